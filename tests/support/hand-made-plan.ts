/** For tests of reports: a small venture, and an answer made by hand that has a figure of every sort. */
import type {
  Action,
  Feasibility,
  MoneyFlows,
  PlanAnswer,
  Portrait,
  ProjectAnswer,
  Sensitivity,
  Stats,
  Yearly,
} from "../../src/decide/index.ts"
import type { Venture } from "../../src/venture/index.ts"
import { smallVenture } from "./small-venture.ts"

export const handMadeVenture: Venture = smallVenture({
  start: "2027-01",
  months: 36,
  resources: { cash: "500000 USD", "gpus.lab.count": "8 GPU" },
  file: { price: "6 to 14 USD/month" },
  projects: {
    assistant: { users: "choose 1000, 2000", value: "= price * users * 10 month" },
    factory: { value: "100000 to 900000 USD" },
  },
})

export function stats(unit: string, p5: number | null, p50: number | null, p95: number | null, never?: number): Stats {
  const figures = { unit, mean: p50, sd: null, p5, p25: p50, p50, p75: p50, p95 }
  return never === undefined ? figures : { ...figures, never }
}

const noDial = { needed: null, owned: null, ratio: null, probability: null, reason: "no-model" } as const

/** Of a project that names no model. */
export const noFeasibility: Feasibility = {
  dials: {
    parameters: noDial,
    data: noDial,
    gpuHours: noDial,
    tasks: { base: null, projects: [], adapters: [], lines: 0, dataSets: 0, served: [], reason: "no-model" },
  },
  licences: [],
  verdict: {
    isFeasible: true,
    canBeDone: true,
    limit: null,
    probability: null,
    required: null,
    change: null,
    others: [],
    further: [],
  },
}

const assistant: ProjectAnswer = {
  label: "assistant",
  probabilityBest: 0.7123,
  probabilityWins: 0.7123,
  beatsNothing: 0.831,
  kept: 500_000,
  survival: 0.884,
  value: stats("USD", -12_345, 1_234_567, 45_678_901),
  valueError: 20_000,
  objective: { path: "assistant.value", ...stats("USD", -12_345, 1_234_567, 45_678_901), worth: 3_141_593 },
  minimumCash: stats("USD", -50_000, 120_000, 480_000),
  peakFunding: stats("USD", 0, 0, 50_000),
  launchMonth: stats("month", 7.4, 13.2, 20.9),
  breakEvenMonth: stats("month", 18, 24, 33, 0.125),
  decisions: { "assistant.users": { value: 2000, unit: "" } },
  search: { tried: 2, isExhaustive: true, gap: { value: 0, unit: "USD" }, optimism: null },
  constraints: [
    { text: "ruin at end < 10 %", isMet: false, probability: 0.116 },
    { text: "cash always > 0 USD with 80 %", isMet: true, probability: 0.884 },
  ],
  feasibility: noFeasibility,
}

const factory: ProjectAnswer = {
  ...assistant,
  label: "factory 2",
  probabilityBest: 0.2877,
  probabilityWins: 0.2877,
  beatsNothing: 0.41,
  survival: null,
  value: stats("USD", 100_000, 400_000, 900_000),
  objective: { path: "factory.value", ...stats("USD", 100_000, 400_000, 900_000), worth: 441_000 },
  minimumCash: null,
  peakFunding: null,
  launchMonth: null,
  breakEvenMonth: stats("month", null, null, null, 1),
  decisions: {},
  search: { tried: 1, isExhaustive: true, gap: { value: 0, unit: "USD" }, optimism: null },
  constraints: [],
}

const money = { objectiveUnit: "USD" } as const

/** Cash falls until the launch and rises afterwards; the bands widen. */
const months = Array.from({ length: 36 }, (_, month) => month)
const middle = months.map((month) => (month < 13 ? 500_000 - 29_000 * (month + 1) : 123_000 + 21_000 * (month - 12)))
const around = (share: number): number[] => middle.map((cash, month) => cash + share * 9_000 * (month + 1))

const flows: MoneyFlows = {
  unit: "USD",
  opening: 500_000,
  flows: [
    { path: "assistant.business.collected", amount: 2_400_000 },
    { path: "assistant.team.payroll", amount: -1_620_000 },
    { path: "assistant.serving.cost", amount: -310_000 },
    { path: "assistant.business.costs", amount: -84_000, isRest: true },
    { path: "assistant.tax.paid", amount: -60_000 },
    { path: "assistant.funding.raised", amount: 180_000 },
    { path: "assistant.funding.payments", amount: -12_000 },
  ],
  closing: 994_000,
}

