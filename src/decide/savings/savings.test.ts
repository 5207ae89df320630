// Savings are differences to the same venture on the same draws: nothing changed is nothing saved, and each way does what its name says.
import { describe, expect, test } from "vitest"
import { gpuPriceRows } from "../../data/index.ts"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { costsOf } from "../costs/costs-of.ts"
import type { Saving, SavingKind } from "./answer.ts"
import { type SavingBench, savingBench } from "./bench.ts"
import { type Candidate, ratioOf } from "./candidate.ts"
import { candidatesFor, savingOf, savingsOf } from "./savings.ts"

type Parts = {
  readonly gpus?: string
  readonly serving?: string
  readonly model?: string
  readonly customers?: string
  readonly more?: string
}

const text = ({
  gpus = "",
  serving,
  model,
  customers = "200 customer, existing: 200 customer",
  more = "",
}: Parts): string => `venturi: 1
name: Shop
currency: USD
horizon: 24 months
discount: 10 %/year
resources:
  cash: 3M USD
${gpus}
projects:
  shop:
    model: ${model ?? "{ base: Qwen2.5-32B }"}
    serving: ${serving ?? "{ gpu: H100-SXM, price: 3 USD/GPU/hour, request: { input: 1000 token, output: 200 token }, target: { tpot: 25 ms } }"}
    market: { customers: ${customers}, adoption: { p: 0 %/year, q: 0 %/year } }
    usage: { requests: 300k request/customer/month }
    revenue: [ { name: seats, kind: subscription, price: 9000 USD/customer/month } ]
    churn: 0 %/year
${more}`

