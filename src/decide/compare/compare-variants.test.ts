// Two variants on the same draws: what must hold of every comparison, and known answers.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type CompileOptions, readVariant, type Variant } from "../../venture/index.ts"
import { planVenture } from "../plan/plan-venture.ts"
import type { CompareAnswer } from "./answer.ts"
import { compareVariants } from "./compare-variants.ts"

function variantOf(text: string, file: string, options: Partial<CompileOptions> = {}): Variant {
  const { variant, diagnostics } = readVariant(text, { file, ...options })
  if (variant === null) throw new Error(JSON.stringify(diagnostics))
  return variant
}

function compared(a: string | Variant, b: string | Variant, samples = 512): CompareAnswer {
  const [first, second] = [a, b].map((one, k) => (typeof one === "string" ? variantOf(one, `${"ab"[k]}.yaml`) : one))
  if (first === undefined || second === undefined) throw new Error("two variants are needed")
  const { answer, diagnostics } = compareVariants(first, second, { samples })
  if (answer === null) throw new Error(JSON.stringify(diagnostics))
  return answer
}

/** A small venture in which a few figures, a risk, a project and the order of keys may differ. */
type Small = {
  readonly price: number
  readonly users: number
  readonly cash: number
  readonly cost: number
  readonly hasRisk: boolean
  readonly hasThird: boolean
  readonly isTurned: boolean
  readonly isCorrelated: boolean
}

const small: fc.Arbitrary<Small> = fc.record({
  price: fc.integer({ min: 5, max: 60 }),
  users: fc.integer({ min: 100, max: 900 }),
  cash: fc.integer({ min: 1, max: 400 }),
  cost: fc.integer({ min: 1, max: 40 }),
  hasRisk: fc.boolean(),
  hasThird: fc.boolean(),
  isTurned: fc.boolean(),
  isCorrelated: fc.boolean(),
})

function textOf({ price, users, cash, cost, hasRisk, hasThird, isTurned, isCorrelated }: Small): string {
  const risk = hasRisk ? ["luck: bernoulli(0.8)"] : ["luck: 1"]
  const build = [
    `users: ${users} to ${users * 2} customer`,
    ...risk,
    `sold: = users * price * luck - ${cost}k USD`,
    "cash: { start: = resources.cash, change: = (sold - 20k USD) / 12 month }",
    "value: = max(0 USD, last(cash))",
  ]
  const projects = [
    `  build:\n    formulas:\n${(isTurned ? build.toReversed() : build).map((line) => `      ${line}\n`).join("")}`,
    "  license:\n    formulas: { fee: 5k to 90k USD, value: = fee }\n",
    ...(hasThird ? ["  third:\n    formulas: { value: 1k to 40k USD }\n"] : []),
  ]
  const parts = [
    `resources: { cash: ${cash}k USD }\n`,
    `assumptions:\n  price: ${price} to ${price * 2} USD/customer\n`,
    ...(isCorrelated ? ["correlations: [ { between: [price, build.users], rank: -0.5 } ]\n"] : []),
    `projects:\n${(isTurned ? projects.toReversed() : projects).join("")}`,
  ]
  return `venturi: 1\nhorizon: 12 months\n${(isTurned ? parts.toReversed() : parts).join("")}`
}

const runs = { numRuns: 40, seed: 1 }
const sum = (figures: readonly number[]): number => figures.reduce((total, x) => total + x, 0)

