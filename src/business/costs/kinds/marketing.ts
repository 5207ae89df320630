/**
 * Marketing as a funnel: leads are bought, some of each step come to the next one, the last are customers. With a budget it
 * says how many customers can be won, and no more join; without one it says what those who join cost.
 */
import { defaultRow } from "../../../data/index.ts"
import type { Row } from "../../../engine/index.ts"
import type { CostLine } from "../line.ts"
import { type Kind, never, type Roots } from "./kind.ts"

export const marketing: Kind = {
  class: "selling",
  uses: ["budget", "brings", "funnel"],
  forms: [],
  needs: [],
  isOnce: never,
  make: ({ budget, brings, funnel }, roots) => {
    const { field, own } = roots
    const steps = { conversion: conversionRow(funnel), per_customer: customerRow(roots) }
    const defaults = funnel === null ? { "funnel.cost_per_lead": defaultRow("¤", "lead.price") } : {}
    if (budget === null)
      return { defaults, steps, sum: `business.joining${brings === null ? "" : ` * ${field}.brings`} * ${own}.per_customer` }
    return {
      defaults,
      steps,
      sum: `${field}.budget`,
      // A lead that costs nothing is no reason to divide by nothing.
      after: { won: ["customer/month", `= ${own}.amount / max(${own}.per_customer, 0.01 ¤/customer)`] },
    }
  },
}

/** Of leads that become customers. */
function conversionRow(funnel: CostLine["funnel"]): Row {
  const shares = funnel?.steps.map(({ share }) => share.name) ?? []
  return shares.length === 0 ? defaultRow("", "lead.conversion") : ["", `= ${shares.join(" * ")}`]
}

function customerRow({ field, own }: Roots): Row {
  return ["¤/customer", `= ${field}.funnel.cost_per_lead / max(${own}.conversion, 1e-6) / 1 customer`]
}

/**
 * Formulas [customer/month] that bound who joins. Budgets that say nothing of their share win customers together; one that
 * brings a share of them bounds that share, and so the whole.
 */
export function marketingBounds(lines: readonly CostLine[]): readonly string[] {
  const budgets = lines.filter(({ kind, budget }) => kind?.word === "marketing" && budget !== null)
  const own = ({ name }: CostLine): string => `business.costs.${name}.won`
  const together = budgets.filter(({ brings }) => brings === null).map(own)
  return [
    ...(together.length === 0 ? [] : [together.join(" + ")]),
    ...budgets.filter(({ brings }) => brings !== null).map((line) => `${own(line)} / max(costs.${line.name}.brings, 1e-6)`),
  ]
}
