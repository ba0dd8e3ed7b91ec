/** How much on this device the server has not judged yet: its own work, and what it took in from others. */
import type { CarriedRecord } from '../store/store.ts'
import type { Services } from './services.ts'

/** To be read while rendering: it follows both. */
export const waitingHere = (services: Pick<Services, 'own' | 'carried'>): number =>
  ownWaiting(services) + services.carried.value.reduce((sum, record) => sum + leftOf(record), 0)

/** Of that, what the server has put off. */
export const putOffHere = ({ own, carried }: Pick<Services, 'own' | 'carried'>): number =>
  own.value.filter(({ state }) => state.type === 'pending' && state.putOff).length +
  carried.value
    .filter(({ state }) => state.type === 'waiting' && state.problem)
    .reduce((sum, record) => sum + leftOf(record), 0)

export const ownWaiting = ({ own }: Pick<Services, 'own'>): number =>
  own.value.filter(({ state }) => state.type === 'pending').length

const leftOf = ({ count, state }: CarriedRecord): number =>
  state.type === 'waiting' ? count - state.accepted - state.refused : 0
