import { describe, expect, test } from "vitest"
import { type SmallVenture, smallVenture } from "../../../tests/support/small-venture.ts"
import type { Action, ActionKind } from "../answer.ts"
import { planVenture } from "../plan/plan-venture.ts"

function actionsOf(small: SmallVenture, samples = 10_000): readonly Action[] {
  const { answer, diagnostics } = planVenture(smallVenture({ start: "2027-01", ...small }), { samples })
  if (answer === null) throw new Error(JSON.stringify(diagnostics))
  return answer.actions
}

const of = (actions: readonly Action[], kind: ActionKind): Action | undefined => actions.find((a) => a.kind === kind)
const within = (got: number | null | undefined, expected: number, by: number): void =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThan(by)

test("a risk costs what its events take: 40 in 39.35 % of the samples", () => {
  const lines = {
    "risks.flood.frequency": "6 %/year",
    "risks.flood.control.cost": "2k USD/month",
    "risk.flood.event_1.gap": "exponential(1)",
    value: "= if(risk.flood.event_1.gap < 0.5, 60 USD, 100 USD)",
  }
  const action = of(actionsOf({ projects: { a: lines } }), "protect")
  expect(action).toMatchObject({
    path: "a.risks.flood",
    from: { value: 6, unit: "%/year" },
    to: { value: 0, unit: "%/year" },
    moves: { path: "a.value" },
    cost: { value: 24_000, unit: "USD/year" },
  })
  within(action?.moves.by.mean, 40 * (1 - Math.exp(-0.5)), 0.1)
})

describe("a round that comes in 30 % of the samples", () => {
  const lines = {
    "funding.seed.luck": "uniform(0, 1)",
    "funding.seed.probability": "30 %",
    "funding.seed.due": "6 month",
    closed: "= funding.seed.luck < funding.seed.probability",
    ruin: "= not closed and t > 8 month",
    value: "= 1000 USD + if(closed, 50 USD, 0 USD)",
  }
  const action = of(actionsOf({ projects: { a: lines } }), "secure")
  test("adds 35 if it is certain, and takes 15 if it never comes", () => {
    expect(action).toMatchObject({ path: "a.funding.seed", from: { value: 30, unit: "%" }, to: { value: 100, unit: "%" } })
    within(action?.moves.by.mean, 35, 0.1)
    within(action?.otherwise?.by.mean, -15, 0.1)
  })
  test("is due in July, and saves more than it earns", () => {
    expect(action?.by).toBe("2027-07")
    within(action?.survival, 0.7, 0.002)
  })
})

test("the task whose shortness is worth most: 2.2 months instead of 4 on average", () => {
  const lines = {
    "plan.build.takes": "uniform(2, 6) month",
    "plan.test.takes": "uniform(1, 2) month",
    value: "= 100 USD - (plan.build.takes + plan.test.takes) * 10 USD/month",
  }
  const action = of(actionsOf({ projects: { a: lines } }), "hasten")
  expect(action?.path).toBe("a.plan.build.takes")
  within(action?.from?.value, 4, 0.01)
  within(action?.to?.value, 2.2, 0.01)
  within(action?.moves.by.mean, 18, 0.1)
})

describe("numbers to work on go from the median to the favourable quartile", () => {
  const numbers = { price: "uniform(0, 100) USD", churn: "uniform(0, 40) USD" }
  test("up where more is better, down where less is", () => {
    const improved = actionsOf({ projects: { a: { ...numbers, value: "= price - churn" } } }).filter((a) => a.kind === "improve")
    expect(improved.map((a) => [a.path, Math.round(a.from?.value ?? 0), Math.round(a.to?.value ?? 0)])).toEqual([
      ["a.price", 50, 75],
      ["a.churn", 20, 10],
    ])
    for (const [k, worth] of [25, 10].entries()) within(improved[k]?.moves.by.mean, worth, 0.1)
  })
  test("what is tied to them goes along: a price whose rise costs as much in share is none to raise", () => {
    const lines = { price: "normal(100, 10) USD", share: "normal(100, 10) USD", value: "= price + share" }
    const correlations = [{ between: ["a.price", "a.share"], rank: -0.98 }] as const
    const [first] = actionsOf({ projects: { a: lines }, correlations }).filter((a) => a.kind === "improve")
    expect(first?.moves.by.mean ?? 0).toBeLessThan(0.3)
  })
  test("what is good only for what comes with it is none to raise", () => {
    const lines = { price: "normal(100, 20) USD", work: "normal(50, 10) USD", value: "= price - 0.1 * work" }
    const correlations = [{ between: ["a.price", "a.work"], rank: 0.9 }] as const
    const improved = actionsOf({ projects: { a: lines }, correlations }).filter((a) => a.kind === "improve")
    expect(improved.map(({ path }) => path)).toEqual(["a.price"])
  })
  test("what the world decides, luck and rounds are not among them", () => {
    const lines = {
      "market.customers": "uniform(0, 10) USD",
      "exit.multiple": "uniform(0, 10) USD",
      "trends.token_prices.growth": "uniform(0, 10) USD",
      "funding.seed.amount": "uniform(0, 10) USD",
      "risk.x.event_1.gap": "exponential(1)",
      value:
        "= market.customers + trends.token_prices.growth + exit.multiple + funding.seed.amount + size + risk.x.event_1.gap * 1 USD",
    }
    const file = { discount: "uniform(0, 1)", size: "= hospitals", hospitals: "uniform(0, 10) USD" }
    const actions = actionsOf({ file, projects: { a: lines } })
    expect(actions.filter((a) => a.kind === "improve").map((a) => a.path)).toEqual(["hospitals"])
  })
})

