/** Many things that could be otherwise, tried out on coarse draws; the best of them told by those that tell. */
import type { Sampler } from "../../engine/index.ts"
import type { Replaced } from "../columns.ts"
import { type Bench, type Benches, type Change, changeOf, isSure, outcomeOf } from "./outcome.ts"
import type { Standing } from "./standing.ts"

/** Columns as they would be; what they are compared with where that is not how things stand. */
export type Experiment = { readonly after: Replaced; readonly before?: Replaced }

export type Found<T> = { readonly option: T; readonly change: Change }

export function bestOptions<T>(
  standing: Standing,
  { coarse, telling }: Benches,
  options: readonly T[],
  most: number,
  experiment: (option: T, sampler: Sampler) => Experiment,
): Found<T>[] {
  const tryOn = (bench: Bench, option: T): Found<T> => {
    const { after, before } = experiment(option, bench.sampler)
    const stands = before === undefined ? bench.stands : outcomeOf(standing, bench.sampler, { replaced: before })
    const outcome = outcomeOf(standing, bench.sampler, { replaced: after })
    return { option, change: changeOf(standing, bench.sampler, outcome, stands) }
  }
  const looked = options.map((option) => tryOn(coarse, option)).filter(({ change }) => change.worth > 0)
  const leading = looked.toSorted((a, b) => b.change.worth - a.change.worth).slice(0, most)
  const told = coarse === telling ? leading : leading.map(({ option }) => tryOn(telling, option))
  return told.filter(({ change }) => isSure(change))
}
