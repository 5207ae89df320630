import { describe, expect, test } from "vitest"
import { type SmallVenture, smallVenture } from "../../../tests/support/small-venture.ts"
import { compileVenture } from "../../venture/index.ts"
import type { PlanAnswer } from "../answer.ts"
import { planVenture } from "./plan-venture.ts"

function plan(small: SmallVenture, samples = 10_000): PlanAnswer {
  const { answer, diagnostics } = planVenture(smallVenture(small), { samples })
  if (answer === null) throw new Error(JSON.stringify(diagnostics))
  return answer
}

const known = (answer: PlanAnswer, input: string): number => answer.information.find((i) => i.input === input)?.value ?? 0

describe("two normals: a - b has mean 0.3 and variance 1", () => {
  const file = { x: "normal(0.3, 0.8) USD", y: "normal(0, 0.6) USD" }
  const answer = plan({ file, projects: { b: { value: "= y" }, a: { value: "= x" } } })
  test("the higher mean is best, in 61.79 % of the samples", () => {
    expect(answer.best).toBe("a")
    expect(answer.projects.a?.probabilityBest).toBeCloseTo(0.61791, 2)
    expect((answer.projects.a?.probabilityBest ?? 0) + (answer.projects.b?.probabilityBest ?? 0)).toBeCloseTo(1, 12)
  })
  test("without cash in the file doing nothing is worth nothing", () => {
    expect(answer.projects.b?.beatsNothing).toBeCloseTo(0.5, 2)
  })
  // Expected opportunity loss of a normal: s phi(m / s) - m Phi(-m / s).
  test("information is worth 0.1913, 0.1187 and at most 0.2668", () => {
    expect(known(answer, "x")).toBeCloseTo(0.191335, 2)
    expect(known(answer, "y")).toBeCloseTo(0.118678, 2)
    expect(answer.perfectInformation.value).toBeCloseTo(0.266761, 2)
  })
  test("what a project does not have is null", () => {
    const { survival, minimumCash, peakFunding, launchMonth, breakEvenMonth } = answer.projects.a ?? {}
    const { cash, ruin, money, years } = answer.portrait
    expect({ survival, minimumCash, peakFunding, launchMonth, breakEvenMonth, cash, ruin, money, years }).toEqual({
      survival: null,
      minimumCash: null,
      peakFunding: null,
      launchMonth: null,
      breakEvenMonth: null,
      cash: null,
      ruin: null,
      money: null,
      years: {},
    })
  })
})

test.each([
  [0, 0.39894228],
  [0.5, 0.197796557],
  [2, 0.008490703],
])("perfect information on N(%d, 1) against nothing is worth %d", (mean, expected) => {
  const answer = plan({ projects: { a: { x: `normal(${mean}, 1) USD`, value: "= x" }, b: { value: "= 0 USD" } } })
  expect(Math.abs(answer.perfectInformation.value - expected)).toBeLessThan(0.004)
  expect(Math.abs(known(answer, "a.x") - expected)).toBeLessThan(0.004)
})

test("an input that says nothing is worth nothing", () => {
  const answer = plan({
    projects: { a: { x: "normal(0, 1) USD", value: "= x" }, b: { y: "normal(0, 1) USD", value: "= y * 0 + 5 USD" } },
  })
  expect(known(answer, "b.y")).toBe(0)
})

describe("a newsvendor: price 5, cost 2, demand uniform to 100", () => {
  const lines = { demand: "uniform(0, 100)", stock: "choose 0 to 100", value: "= 5 USD * min(demand, stock) - 2 USD * stock" }
  const answer = plan({ projects: { shop: lines } })
  test("orders the 60 % quantile and earns 90", () => {
    expect(Math.abs((answer.projects.shop?.decisions["shop.stock"]?.value ?? 0) - 60)).toBeLessThan(1)
    expect(answer.projects.shop?.value.mean).toBeCloseTo(90, 1)
  })
  test("would earn 150 if it knew the demand", () => {
    expect(Math.abs(known(answer, "shop.demand") - 60)).toBeLessThan(1.5)
    expect(Math.abs(answer.perfectInformation.value - 60)).toBeLessThan(1)
  })
  test("says what the decision moves", () => {
    const action = answer.actions.find((a) => a.kind === "decide")
    expect(action).toMatchObject({ path: "shop.stock", from: { value: 50 }, moves: { path: "shop.value" } })
    expect(action?.moves.by.mean).toBeCloseTo(2.5, 1)
  })
})