describe("of every comparison", () => {
  test("a variant differs from itself in nothing, whatever the order of its keys", () => {
    fc.assert(
      fc.property(small, (one) => {
        const answer = compared(textOf(one), textOf({ ...one, isTurned: !one.isTurned }), 128)
        expect([answer.changes, answer.causes, answer.idle]).toEqual([[], [], []])
        expect([answer.worth.by, answer.worth.error, answer.survival.by ?? 0]).toEqual([0, 0, 0])
        for (const { worth, value, survival } of Object.values(answer.projects))
          expect([worth.by, value?.moved?.p5.by, value?.moved?.p95.by, survival.by ?? 0]).toEqual([0, 0, 0, 0])
      }),
      runs,
    )
  })

  test("the shares add up to the difference, in worth and in survival", () => {
    fc.assert(
      fc.property(small, small, (one, other) => {
        const answer = compared(textOf(one), textOf(other), 128)
        const shares = (of: "worth" | "survival"): number | null =>
          answer.causes.some((cause) => cause[of] === null) ? null : sum(answer.causes.map((cause) => cause[of]?.by ?? 0))
        expect(shares("worth")).toBeCloseTo(answer.worth.by ?? Number.NaN, 6)
        // Survival has no shares where the best project of either variant, or of one between them, knows no ruin.
        const survival = shares("survival")
        if (survival !== null && answer.causes.length > 0) expect(survival).toBeCloseTo(answer.survival.by ?? Number.NaN, 12)
        const told = [...answer.causes.flatMap(({ changes }) => changes), ...answer.idle].toSorted((x, y) => x - y)
        expect(told).toEqual([...answer.changes.keys()])
      }),
      runs,
    )
  })

  test("told the other way round, every difference and every share has the other sign", () => {
    fc.assert(
      fc.property(small, small, (one, other) => {
        const there = compared(textOf(one), textOf(other), 128)
        const back = compared(textOf(other), textOf(one), 128)
        const scale = 1e-9 * Math.max(1, Math.abs(there.worth.a ?? 0), Math.abs(there.worth.b ?? 0))
        const isOpposite = (x: number | null | undefined, y: number | null | undefined): boolean =>
          x == null || y == null ? x === y : Math.abs(x + y) <= scale
        expect(isOpposite(there.worth.by, back.worth.by)).toBe(true)
        expect(isOpposite(there.survival.by, back.survival.by)).toBe(true)
        const sharesOf = ({ changes, causes }: CompareAnswer): Map<string, number> =>
          new Map(
            causes.map((cause) => [
              cause.changes
                .map((k) => changes[k]?.place)
                .toSorted()
                .join(),
              cause.worth?.by ?? 0,
            ]),
          )
        const [shares, others] = [sharesOf(there), sharesOf(back)]
        expect([...shares.keys()].toSorted()).toEqual([...others.keys()].toSorted())
        for (const [place, by] of shares) expect(isOpposite(by, others.get(place)), place).toBe(true)
      }),
      runs,
    )
  })
})

const base = textOf({
  price: 20,
  users: 500,
  cash: 100,
  cost: 5,
  hasRisk: false,
  hasThird: false,
  isTurned: false,
  isCorrelated: false,
})

