/** What a project rents to answer requests: the GPUs month by month, and the formula of what they cost. */
import { monthOf } from "../batches.ts"
import { quantiles } from "../quantiles.ts"
import { medianOf, own, type SavingBench } from "./bench.ts"
import { isFounders } from "./candidate.ts"

export type RentedGpus = {
  /** As the catalogue has it. */
  readonly gpu: string
  /** Month in which the offer stands, in the median. */
  readonly opens: number
  /** GPUs in use.  Shape: [months][samples]. */
  readonly gpus: Float64Array
  readonly money: string
}

/** Null where GPUs are owned, stand with the customer, or are another's, and where the founder wrote what they cost. */
export function rentedGpus(bench: SavingBench): RentedGpus | null {
  const { project, venture, values } = bench
  const server = project.server?.() ?? null
  if (server === null || server.pool?.isOwned === true) return null
  if (own(bench, "serving.gpu_cost") === null || isFounders(bench, "serving.gpu_cost")) return null
  const gpus = values("serving.gpus")
  const opening = medianOf(bench, "business.opening")
  const opens = opening === null ? Number.POSITIVE_INFINITY : Math.ceil(opening)
  if (gpus === null || opens >= venture.model.months || !gpus.some((count) => count > 0)) return null
  return { gpu: server.gpu.id, opens, gpus, money: venture.header.currency }
}

/** The count that is needed at least with this probability, over the months of a block; whole. */
export function neededIn(
  { gpus }: RentedGpus,
  { sampler }: SavingBench,
  from: number,
  until: number,
  probability: number,
): number {
  const { samples } = sampler.plan
  const months = Array.from({ length: until - from }, (_, k) => monthOf(gpus, from + k, samples))
  const all = new Float64Array(months.length * samples)
  for (const [k, month] of months.entries()) all.set(month, k * samples)
  const [count = 0] = quantiles(all, [1 - probability])
  return Math.floor(count + 1e-9)
}

/** Share of `held` GPU-months that nobody uses, in the mean. */
export function idleShare({ gpus }: RentedGpus, { sampler }: SavingBench, held: (month: number) => number): number | null {
  const { plan, model } = sampler
  let [idle, all] = [0, 0]
  for (let month = 0; month < model.months; month++) {
    const count = held(month)
    const used = monthOf(gpus, month, plan.samples)
    for (let s = 0; s < plan.samples; s++) idle += Math.max(0, count - used[s]!)
    all += count * plan.samples
  }
  return all > 0 ? idle / all : null
}
