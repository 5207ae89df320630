/**
 * From the busiest hour to the whole month. The load of an hour is taken to lie below that of the busiest one so that the mean is as far below as
 * `serving.peak` says: the part of the time with at most x of the busiest hour's load is x^a, with a = 1 / (peak - 1); a mean over requests weighs
 * each hour with its load. For a peak of 2 all loads up to the busiest are equally frequent.
 */

/** Loads of the busiest hour, in parts of what can be carried. */
export const dayLoads: readonly number[] = [0.4, 0.6, 0.8, 0.9, 1, 1.25, 1.6, 2.5, 4, 8]

const parts = 16

/** What holds for a request of the month, at each of `dayLoads` in the busiest hour. `shareAt`: at a load. */
export function overTheDay(shareAt: (load: number) => number, peak: number): readonly number[] {
  // The mean load of the k-th of equal parts of the requests, as a part of the busiest hour's.
  const hours = Array.from({ length: parts }, (_, k) => ((k + 0.5) / parts) ** (1 - 1 / peak))
  return dayLoads.map((load) => hours.reduce((sum, hour) => sum + shareAt(load * hour), 0) / parts)
}
