import { useWords } from '../words.ts'

interface KeyCapsProps {
  /** As in the table of shortcuts; two are pressed one after the other. */
  readonly keys: readonly string[]
}

const THEN = '›'

/** Keys as they look on a keyboard. */
export function KeyCaps({ keys }: KeyCapsProps) {
  const { direction } = useWords()
  const [ahead, back] = direction === 'rtl' ? ['←', '→'] : ['→', '←']
  const drawn: Readonly<Record<string, string>> = { Ahead: ahead, Back: back, '-': '−', Enter: '⏎' }
  return (
    <span class="keycaps" dir="ltr">
      {keys.map((key, index) => (
        <span key={key}>
          {index > 0 && <span class="keycaps-then">{THEN}</span>}
          {key.split('+').map((cap) => (
            <kbd key={cap} class="keycap">
              {drawn[cap] ?? cap}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  )
}