test("many decisions are searched one after the other: a hill over five ranges and a list", () => {
  const tops = [3, 17, 8, 12.5, 0]
  const ranges = Object.fromEntries(tops.map((_, k) => [`d${k}`, "choose 0 to 20"]))
  const hill = tops.map((top, k) => `(d${k} - ${top})^2`).join(" - ")
  const lines = { ...ranges, kind: "choose 1, 2, 3", value: `= (if(kind == 2, 100, 0) - ${hill}) * 1 USD` }
  const { decisions = {}, value } = plan({ projects: { a: lines } }, 500).projects.a ?? {}
  expect(decisions["a.kind"]?.value).toBe(2)
  for (const [k, top] of tops.entries()) expect(Math.abs((decisions[`a.d${k}`]?.value ?? 0) - top)).toBeLessThan(0.1)
  expect(value?.mean).toBeGreaterThan(99.9)
})

describe("constraints", () => {
  const loss = {
    loss: "normal(0, 1) USD",
    stake: "choose 0 to 100",
    value: "= 1 USD * stake",
    rest: "= 50 USD - 1 USD * stake + loss",
  }
  test("one that binds with 95 % leaves 1.645 standard deviations", () => {
    const answer = plan({ projects: { a: loss }, constraints: ["rest > 0 USD with 95 %"] })
    expect(Math.abs((answer.projects.a?.decisions["a.stake"]?.value ?? 0) - 48.355)).toBeLessThan(0.1)
    expect(answer.projects.a?.constraints[0]?.isMet).toBe(true)
  })
  test("a truth is compared by its probability, a stock called ruin too", () => {
    const lines = { ...loss, ruin: { start: "0", next: "= if(rest < 0 USD, 1, previous)" } }
    const answer = plan({ projects: { a: lines }, constraints: ["ruin at end < 2.275 %"] })
    expect(Math.abs((answer.projects.a?.decisions["a.stake"]?.value ?? 0) - 48)).toBeLessThan(0.2)
    expect(answer.projects.a?.survival).toBeGreaterThan(0.97725)
  })
  test("a project that keeps them comes before a richer one that does not, which is told", () => {
    const lines = { rich: { u: "uniform(0, 1)", value: "= 9 USD", low: "= u > 0.5" }, poor: { value: "= 1 USD", low: "= 0 > 1" } }
    const { answer, diagnostics } = planVenture(smallVenture({ projects: lines, constraints: ["low < 10 %"] }), { samples: 2000 })
    expect(answer?.best).toBe("poor")
    expect(diagnostics.map((d) => [d.code, d.params.project])).toEqual([["constraint-not-met", "rich"]])
  })
})

