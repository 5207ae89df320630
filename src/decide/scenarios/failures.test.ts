// What is looked for, and what a rule may be about.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { type SmallVenture, smallVenture } from "../../../tests/support/small-venture.ts"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { readSubjects } from "../choose/subject.ts"
import { drained } from "../drained.ts"
import { groundSteps } from "../plan/ground.ts"
import type { FailuresAnswer } from "./answer.ts"
import { failuresOf } from "./failures.ts"

function failures(venture: Venture, samples = 10_000): FailuresAnswer | null {
  return failuresOf(drained(groundSteps(venture, readSubjects(venture).subjects, { samples }, () => {})))
}

const small = (a: NonNullable<SmallVenture["projects"]>["a"]): Venture => smallVenture({ projects: { a: a ?? {} } })

describe("what is looked for", () => {
  test("ruin", () => {
    const found = failures(small({ x: "uniform(0, 1)", ruin: "= x < 0.3", value: "= x * 1 USD" }))
    expect(found).toMatchObject({ of: "ruin", boxes: [{ conditions: [{ path: "a.x", from: null }] }] })
    expect(found?.boxes[0]?.conditions[0]?.to).toBeCloseTo(0.3, 2)
  })

  test("survival, where most is ruined", () => {
    const found = failures(small({ x: "uniform(0, 1)", ruin: "= x < 0.8", value: "= x * 1 USD" }))
    expect(found).toMatchObject({ of: "survival", boxes: [{ conditions: [{ path: "a.x", to: null }] }] })
    expect(found?.share).toBeCloseTo(0.2, 2)
  })

  test("the lowest tenth, where nothing is ruined", () => {
    const found = failures(small({ x: "uniform(0, 1)", y: "uniform(0, 1)", value: "= x * 1 USD + 0.0001 USD * y" }))
    expect(found).toMatchObject({ of: "lowest-tenth", share: expect.closeTo(0.1, 2) })
    expect(found?.boxes[0]?.conditions.map(({ path }) => path)).toEqual(["a.x"])
    expect(found?.boxes[0]?.coverage).toBeGreaterThan(0.95)
  })

  test("nothing, where all is ruined or nothing is uncertain", () => {
    expect(failures(small({ x: "uniform(0, 1)", ruin: "= x < 0.999", value: "= x * 1 USD" }))).toBeNull()
    expect(failures(small({ value: "3 USD" }))).toBeNull()
  })
})

// Ruin is a throw that no input tells of but through a thousand others: here the sum of many that weigh the same.
test("no rule is told where none stands on the other half", () => {
  const names = Array.from({ length: 24 }, (_, k) => `x${k}`)
  const draws = Object.fromEntries(names.map((name) => [name, "uniform(0, 1)"]))
  const parity = names.map((name) => `floor(2 * ${name})`).join(" + ")
  const found = failures(small({ ...draws, ruin: `= mod(${parity}, 2) < 0.5`, value: "1 USD" }), 4096)
  expect(found).toMatchObject({ of: "ruin", boxes: [] })
})

// Without its second round the project of the example hardly lives.
test("a rule may be about rounds of funding", () => {
  const text = readFileSync(new URL("../../../examples/vision/venture.yaml", import.meta.url), "utf8")
  const { venture } = compileVenture(text, { file: "venture.yaml" })
  const found = venture === null ? null : failures(venture, 2048)
  const [first] = found?.boxes ?? []
  expect(first?.conditions).toContainEqual(expect.objectContaining({ kind: "round", from: 1, to: null }))
  expect(first?.density).toBeGreaterThan(1.2 * (first?.base ?? 1))
})