describe("resources", () => {
  const resources = {
    cash: "1000 USD",
    "gpus.lab.count": "8 GPU",
    "people.sales.count": "2 person",
    "people.dev.count": "3 person",
    "people.founder.count": "1 person",
  }
  const pay = "(resources.people.sales.count + resources.people.dev.count + 2 * resources.people.founder.count) * 10 USD/person"
  const lines = {
    "plan.build.needs.dev": "1 person",
    u: "uniform(0, 2)",
    value: `= 3 * resources.cash + u * resources.gpus.lab.count * 1 USD/GPU - ${pay}`,
  }
  const actions = actionsOf({ resources, projects: { a: lines } })
  test("two are added, the one that gives most first: a tenth of the cash, one GPU", () => {
    expect(actions.filter((a) => a.kind === "add").map((a) => [a.path, a.to?.value, Math.round(a.moves.by.mean ?? 0)])).toEqual([
      ["resources.cash", 1100, 300],
      ["resources.gpus.lab.count", 9, 1],
    ])
  })
  test("people whom no task needs go, neither those who are needed nor a founder", () => {
    const dropped = actions.filter((a) => a.kind === "drop")
    expect(dropped).toMatchObject([{ path: "resources.people.sales.count", from: { value: 2 }, to: { value: 0 } }])
    within(dropped[0]?.moves.by.mean, 20, 1e-6)
  })
})

describe("all together", () => {
  const lines = {
    ...Object.fromEntries([1, 2, 3, 4].map((k) => [`s${k}`, "uniform(0, 1)"])),
    "plan.build.takes": "uniform(2, 6) month",
    "risks.flood.frequency": "6 %/year",
    "risk.flood.event_1.gap": "exponential(1)",
    "funding.seed.luck": "uniform(0, 1)",
    "funding.seed.probability": "30 %",
    stock: "choose 0 to 100",
    cash: { start: "= resources.cash", next: "= previous - s1 * 200 USD" },
    value: `= last(cash) + (s2 + s3 + s4) * 1k USD - plan.build.takes * 5 USD/month + min(stock, 70) * 1 USD
      - if(risk.flood.event_1.gap < 1, 30 USD, 0 USD) + if(funding.seed.luck < funding.seed.probability, 20 USD, 0 USD)`,
  }
  const actions = actionsOf({ resources: { cash: "1200 USD" }, projects: { a: lines } })
  test("at most six, and no kind twice while others wait", () => {
    expect(actions).toHaveLength(6)
    expect(new Set(actions.map((a) => a.kind)).size).toBe(6)
  })
  test("those that move the objective most come first, what to watch last", () => {
    const means = actions.slice(0, -1).map((a) => a.moves.by.mean ?? 0)
    expect(means).toEqual(means.toSorted((a, b) => b - a))
    expect(actions.at(-1)?.kind).toBe("watch")
  })
  test("each is more than chance", () => {
    for (const { moves, error } of actions) expect((moves.by.mean ?? 0) - (error ?? 0)).toBeGreaterThan(0)
  })
})

test("what moves nothing is no action", () => {
  const lines = {
    x: "normal(0, 1)",
    "plan.build.takes": "uniform(2, 6) month",
    value: "= 5 USD + 0 USD * x * plan.build.takes / 1 month",
  }
  expect(actionsOf({ projects: { a: lines } })).toEqual([])
})