describe("resources", () => {
  const file = { r: "uniform(1, 3)" }
  const linear = { value: "= 2 * resources.cash + min(resources.gpus.lab.count, 10 GPU) * 3 USD/GPU * r" }
  const resources = { cash: "1000 USD", "gpus.lab.count": "8 GPU", "data.notes.size": "5B token" }
  const answer = plan({ file, resources, projects: { a: linear } })
  test("one more unit adds its slope, without the resource its part is lost", () => {
    expect(answer.resources.cash).toMatchObject({ unit: "USD", objectiveUnit: "USD" })
    expect(answer.resources.cash?.perUnit).toBeCloseTo(2, 6)
    expect(answer.resources.cash?.holding).toBeCloseTo(2000, 6)
    expect(answer.resources["gpus.lab"]?.perUnit).toBeCloseTo(6, 2)
    expect(answer.resources["gpus.lab"]?.holding).toBeCloseTo(48, 1)
    expect(answer.resources["data.notes"]).toMatchObject({ perUnit: 0, interval: [0, 0], holding: 0 })
  })
  test("decisions follow the resource", () => {
    const lines = { spend: "choose 0 to 2000 USD", value: "= min(spend, resources.cash) * 2 - spend * 1" }
    const bound = plan({ resources: { cash: "1000 USD" }, projects: { a: lines } })
    expect(Math.abs((bound.resources.cash?.perUnit ?? 0) - 1)).toBeLessThan(0.01)
    expect(bound.resources.cash?.holding).toBeCloseTo(1000, 0)
  })
  test("the project follows too: without cash the other one is chosen", () => {
    const two = plan({
      resources: { cash: "100 USD" },
      projects: { a: { value: "= 3 * resources.cash" }, b: { value: "= 250 USD" } },
    })
    expect(two.resources.cash?.holding).toBeCloseTo(50, 6)
    expect(two.resources.cash?.perUnit).toBeCloseTo(3, 6)
  })
  test("of two pools one stands in for the other: what is lost without it is what only it gives", () => {
    const lines = { value: "= min(resources.gpus.lab.count + resources.gpus.cloud.count, 10 GPU) * 1 USD/GPU" }
    const pools = plan({ resources: { "gpus.lab.count": "8 GPU", "gpus.cloud.count": "4 GPU" }, projects: { a: lines } }, 2000)
    expect(pools.resources["gpus.lab"]).toMatchObject({ perUnit: 0, holding: 6 })
    expect(pools.resources["gpus.cloud"]).toMatchObject({ perUnit: 0, holding: 2 })
  })
  test("without the people of whom one is needed the launch never comes, and no figure is lost", () => {
    const lines = {
      launch: "= 4 month / (resources.people.dev.count / 2 person)",
      cash: { start: "100 USD", next: "= previous + if(t >= launch, 10 USD, -resources.people.dev.count * 1 USD/person)" },
      value: "= max(0 USD, last(cash))",
    }
    const { projects, resources: held } = plan({ resources: { "people.dev.count": "2 person" }, projects: { a: lines } }, 1000)
    expect(projects.a?.value.mean).toBeCloseTo(100 - 4 * 2 + 8 * 10, 9)
    expect(held["people.dev"]?.holding).toBeCloseTo(172, 9) // The 100 that would lie idle count for nothing.
    expect(held["people.dev"]?.perUnit).toBeCloseTo(10 * 1 + 8 - 9, 9)
  })
  test("thresholds count: cash that saves one sample in a hundred", () => {
    const lines = { need: "uniform(0, 2M) USD", value: "= if(need < resources.cash, 1M USD, 0 USD)" }
    const saved = plan({ resources: { cash: "1M USD" }, projects: { a: lines } })
    expect(Math.abs((saved.resources.cash?.perUnit ?? 0) - 0.5)).toBeLessThan(0.05)
  })
})

describe("sensitivities", () => {
  test("shares of an additive objective: 0.64 and 0.36, with signs", () => {
    const { sensitivities } = plan({
      file: { x: "normal(0, 0.8)", y: "normal(0, 0.6)" },
      projects: { a: { value: "= (x - y) * 1 USD" } },
    })
    expect(
      sensitivities.map((s) => [s.input, Math.round(s.first * 50) / 50, Math.round(s.total * 50) / 50, Math.sign(s.rank)]),
    ).toEqual([
      ["x", 0.64, 0.64, 1],
      ["y", 0.36, 0.36, -1],
    ])
  })
  test("both ends of an input: its own figures in its own unit, and what the objective is then", () => {
    const { sensitivities } = plan({
      file: { x: "uniform(0, 100) %", rare: "bernoulli(0.1)" },
      projects: { a: { value: "= (10 * x - 40 * rare) * 1 USD" } },
    })
    const [top, other] = sensitivities
    expect(top).toMatchObject({ input: "rare", unit: "", objectiveUnit: "USD", low: { input: 0 }, high: { input: 1 } })
    expect(top?.low.objective).toBeCloseTo(5, 1)
    expect(Math.abs((top?.high.objective ?? 0) + 35)).toBeLessThan(0.2)
    expect(other).toMatchObject({ input: "x", unit: "%" })
    expect([other?.low.input, other?.high.input].map((at) => Math.round(at ?? 0))).toEqual([10, 90])
    for (const [end, mean] of [
      [other?.low, 1 - 4],
      [other?.high, 9 - 4],
    ] as const)
      expect(Math.abs((end?.objective ?? 0) - mean)).toBeLessThan(0.3)
  })
  test("steps by month in units of their own keep them", () => {
    const pay = "{ month 0: 'uniform(10, 20) USD/month', month 6: 'uniform(120, 240) USD/year' }"
    const { venture } = compileVenture(
      `venturi: 1\nhorizon: 12 months\nprojects: { a: { formulas: { pay: ${pay}, value: = sum(pay * 1 month) } } }`,
      { file: "f" },
    )
    if (venture === null) throw new Error("does not compile")
    const { answer } = planVenture(venture, { samples: 1000 })
    expect(answer?.sensitivities[0]).toMatchObject({ input: "a.pay", first: expect.closeTo(0.5, 1) })
    const { unit = "", low } = answer?.sensitivities[0] ?? {}
    expect(Math.round((low?.input ?? 0) / (unit === "USD/year" ? 12 : 1))).toBe(11)
  })
  test("a product of centred inputs is interaction only", () => {
    const { sensitivities } = plan({
      file: { x: "uniform(-1, 1)", y: "uniform(-1, 1)" },
      projects: { a: { value: "= x * y * 1 USD" } },
    })
    for (const { first, total } of sensitivities) {
      expect(first).toBeLessThan(0.01)
      expect(Math.abs(total - 1)).toBeLessThan(0.03)
    }
  })
  // Y = X1 + X2 with correlation r: known the other, 1 - r^2 of a variance of 2 + 2 r is left.
  test("what correlated inputs share is not counted as an own effect", () => {
    const correlations = [{ between: ["x", "y"], rank: 0.6 }] as const
    const { sensitivities } = plan({
      file: { x: "normal(0, 1)", y: "normal(0, 1)" },
      correlations,
      projects: { a: { value: "= (x + y) * 1 USD" } },
    })
    const r = 2 * Math.sin((Math.PI * 0.6) / 6)
    for (const { total } of sensitivities) expect(Math.abs(total - (1 - r * r) / (2 + 2 * r))).toBeLessThan(0.03)
  })
})

