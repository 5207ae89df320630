// Whatever the problem: what is decided is never worse than what the file would do without deciding.
import fc from "fast-check"
import { expect, test } from "vitest"
import { type Lines, smallVenture } from "../../../tests/support/small-venture.ts"
import { samplersOf } from "../effort.ts"
import { choose, type Sought } from "./choose.ts"
import { scoreOf } from "./score.ts"
import { readSubjects } from "./subject.ts"
import { isBetter, type Trial, tryOut } from "./trial.ts"

/** A decision as written, and the value that `run` leaves it at: the first of a list, the middle of a range. */
type Decision = { readonly text: string; readonly initial: string }

const whole = fc.integer({ min: -20, max: 20 })
const listed = fc
  .uniqueArray(whole, { minLength: 1, maxLength: 5 })
  .map((values): Decision => ({ text: `choose ${values.join(", ")}`, initial: String(values[0]) }))
const ranged = fc
  .tuple(whole, fc.integer({ min: 1, max: 40 }))
  .map(([low, width]): Decision => ({ text: `choose ${low} to ${low + width}`, initial: String(low + width / 2) }))
const counted = fc.tuple(whole, fc.integer({ min: 1, max: 40 })).map(
  ([low, width]): Decision => ({
    text: `choose ${low} GPU to ${low + 2 * width} GPU`,
    initial: `${low + width} GPU`,
  }),
)

/** Terms of the objective: bowls, kinks, steps, ridges and what chance makes of them. */
const terms = fc.uniqueArray(
  fc.constantFrom(
    "-(x - a)^2",
    "-3 * abs(x + y - b)",
    "10 * min(a, x) - 4 * x",
    "if(x > b, 7, -2) * y",
    "-abs(x - y) * abs(b)",
    "mod(x * 7.3 + y * 3.1, 5)",
    "a * x - y * y / 4",
    "-exp(min(x * y / 40, 5))",
  ),
  { minLength: 1, maxLength: 3 },
)

const problems = fc.record({
  x: fc.oneof(listed, ranged, counted),
  y: fc.oneof(listed, ranged),
  terms,
  constraints: fc.subarray(["value > -50 USD with 60 %", "spent < 10"]),
  riskAversion: fc.constantFrom(null, null, 2),
  samples: fc.constantFrom(64, 3000),
})

type Problem = { readonly [K in "x" | "y"]: Decision } & {
  readonly terms: readonly string[]
  readonly constraints: readonly string[]
  readonly riskAversion: number | null
  readonly samples: number
}

type Taken = { readonly trial: Trial; readonly sought: Sought }

/** What is decided of the problem, and what it is worth on the full draws. */
function taken({ x, y, terms: sum, constraints, riskAversion, samples }: Problem, of: keyof Decision): Taken {
  const lines: Lines = {
    a: "normal(3, 4)",
    b: "uniform(-10, 10)",
    chosen: x[of],
    x: x.initial.endsWith("GPU") ? "= chosen / 1 GPU" : "= chosen",
    y: y[of],
    spent: "= x + abs(y)",
    value: `= (${sum.join(" + ")}) * 1 USD`,
  }
  const venture = smallVenture({ projects: { p: lines }, constraints, objective: { quantity: "value", riskAversion } })
  const [subject] = readSubjects(venture).subjects
  if (subject === undefined) throw new Error("no project")
  const samplers = samplersOf(venture, { samples })
  const score = scoreOf(venture.objective, 1)
  // So little that much of it is searched on coarse draws.
  const { parameters, sought } = choose(subject, samplers, score, 4e6)
  return { trial: tryOut(subject, samplers.full, parameters, score), sought }
}

test("what is taken is no worse than the default, in what must hold and then in worth", () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const [best, usual] = [taken(problem, "text"), taken(problem, "initial")]
      expect(isBetter(usual.trial, { ...best.trial, score: best.trial.score + 1e-9 * Math.abs(best.trial.score) })).toBe(false)
      const { gap, isExhaustive, tried } = best.sought
      expect(tried).toBeGreaterThanOrEqual(1)
      if (best.trial.shortfall > 0) expect(gap).toBeNull()
      else if (isExhaustive) expect(gap).toBe(0)
      else expect(gap).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 100, seed: 1 },
  )
})
