/** Time to move data: at the bandwidth of memory, or quicker where the L2 cache still holds all of it since the last run. */
import type { Rates } from "./rates.ts"

export type MemoryConstants = {
  /** Of the bandwidth. */
  readonly memory: number
  /** Part of the L2 cache that data may fill and still be there, and how many times as quick as memory it is. */
  readonly cachePart: number
  readonly cacheSpeed: number
}

/**
 * Seconds to move so many bytes. What fits into `cachePart` of the cache comes from there; of twice as much nothing is left when it is asked for
 * again, as a cache that drops the oldest loses all of a longer round.
 * Units: [byte] → [s]. Errors: none.
 */
export function memorySeconds({ memory, cachePart, cacheSpeed }: MemoryConstants, rates: Rates, bytes: number): number {
  const cached = Math.min(1, Math.max(0, 2 - bytes / (cachePart * rates.cache + 1)))
  return ((1 - cached + cached / cacheSpeed) * bytes) / (rates.bandwidth * memory)
}
