/** Where bugs can be planted, each from outside of the code that they spoil. A world without any has `NONE`. */
import type { Store } from '../../../src/store/store.ts'
import type { Network } from '../../../src/sync/ports.ts'
import type { Writes } from './disk.ts'
import type { ServersPorts } from './servers.ts'
import type { Tab } from './tab.ts'

export interface Plants {
  /** How one transaction of a tablet becomes durable: in these parts, one after the other. */
  readonly onCommit?: (writes: Writes) => readonly Writes[]
  store(store: Store, tab: Tab): Store
  network(network: Network): Network
  readonly server: ServersPorts['planted']
}

export const NONE: Plants = {
  store: (store) => store,
  network: (network) => network,
  server: { transaction: (tx) => tx, ports: (ports) => ports },
}
