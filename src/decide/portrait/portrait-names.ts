/**
 * Which quantities a portrait shows, by name: `*` stands for one step of a path. A table of what tells the story of a
 * company; a project that lacks some simply shows fewer. How each is computed stands in its room.
 */

/** Of the project, year by year: what the months add up to, or how things stand at the year's end. */
export const yearlyNames: readonly string[] = [
  "business.customers",
  "business.joining",
  "business.leaving",
  "business.requests",
  "business.revenue",
  "business.*.planned",
  "business.revenue.*.amount",
  "business.collected",
  "business.costs",
  "business.costs.*.amount",
  "business.support",
  "business.written_off",
  "business.fees",
  "team.payroll",
  "training.spending",
  "serving.cost",
  "plan.spending",
  "risk.losses",
  "risk.controls",
  "business.profit",
  "business.cash_flow",
  "tax.paid",
  "funding.raised",
  "funding.*.raised",
  "funding.payments",
  "funding.interest",
  "funding.debt",
  "cash",
  "ruin",
  "ownership",
  "team.headcount",
  "team.roles.*.people",
  "serving.gpus",
  "serving.replicas",
  "serving.load",
  "serving.ttft",
  "serving.tpot",
  "serving.on_time",
  "serving.quality",
  "serving.served",
  "serving.paid_cost",
  "business.late_churn",
  "business.market_share",
  "business.outside_share",
  "business.rivals.*.share",
  "business.segments.*.adopters",
  "business.arr",
  "business.gross_margin",
  "unit.cac",
  "unit.ltv",
  "unit.ltv_to_cac",
  "unit.nrr",
  "unit.grr",
  "unit.margin.*",
  "unit.spread_share",
  "unit.idle",
]

/** Two names whose means stand above and below that of a ratio. `*` stands for the same in all three. */
export type RatioOf = {
  readonly of: string
  readonly over: string
  /** What there must be a tenth of, of the most in any year. */
  readonly borneBy?: string
  /** Nothing above is no ratio of zero, but none: what costs nothing was not bought. */
  readonly isNoneOfNothing?: true
}

/** Ratios of amounts, and of ratios, by year: flows as they sum up over the year, amounts at its end. */
export const ratioNames: Readonly<Record<string, RatioOf>> = {
  "business.gross_margin": { of: "business.gross_profit", over: "business.revenue" },
  "unit.margin.*": { of: "unit.profit.*", over: "unit.revenue.*" },
  "unit.spread_share": { of: "unit.spread", over: "business.cogs" },
  "unit.cac": { of: "unit.acquiring", over: "unit.joining", isNoneOfNothing: true },
  // While there are few customers each bears costs that more would share: a margin of these months does not last.
  "unit.ltv": { of: "unit.worth_won", over: "unit.joining", borneBy: "business.customers" },
  "unit.ltv_to_cac": { of: "unit.ltv", over: "unit.cac" },
  "serving.paid_cost": { of: "serving.gpu_cost", over: "business.requests" },
  "unit.nrr": { of: "unit.arr_kept_net", over: "unit.arr_year_ago" },
  "unit.grr": { of: "unit.arr_kept_gross", over: "unit.arr_year_ago" },
}

/** Null where a name is no ratio. */
export function ratioOf(name: string): RatioOf | null {
  for (const [pattern, { of, over, ...rest }] of Object.entries(ratioNames)) {
    if (!fits(pattern)(name)) continue
    const one = name.split(".")[pattern.split(".").indexOf("*")] ?? ""
    return { of: of.replace("*", one), over: over.replace("*", one), ...rest }
  }
  return null
}

/** What the project spends, by its own formula: its terms are shown by year too, whatever they are called. */
export const spendingNames: readonly string[] = ["business.costs", "business.costs.planned"]