describe("cash, month by month", () => {
  const lines = {
    burn: "uniform(5, 15) USD/month",
    cash: { start: "= resources.cash", next: "= previous - burn * 1 month" },
    value: "= max(0 USD, last(cash))",
  }
  const answer = plan({ resources: { cash: "100 USD" }, projects: { a: lines }, months: 10, start: "2027-01" })
  test("survival, lowest cash and the need of funding come from the stock", () => {
    expect(answer.projects.a?.survival).toBeCloseTo(0.5, 2)
    expect(answer.projects.a?.minimumCash?.mean).toBeCloseTo(0, 0)
    expect(answer.projects.a?.peakFunding?.mean).toBeCloseTo(12.5, 1)
    expect(answer.projects.a?.beatsNothing).toBe(0)
    expect(answer.portrait.cash?.p50[0]).toBeCloseTo(90, 1)
  })
  // Ruined by July is who burns more than 100 / 7 a month: 7 %; by June nobody.
  test("what endangers it is watched, as long as it is rare", () => {
    expect(answer.actions.at(-1)).toMatchObject({ kind: "watch", path: "a.burn", by: "2027-06", moves: { path: "a.ruin" } })
    expect(answer.actions.at(-1)?.moves.by.mean).toBeCloseTo(0.5, 1)
  })
})

describe("why the best comes before the next one", () => {
  const lines = (revenue: number, costs: number): Record<string, string> => ({
    "business.revenue": `= ${revenue} USD/month * t / 9 month`,
    "business.costs": `= ${costs} USD/month * t / 9 month`,
    value: "= sum(business.revenue - business.costs) * 1 month",
  })
  test("figures of the last month in which it does better, the greater difference first", () => {
    const { because } = plan({ projects: { a: lines(100, 50), b: lines(90, 20), c: lines(10, 10) }, months: 10 }, 100)
    expect(because).toEqual({
      next: "a",
      lead: { value: expect.closeTo(100, 9), unit: "USD" },
      differences: [{ quantity: "business.costs", best: 20, next: 50, unit: "USD/month" }],
      against: [{ quantity: "business.revenue", best: 90, next: 100, unit: "USD/month" }],
    })
  })
  test("the lead is one of certainty equivalents where the objective is averse to risk, and unknown where one is", () => {
    const averse = plan(
      {
        projects: { a: { value: "lognormal(10, 5) USD" }, b: { value: "4 USD" } },
        objective: { quantity: "value", riskAversion: 2 },
      },
      1000,
    )
    const worths = ["a", "b"].map((name) => averse.projects[name]?.objective.worth ?? Number.NaN)
    expect(averse.because?.lead?.value).toBeCloseTo((worths[0] ?? 0) - (worths[1] ?? 0), 9)
    const unknown = plan(
      { projects: { a: { value: "1 USD" }, b: { bad: "= 0 USD / (t * 0)", value: "= last(bad) * 1 month" } } },
      100,
    )
    expect(unknown.because?.lead).toBeNull()
  })
  test("nothing where there is one project", () => {
    expect(plan({ projects: { a: { value: "1 USD" } } }, 100).because).toBeNull()
  })
})

