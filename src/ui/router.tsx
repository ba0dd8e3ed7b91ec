/** The screen of every address. Screens are loaded when they are first opened; the service worker has them all. */
import { type ComponentChildren, type ComponentType, createElement } from 'preact'
import { useCallback, useEffect, useErrorBoundary, useMemo, useRef, useState } from 'preact/hooks'
import { parse, type RouteParams } from 'regexparam'
import { Redirect } from 'wouter-preact'
import { useFocusAfterNavigation, useSightOfFragment } from './focus.ts'
import { Mishap, Missing } from './missing.tsx'
import { usePath } from './navigation.tsx'

type Params = Readonly<Record<string, string>>

const ROUTES: readonly Route[] = [
  route('/', async () => (await import('./screens/home.tsx')).HomeScreen),
  route('/workshops/new', async () => (await import('./screens/workshop-form.tsx')).NewWorkshopScreen),
  route('/workshops/:id', async () => ToCount),
  route('/workshops/:id/edit', async () => (await import('./screens/workshop-form.tsx')).EditWorkshopScreen),
  route('/workshops/:id/count', async () => (await import('./screens/count.tsx')).CountScreen),
  route(
    '/workshops/:id/ideas',
    async () => (await import('./screens/workshop-ideas.tsx')).WorkshopIdeasScreen,
  ),
  route('/workshops/:id/sort', async () => (await import('./screens/sort.tsx')).WorkshopSortScreen),
  route('/workshops/:id/summary', async () => (await import('./screens/summary.tsx')).SummaryScreen),
  route('/count', async () => (await import('./screens/count-now.tsx')).CountNowScreen),
  route('/ideas', async () => (await import('./screens/ideas.tsx')).IdeasScreen),
  route('/import', async () => (await import('./screens/import.tsx')).ImportScreen),
  route('/proposals/:id', async () => (await import('./screens/proposal.tsx')).ProposalScreen),
  route('/sort', async () => (await import('./screens/sort.tsx')).SortScreen),
  route('/programme', async () => (await import('./screens/programme.tsx')).ProgrammeScreen),
  route('/projects', async () => (await import('./screens/projects.tsx')).ProjectsScreen),
  route('/projects/:id', async () => (await import('./screens/project.tsx')).ProjectScreen),
  route('/report', async () => (await import('./screens/report.tsx')).ReportScreen),
  route('/export', async () => (await import('./screens/export.tsx')).ExportScreen),
  route('/export/report/:locale', async () => (await import('./screens/print.tsx')).PrintReportScreen),
  route('/export/minutes/:id/:locale', async () => (await import('./screens/print.tsx')).PrintMinutesScreen),
  route('/wall/:workshop', async () => (await import('./screens/wall.tsx')).WallScreen),
  route('/sync', async () => (await import('./screens/sync.tsx')).SyncScreen),
  route('/settings', async () => (await import('./screens/settings.tsx')).SettingsScreen),
  route('/help', async () => (await import('./screens/help.tsx')).HelpScreen),
  route('/devices', async () => (await import('./screens/devices.tsx')).DevicesScreen),
  route('/enrol', async () => (await import('./screens/enrol.tsx')).EnrolScreen),
]
const NOWHERE = route('*', async () => Missing)

/** Begins to load the code of the screen that a path asks for. Rejects when it cannot be had. */
export const loadScreen = (path: string): Promise<void> => placeOf(path).route.load()

/** Draws the screen of the address. While its code is being loaded, the one before it stays. */
export function CurrentScreen() {
  const path = usePath()
  const asked = useMemo(() => placeOf(path), [path])
  const shown = useRef(asked)
  if (asked.route.screen()) shown.current = asked
  const [loaded, setLoaded] = useState<{ readonly place: Place; readonly isThere: boolean }>()
  const load = useCallback(() => {
    const tell = (isThere: boolean) => () => setLoaded({ place: asked, isThere })
    asked.route.load().then(tell(true), tell(false))
  }, [asked])
  const isWaiting = !asked.route.screen()
  useEffect(() => {
    if (isWaiting) load()
  }, [isWaiting, load])
  useFocusAfterNavigation(shown.current.path)
  useSightOfFragment(shown.current.path)
  if (loaded?.place === asked && !loaded.isThere) return <Mishap reset={load} />
  const { route, path: here, params } = shown.current
  const screen = route.screen()
  return screen && <Guarded key={here}>{createElement(screen, params)}</Guarded>
}

/** A screen that fails takes only itself down. */
function Guarded({ children }: { readonly children: ComponentChildren }) {
  const [failure, reset] = useErrorBoundary(reportError)
  return failure === undefined ? children : <Mishap reset={reset} />
}

const ToCount = ({ id }: { readonly id: string }) => <Redirect to={`/workshops/${id}/count`} replace />

interface Route {
  /** What a path says of this route's parameters; undefined for the path of another. */
  match(path: string): Params | undefined
  /** Undefined until it is loaded. */
  screen(): ComponentType<Params> | undefined
  /** Rejects when the file cannot be had; it is asked for again the next time. */
  load(): Promise<void>
}

function route<Path extends string>(
  path: Path,
  load: () => Promise<ComponentType<RouteParams<Path>>>,
): Route {
  const { pattern, keys } = parse(path)
  let screen: ComponentType<Params> | undefined
  let loading: Promise<void> | undefined
  return {
    match: (asked) => {
      const found = pattern.exec(asked)
      return found ? Object.fromEntries(keys.map((key, index) => [key, found[index + 1] ?? ''])) : undefined
    },
    screen: () => screen,
    load: () => {
      loading ??= load().then(
        (loaded) => {
          // What its parameters are called is told by its path.
          screen = loaded as ComponentType<Params>
        },
        (error: unknown) => {
          loading = undefined
          throw error
        },
      )
      return loading
    },
  }
}

interface Place {
  readonly path: string
  readonly route: Route
  readonly params: Params
}

function placeOf(path: string): Place {
  for (const each of ROUTES) {
    const params = each.match(path)
    if (params) return { path, route: each, params }
  }
  return { path, route: NOWHERE, params: {} }
}
