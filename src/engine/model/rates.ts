/**
 * Yearly rates in fields are effective ones: by month (1 + r)^(1/12) − 1, for probabilities and churn
 * 1 − (1 − p)^(1/12). The period is that of the unit in which the rate was written; a rate written by
 * month stays as it is.
 */
import { error } from "../../diagnostics/index.ts"
import { type Dimension, isSame } from "../../units/index.ts"
import type { Call, Compiling, Frame, Typed } from "./frame.ts"
import { unitParams } from "./operate.ts"

const perMonth: Dimension = Object.freeze({ month: -1 })

/** Months in the period of a rate, by the time word of its unit. */
const periods: readonly (readonly [RegExp, number])[] = [
  [/year|年/u, 12],
  [/week|周/u, 7 * (12 / 365.25)],
  [/day|天|日/u, 12 / 365.25],
]

export function monthlyRate(lowering: Compiling, frame: Frame, call: Call, kind: "growth" | "probability"): Typed | null {
  const [arg] = call.args
  if (arg === undefined) return null
  const before = frame.mentions.length
  const rate = lowering.expression(frame, arg)
  if (rate === null) return null
  if (!isSame(rate.dimension, perMonth)) {
    lowering.report(error("wrong-unit", arg.span, unitParams(perMonth, rate.dimension, call.name)))
    return null
  }
  const unit = frame.mentions.slice(before).find((mention) => isSame(mention.dimension, perMonth))?.unit.text ?? ""
  const period = periods.find(([word]) => word.test(unit))?.[1] ?? 1
  return {
    ...rate,
    node: kind === "growth" ? growthNode(lowering, rate.node, period) : probabilityNode(lowering, rate.node, period),
  }
}

function growthNode({ graph }: Compiling, rate: number, period: number): number {
  if (period === 1) return rate
  const [one, inverse] = [graph.constant(1), graph.constant(1 / period)]
  const whole = graph.operation("multiply", rate, graph.constant(period))
  return graph.operation("subtract", graph.operation("power", graph.operation("add", one, whole), inverse), one)
}

/** A probability above one is certainty; the tail of a wide interval may reach it. */
function probabilityNode({ graph }: Compiling, rate: number, period: number): number {
  const one = graph.constant(1)
  const whole = graph.operation("min", one, graph.operation("multiply", rate, graph.constant(period)))
  if (period === 1) return whole
  return graph.operation(
    "subtract",
    one,
    graph.operation("power", graph.operation("subtract", one, whole), graph.constant(1 / period)),
  )
}