describe("known answers", () => {
  test("what a change alone makes out is its whole difference", () => {
    const { changes, causes, worth } = compared(base, base.replace("cash: 100k", "cash: 150k"))
    expect(changes).toMatchObject([{ kind: "changed", path: "resources.cash", before: "100k USD", after: "150k USD" }])
    expect(worth.by).toBeCloseTo(50_000, 6)
    expect(causes).toMatchObject([{ changes: [0], isTogether: false }])
    expect(causes[0]?.worth?.by).toBeCloseTo(50_000, 6)
    expect(worth.error).toBeCloseTo(0, 6)
  })

  test("of a product each of two changes takes the mean of its two orders", () => {
    const text = (x: number, y: number): string =>
      `venturi: 1\nprojects:\n  a: { formulas: { x: ${x} USD, y: ${y}, value: = x * y } }\n`
    const { causes, worth } = compared(text(10, 2), text(13, 5))
    // 10 · 2 = 20, 13 · 5 = 65; x first: 6 then 39, y first: 30 then 15.
    expect(worth.by).toBe(45)
    expect(causes).toMatchObject([
      { changes: [1], worth: { by: 34.5, orders: [39, 30] }, isTogether: true },
      { changes: [0], worth: { by: 10.5, orders: [6, 15] }, isTogether: true },
    ])
  })

  test("changes that only make sense together are one cause, whatever stands between", () => {
    const added = base
      .replace("assumptions:\n", "assumptions:\n  discount_share: 10 %\n")
      .replace("cash: 100k", "cash: 110k")
      .replace("users * price", "users * price * (1 - discount_share)")
    const there = compared(base, added)
    // Alone the assumption makes a venture (unused), the formula does not.
    const places = there.causes.map(({ changes }) => changes.map((k) => there.changes[k]?.path))
    expect(places).toContainEqual(["resources.cash"])
    expect(places.flat()).toContain("build.sold")
    const back = compared(added, base)
    expect(sum(back.causes.map(({ worth }) => worth?.by ?? 0))).toBeCloseTo(back.worth.by ?? 0, 6)
  })

  test("a renamed quantity moves nothing: it keeps its draws", () => {
    const { causes, idle, changes } = compared(base, base.replaceAll("fee", "charge"))
    expect([causes, idle.length > 0, changes.length > 0]).toEqual([[], true, true])
  })

  test("a project more, an input in front of all others: the other projects keep every sample", () => {
    const more = base.replace("projects:\n", "projects:\n  another:\n    formulas: { luck: 1 to 3, value: = 1k USD * luck }\n")
    const { projects, causes } = compared(base, more)
    expect([projects.build?.worth.by, projects.license?.worth.by, causes]).toEqual([0, 0, []])
    expect(projects.another).toMatchObject({ worth: { a: null, by: null }, value: { a: null, moved: null } })
  })

  test("a scenario and --set are changes by path", () => {
    const text = `${base}scenarios: { slow: { build.users: 100 to 200 customer } }\n`
    const plain = variantOf(text, "a.yaml")
    const slow = variantOf(text, "a.yaml", { scenario: "slow" })
    expect(compared(plain, slow).changes).toMatchObject([
      { of: "set", path: "build.users", before: "500 to 1000 customer", after: "100 to 200 customer" },
    ])
    const set = variantOf(text, "a.yaml", { overrides: [{ path: "resources.cash", text: "0.1M USD" }] })
    expect(compared(plain, set).changes).toEqual([])
    const both = variantOf(text, "a.yaml", { scenario: "slow", overrides: [{ path: "resources.cash", text: "1 USD" }] })
    expect(compared(slow, both).changes.map(({ path }) => path)).toEqual(["resources.cash"])
    expect(compared(slow, both)).toMatchObject({ b: { scenario: "slow", set: [{ path: "resources.cash", text: "1 USD" }] } })
  })

  test("another best project is told", () => {
    const { a, b, worth } = compared(base, base.replace("5k to 90k", "500k to 900k"))
    expect([a.best, b.best, (worth.by ?? 0) > 0]).toEqual(["build", "license", true])
  })

  test("doing nothing leaves the founders their share of the cash, as in the plan", () => {
    const text = (ownership: number): string =>
      `venturi: 1\nresources: { cash: 100 USD }\nprojects:\n  a: { exit: { ownership: ${ownership} % }, formulas: { value: = 60 USD } }\n`
    const [all, half] = [text(100), text(50)].map((each, k) => variantOf(each, `${k}.yaml`))
    if (all === undefined || half === undefined) throw new Error("two variants are needed")
    const { a, b, projects } = compared(all, half)
    expect([a.isCashBetter, b.isCashBetter]).toEqual([true, false])
    expect(projects.a?.beatsNothing).toMatchObject({ a: 0, b: 1 })
    const planned = [all, half].map(({ venture }) => planVenture(venture, { samples: 512 }).answer?.projects.a?.beatsNothing)
    expect(planned).toEqual([0, 1])
  })

  test("decisions found for one are open to the other", () => {
    const text = (slope: number): string =>
      `venturi: 1\nprojects:\n  a: { formulas: { n: "choose 1, 2, 3", value: = (3 - n) * n * ${slope} USD } }\n`
    const { projects, worth } = compared(text(1), text(-1))
    expect(projects.a?.decisions["a.n"]).toEqual({ unit: "", a: 1, b: 3 })
    expect([worth.a, worth.b]).toEqual([2, 0])
  })

  test("worths of two currencies are not subtracted; survival is", () => {
    const text = base.replace("venturi: 1", "venturi: 1\ncurrency: CNY")
    const { worth, survival, causes } = compared(base, text)
    expect([worth.by, typeof survival.by]).toEqual([null, "number"])
    expect([worth.unit, worth.unitOfB]).toEqual(["USD", null])
    expect(causes.every((cause) => cause.worth === null)).toBe(true)
  })

  test("the same data file with other figures is a change", () => {
    const text = 'venturi: 1\nprojects:\n  a: { formulas: { value: "data(sold.csv, x) USD" } }\n'
    const [a, b] = ["x\n1\n2\n3\n", "x\n4\n5\n6\n"].map((csv, k) => variantOf(text, `${k}.yaml`, { readFile: () => csv }))
    if (a === undefined || b === undefined) throw new Error("two variants are needed")
    const answer = compared(a, b)
    expect(answer.changes).toMatchObject([{ of: "data", place: "sold.csv", path: null }])
    expect(answer.causes[0]?.worth?.by).toBeCloseTo(3, 1)
  })

  test("what two entries share in one file and not in the other is a cause without a change", () => {
    const text = (b: string): string =>
      `venturi: 1\nprojects:\n  a: { formulas: { x: &x 1 to 9 USD, y: ${b}, value: = x * y / 1 USD } }\n`
    const { changes, causes } = compared(text("*x"), text("1 to 9 USD"))
    expect(changes).toEqual([])
    expect(causes).toMatchObject([{ changes: [] }])
    expect(causes[0]?.worth?.by).toBeLessThan(0)
  })

  test("many changes are told by section, and still add up", () => {
    const names = Array.from({ length: 60 }, (_, k) => `q${k}`)
    const text = (step: number): string =>
      `venturi: 1\nassumptions:\n${names.map((name, k) => `  ${name}: ${k + step} USD\n`).join("")}projects:\n  a: { formulas: { value: = ${names.join(" + ")} } }\n`
    const { changes, causes, worth } = compared(text(1), text(2))
    expect([changes.length, worth.by]).toEqual([60, 60])
    expect(causes.length).toBeLessThanOrEqual(24)
    expect(sum(causes.map((cause) => cause.worth?.by ?? 0))).toBeCloseTo(60, 6)
  })

  test("a venture without projects is told", () => {
    const nothing = variantOf("venturi: 1\nassumptions: { x: 1 to 2 USD }\n", "a.yaml")
    expect(compareVariants(nothing, nothing)).toMatchObject({ answer: null, diagnostics: [{ code: "no-projects" }] })
  })
})
