/**
 * Yearly rates in fields are effective ones: by month (1 + r)^(1/12) − 1, for probabilities and churn
 * 1 − (1 − p)^(1/12). The period is that of the unit in which the rate was written; a rate written by
 * month stays as it is, and so does one made of rates by different periods.
 */
import { error } from "../../diagnostics/index.ts"
import { type Dimension, findUnitWord, isSame, noUnits } from "../../units/index.ts"
import type { Call, Compiling, Frame, Typed } from "./frame.ts"
import { unitParams } from "./operate.ts"

const perMonth: Dimension = Object.freeze({ month: -1 })

/**
 * Months in the period of a rate, by the time word of its unit: `%/year` → 12; 1 where no or more than one period is named.
 * Units: text of a unit → [month].
 */
export function periodOf(unitText: string): number {
  const words = unitText.match(/[\p{L}\p{M}\p{Nd}_]+/gu) ?? []
  return onlyPeriod(
    words.flatMap((word) => {
      const unit = findUnitWord(word, noUnits)
      return unit !== null && isSame(unit.dimension, { month: 1 }) ? [unit.factor] : []
    }),
  )
}

function onlyPeriod(periods: readonly number[]): number {
  const [first = 1, ...others] = new Set(periods)
  return others.length === 0 ? first : 1
}

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
  const rates = frame.mentions.slice(before).filter((mention) => isSame(mention.dimension, perMonth))
  const period = onlyPeriod(rates.map((mention) => periodOf(mention.unit.text)))
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