function ventureOf(parts: Parts = {}): Venture {
  const { venture, diagnostics } = compileVenture(text(parts), { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

function benchOf(parts: Parts = {}): SavingBench {
  const venture = ventureOf(parts)
  const [project] = venture.projects
  if (project === undefined) throw new Error("no project")
  return savingBench(venture, project, new Map(), { samples: 256, seed: 1 })
}

const nothing = (makes: Candidate["makes"]): Candidate => ({
  ...{ kind: "cache", makes, told: [], sources: [] },
  risk: () => ({ of: "cache", low: 0, high: 0 }),
})

describe("common random numbers", () => {
  const bench = benchOf()
  test.each<[string, Candidate["makes"]]>([
    ["nothing at all", []],
    ["a name", [{ kind: "edit", place: ["name"], text: "Store" }]],
    ["the same text", [{ kind: "set", path: "shop.serving.price", text: "3 USD/GPU/hour" }]],
    ["a sentence about it", [{ kind: "edit", place: ["about"], text: "a shop" }]],
  ])("%s saves exactly nothing", (_, makes) => {
    const after = bench.with(makes)
    if (after === null) throw new Error("no venture")
    const saving = savingOf(bench, after, nothing(makes))
    expect(saving?.total).toEqual({ mean: 0, p5: 0, p95: 0 })
    expect([saving?.loses, saving?.value.by, saving?.survival.by]).toEqual([0, 0, 0])
  })

  test("an uncertain figure more leaves all others as they were", () => {
    const after = bench.with([{ kind: "set", path: "shop.churn", text: "0 to 1e-9 %/year" }])
    if (after === null) throw new Error("no venture")
    expect(after.venture.model.inputs.length).toBeGreaterThan(bench.venture.model.inputs.length)
    const saving = savingOf(bench, after, nothing([]))
    const costs = bench.values("business.costs") ?? new Float64Array()
    expect(Math.abs(saving?.total.mean ?? Number.NaN)).toBeLessThan(1e-6 * costs.reduce((sum, x) => sum + x, 0))
  })
})

function savedBy(parts: Parts, kind: SavingKind): Saving {
  const found = savingsOf(benchOf(parts))
  const one = [...found.savings, ...found.dearer].find((saving) => saving.kind === kind)
  if (one === undefined) throw new Error(`no ${kind}`)
  return one
}

describe("each way does what its name says", () => {
  const all = savingsOf(benchOf())
  const of = (kind: SavingKind): Saving => {
    const one = [...all.savings, ...all.dearer].find((saving) => saving.kind === kind)
    if (one === undefined) throw new Error(`no ${kind}`)
    return one
  }

  test.each<SavingKind>(["commit-1-year", "commit-3-years", "spot-serving", "quantise", "smaller-model", "latency"])(
    "%s saves, and the venture is worth more for it",
    (kind) => {
      const saving = of(kind)
      expect(saving.total.mean).toBeGreaterThan(0)
      expect(saving.value.by).toBeGreaterThan(0)
    },
  )

  test("they come by what they save", () => {
    const means = all.savings.map(({ total }) => total.mean ?? 0)
    expect(means).toEqual(means.toSorted((a, b) => b - a))
    expect(all.dearer.every(({ total }) => (total.mean ?? 0) <= 0)).toBe(true)
  })

  test("where demand is certain a commitment saves its discount on all that is used, and nothing is idle", () => {
    const more = "    formulas: { serving.gpus: '= if(t >= 0 month, 4 GPU, 0 GPU)' }\n"
    const { risk, total } = savedBy({ more }, "commit-1-year")
    const ratio = ratioOf("rent.commit-1-year").middle
    expect(risk).toMatchObject({ idle: 0, blocks: [{ gpus: 4 }, { gpus: 4 }] })
    const hours = (24 * 365.25) / 12
    // The ratio stands in the text with three digits.
    expect(total.mean).toBeCloseTo((1 - Number((100 * ratio).toPrecision(3)) / 100) * 4 * 3 * hours * 24, 4)
  })

  test("spot saves the share of the price that is not asked", () => {
    const more = "    formulas: { serving.gpus: '= if(t >= 0 month, 4 GPU, 0 GPU)' }\n"
    const ratio = Number((3 * ratioOf("rent.spot").middle).toPrecision(4)) / 3
    const hours = (24 * 365.25) / 12
    expect(savedBy({ more }, "spot-serving").total.mean).toBeCloseTo((1 - ratio) * 4 * 3 * hours * 24, 4)
  })

  test("the cheapest provider is dated, and of the same GPU", () => {
    const { risk, changes } = of("provider")
    if (risk.of !== "provider") throw new Error("no provider")
    expect(risk.date).toMatch(/20\d\d/u)
    expect(changes[0]?.set).toBe(`shop.serving.price=${risk.price}`)
  })

  test("what is told to set makes the same of the file", () => {
    const saving = of("commit-3-years")
    const set = saving.changes[0]?.set ?? ""
    const [path, ...rest] = set.split("=")
    expect(set).toMatch(/^[\w.]+= = /u)
    const made = compileVenture(text({}), {
      file: "venture.yaml",
      overrides: [{ path: path ?? "", text: rest.join("=").trim() }],
    })
    expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
  })
})

describe("where demand is uncertain", () => {
  const parts = { customers: "20 to 600 customer, existing: 10 to 400 customer" }
  test("some of what is committed or bought stands idle, and in some samples it loses", () => {
    for (const kind of ["commit-3-years", "own"] as const) {
      const { risk } = savedBy(parts, kind)
      if (risk.of !== "commit" && risk.of !== "own") throw new Error("no such risk")
      expect(risk.idle).toBeGreaterThan(0)
    }
  })
})

test("after ruin nothing is saved: never more than what the tree tells of the same cost", () => {
  const poor = text({}).replace("3M USD", "400k USD").replace("9000 USD", "60 USD")
  const { venture } = compileVenture(poor, { file: "venture.yaml" })
  if (venture === null) throw new Error("no venture")
  const { answer } = costsOf(venture, { samples: 256 })
  const [told] = answer?.projects ?? []
  if (told === undefined) throw new Error("no costs")
  const full = savingsOf(benchOf()).savings
  expect(told.savings.length).toBeGreaterThan(3)
  for (const { kind, total } of told.savings) {
    expect(total.mean).toBeLessThan(told.tree.total.mean ?? 0)
    expect(total.mean).toBeLessThan(full.find((one) => one.kind === kind)?.total.mean ?? Number.POSITIVE_INFINITY)
  }
})

describe("what does not apply is not tried", () => {
  test.each<[string, Parts, readonly SavingKind[]]>([
    [
      "owned GPUs are not committed to, bought or rented elsewhere",
      { gpus: "  gpus: [ { name: lab, gpu: H100-SXM, count: 8 GPU, cost: owned } ]", serving: "{ pool: lab }" },
      ["quantise", "quantise", "smaller-model", "latency", "cache"],
    ],
    [
      "a small model at four bits",
      {
        model: "{ base: Qwen2.5-0.5B }",
        serving: "{ gpu: H100-SXM, price: 3 USD/GPU/hour, precision: int4, request: { cached: 50 % } }",
      },
      ["commit-1-year", "commit-3-years", "spot-serving", "provider", "region", "own", "latency"],
    ],
  ])("%s", (_, parts, kinds) => {
    expect(candidatesFor(benchOf(parts)).map(({ kind }) => kind)).toEqual(kinds)
  })
})

test("a project of formulas alone has no costs by class", () => {
  const { venture } = compileVenture("venturi: 1\nprojects: { a: { formulas: { value: 1 to 2 USD } } }\n", {
    file: "venture.yaml",
  })
  if (venture === null) throw new Error("no venture")
  expect(costsOf(venture, { samples: 64 }).diagnostics.map(({ code }) => code)).toEqual(["no-costs"])
})

describe("another region", () => {
  test("is tried where prices of several are known, at the cheapest that says where it is, and is no other provider's cheapest", () => {
    const { risk, changes } = savedBy({}, "region")
    if (risk.of !== "region") throw new Error("no region")
    const named = gpuPriceRows.flatMap((row) =>
      row.kind === "rent" && row.gpu === "H100-SXM" && row.region !== null && row.onDemand !== null ? [row.region] : [],
    )
    expect(new Set(named).size).toBeGreaterThan(1)
    expect(named).toContain(risk.region)
    expect(changes[0]?.set).toBe(`shop.serving.price=${risk.price}`)
    const elsewhere = savedBy({}, "provider").risk
    expect(elsewhere).not.toMatchObject({ price: risk.price, provider: risk.provider })
  })

  test("is not tried of a GPU whose prices name none", () => {
    const kinds = candidatesFor(benchOf({ serving: "{ gpu: L40S, request: { input: 1000 token, output: 200 token } }" }))
    expect(kinds.map(({ kind }) => kind)).not.toContain("region")
  })
})

describe("a server in the place of a rented model", () => {
  const rented = { model: "{ api: gpt-4o }", serving: "{ request: { input: 1000 token, output: 200 token } }" }
  const other = (model: string, serving: string): string =>
    `  own:\n    model: ${model}\n    serving: ${serving}\n    market: { customers: 10 customer }\n    usage: { requests: 9 request/customer/month }\n    revenue: [ { name: fee, kind: subscription, price: 9 USD/customer/month } ]\n`
  const served = other("{ base: Llama-3.1-8B }", "{ gpu: L40S, price: 1 USD/GPU/hour }")

  test("is that of another project, as it was published, and is told with its GPUs", () => {
    const bench = benchOf({ ...rented, more: served })
    expect(candidatesFor(bench).map(({ kind }) => kind)).toContain("own-server")
    const { total, risk, changes } = savedBy({ ...rented, more: served }, "own-server")
    expect(total.mean).toBeGreaterThan(0)
    expect(risk).toMatchObject({ of: "own-server", from: "gpt-4o", gpus: expect.any(Number), load: expect.any(Number) })
    expect(changes.map(({ path, to }) => [path, to])).toEqual([
      ["projects.shop.model", expect.stringMatching(/^\{ base: .*8B/u)],
      ["projects.shop.serving.gpu", "L40S"],
      ["projects.shop.serving.price", "1 USD/GPU/hour"],
    ])
  })

  test("what it saves is the same venture with the texts of the file changed by hand", () => {
    const { total } = savedBy({ ...rented, more: served }, "own-server")
    const byHand = benchOf({
      model: "{ base: Llama-3.1-8B }",
      serving: "{ request: { input: 1000 token, output: 200 token }, gpu: L40S, price: 1 USD/GPU/hour }",
      more: served,
    })
    const costs = (bench: SavingBench): number =>
      (bench.values("business.costs") ?? new Float64Array()).reduce((sum, x) => sum + x, 0) / 256
    const moved = costs(benchOf({ ...rented, more: served })) - costs(byHand)
    expect((total.mean ?? 0) / moved).toBeCloseTo(1, 1)
  })

  test("is not tried where nobody serves a model, nor of one that is served already", () => {
    for (const parts of [rented, { more: served }])
      expect(candidatesFor(benchOf(parts)).map(({ kind }) => kind)).not.toContain("own-server")
  })
})

test("a rented model is taken from the provider that asks least for it, and nothing else is tried but its cache", () => {
  const rented = { model: "{ api: cerebras/gpt-oss-120b }", serving: "{ request: { input: 1000 token, output: 200 token } }" }
  const bench = benchOf(rented)
  expect(candidatesFor(bench).map(({ kind }) => kind)).toEqual(["cheaper-api", "cache"])
  const saving = savedBy(rented, "cheaper-api")
  expect(saving.total.mean).toBeGreaterThan(0)
  expect(saving.risk).toMatchObject({ of: "api", likeness: "same" })
  expect(saving.changes).toMatchObject([{ path: "projects.shop.model.api", set: null }])
})
