/** A quantity that is spread over all values equals one of them with probability 0: it is said what to ask in its place. */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import type { Sampler } from "../../engine/index.ts"
import { type Condition, equalTo, monthsOf } from "./condition.ts"

/** Null where the condition is no equality, or its quantity takes that value, or most of its values, again and again. */
export function neverEqual(condition: Condition, sampler: Sampler): Diagnostic | null {
  const { constraint, quantity } = condition.limit
  if (constraint.comparison !== "==" || equalTo(condition) !== null) return null
  const { samples } = sampler.plan
  const [values] = sampler.run([quantity.node])
  if (values === undefined || monthsOf(condition, values, samples).some((month) => mayEqual(month, constraint.value))) return null
  const [before = "", after = ""] = condition.text.split("==")
  const value = after.replace(/\s+with\s.*$/su, "").trim()
  const when = before.trim().slice(constraint.quantity.length)
  return error("solve-never-equal", constraint.span, {
    name: constraint.quantity,
    value,
    mean: `mean(${constraint.quantity})${when} == ${value}`,
    median: `${before.trim()} > ${value} with 50 %`,
  })
}

/** One sample in so many may meet another by rounding. */
const rarely = 1000
/** Of what is counted, at least this share of the different values comes again; a limit (`max(0 USD, …)`) repeats one or two alone. */
const counted = 0.25
const tolerance = 1e-9

function mayEqual(values: Float64Array, wanted: number): boolean {
  const isWanted = (value: number): boolean => Math.abs(value - wanted) <= tolerance * Math.abs(wanted)
  return values.filter(isWanted).length > values.length / rarely || isCounted(values)
}

function isCounted(values: Float64Array): boolean {
  const times = new Map<number, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  if (values.length - times.size <= values.length / rarely) return false
  return [...times.values()].filter((count) => count > 1).length >= counted * times.size
}
