/** A quantity that is spread over all values equals one of them with probability 0: it is said what to ask in its place. */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import type { Sampler } from "../../engine/index.ts"
import { type Condition, equalTo, monthsOf } from "./condition.ts"

/** Null where the condition is no equality, or its quantity takes some values again and again. */
export function neverEqual(condition: Condition, sampler: Sampler): Diagnostic | null {
  const { constraint, quantity } = condition.limit
  if (constraint.comparison !== "==" || equalTo(condition) !== null) return null
  const { samples } = sampler.plan
  const [values] = sampler.run([quantity.node])
  if (values === undefined || monthsOf(condition, values, samples).some(hasTies)) return null
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

function hasTies(values: Float64Array): boolean {
  const different = new Set(values).size
  return values.length - different > values.length / rarely
}
