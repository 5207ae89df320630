// Flips, rules of failing and blows whose answers are known by hand: each file says why.
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { type PlanAnswer, planVenture, type StressCase } from "../../src/decide/index.ts"
import { normalCdf } from "../../src/engine/index.ts"
import { compileVenture } from "../../src/venture/index.ts"
import { commandOf } from "../support/command.ts"

function planned(name: string): PlanAnswer {
  const file = `scenes-${name}.yaml`
  const { venture, diagnostics } = compileVenture(readFileSync(new URL(file, import.meta.url), "utf8"), { file })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer, diagnostics: more } = planVenture(venture, { samples: 8192 })
  if (answer === null) throw new Error(JSON.stringify(more))
  return answer
}

const near = (x: number, digits = 2): number => expect.closeTo(x, digits) as number // as such a matcher is used

test("the choice flips where two straight lines cross", () => {
  const { best, flips } = planned("flip")
  expect(best).toBe("a")
  expect(flips).toEqual([
    {
      ...{
        input: "x",
        unit: "USD",
        usual: near(7, 9),
        at: near(6, 9),
        side: "below",
        probability: near(normalCdf(-1), 9),
        takes: "b",
      },
      curve: expect.objectContaining({ other: [20, 20, 20, 20, 20, 20] }),
    },
  ])
})

test("the rule of failing is that by which it was made", () => {
  const { failures } = planned("failing")
  expect(failures).toMatchObject({
    of: "ruin",
    share: near(0.2),
    boxes: [{ coverage: near(1), density: near(1), support: near(0.2) }],
  })
  const conditions = failures?.boxes[0]?.conditions ?? []
  expect(conditions.map(({ path, from, to }) => [path, from, to]).toSorted()).toEqual([
    ["a.begins", near(10, 1), null],
    ["a.price", null, near(9, 1)],
  ])
  for (const { byChance } of conditions) expect(byChance).toBeLessThan(1e-9)
})

describe("blows", () => {
  const { stress, projects } = planned("stress")
  const of = (name: string): StressCase | undefined => stress?.cases.find((one) => one.name === name)
  const alive = (name: string): number | null | undefined => of(name)?.projects.a?.survival

  test("in their order", () => {
    expect(stress?.cases.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "built-in revenue",
      "built-in price",
      "file dear",
      "file both ways",
      "scenario cheap",
    ])
  })

  test.each([
    ["revenue", 1 - normalCdf(-5 / 7)],
    ["price", 1 - normalCdf(-1)],
    ["dear", 1 - normalCdf(-0.5)],
    ["both ways", 1 - normalCdf(-0.625)],
    ["cheap", 1 - normalCdf(-3)],
  ])("survival under %s", (name, survival) => {
    expect(alive(name)).toBeCloseTo(survival, 2)
    expect(of(name)?.projects.b?.survival).toBeNull()
  })

  test("another project is best where the blow is hard", () => {
    expect(projects.a?.objective.worth).toBeCloseTo(40.17, 1)
    expect(of("dear")?.projects.a?.worth).toBeCloseTo(10 * normalCdf(0.5) + (20 * Math.exp(-0.125)) / Math.sqrt(2 * Math.PI), 1)
    expect(["revenue", "price", "dear", "cheap"].map((name) => of(name)?.best)).toEqual(["b", "b", "b", "a"])
  })

  test.each([
    ["revenue", 4 / 3, { kind: "share", amount: near(-0.4, 3), unit: "" }],
    ["price", 1.6, { kind: "share", amount: near(-0.4, 3), unit: "" }],
    ["dear", 4 / 3, { kind: "addition", amount: near(40, 1), unit: "USD" }],
    ["both ways", 4 / 3, null],
  ] as const)("how hard %s must come", (name, times, size) => {
    expect(of(name)?.breaking).toEqual({ kind: "breaks", times: near(times, 2), size })
  })

  test("a scenario has no size", () => {
    expect(of("cheap")?.breaking).toEqual({ kind: "unknown" })
  })

  test("two that are deadly together", () => {
    expect(stress?.deadly).toEqual({ names: ["revenue", "price"], survival: near(1 - normalCdf(5 / 7)) })
  })
})

test("the command line tells it", async () => {
  const file = fileURLToPath(new URL("scenes-stress.yaml", import.meta.url))
  const { out } = await commandOf(["plan", file, "--json", "--samples", "8192"])
  const { stress, failures, flips } = JSON.parse(out) as PlanAnswer // the document of `plan --json`
  expect(stress?.cases).toHaveLength(5)
  expect(failures?.of).toBe("ruin")
  expect(flips.map(({ input }) => input)).toEqual(["a.units"])
})
