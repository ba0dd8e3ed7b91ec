/** Every address of the app. Screens are loaded when they are first opened; the service worker has them all. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { isDay } from '../domain/fields.ts'
import { CHANNELS, type Channel } from '../domain/kinds.ts'
import type { ReportFilter } from '../domain/report-filter.ts'
import { entityIdFrom } from './reading.ts'
import { Mishap, Missing, Shell } from './shell.tsx'

/** The router with its routes; one for the life of the app. */
export function createAppRouter() {
  const root = createRootRoute({ component: Shell, notFoundComponent: Missing, errorComponent: Mishap })

  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./screens/home.tsx'), 'HomeScreen'),
  })
  const newWorkshop = createRoute({
    getParentRoute: () => root,
    path: '/workshops/new',
    component: lazyRouteComponent(() => import('./screens/workshop-form.tsx'), 'NewWorkshopScreen'),
  })
  const editWorkshop = createRoute({
    getParentRoute: () => root,
    path: '/workshops/$id/edit',
    component: lazyRouteComponent(() => import('./screens/workshop-form.tsx'), 'EditWorkshopScreen'),
  })
  const workshop = createRoute({
    getParentRoute: () => root,
    path: '/workshops/$id',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/workshops/$id/count', params })
    },
  })
  const count = createRoute({
    getParentRoute: () => root,
    path: '/workshops/$id/count',
    component: lazyRouteComponent(() => import('./screens/count.tsx'), 'CountScreen'),
  })
  const countNow = createRoute({
    getParentRoute: () => root,
    path: '/count',
    component: lazyRouteComponent(() => import('./screens/count-now.tsx'), 'CountNowScreen'),
  })
  const workshopIdeas = createRoute({
    getParentRoute: () => root,
    path: '/workshops/$id/ideas',
    component: lazyRouteComponent(() => import('./screens/workshop-ideas.tsx'), 'WorkshopIdeasScreen'),
  })
  const workshopSort = createRoute({
    getParentRoute: () => root,
    path: '/workshops/$id/sort',
    component: lazyRouteComponent(() => import('./screens/sort.tsx'), 'WorkshopSortScreen'),
  })
  const summary = createRoute({
    getParentRoute: () => root,
    path: '/workshops/$id/summary',
    component: lazyRouteComponent(() => import('./screens/summary.tsx'), 'SummaryScreen'),
  })
  const ideas = createRoute({
    getParentRoute: () => root,
    path: '/ideas',
    validateSearch: ideasSearch,
    component: lazyRouteComponent(() => import('./screens/ideas.tsx'), 'IdeasScreen'),
  })
  const importIdeas = createRoute({
    getParentRoute: () => root,
    path: '/import',
    component: lazyRouteComponent(() => import('./screens/import.tsx'), 'ImportScreen'),
  })
  const proposal = createRoute({
    getParentRoute: () => root,
    path: '/proposals/$id',
    component: lazyRouteComponent(() => import('./screens/proposal.tsx'), 'ProposalScreen'),
  })
  const sort = createRoute({
    getParentRoute: () => root,
    path: '/sort',
    component: lazyRouteComponent(() => import('./screens/sort.tsx'), 'SortScreen'),
  })
  const programme = createRoute({
    getParentRoute: () => root,
    path: '/programme',
    component: lazyRouteComponent(() => import('./screens/programme.tsx'), 'ProgrammeScreen'),
  })
  const projects = createRoute({
    getParentRoute: () => root,
    path: '/projects',
    component: lazyRouteComponent(() => import('./screens/projects.tsx'), 'ProjectsScreen'),
  })
  const project = createRoute({
    getParentRoute: () => root,
    path: '/projects/$id',
    component: lazyRouteComponent(() => import('./screens/project.tsx'), 'ProjectScreen'),
  })
  const report = createRoute({
    getParentRoute: () => root,
    path: '/report',
    component: lazyRouteComponent(() => import('./screens/report.tsx'), 'ReportScreen'),
  })
  const exporting = createRoute({
    getParentRoute: () => root,
    path: '/export',
    component: lazyRouteComponent(() => import('./screens/export.tsx'), 'ExportScreen'),
  })
  const printReport = createRoute({
    getParentRoute: () => root,
    path: '/export/report/$locale',
    validateSearch: reportSearch,
    component: lazyRouteComponent(() => import('./screens/print.tsx'), 'PrintReportScreen'),
  })
  const printMinutes = createRoute({
    getParentRoute: () => root,
    path: '/export/minutes/$id/$locale',
    component: lazyRouteComponent(() => import('./screens/print.tsx'), 'PrintMinutesScreen'),
  })
  const wall = createRoute({
    getParentRoute: () => root,
    path: '/wall/$workshop',
    component: lazyRouteComponent(() => import('./screens/wall.tsx'), 'WallScreen'),
  })
  const sync = createRoute({
    getParentRoute: () => root,
    path: '/sync',
    component: lazyRouteComponent(() => import('./screens/sync.tsx'), 'SyncScreen'),
  })
  const settings = createRoute({
    getParentRoute: () => root,
    path: '/settings',
    component: lazyRouteComponent(() => import('./screens/settings.tsx'), 'SettingsScreen'),
  })
  const help = createRoute({
    getParentRoute: () => root,
    path: '/help',
    component: lazyRouteComponent(() => import('./screens/help.tsx'), 'HelpScreen'),
  })
  const devices = createRoute({
    getParentRoute: () => root,
    path: '/devices',
    component: lazyRouteComponent(() => import('./screens/devices.tsx'), 'DevicesScreen'),
  })
  const enrol = createRoute({
    getParentRoute: () => root,
    path: '/enrol',
    component: lazyRouteComponent(() => import('./screens/enrol.tsx'), 'EnrolScreen'),
  })

  return createRouter({
    routeTree: root.addChildren([
      home,
      newWorkshop,
      editWorkshop,
      workshop,
      count,
      countNow,
      workshopIdeas,
      workshopSort,
      summary,
      ideas,
      importIdeas,
      proposal,
      sort,
      programme,
      projects,
      project,
      report,
      exporting,
      printReport,
      printMinutes,
      wall,
      sync,
      settings,
      help,
      devices,
      enrol,
    ]),
    // Screens read the live state, not loaders: there is nothing to preload but code, which is local.
    defaultPreload: 'intent',
  })
}

export type AppRouter = ReturnType<typeof createAppRouter>

/** Begins to load the code of the screen that an address asks for. */
export function loadAhead(router: AppRouter, path: string): void {
  // What cannot be loaded is loaded again when it is shown, and fails there, where a person is told.
  const [routes] = router.getMatchedRoutes(path)
  for (const route of routes) router.loadRouteChunk(route)?.catch(() => {})
}

/**
 * Which ideas are looked at; an address that says something else says nothing. Undefined in so many words, here and
 * below: the router lays this over what the address says, and what is left out would come through unlooked at.
 */
function ideasSearch({ channel }: Record<string, unknown>): { readonly channel?: Channel | undefined } {
  return { channel: CHANNELS.find((each) => each === channel) }
}

/** What the printed report is narrowed to, as on the screen that it was opened from. */
function reportSearch({ workshop, from, to }: Record<string, unknown>): ReportSearch {
  return {
    workshop: typeof workshop === 'string' ? entityIdFrom(workshop) : undefined,
    from: isDay(from) ? from : undefined,
    to: isDay(to) ? to : undefined,
  }
}

type ReportSearch = { readonly [Part in keyof ReportFilter]?: ReportFilter[Part] | undefined }

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
