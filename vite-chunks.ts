/**
 * Which files the app's code comes in. Few, since each costs a start a turn through the service worker: the libraries
 * apart, so that an update of ours downloads only ours; what home needs; what every other screen of the field needs.
 * The rest comes with its screen.
 */

const LIBRARIES = /node_modules/
const HOME = ['src/main.tsx', 'src/ui/screens/home.tsx']
const FIELD = [
  'src/ui/screens/count.tsx',
  'src/ui/screens/workshop-ideas.tsx',
  'src/ui/screens/ideas.tsx',
  'src/ui/screens/sort.tsx',
  'src/ui/screens/summary.tsx',
  'src/ui/screens/proposal.tsx',
  'src/ui/screens/workshop-form.tsx',
]

/** What the bundler knows of its modules. */
interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

/** Groups of modules, the first that fits a module having it; what is in none is left to the bundler. */
export function createChunkGroups(root: string) {
  const home = createReach(HOME.map((source) => `${root}/${source}`))
  const field = createReach(FIELD.map((source) => `${root}/${source}`))
  return [
    {
      priority: 3,
      name: (id: string, graph: Graph) => (LIBRARIES.test(id) && home(graph).has(id) ? 'libraries' : null),
    },
    { priority: 2, name: (id: string, graph: Graph) => (home(graph).has(id) ? 'home' : null) },
    { priority: 1, name: (id: string, graph: Graph) => (field(graph).has(id) ? 'field' : null) },
  ]
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
