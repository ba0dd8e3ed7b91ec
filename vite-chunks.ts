/**
 * Which files the app's code comes in. Few, since each costs a start a turn through the service worker: the libraries
 * apart, so that an update of ours downloads only ours; what home needs; what the rest of the field needs; what is read
 * and decided; and what the last two share. The rest comes with its screen.
 */

const LIBRARIES = /node_modules/
const HOME = ['src/main.tsx', 'src/ui/screens/home.tsx']
const FIELD = [
  'src/ui/screens/count.tsx',
  'src/ui/screens/workshop-ideas.tsx',
  'src/ui/screens/ideas.tsx',
  'src/ui/screens/sort.tsx',
  'src/ui/screens/proposal.tsx',
  'src/ui/screens/workshop-form.tsx',
]
const DESK = ['src/ui/screens/summary.tsx', 'src/ui/screens/report.tsx', 'src/ui/screens/programme.tsx']

/** What the bundler knows of its modules. */
interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

/** Groups of modules, the first that holds a module having it; what is in none is left to the bundler. */
export function createChunkGroups(root: string) {
  const reachOf = (sources: readonly string[]) => createReach(sources.map((source) => `${root}/${source}`))
  const [home, field, desk] = [reachOf(HOME), reachOf(FIELD), reachOf(DESK)]
  const group = (name: string, holds: (id: string, graph: Graph) => boolean) => (id: string, graph: Graph) =>
    holds(id, graph) ? name : null
  // What a group's modules import comes along with them, unless a group before it has it.
  return [
    group('libraries', (id, graph) => LIBRARIES.test(id) && home(graph).has(id)),
    group('home', (id, graph) => home(graph).has(id)),
    group('shared', (id, graph) => field(graph).has(id) && desk(graph).has(id)),
    group('field', (id, graph) => field(graph).has(id)),
    group('desk', (id, graph) => desk(graph).has(id)),
  ].map((name, place, all) => ({ name, priority: all.length - place }))
}

/** All that the sources import at once, and what that imports. */
function createReach(sources: readonly string[]): (graph: Graph) => ReadonlySet<string> {
  let known: Set<string> | undefined
  return (graph) => {
    if (known) return known
    known = new Set()
    const waiting = [...sources]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (known.has(id)) continue
      const module = graph.getModuleInfo(id)
      if (!module) throw new Error(`vite-chunks.ts names ${id}, which is no part of the app`)
      known.add(id)
      waiting.push(...module.importedIds)
    }
    return known
  }
}
