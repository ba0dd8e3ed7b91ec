import type { EntityId } from '../../domain/ids.ts'
import { wall } from '../../i18n/words/ar/report.ts'
import { Icon } from '../icons.tsx'
import { WithWords } from '../late-words.tsx'
import type { Address } from '../navigation.tsx'
import { useWords } from '../words.ts'
import { buttonClass } from './button.tsx'

const LATE = { wall }

/** Opens the wall in a window of its own, for the projector: the one at hand goes on capturing. */
export function WallLink({ workshop }: { readonly workshop: EntityId }) {
  return (
    <WithWords arabic={LATE}>
      <LinkToWall workshop={workshop} />
    </WithWords>
  )
}

function LinkToWall({ workshop }: { readonly workshop: EntityId }) {
  const { t } = useWords()
  return (
    <a class={buttonClass()} href={`/wall/${workshop}` satisfies Address} target="_blank">
      <Icon name="screen" />
      {t('wall.open')}
    </a>
  )
}
