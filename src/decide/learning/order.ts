/**
 * In which order to learn: always the study that adds most, less what it costs, to what those before it told; until none pays.
 * What two studies tell together is worked out together, so that a second look at the same thing is worth little.
 */
import type { Knowing } from "../information/information.ts"
import type { LearningStep, StudyAnswer } from "./answer.ts"
import type { Inquiry, InquirySize } from "./inquiry.ts"
import { resultOf } from "./results.ts"
import { nothing, type Worth, worthKnowing } from "./worth-knowing.ts"

/** What is left of a worth; null where the cost cannot be held against it.  Units: `waits` in months. */
export type Net = (value: number, cost: NonNullable<InquirySize["cost"]>, waits: number) => number | null

/** Studies that are put into an order: each of them is looked at beside all chosen before it. */
const most = 6

type Told = { readonly inquiry: Inquiry; readonly answer: StudyAnswer }

/** Each at the size that is best for it alone. `told`: best first. */
export function orderOf(told: readonly Told[], knowing: Knowing, net: Net): LearningStep[] {
  const waiting = told.filter(({ answer }) => (answer.sizes[answer.best]?.value ?? 0) > 0).slice(0, most)
  const steps: LearningStep[] = []
  let known: Worth = nothing
  let columns: readonly Float64Array[] = []
  let months = 0
  while (waiting.length > 0) {
    const options = waiting.flatMap((one) => optionOf(one, columns, known, knowing, net))
    const [best] = options.toSorted((a, b) => b.net - a.net)
    if (best === undefined || !(best.net > 0)) break
    waiting.splice(waiting.indexOf(best.told), 1)
    known = best.worth
    columns = best.columns
    months += best.told.answer.months
    const { size, unit } = best.size
    steps.push({ study: best.told.answer.name, size, unit, adds: best.adds, net: best.net, months })
  }
  return steps
}

type Option = {
  readonly told: Told
  readonly size: InquirySize
  readonly columns: readonly Float64Array[]
  readonly worth: Worth
  readonly adds: number
  readonly net: number
}

function optionOf(told: Told, columns: readonly Float64Array[], known: Worth, knowing: Knowing, net: Net): Option[] {
  const { inquiry, answer } = told
  const size = inquiry.sizes[answer.best]
  if (size?.cost == null) return []
  const all = [...columns, ...inquiry.looked.map((one) => resultOf(one, size.size))]
  const worth = worthKnowing(all, knowing, known)
  const adds = knowing.worth(worth.value) - knowing.worth(known.value)
  const left = net(adds, size.cost, answer.delay)
  return left === null ? [] : [{ told, size, columns: all, worth, adds, net: left }]
}
