/** Second draws of inputs, for runs in which some of them are drawn anew while all others stay. */
import type { Distribution } from "../../units/index.ts"
import { drawInputs } from "../run/draws.ts"
import type { Sampler } from "../run/sampler.ts"
import { seatsOf } from "../run/seats.ts"

export const standardNormal: Distribution = { kind: "normal", mean: 0, sd: 1 }

/**
 * Independent of all first draws and of each other: they take Sobol dimensions of their own (another seed would not do, since the
 * points of one dimension keep their order through the scramble) and scrambles of their own (under the same one, two dimensions begin
 * with the same point in every replicate, and no spread between replicates tells of it).
 * By input; those in `asNormal` are standard normal, all others have their own law.  Shape of each: [samples].
 */
export function secondDraws(
  { model, plan, seed }: Sampler,
  inputs: readonly number[],
  asNormal: ReadonlySet<number> = new Set(),
): ReadonlyMap<number, Float64Array> {
  const known = inputs.filter((input) => model.inputs[input] !== undefined)
  const again = known.flatMap((input) => model.inputs[input] ?? [])
  const seats = seatsOf({ ...model, inputs: [...model.inputs, ...again] }).slice(model.inputs.length)
  const drawn = again.map((one, k) => (asNormal.has(known[k] ?? -1) ? { ...one, distribution: standardNormal, factor: 1 } : one))
  const own = seats.map((seat) => ({ ...seat, name: `${seat.name}, anew` }))
  const { columns } = drawInputs(drawn, [], plan, seed, own)
  return new Map(known.map((input, k) => [input, columns[k] ?? new Float64Array(plan.samples)]))
}