test("a resource tells who uses it", () => {
  const resources = { "gpus.lab.count": "8 GPU", "gpus.spare.count": "8 GPU" }
  const value = "= resources.gpus.lab.count * 1 USD/GPU"
  const { resources: told } = plan({ resources, projects: { a: { value }, b: { value: "1 USD" } } }, 100)
  expect([told["gpus.lab"]?.usedBy, told["gpus.spare"]?.usedBy]).toEqual([["a"], []])
})

// E u of a log-normal with A = 2: the certainty equivalent is exp(m - s^2 / 2); both have mean 1.
test("risk aversion prefers the safer of two equal means", () => {
  const projects = { wild: { x: "lognormal(1.1, 1) USD", value: "= x" }, tame: { y: "lognormal(1, 0.1) USD", value: "= y" } }
  expect(plan({ projects }).best).toBe("wild")
  const averse = plan({ projects, objective: { quantity: "value", riskAversion: 2 } })
  expect(averse.best).toBe("tame")
  const variance = Math.log(1 + 0.01)
  expect(averse.projects.tame?.objective.worth).toBeCloseTo(Math.exp(-variance / 2 - variance / 2), 3)
})

test("objectives written in two currencies are told in the books', and so is the lead", () => {
  const head = "venturi: 1\ncurrency: USD\nrates: { CNY/USD: 7 }\nhorizon: 12 months\n"
  const { venture } = compileVenture(
    `${head}projects: { a: { formulas: { value: 'uniform(7, 21) CNY' } }, b: { formulas: { value: 1 USD } } }`,
    { file: "f" },
  )
  if (venture === null) throw new Error("does not compile")
  const { answer } = planVenture(venture, { samples: 1000 })
  const { value, objective } = answer?.projects.a ?? {}
  expect([value?.unit, Math.round(value?.mean ?? 0)]).toEqual(["CNY", 14])
  expect(objective).toMatchObject({ unit: "USD", mean: expect.closeTo(2, 3), worth: expect.closeTo(2, 3) })
  expect(answer?.because?.lead).toEqual({ value: expect.closeTo(1, 3), unit: "USD" })
  expect(answer?.sensitivities[0]).toMatchObject({ unit: "CNY", objectiveUnit: "USD", low: { input: expect.closeTo(8.4, 1) } })
  expect(answer?.sensitivities[0]?.low.objective).toBeCloseTo(1.2, 2)
})

describe("what cannot be planned is told", () => {
  test.each<[string, SmallVenture, string[]]>([
    ["no project", { file: { value: "1 USD" } }, ["no-projects"]],
    ["no objective", { projects: { a: { worth: "1 USD" }, b: { value: "1 USD" } } }, ["no-objective"]],
    ["two kinds of objective", { projects: { a: { value: "1 USD" }, b: { value: "1 GPU" } } }, ["objective-units"]],
    [
      "a constraint on nothing",
      { projects: { a: { value: "1 USD" }, b: { value: "1 USD" } }, constraints: ["valeu > 0 USD"] },
      ["unknown-quantity"],
    ],
    ["a constraint in the wrong unit", { projects: { a: { value: "1 USD" } }, constraints: ["value > 1 GPU"] }, ["wrong-unit"]],
  ])("%s", (_, small, codes) => {
    const { answer, diagnostics } = planVenture(smallVenture(small), { samples: 100 })
    expect(answer).toBeNull()
    expect(diagnostics.map((d) => d.code)).toEqual(codes)
  })
  test("0 / 0 in the objective, by the quantity that makes it", () => {
    const { diagnostics } = planVenture(
      smallVenture({ projects: { a: { bad: "= 0 USD / (t * 0)", value: "= sum(bad) * 1 month" } } }),
      { samples: 100 },
    )
    expect(diagnostics.map((d) => [d.code, d.params.path, d.params.month])).toEqual([["not-a-number", "a.bad", 0]])
  })
})

test("the same file and seed give the same answer", () => {
  const small: SmallVenture = {
    projects: {
      a: { d: "normal(10, 3)", q: "choose 0 to 20", k: "choose 1, 2, 3", value: "= min(d, q) * k * 1 USD - q * 0.5 * k * 1 USD" },
    },
  }
  expect(plan(small, 500)).toEqual(plan(small, 500))
})

test("progress rises to 1", () => {
  const shares: number[] = []
  planVenture(smallVenture({ projects: { a: { value: "1 USD" } } }), { samples: 100, onProgress: (share) => shares.push(share) })
  expect(shares.at(-1)).toBe(1)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})
