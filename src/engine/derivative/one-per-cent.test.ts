// What one per cent more of an input does to a mean, against closed forms; and which way it is found.
import { expect, test } from "vitest"
import { modelOf, type Text } from "../../../tests/support/model.ts"
import { normalCdf } from "../run/normal.ts"
import { createSampler, type Sampler } from "../run/sampler.ts"
import { resultsOn, withReplaced } from "../sensitivity/asked.ts"
import { type OnePerCent, onePerCentMore } from "./one-per-cent.ts"

type Asking = { readonly sampler: Sampler; readonly node: number; readonly inputOf: (path: string) => number }

function asking(lines: Readonly<Record<string, Text>>, path: string, samples = 20_000, months = 12): Asking {
  const { model, diagnostics } = modelOf(lines, { months })
  expect(diagnostics).toEqual([])
  const inputOf = (name: string): number => model.inputs.findIndex((input) => input.path === name)
  return { sampler: createSampler(model, { samples, seed: 1 }), node: model.quantities.get(path)?.node ?? -1, inputOf }
}

function of({ sampler, node, inputOf }: Asking, path: string, month = 0): OnePerCent {
  const [one] = onePerCentMore(sampler, { node, parameters: sampler.initial, months: [month] }, [inputOf(path)])
  if (one === undefined) throw new Error("nothing came")
  return one
}

/** Within the interval, taken half as wide again: of many tests one in twenty would fail otherwise. */
function expectNear(one: OnePerCent, wanted: number): void {
  expect(one.change).not.toBeNull()
  const { value, error } = one.change ?? { value: Number.NaN, error: null }
  expect(error).not.toBeNull()
  expect(Math.abs(value - wanted)).toBeLessThan(1.5 * (error ?? 0) + 1e-9 * Math.abs(wanted))
}

test("of a product the mean grows by one per cent", () => {
  const product = asking({ x: "lognormal(100, 20)", y: "normal(3, 1)", z: "= x * y" }, "z")
  const one = of(product, "x")
  expect(one.how).toBe("derivative")
  expectNear(one, 0.01 * 300)
})

// E(x²) = m² + s²; one per cent more of x makes 2 % of it.
test("of a square by two", () => {
  const square = asking({ x: "normal(10, 2)", z: "= x ^ 2" }, "z")
  expectNear(of(square, "x"), 0.02 * 104)
})

// The payoff of a call: E max(x - k, 0) is m Φ(d) + s φ(d) - k Φ(d) for a normal x, d = (m - k) / s; along the samples E(x; x > k).
test("a kink is no jump: the derivative along the samples holds", () => {
  const [m, s, k] = [100, 25, 110]
  const d = (m - k) / s
  const density = Math.exp((-d * d) / 2) / Math.sqrt(2 * Math.PI)
  const one = of(asking({ x: `normal(${m}, ${s})`, z: `= max(x - ${k}, 0)` }, "z"), "x")
  expect(one.how).toBe("derivative")
  expectNear(one, 0.01 * (m * normalCdf(d) + s * density))
})

// P(x > k) = Φ((m - k/c) / s) for c x; its derivative by c at 1 is φ(d) k / s. The derivative along the samples is 0 everywhere.
test("across a comparison differences find what no sample shows", () => {
  const [m, s, k] = [100, 25, 110]
  const d = (m - k) / s
  const density = Math.exp((-d * d) / 2) / Math.sqrt(2 * Math.PI)
  const one = of(asking({ x: `normal(${m}, ${s})`, z: `= x > ${k}` }, "z", 100_000), "x")
  expect(one.how).toBe("differences")
  expectNear(one, (0.01 * density * k) / s)
})

// E ceil(c x) is the sum of P(c x > k) over k: 3 + the sum for k = 3 … 8 of (8.7 - k / c) / 6.2; its derivative by c at 1 is 33 / 6.2.
test("whole pieces are found by differences", () => {
  const one = of(asking({ x: "uniform(2.5, 8.7)", z: "= ceil(x)" }, "z", 100_000), "x")
  expect(one.how).toBe("differences")
  expectNear(one, (0.01 * 33) / 6.2)
})

test("of a chance it is the probability that grows", () => {
  const one = of(asking({ luck: "bernoulli(0.3)", x: "normal(10, 1)", z: "= if(luck, 2 * x, x)" }, "z"), "luck")
  expect(one.how).toBe("probability")
  expectNear(one, 0.01 * 0.3 * 10)
})

test("a month of a stock, and ruin on the way", () => {
  const lines = {
    burn: "normal(10, 3)",
    gain: "normal(8, 2)",
    stock: { start: "50", next: "= previous + gain - burn" },
    ruin: { start: "0", next: "= if(stock < 0, 1, previous)" },
    left: "= if(last(ruin), 0, 1) * gain",
  }
  const stock = asking(lines, "stock")
  expect(of(stock, "burn", 3).how).toBe("derivative")
  expectNear(of(stock, "burn", 3), -0.01 * 4 * 10)
  expect(of(asking(lines, "left"), "burn").how).toBe("differences")
  expect(of(asking(lines, "left"), "gain").how).toBe("differences")
})

test("derivative and differences on the same draws agree where both hold", () => {
  const { sampler, node, inputOf } = asking(
    {
      x: "lognormal(3, 1)",
      y: "beta(2, 5)",
      level: { start: "1", next: "= previous * (1 - y / 10) + x / 20" },
      z: "= log(1 + sum(level)) * sqrt(x)",
    },
    "z",
  )
  const asked = { node, parameters: sampler.initial, months: [0] }
  for (const path of ["x", "y"]) {
    const input = inputOf(path)
    const [one] = onePerCentMore(sampler, asked, [input])
    const mean = (factor: number): number => {
      const column = (sampler.columns[input] ?? new Float64Array()).map((x) => x * factor)
      const [y = new Float64Array()] = resultsOn(sampler, asked, withReplaced(sampler, new Map([[input, column]])))
      return y.reduce((sum, one) => sum + one, 0) / y.length
    }
    const difference = (0.01 * (mean(1.0001) - mean(0.9999))) / 0.0002
    expect(one?.how).toBe("derivative")
    expect(one?.change?.value).toBeCloseTo(difference, 6)
  }
})
