/**
 * How well a venture's devices are used, from the planner: the best step on each number of devices that the venture may come to, as a
 * table over that number, and how far such estimates are off.
 */
import { plannedStep, stepConstants, type TrustedSource } from "../../data/index.ts"
import type { Row } from "../../engine/index.ts"
import { shippedRows } from "../calibration/shipped.ts"
import { shiftBy } from "./measured-shift.ts"
import { utilisationOf } from "./planned-count.ts"
import { plannedWorking } from "./planned-working.ts"
import type { Plans } from "./plans.ts"
import { formulaOf } from "./table-text.ts"

const fitted: TrustedSource = {
  title: `Venturi's planner: the best layout; kernels as measured, steps fitted to ${shippedRows} published runs`,
  where: stepConstants.source.where ?? "",
  date: stepConstants.source.date,
  confidence: stepConstants.confidence,
  id: plannedStep,
}

/** Empty where nothing was planned. */
export function plannedRows(plans: Plans): Readonly<Record<string, Row>> {
  const { planned, measured, peak } = plans
  if (planned.length === 0) return {}
  const entries = planned.map((plan) => {
    const { factor } = shiftBy(measured, plan.estimate)
    return { count: plan.count, text: digits(utilisationOf(plan, peak) / factor) }
  })
  return {
    planned_utilisation: ["", formulaOf(entries), fitted, () => plannedWorking(plans)],
    planning_error: ["", errorText(plans), fitted],
    utilisation: ["", "= min(1, training.planned_utilisation * training.planning_error)"],
  }
}

/** The widest of the plans': a time that is longer is a utilisation that is lower. What waits for its data alone has no width. */
function errorText({ planned, measured }: Plans): string {
  const shifts = planned.map(({ estimate }) => shiftBy(measured, estimate))
  const [low, high] = [Math.min(...shifts.map((shift) => 1 / shift.high)), Math.max(...shifts.map((shift) => 1 / shift.low))]
  return digits(low) === digits(high) ? digits(low) : `${digits(low)} to ${digits(high)}`
}

function digits(figure: number): string {
  return String(Number(figure.toPrecision(3)))
}
