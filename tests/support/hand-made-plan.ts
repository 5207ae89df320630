/** For tests of reports: a small venture, and an answer made by hand that has a figure of every sort. */
import type { PlanAnswer, ProjectAnswer, Stats } from "../../src/decide/index.ts"
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

const assistant: ProjectAnswer = {
  label: "assistant",
  probabilityBest: 0.7123,
  beatsNothing: 0.831,
  survival: 0.884,
  value: stats("USD", -12_345, 1_234_567, 45_678_901),
  valueError: 20_000,
  objective: { path: "assistant.value", ...stats("USD", -12_345, 1_234_567, 45_678_901), worth: 3_141_593 },
  minimumCash: stats("USD", -50_000, 120_000, 480_000),
  peakFunding: stats("USD", 0, 0, 50_000),
  launchMonth: stats("month", 7.4, 13.2, 20.9),
  breakEvenMonth: stats("month", 18, 24, 33, 0.125),
  decisions: { "assistant.users": { value: 2000, unit: "" } },
  constraints: [
    { text: "ruin at end < 10 %", isMet: false, probability: 0.116 },
    { text: "cash always > 0 USD with 80 %", isMet: true, probability: 0.884 },
  ],
}

const factory: ProjectAnswer = {
  ...assistant,
  label: "factory 2",
  probabilityBest: 0.2877,
  beatsNothing: 0.41,
  survival: null,
  value: stats("USD", 100_000, 400_000, 900_000),
  objective: { path: "factory.value", ...stats("USD", 100_000, 400_000, 900_000), worth: 441_000 },
  minimumCash: null,
  peakFunding: null,
  launchMonth: null,
  breakEvenMonth: stats("month", null, null, null, 1),
  decisions: {},
  constraints: [],
}

const money = { objectiveUnit: "USD" } as const

export const handMadePlan: PlanAnswer = {
  best: "assistant",
  because: {
    next: "factory",
    differences: [
      { quantity: "business.revenue", best: 312_000, next: 84_500, unit: "USD/month" },
      { quantity: "survival", best: 0.884, next: 0.6, unit: "" },
    ],
  },
  projects: { factory, assistant },
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
  sensitivities: [
    { input: "price", first: 0.4, total: 0.42, rank: 0.6 },
    { input: "assistant.users", first: 0.1, total: 0.12, rank: -0.3 },
    { input: "factory.value", first: 0, total: 0.02, rank: 0.01 },
    { input: "discount", first: 0, total: 0.001, rank: 0.9 },
  ],
  information: [{ input: "price", value: 120_000, unit: "USD" }],
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
    {
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
    },
    {
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
    },
  ],
  cash: null,
  samples: 10_240,
  seed: 7,
}