/** Of the project, one figure each; of what changes by month the last month's. */
export const figureNames: readonly string[] = [
  "value",
  "ownership",
  "launch",
  "breakeven",
  "lowest_cash",
  "funding_need",
  "cash",
  "ruin",
  "market.customers",
  "market.total",
  "market.spending",
  "market.filters.*.share",
  "market.share",
  "market.growth",
  "market.adoption.p",
  "market.adoption.q",
  "market.sales_cycle",
  "market.channels.conversion",
  "market.channels.takes",
  "market.sellers.*",
  "market.onboarding",
  "market.onboarding.effort",
  "market.price",
  "market.reference_price",
  "market.elasticity",
  "market.segments.*.customers",
  "market.segments.*.share",
  "market.segments.*.growth",
  "market.competition.*",
  "market.competition.weights.*",
  "market.competition.competitors.*.*",
  "market.season.*",
  "business.tam",
  "business.filters.*.left",
  "business.sam",
  "business.som",
  "business.tam_worth",
  "business.sam_worth",
  "business.som_worth",
  "unit.spend",
  "business.segments.*.potential",
  "business.from_above",
  "business.from_below",
  "churn",
  "churn.*",
  "expansion.*",
  "business.opening",
  "business.potential",
  "business.reached",
  "business.customers",
  "business.seats_each",
  "business.requests",
  "business.revenue",
  "business.costs",
  "business.profit",
  "business.exit_recurring",
  "business.exit_one_off",
  "business.exit_recurring_value",
  "business.exit_one_off_value",
  "business.exit_cash",
  "business.exit_debt",
  "business.exit_unpaid",
  "business.exit_equity",
  "business.exit_held",
  "business.recurring_share",
  "business.bad_debt",
  "business.support_share",
  "business.payment_fee",
  "business.terms",
  "exit.multiple",
  "exit.one_off",
  "revenue.*.*",
  "revenue.*.price.*",
  "revenue.*.steps.*",
  "revenue.*.tiers.*.price",
  "revenue.*.*.lasts",
  "revenue.*.*.converts",
  "revenue.*.*.paying",
  "costs.*.*",
  "usage.*",
  "model.parameters",
  "model.active_parameters",
  "model.trained_parameters",
  "model.weight_bytes",
  "model.kv_bytes",
  "model.forward_flops",
  "model.rank",
  "training.tokens",
  "training.samples",
  "training.epochs",
  "training.runs",
  "training.flops",
  "training.utilisation",
  "training.goodput",
  "training.sustained",
  "training.gpu_hours",
  "training.gpus",
  "training.memory",
  "training.price",
  "training.duration",
  "training.begin",
  "training.end",
  "training.cost",
  "training.rent_price",
  "training.cost_at_rent",
  "serving.input",
  "serving.samples",
  "serving.output",
  "serving.request.*",
  "serving.target.*",
  "serving.replica_gpus",
  "serving.replica_requests",
  "serving.batch",
  "serving.step_time",
  "serving.first_token_time",
  "serving.pass_time",
  "serving.ttft",
  "serving.peak",
  "serving.spare",
  "serving.gpus",
  "serving.on_premises.gpus",
  "serving.price",
  "serving.rent",
  "serving.unit_cost",
  "serving.token_cost",
  "serving.sample_cost",
  "serving.token_price.*",
  "team.headcount",
  "team.roles.*.people",
  "team.hires.*.count",
  "team.hires.*.begin",
  "team.hires.*.pay",
  "team.burden",
  "team.raise",
  "team.attrition",
  "team.time_to_fill",
  "team.hire_fee",
  "plan.*.begin",
  "plan.*.end",
  "plan.*.lasts",
  "risks.*.probability",
  "risks.*.frequency",
  "risks.*.loss",
  "risks.*.lasts",
  "risks.*.effect.*",
  "risks.*.effect.*.*",
  "risks.*.control.cost",
  "risk.losses",
  "funding.*.amount",
  "funding.*.probability",
  "funding.*.pre_money",
  "funding.*.cap",
  "funding.*.pool",
  "funding.*.dilution",
  "funding.*.rate",
  "funding.*.months",
  "funding.*.due",
  "funding.debt",
  "tax.rate",
  "business.arr",
  "business.gross_margin",
  "business.gross_margin_trained",
  "unit.cac",
  "unit.cac_overall",
  "unit.ltv",
  "unit.ltv_discounted",
  "unit.ltv_to_cac",
  "unit.payback",
  "unit.payback_if_kept",
  "unit.lifetime",
  "unit.by_month",
  "unit.at_joining",
  "unit.nrr",
  "unit.grr",
  "unit.margin_amortised",
  "unit.bridge.*",
  "unit.net.*",
  // Every third month of three years: in between lie the classes of those who leave early.
  ...Array.from({ length: 13 }, (_, quarter) => `business.alive.${quarter * 3}`),
]

/** Times of which the shorter is the better: their quantiles are over all samples, since without those that never come a worse one looks shorter. */
export const paybackNames: ReadonlySet<string> = new Set(["unit.payback", "unit.payback_if_kept"])

/** What is the venture's own, so that it goes with it; a market stays, and so do prices of others. */
export const ownNames: readonly string[] = [
  ...yearlyNames,
  "business.recurring_share",
  "business.gross_margin_trained",
  "unit.*",
  "unit.net.*",
]

/** Of the file, whichever project is looked at. */
export const sharedNames: readonly string[] = [
  "discount",
  "resources.cash",
  "resources.gpus.*.count",
  "resources.gpus.*.cost",
  "resources.data.*.size",
  "resources.people.*.count",
  "resources.people.*.part",
  "resources.people.*.pay",
  "resources.channels.*.reach",
]

/** Names that a pattern fits, pattern by pattern, each name once. */
export function fitting(patterns: readonly string[], names: Iterable<string>): readonly string[] {
  const all = [...names]
  return [...new Set(patterns.flatMap((pattern) => (pattern.includes("*") ? all.filter(fits(pattern)) : [pattern])))]
}

function fits(pattern: string): (name: string) => boolean {
  const steps = pattern.split(".")
  return (name) => {
    const own = name.split(".")
    return own.length === steps.length && steps.every((step, k) => step === "*" || step === own[k])
  }
}
