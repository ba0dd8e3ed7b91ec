/**
 * The wall: a workshop as the hall sees it, projected. It reads nothing but what `wallOf` gives, says nothing
 * private, and asks nothing of anybody; whoever captures does so in another window of the same device.
 */
import { useCallback, useEffect } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import { type Wall, wallOf } from '../../domain/wall.ts'
import { wall as arabic } from '../../i18n/words/ar/report.ts'
import { ChartPatterns } from '../charts/tones.tsx'
import { CONTENT_ID, useWindowTitle } from '../focus.ts'
import { WithWords } from '../late-words.tsx'
import { useNavigate } from '../navigation.tsx'
import { IconButton } from '../parts/button.tsx'
import { LockButton } from '../parts/lock-button.tsx'
import { WallAxes, WallGroups, WallPeople, WallProposals } from '../parts/wall-parts.tsx'
import { useFullScreen } from '../projection.ts'
import { entityIdFrom, useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { Missing } from '../stand-in.tsx'
import { usePages } from '../turning.ts'
import { useWakefulScreen } from '../wakeful.ts'
import { useWords } from '../words.ts'
import '../styles/charts.css'
import '../styles/wall.css'

const LATE = { wall: arabic }
/** As many of the newest as come round again while people still remember them. */
const NEWEST = 12
/** Proposals in sight at once: more would have to be smaller than fifteen metres allow. */
const PROPOSALS_A_PAGE = 2
const AXES_A_PAGE = 4

export function WallScreen({ workshop }: { readonly workshop: string }) {
  const id = entityIdFrom(workshop)
  const wall = useReading(
    ['workshop', 'tally', 'proposal', 'axis', 'group'],
    (reader) => wallOf(reader, id, NEWEST),
    [id],
  )
  if (!wall) return <Missing />
  return (
    <WithWords arabic={LATE}>
      <Projected wall={wall} asked={id} />
    </WithWords>
  )
}

function Projected({ wall, asked }: { readonly wall: Wall; readonly asked: EntityId }) {
  const { t, formats } = useWords()
  const navigate = useNavigate()
  const leave = useCallback(() => {
    navigate(`/workshops/${asked}/count`)
  }, [navigate, asked])
  useWakefulScreen()
  useEscape(leave)
  const fullScreen = useFullScreen(leave)
  const theme = useWallTheme()
  const proposals = usePages(wall.newest, PROPOSALS_A_PAGE, wall.newest[0]?.id)
  const axes = usePages(wall.axes, AXES_A_PAGE, undefined)
  const isTurning = proposals.isTurning
  const turn = () => {
    proposals.setTurning(!isTurning)
    axes.setTurning(!isTurning)
  }
  const { title, place, neighbourhood } = wall.workshop
  useWindowTitle(formats.name(title))
  return (
    <main class="wall" id={CONTENT_ID} tabIndex={-1} aria-label={t('wall.label')}>
      <ChartPatterns />
      <header class="wall-head">
        <h1 tabIndex={-1}>
          <bdi>{formats.name(title)}</bdi>
        </h1>
        <bdi class="wall-where">{place ?? neighbourhood}</bdi>
        <div class="wall-tools">
          {(proposals.count > 1 || axes.count > 1) && (
            <IconButton
              kind="quiet"
              icon={isTurning ? 'pause' : 'forward'}
              label={t(isTurning ? 'wall.pause' : 'wall.resume')}
              onClick={turn}
            />
          )}
          <IconButton
            kind="quiet"
            icon="contrast"
            label={t(theme.isDark ? 'wall.light' : 'wall.dark')}
            onClick={theme.toggle}
          />
          {fullScreen.isPossible && (
            <IconButton
              kind="quiet"
              icon="screen"
              label={t('wall.full')}
              aria-pressed={fullScreen.isFull}
              onClick={() => void fullScreen.toggle()}
            />
          )}
          <LockButton />
          <IconButton kind="quiet" icon="close" label={t('wall.leave')} onClick={leave} />
        </div>
      </header>
      <div class="wall-people">
        <WallPeople attendance={wall.attendance} />
        <WallGroups groups={wall.groups} />
      </div>
      <WallProposals page={proposals} total={wall.proposals} />
      <WallAxes page={axes} largest={Math.max(1, ...wall.axes.map(({ count }) => count))} />
    </main>
  )
}

/** Without full screen, where the browser keeps the key for itself. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [leave])
}

const THEME_KEY = 'wall-theme'

/** A projector's light has nothing to do with that of the tablet: the wall keeps a choice of its own. */
function useWallTheme() {
  const { draft, saveDraft } = useServices()
  const { theming } = useSession()
  useEffect(() => {
    let isCurrent = true
    void draft(THEME_KEY).then((kept) => {
      if (isCurrent && (kept === 'dark' || kept === 'light')) theming.project(kept)
    })
    return () => {
      isCurrent = false
      theming.project(undefined)
    }
  }, [draft, theming])
  const isDark = theming.shown.value === 'dark'
  return {
    isDark,
    toggle: () => {
      const next = isDark ? 'light' : 'dark'
      // Kept before it is shown: whoever sees it finds it again after a reload.
      void saveDraft(THEME_KEY, next).finally(() => theming.project(next))
    },
  }
}