const summed = (...mean: number[]): Yearly => ({ unit: "USD", of: "sum", mean })
const atEnd = (unit: string, ...mean: number[]): Yearly => ({ unit, of: "end", mean })

const portrait: Portrait = {
  rounds: [],
  cash: { unit: "USD", p5: around(-1), p25: around(-0.4), p50: middle, p75: around(0.5), p95: around(1.3) },
  ruin: months.map((month) => (month < 6 ? 0 : 0.116 * Math.min(1, (month - 5) / 24))),
  money: flows,
  years: {
    "assistant.business.customers": atEnd("customer", 0, 140, 410),
    "assistant.business.revenue": summed(0, 660_000, 1_900_000),
    "assistant.business.revenue.seats.amount": summed(0, 660_000, 1_900_000),
    "assistant.business.costs": summed(480_000, 670_000, 864_000),
    "assistant.team.payroll": summed(440_000, 560_000, 620_000),
    "assistant.serving.cost": summed(0, 90_000, 220_000),
    "assistant.business.profit": summed(-480_000, -10_000, 1_036_000),
    "assistant.business.cash_flow": summed(-480_000, -50_000, 856_000),
    "assistant.tax.paid": summed(0, 0, 60_000),
    "assistant.funding.raised": summed(180_000, 0, 0),
    "assistant.cash": atEnd("USD", 200_000, 146_000, 994_000),
    "assistant.ruin": atEnd("", 0.034, 0.092, 0.116),
    "assistant.team.headcount": atEnd("person", 3, 5, 6),
    "assistant.serving.gpus": atEnd("GPU", 0, 4, 8),
    "assistant.ownership": atEnd("", 0.9, 0.9, 0.9),
  },
  figures: {
    "assistant.value": assistant.value,
    "assistant.ownership": stats("", 0.85, 0.9, 1),
    "assistant.launch": stats("month", 7.4, 13.2, 20.9),
    "assistant.breakeven": stats("month", 18, 24, 33, 0.125),
    "assistant.market.customers": stats("customer", 8_000, 11_000, 14_000),
    "assistant.market.share": stats("%", 3, 6, 12),
    "assistant.churn": stats("%/year", 8, 13, 20),
    "assistant.business.customers": stats("customer", 150, 410, 900),
    "assistant.model.parameters": stats("", 8_030_261_248, 8_030_261_248, 8_030_261_248),
    "assistant.training.tokens": stats("token", 3e9, 4.2e9, 6e9),
    "assistant.training.flops": stats("FLOP", 3e20, 6e20, 1.2e21),
    "assistant.training.gpu_hours": stats("GPU*hour", 400, 900, 2_100),
    "assistant.training.cost": stats("USD", 900, 2_000, 5_000),
    "assistant.serving.unit_cost": stats("USD/request", 0.001, 0.003, 0.007),
    "assistant.serving.ttft": stats("s", 0.3, 0.55, 0.8),
    "assistant.plan.tune.begin": stats("month", 2, 3.1, 5),
    "assistant.plan.tune.end": stats("month", 4, 6.5, 11),
    "assistant.risks.outage.frequency": stats("%/year", 5, 10, 20),
    "assistant.funding.seed_round.amount": stats("USD", 300_000, 300_000, 300_000),
    "assistant.funding.seed_round.probability": stats("%", 60, 60, 60),
    discount: stats("%/year", 15, 20, 25),
    "resources.cash": stats("USD", 500_000, 500_000, 500_000),
    "resources.gpus.lab.count": stats("GPU", 8, 8, 8),
  },
}

type Ends = readonly [input: number, objective: number]

function sensitivity(input: string, unit: string, shares: readonly [number, number, number], low: Ends, high: Ends): Sensitivity {
  const [first, total, rank] = shares
  const end = ([at, objective]: Ends): Sensitivity["low"] => ({ input: at, objective })
  const held = { low: end(low), high: end(high) }
  return { input, unit, ...money, first, total, rank, alone: null, ...held, held }
}

const seedRound: Action = {
  kind: "secure",
  path: "assistant.funding.seed_round",
  from: { value: 0.6, unit: "" },
  to: { value: 1, unit: "" },
  moves: { path: "assistant.value", by: stats("USD", null, 80_000, null) },
  error: 1_000,
  survival: null,
  otherwise: { path: "assistant.value", by: stats("USD", null, -200_000, null) },
  cost: null,
  by: null,
}

