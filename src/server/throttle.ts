/** Slows down whoever tries codes. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export interface Throttle {
  /** Seconds to wait before this address may try again; null when it may try now. */
  secondsToWait(address: string): Promise<number | null>
}

/** A hall full of tablets comes in by one address, each trying a few times. */
const PER_ADDRESS = { points: 60, duration: 60 }
/** A code has 2^40 values; at this pace none is found by trying, from however many addresses. */
const IN_ALL = { points: 600, duration: 60 }

export function enrolmentThrottle(): Throttle {
  const perAddress = new RateLimiterMemory(PER_ADDRESS)
  const inAll = new RateLimiterMemory(IN_ALL)
  return {
    async secondsToWait(address) {
      try {
        await perAddress.consume(address)
        await inAll.consume('all')
        return null
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000))
      }
    },
  }
}
