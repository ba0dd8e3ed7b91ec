/** What the bench asks of its page. Never shipped: built into a folder of its own. */
import { counts } from './counts.ts'
import { saves } from './save.ts'
import { send, sendRaw } from './send.ts'
import { takeIn, takeInRaw } from './take-in.ts'

const works = { counts, saves, send, sendRaw, takeIn, takeInRaw }

export type Works = typeof works

Object.assign(globalThis, { works })