/** What goes with ruin most closely. */
export const watchedPrice: Action = {
  kind: "watch",
  path: "price",
  from: { value: 9.2, unit: "USD/month" },
  to: { value: 6.8, unit: "USD/month" },
  moves: { path: "assistant.ruin", by: stats("", null, 0.12, null) },
  error: null,
  survival: null,
  otherwise: null,
  cost: null,
  by: "2027-11",
}

export const handMadePlan: PlanAnswer = {
  preference: null,
  flips: [
    {
      ...{ input: "price", unit: "USD/month", usual: 9.17, at: 7.4, side: "below", probability: 0.2, takes: "factory" },
      curve: { objectiveUnit: "USD", at: [6, 7.4, 14], best: [300_000, 441_000, 2_100_000], other: [441_000, 441_000, 441_000] },
    },
  ],
  failures: {
    of: "ruin",
    share: 0.116,
    boxes: [
      {
        ...{ coverage: 0.62, density: 0.48, support: 0.15, base: 0.117 },
        conditions: [
          { kind: "input", path: "price", unit: "USD/month", from: null, to: 7.9, byChance: 1e-30 },
          { kind: "round", path: "assistant.funding.seed_round", unit: "", from: 1, to: null, byChance: 1e-12 },
          { kind: "launch", path: "assistant.launch", unit: "month", from: 14, to: null, byChance: 1e-6 },
        ],
      },
      {
        ...{ coverage: 0.18, density: 0.21, support: 0.1, base: 0.05 },
        conditions: [{ kind: "event", path: "assistant.risks.outage", unit: "month", from: null, to: 20, byChance: 1e-9 }],
      },
    ],
  },
  stress: {
    unit: "USD",
    cases: [
      {
        ...{ kind: "built-in", name: "revenue", size: { kind: "share", amount: -0.3, unit: "" }, best: "factory" },
        projects: { assistant: { worth: 380_000, survival: 0.61 }, factory: { worth: 441_000, survival: null } },
        breaking: { kind: "breaks", times: 1.4, size: { kind: "share", amount: -0.42, unit: "" } },
      },
      {
        ...{ kind: "built-in", name: "launch", size: { kind: "addition", amount: 6, unit: "month" }, best: "assistant" },
        projects: { assistant: { worth: 1_900_000, survival: 0.79 }, factory: { worth: 441_000, survival: null } },
        breaking: { kind: "never" },
      },
      {
        ...{ kind: "file", name: "rival arrives", size: null, best: "assistant" },
        projects: { assistant: { worth: 900_000, survival: 0.72 }, factory: { worth: 441_000, survival: null } },
        breaking: { kind: "breaks", times: 1.8, size: null },
      },
      {
        ...{ kind: "scenario", name: "slow", size: null, best: "assistant" },
        projects: { assistant: { worth: 2_500_000, survival: 0.85 }, factory: { worth: 441_000, survival: null } },
        breaking: { kind: "unknown" },
      },
    ],
    deadly: { names: ["revenue", "launch"], survival: 0.44 },
  },
  staged: {},
  best: "assistant",
  because: {
    next: "factory",
    lead: { value: 2_700_593, unit: "USD" },
    differences: [
      { quantity: "business.revenue", best: 312_000, next: 84_500, unit: "USD/month" },
      { quantity: "survival", best: 0.884, next: 0.6, unit: "" },
    ],
    against: [],
  },
  projects: { factory, assistant },
  danger: seedRound,
  resources: {
    cash: { unit: "USD", perUnit: 1.23, interval: [1.1, 1.4], holding: 3_000_000, ...money, usedBy: ["assistant"] },
    "gpus.lab": { unit: "GPU", perUnit: 12_345, interval: [9_000, 15_000], holding: 1_400_000, ...money, usedBy: ["assistant"] },
    "data.notes": { unit: "token", perUnit: -4.56e-5, interval: [-5e-5, -4e-5], holding: 0, ...money, usedBy: ["assistant"] },
    "channels.hospital_group": {
      unit: "customer",
      perUnit: -3,
      interval: [-9, 4],
      holding: null,
      ...money,
      usedBy: ["assistant"],
    },
    "gpus.cloud": { unit: "GPU", perUnit: 0, interval: [0, 0], holding: 0, ...money, usedBy: ["factory"] },
    "people.old_hand": { unit: "person", perUnit: 0, interval: [0, 0], holding: 0, ...money, usedBy: [] },
  },
  advantage: {
    unit: "USD",
    holdings: {
      cash: {
        ...{ basis: "money", price: 500_000, beyond: 500_000, source: null, ahead: 500_000, equity: 0.159 },
        fullest: { month: 12, share: 0.246, probability: 0.116 },
        spare: null,
      },
      "gpus.lab": {
        ...{ basis: "bought", price: 292_000, beyond: 292_000, ahead: 292_000, equity: 0.093 },
        source: { title: "a list of prices", where: "https://example.org", date: "2026", confidence: "published" },
        fullest: { month: 4, share: 1, probability: 0.9 },
        spare: null,
      },
      "data.notes": {
        ...{ basis: "not-for-sale", price: null, beyond: null, source: null, ahead: 0, equity: 0 },
        ...{ fullest: null, spare: null },
      },
      "channels.hospital_group": {
        ...{ basis: "unknown", price: null, beyond: null, source: null, ahead: null, equity: null },
        ...{ fullest: null, spare: null },
      },
    },
    ranked: ["cash", "gpus.lab"],
    leading: "gpus.lab",
  },
  learning: null,
  portfolio: {
    unit: "USD",
    best: {
      ...{ projects: ["assistant"], worth: 3_141_593, survival: 0.884, fits: true },
      ...{ binds: { resource: "cash", month: 12, enough: 0.884 }, isSameCustomers: false, later: null },
    },
    sets: [
      {
        ...{ projects: ["assistant", "factory"], worth: 3_400_000, survival: 0.42, fits: false },
        ...{ binds: { resource: "gpus.lab", month: 4, enough: 0.3 }, isSameCustomers: false, later: 3 },
      },
      {
        ...{ projects: ["assistant"], worth: 3_141_593, survival: 0.884, fits: true },
        ...{ binds: { resource: "cash", month: 12, enough: 0.884 }, isSameCustomers: false, later: null },
      },
      {
        ...{ projects: ["factory"], worth: 441_000, survival: null, fits: true },
        ...{ binds: null, isSameCustomers: false, later: null },
      },
    ],
    looked: 3,
  },
  allocation: {
    unit: "USD",
    shares: { assistant: 1, factory: 0.4 },
    worth: 3_300_000,
    whole: { projects: ["assistant"], worth: 3_141_593 },
    prices: [
      { resource: "gpus.lab", month: 4, price: 20_000 },
      { resource: "cash", month: 12, price: 0.4 },
    ],
    resources: {
      cash: { dual: 0.4, perUnit: 1.23, unit: "USD" },
      "gpus.lab": { dual: 20_000, perUnit: 12_345, unit: "GPU" },
    },
  },
  sensitivities: [
    sensitivity("price", "USD/month", [0.4, 0.42, 0.6], [6.4, 400_000], [13.4, 8_900_000]),
    sensitivity("assistant.users", "", [0.1, 0.12, -0.3], [1_000, 4_100_000], [2_000, 2_300_000]),
    sensitivity("factory.value", "USD", [0, 0.02, 0.01], [130_000, 3_100_000], [810_000, 3_180_000]),
    sensitivity("discount", "%/year", [0, 0.001, 0.9], [15.2, 3_130_000], [24.6, 3_150_000]),
  ],
  information: [{ input: "price", value: 120_000, unit: "USD" }],
  tied: 0,
  perfectInformation: { value: 333_000, unit: "USD" },
  actions: [
    {
      kind: "decide",
      path: "assistant.users",
      from: { value: 1000, unit: "" },
      to: { value: 2000, unit: "" },
      moves: { path: "assistant.value", by: stats("USD", 0, 600_000, 900_000) },
      error: 12_000,
      survival: 0.04,
      otherwise: null,
      cost: null,
      by: "2028-02",
    },
    {
      kind: "add",
      path: "resources.gpus.lab.count",
      from: { value: 8, unit: "GPU" },
      to: { value: 9, unit: "GPU" },
      moves: { path: "assistant.value", by: stats("USD", 0, 12_000, 30_000) },
      error: null,
      survival: null,
      otherwise: null,
      cost: { value: 30_000, unit: "USD" },
      by: null,
    },
    seedRound,
    watchedPrice,
  ],
  portrait,
  samples: 10_240,
  seed: 7,
}
