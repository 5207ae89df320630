/** GPUs that the provider may take back at any time, for a part of the price: to serve, and to train. */

import { average } from "../../engine/index.ts"
import { monthOf } from "../batches.ts"
import { medianOf, own, type SavingBench } from "./bench.ts"
import { type Candidate, isFounders, ratioOf, set, timesText } from "./candidate.ts"
import { rentedGpus } from "./served.ts"

export function spots(bench: SavingBench): readonly Candidate[] {
  return [spotServing(bench), spotTraining(bench)].flatMap((one) => one ?? [])
}

function spotServing(bench: SavingBench): Candidate | null {
  const rented = rentedGpus(bench)
  const ratio = ratioOf("rent.spot")
  const text = rented === null ? null : timesText(bench, "serving.price", ratio.middle)
  if (rented === null || text === null) return null
  const { months } = bench.venture.model
  const means = Array.from({ length: months }, (_, t) => average(monthOf(rented.gpus, t, bench.sampler.plan.samples)))
  return spot(bench, "spot-serving", "serving.price", text, Math.max(...means), null)
}

/** Of a pool that is bought there is nothing to rent. */
function spotTraining(bench: SavingBench): Candidate | null {
  const price = own(bench, "training.price")
  if (price === null || isFounders(bench, "training.price")) return null
  const isOwned = isOwnedPrice(bench, price.path)
  const text = timesText(bench, "training.price", ratioOf("rent.spot").middle)
  if (isOwned || text === null) return null
  return spot(
    bench,
    "spot-training",
    "training.price",
    text,
    medianOf(bench, "training.gpus"),
    medianOf(bench, "training.duration"),
  )
}

/** Whether behind a price stands the power of a pool that is bought, which has an upkeep. */
function isOwnedPrice(bench: SavingBench, path: string, depth = 0): boolean {
  const { quantities } = bench.venture.model
  if (/^resources\.gpus\..*\.cost$/u.test(path)) return quantities.has(path.replace(/\.cost$/u, ".upkeep"))
  const uses = quantities.get(path)?.uses ?? []
  return depth < 4 && uses.some((used) => isOwnedPrice(bench, used, depth + 1))
}

function spot(
  bench: SavingBench,
  kind: "spot-serving" | "spot-training",
  name: string,
  text: string,
  gpus: number | null,
  months: number | null,
): Candidate {
  const [ratio, taken] = [ratioOf("rent.spot"), ratioOf("spot.interruption")]
  return {
    kind,
    ...set(bench, name, text),
    risk: () => ({ of: "spot", ratio: ratio.middle, low: taken.low, high: taken.high, gpus, months }),
    sources: [ratio.source, taken.source],
  }
}
