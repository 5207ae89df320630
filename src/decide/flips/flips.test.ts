// Thresholds in closed form: what the best is ahead by is a straight line, or what is known of it.
import { describe, expect, test } from "vitest"
import { type SmallVenture, smallVenture } from "../../../tests/support/small-venture.ts"
import { normalCdf } from "../../engine/index.ts"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { readSubjects } from "../choose/subject.ts"
import { drained } from "../drained.ts"
import { groundSteps } from "../plan/ground.ts"
import type { Flip } from "./answer.ts"
import { crossing, type Margin } from "./crossing.ts"
import { flipsOf } from "./flips.ts"

const flips = (small: SmallVenture): readonly Flip[] => flipsOfVenture(smallVenture(small))

function flipsOfVenture(venture: Venture): readonly Flip[] {
  const { subjects } = readSubjects(venture)
  return flipsOf(drained(groundSteps(venture, subjects, { samples: 10_000 }, () => {})))
}

const of = (all: readonly Flip[], input: string): Flip | undefined => all.find((one) => one.input === input)

describe("the figure at which the choice flips", () => {
  // 10 x - 40 against 20: at x = 6, with x normal around 7.
  test("of a straight line is its root", () => {
    const [flip, ...others] = flips({
      file: { x: "normal(7, 1) USD" },
      projects: { a: { value: "= 10 * x - 40 USD" }, b: { value: "20 USD" } },
    })
    expect(others).toEqual([])
    expect(flip).toMatchObject({ input: "x", unit: "USD", side: "below", takes: "b" })
    expect(flip?.at).toBeCloseTo(6, 9)
    expect(flip?.probability).toBeCloseTo(normalCdf(-1), 9)
    expect(flip?.usual).toBeCloseTo(7, 9)
  })

  // In the mean of y: x² against 4 + y with y around 5 crosses at 3, whatever y is drawn.
  test("holds in the mean of all else", () => {
    const flip = of(
      flips({
        file: { x: "uniform(2, 6) USD", y: "normal(5, 2) USD" },
        projects: { a: { value: "= x ^ 2 / 1 USD" }, b: { value: "= y + 4 USD" } },
      }),
      "x",
    )
    expect(flip?.at).toBeCloseTo(3, 3)
    expect(flip?.probability).toBeCloseTo(0.25, 3)
    // The picture: the mean at the figures looked at.
    expect(flip?.curve?.best[0]).toBeCloseTo(2.04 ** 2, 6)
    for (const mean of flip?.curve?.other ?? []) expect(mean).toBeCloseTo(9, 2)
  })

  // Of three, the one that takes over first is told, not the one that is best at the end.
  test("names who takes over just beyond it", () => {
    const flip = of(
      flips({
        file: { x: "uniform(0, 10) USD" },
        projects: { a: { value: "10 USD" }, b: { value: "= 5 USD + x * 0.7 - 0.5 USD" }, c: { value: "= 3 * x - 18 USD" } },
      }),
      "x",
    )
    expect(flip).toMatchObject({ side: "above", takes: "b" })
    expect(flip?.at).toBeCloseTo(5.5 / 0.7, 9)
  })

  // y goes with x by the Gaussian copula: in the mean y = 0.8 x of two standard normals, so that a is x - 2 * 0.8 x.
  test("counts what goes with the input", () => {
    const rank = (6 / Math.PI) * Math.asin(0.8 / 2)
    const flip = of(
      flips({
        projects: { a: { x: "normal(0, 1) USD", y: "normal(0, 1) USD", value: "= x - 2 * y + 0.3 USD" }, b: { value: "0 USD" } },
        correlations: [{ between: ["a.x", "a.y"], rank }],
      }),
      "a.x",
    )
    expect(flip).toMatchObject({ side: "above", takes: "b" })
    expect(flip?.at).toBeCloseTo(0.3 / 0.6, 2)
  })

  test("of an input of few figures is the first at which it has flipped", () => {
    const flip = of(
      flips({
        file: { n: "discrete(1: 5, 2: 3, 3: 1, 4: 1)" },
        projects: { a: { value: "= (10 - 3 * n) * 1 USD" }, b: { value: "2 USD" } },
      }),
      "n",
    )
    expect(flip).toMatchObject({ at: 3, side: "above", takes: "b" })
    expect(flip?.probability).toBeCloseTo(0.2, 2)
  })

  test("may be that of keeping the cash", () => {
    const [flip] = flips({
      resources: { cash: "50 USD" },
      projects: { a: { x: "uniform(0, 20) USD", value: "= 10 * x" } },
    })
    expect(flip).toMatchObject({ input: "a.x", side: "below", takes: null })
    expect(flip?.at).toBeCloseTo(5, 9)
  })

  // b keeps what is asked only where x stays below 4; before that its greater worth does not count.
  test("counts what is asked before any worth", () => {
    const flip = of(
      flips({
        file: { x: "uniform(0, 10) USD", y: "uniform(0, 1) USD" },
        projects: { a: { value: "5 USD", cost: "= 1 USD + 0 * y" }, b: { value: "9 USD", cost: "= x + 0 * y" } },
        constraints: ["cost < 4 USD with 90 %"],
      }),
      "x",
    )
    expect(flip).toMatchObject({ side: "below", takes: "b" })
    expect(flip?.at).toBeCloseTo(4, 2)
  })

  test("of a quantity of several inputs is told once", () => {
    const text = `venturi: 1
horizon: 12 months
projects:
  a: { formulas: { x: { month 0: 5 to 9 USD, month 6: 5 to 9 USD }, value: = mean(x) } }
  b: { formulas: { value: 6.9 USD } }
`
    const { venture } = compileVenture(text, { file: "v.yaml" })
    const all = venture === null ? [] : flipsOfVenture(venture)
    expect(all.length).toBeGreaterThan(0)
    expect(new Set(all.map(({ input, side }) => `${input} ${side}`)).size).toBe(all.length)
  })

  test("is none where nothing flips, or nothing is compared", () => {
    expect(flips({ file: { x: "uniform(1, 2) USD" }, projects: { a: { value: "= x" }, b: { value: "0 USD" } } })).toEqual([])
    expect(flips({ projects: { a: { value: "uniform(1, 2) USD" } } })).toEqual([])
  })
})

describe("crossing", () => {
  const on =
    (f: (x: number) => number) =>
    (x: number): Margin => ({ value: f(x), isMeasured: true })
  test.each([
    ["a line in one look", (x: number) => 3 - x, 0, 10, 1, 3],
    ["a bend", (x: number) => Math.exp(1) - Math.exp(x), 0, 5, 12, 1],
    ["from the right", (x: number) => x - 2, 9, 0, 1, 2],
  ] as const)("%s", (_, f, inside, outside, looks, root) => {
    const margin = on(f)
    expect(
      crossing(
        margin,
        [
          { at: inside, margin: margin(inside) },
          { at: outside, margin: margin(outside) },
        ],
        looks,
      ),
    ).toBeCloseTo(root, 4)
  })
})
