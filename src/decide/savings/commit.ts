/**
 * GPUs that are rented for a year or three at a lower price and paid whether they are used or not; what is needed beyond is
 * rented as before. Committed is what is used with at least the probability that the price is of that on demand: one more would be paid for more
 * often than it is used (the newsvendor's rule). How much it is, is decided today, for all blocks.
 */

import type { SavingBench } from "./bench.ts"
import { type Candidate, percentText, ratioOf, set } from "./candidate.ts"
import { idleShare, neededIn, rentedGpus } from "./served.ts"

type Block = { readonly from: number; readonly gpus: number }

export function commitments(bench: SavingBench): readonly Candidate[] {
  return [commit(bench, 1), commit(bench, 3)].flatMap((one) => one ?? [])
}

function commit(bench: SavingBench, years: 1 | 3): Candidate | null {
  const rented = rentedGpus(bench)
  if (rented === null) return null
  const ratio = ratioOf(years === 1 ? "rent.commit-1-year" : "rent.commit-3-year")
  const { months } = bench.venture.model
  const starts = Array.from(
    { length: Math.ceil((months - rented.opens) / (12 * years)) },
    (_, k) => rented.opens + 12 * years * k,
  )
  const blocks = starts.map((from): Block => {
    // What is committed beyond the horizon is paid beyond it, and used there as far as anyone knows.
    return { from, gpus: neededIn(rented, bench, from, Math.min(months, from + 12 * years), ratio.middle) }
  })
  if (blocks.every(({ gpus }) => gpus === 0)) return null
  const held = (month: number): number => blocks.findLast(({ from }) => from <= month)?.gpus ?? 0
  const committed = heldText(blocks)
  const text = `= serving.price * (${percentText(ratio.middle)} * ${committed} + max(serving.gpus - ${committed}, 0 GPU))`
  return {
    kind: years === 1 ? "commit-1-year" : "commit-3-years",
    ...set(bench, "serving.gpu_cost", text),
    risk: () => ({ of: "commit", years, ratio: ratio.middle, blocks, idle: idleShare(rented, bench, held) }),
    sources: [ratio.source],
  }
}

/** As a formula of the month: nothing before the first block. */
export function heldText(blocks: readonly Block[]): string {
  const [first] = blocks
  if (first === undefined) return "0 GPU"
  const later = blocks.filter(({ gpus }, k) => k === 0 || gpus !== blocks[k - 1]?.gpus)
  const text = later.reduceRight((rest, { gpus }, k) => {
    const end = later[k + 1]?.from
    return end === undefined ? `${gpus} GPU` : `if(t < ${end} month, ${gpus} GPU, ${rest})`
  }, "")
  return first.from === 0 ? text : `if(t < ${first.from} month, 0 GPU, ${text})`
}
