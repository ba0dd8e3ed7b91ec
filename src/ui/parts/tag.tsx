import type { ComponentChildren } from 'preact'
import type { Gender, Verdict } from '../../domain/kinds.ts'

export type TagTone = 'plain' | 'women' | 'men' | 'pending' | 'warning' | Verdict

export function Tag({
  tone = 'plain',
  children,
}: {
  readonly tone?: TagTone
  readonly children: ComponentChildren
}) {
  return (
    <span class={`tag tag-${tone}`} dir="auto">
      {children}
    </span>
  )
}

const TONES = { female: 'women', male: 'men', undisclosed: 'pending' } as const satisfies Record<
  Gender,
  TagTone
>
export const genderTone = (gender: Gender): TagTone => TONES[gender]
