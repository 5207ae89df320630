// `solve` against closed forms: the value at which a condition begins to hold, for every kind of input and of condition.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { asked, loss, solved, variantOf, z95 } from "../../../tests/support/solve.ts"

describe("a known loss", () => {
  test.each([
    ["5 %", 100 + 20 * z95],
    ["50 %", 100],
    ["2.5 %", 100 + 20 * 1.959964],
    ["84.13447 %", 80],
  ])("ruin with less than %s needs the cash of the normal quantile", (share, expected) => {
    const { nearest, holds, today } = solved(loss("60 USD"), "cash", `ruin at end < ${share}`)
    const edge = nearest ?? holds?.[0]?.from
    expect(edge?.value).toBeGreaterThan(expected * 0.985)
    expect(edge?.value).toBeLessThan(expected * 1.015)
    expect(holds?.length).toBe(1)
    expect(holds?.[0]?.to).toBeNull()
    expect(today.isMet).toBe(false)
  })

  test("the interval holds the true value, and is narrower with more samples", () => {
    const width = (samples: number): number => {
      const { answer } = asked(loss("60 USD"), { input: "cash", suchThat: "ruin at end < 5 %" }, { samples })
      const [low, high] = answer?.nearest?.interval ?? [null, null]
      expect(low).toBeLessThan(100 + 20 * z95 + 0.5)
      expect(high).toBeGreaterThan(100 + 20 * z95 - 0.5)
      return (high ?? 0) - (low ?? 0)
    }
    expect(width(40_000)).toBeLessThan(width(1000))
  })

  test("what is to be typed makes it hold", () => {
    const { set, nearest } = solved(loss("60 USD"), "cash", "ruin at end < 5 %")
    expect(set).toMatchObject({ path: "resources.cash", text: `${nearest?.value} USD`, isMet: true })
    const { model } = variantOf(loss(`${nearest?.value} USD`)).venture
    expect(model.quantities.get("resources.cash")?.definition.text).toBe(`${nearest?.value} USD`)
    expect(solved(loss(`${nearest?.value} USD`), "cash", "ruin at end < 5 %").today).toMatchObject({ isMet: true })
  })

  test("where it holds already, it is told how far the cash may fall", () => {
    const { nearest, holds, today, set } = solved(loss("200 USD"), "cash", "ruin at end < 5 %")
    expect(today.isMet).toBe(true)
    expect(nearest).toBeNull()
    expect(holds?.[0]?.from?.value).toBeCloseTo(100 + 20 * z95, 0)
    expect(set?.isMet).toBe(true)
  })

  test("a random loss in width: its median moves, its spread stays", () => {
    const { nearest, input, set } = solved(loss("60 USD"), "loss", "ruin at end < 5 %")
    expect(input.move).toBe("width")
    expect(nearest?.value).toBeCloseTo(60 - 20 * z95, 0)
    expect(set?.text).toMatch(/^normal\(2[67][.\d]*, 20\) USD$/u)
    expect(set?.isMet).toBe(true)
  })

  test("an amount of nothing is solved for too", () => {
    expect(solved(loss("0 USD"), "cash", "ruin at end < 5 %").nearest?.value).toBeCloseTo(100 + 20 * z95, 0)
  })
})

test("a walk of twelve normal steps: always above zero is what simulation by hand gives", () => {
  const walk = (cash: number): string =>
    `assumptions: { start: ${cash} USD, step: "normal(-5 USD/month, 1 USD/month)" }
horizon: 12 months
formulas: { money: { start: = start, change: = step } }`
  const { nearest } = solved(walk(10), "start", "money always > 0 USD with 95 %")
  // The walk falls by the same step each month: its lowest point is the last.
  expect(nearest?.value).toBeGreaterThan(12 * (5 + z95) * 0.985)
  expect(nearest?.value).toBeLessThan(12 * (5 + z95) * 1.015)
})

describe("a price in proportion", () => {
  const text = `assumptions: { price: 10 to 16 USD, cost: 15 USD }\nformulas: { margin: = price - cost }`
  test("the log-normal keeps its proportions", () => {
    const { nearest, input, set, today } = solved(text, "price", "margin > 0 USD with 95 %")
    expect(input).toMatchObject({ path: "price", unit: "USD", move: "proportion" })
    expect(today).toMatchObject({ p5: 10, p95: 16, isMet: false })
    expect(today.value).toBeCloseTo(Math.sqrt(160), 9)
    const expected = Math.sqrt(160) * 1.5 // its 5 % figure must reach 15
    expect(Math.abs((nearest?.value ?? 0) / expected - 1)).toBeLessThan(0.01)
    expect(set?.text).toMatch(/^1[45][.\d]* to 2[34][.\d]* USD$/u)
    expect(set?.isMet).toBe(true)
  })

  test("a mean is moved to the figure asked for", () => {
    const answer = solved(text, "price", "mean(margin) >= 0 USD")
    expect(answer.condition).toMatchObject({ measure: "mean", bound: 0, unit: "USD", comparison: ">=" })
    const mean = Math.exp(Math.log(1.6) ** 2 / (2 * (2 * z95) ** 2))
    expect(Math.abs((answer.nearest?.value ?? 0) / (15 / mean) - 1)).toBeLessThan(0.006)
  })

  test("a condition on the median is one with 50 %", () => {
    const { nearest } = solved(text, "price", "margin > 0 USD with 50 %")
    expect(Math.abs((nearest?.value ?? 0) / 15 - 1)).toBeLessThan(0.006)
  })

  test("a constant in a formula is compiled as a choice, on the same draws", () => {
    const { nearest, today, set } = solved(text, "cost", "margin > 0 USD with 95 %")
    expect(today.value).toBe(15)
    expect(nearest?.value).toBeCloseTo(10, 1)
    expect(set).toMatchObject({ path: "cost", isMet: true })
  })
})

describe("where it holds in several stretches", () => {
  test("all of them are told", () => {
    const text = `assumptions: { x: 5, noise: "normal(0, 0.001)" }\nformulas: { y: = abs(abs(x - 5) - 2) + noise }`
    const { holds, today } = solved(text, "x", "y < 1")
    expect(today.isMet).toBe(false)
    const ends = holds?.map(({ from, to }) => [from?.value, to?.value].map((x) => Math.round(x ?? Number.NaN)))
    expect(ends).toEqual([
      [2, 4],
      [6, 8],
    ])
  })

  test("a hump that the first look misses is found beside the best value", () => {
    const text = `assumptions: { x: 5, noise: "normal(0, 0.0001)" }\nformulas: { y: = abs(x - 6.2) + noise }`
    const { holds } = solved(text, "x", "y < 0.02")
    expect(holds?.length).toBe(1)
    expect(holds?.[0]?.from?.value).toBeCloseTo(6.18, 1)
    expect(holds?.[0]?.to?.value).toBeCloseTo(6.22, 1)
  })

  test("the interval of an edge ends before the next stretch", () => {
    const text = `assumptions: { x: 5, noise: "normal(0, 1)" }\nformulas: { y: = abs(x - 5) + noise }`
    const { holds } = solved(text, "x", "y > 2 with 90 %")
    expect(holds?.length).toBe(2)
    expect(holds?.[0]?.to?.interval?.[0]).toBeLessThanOrEqual((holds?.[0]?.to?.value ?? 0) * 1.01)
    expect(holds?.[1]?.from?.interval?.[1]).toBeGreaterThanOrEqual((holds?.[1]?.from?.value ?? 0) * 0.99)
  })
})

describe("what comes and goes", () => {
  const text = `assumptions: { x: 5, noise: "normal(0, 0.001)" }
formulas:
  y: = mod(x * 3, 1) + noise`

  test("a stretch that is told holds throughout, and it is said how many were met", () => {
    const { holds, more, looked, isComplete, rows } = solved(text, "x", "y < 0.5")
    for (const { from, to } of holds ?? []) {
      // The condition holds on the first half of every third: 0 to 1/6, 1/3 to 1/2 and so on.
      if (from !== null && to !== null) expect(to.value - from.value).toBeLessThan(1 / 6 + 0.01)
      for (const row of rows)
        if (row.value >= (from?.value ?? 0) && row.value <= (to?.value ?? Infinity)) expect(row.isMet).toBe(true)
    }
    expect(holds?.length).toBe(12)
    expect(more).toBeGreaterThan(0)
    expect(looked).toBeGreaterThan(60)
    expect(isComplete).toBe(false)
  })

  test("every value of few was looked at", () => {
    const few = `assumptions: { n: choose 1 to 20 GPU, noise: "normal(0, 0.001)" }\nformulas: { y: "= mod(n / 1 GPU, 2) + noise" }`
    const { holds, more, isComplete, looked } = solved(few, "n", "y < 0.5")
    expect(holds?.map(({ from, to }) => [from?.value, to?.value])).toEqual(
      [2, 4, 6, 8, 10, 12, 14, 16, 18, 20].map((k) => [k, k === 20 ? undefined : k]),
    )
    expect([more, isComplete, looked]).toEqual([0, true, 20])
  })
})

test("a quantity that is the same in every sample is told itself", () => {
  const text = "assumptions: { x: 10, noise: 1 to 2 }\nformulas: { y: = x * 3, z: = y + noise }"
  const { condition, today, nearest } = solved(text, "x", "y > 50")
  expect(condition).toMatchObject({ measure: "figure", comparison: ">", bound: 50 })
  expect([today.figure, today.error]).toEqual([30, 0])
  expect(nearest?.value).toBeCloseTo(50 / 3, 1)
  expect(solved(text, "x", "z > 50").condition.measure).toBe("probability")
})

describe("the interval of what is known exactly", () => {
  test.each([50, 53, 75, 99])("%d: the value that is told lies within", (bound) => {
    const edge = solved("assumptions: { x: 10 }\nformulas: { y: = x * 1 }", "x", `y > ${bound}`).nearest
    const [low, high] = edge?.interval ?? [null, null]
    expect(low ?? 0).toBeLessThanOrEqual(edge?.value ?? 0)
    expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(edge?.value ?? 0)
  })

  test("of people, it holds from one number on", () => {
    const edge = solved("assumptions: { x: 5 person }\nformulas: { y: = x * 2 }", "x", "y > 13 person").nearest
    expect(edge).toEqual({ value: 7, interval: [7, 7] })
  })
})

describe("nothing makes it hold", () => {
  const text = `assumptions: { x: 5, noise: "normal(0, 1)" }\nformulas: { y: = abs(x - 6) + 3 + noise }`
  test("holds is null, and the nearest one is told", () => {
    const { holds, closest, nearest, set } = solved(text, "x", "y < 1 with 99 %")
    expect([holds, nearest, set]).toEqual([null, null, null])
    expect(closest?.value).toBeCloseTo(6, 0)
    expect(closest?.figure).toBeLessThan(0.99)
  })

  test("figures that stay the same are said not to move", () => {
    const flat = `assumptions: { x: 5, noise: "normal(0, 1)" }\nformulas: { y: "= noise + max(x, 0) * 0" }`
    expect(solved(flat, "x", "y < 9 with 99 %").isMoved).toBe(false)
  })
})

describe("decisions", () => {
  test("of a list: the first option of the file for which it holds", () => {
    const text = `assumptions: { n: "choose 1, 8, 4, 2 GPU", need: 3 to 3.5 GPU }\nformulas: { spare: = n - need }`
    const answer = solved(text, "n", "spare > 0 GPU")
    expect(answer.options).toEqual([8, 4])
    expect(answer.nearest).toEqual({ value: 8, interval: null })
    expect(answer.rows.map(({ value }) => value)).toEqual([1, 2, 4, 8])
    expect(answer.set).toMatchObject({ text: "8 GPU", isMet: true })
  })

  test("whole numbers stay whole, exactly", () => {
    const text = `assumptions: { n: choose 1 to 500 GPU, need: 122.2 to 122.8 GPU }\nformulas: { spare: = n - need }`
    const { nearest, rows, holds } = solved(text, "n", "spare > 0 GPU with 99.9 %")
    expect(holds?.length).toBe(1)
    expect([123, 124]).toContain(holds?.[0]?.from?.value ?? nearest?.value)
    expect(rows.every(({ value }) => Number.isInteger(value))).toBe(true)
  })

  test("a constant that counts things is whole", () => {
    const text = `assumptions: { n: 2 GPU, need: 5.1 to 5.6 GPU }\nformulas: { spare: = n - need }`
    expect(solved(text, "n", "spare > 0 GPU with 60 %").nearest?.value).toBe(6)
  })

  test("beyond a range of the file only where it is asked for", () => {
    const text = `assumptions: { p: choose 1 to 5 USD, need: 7 to 8 USD }\nformulas: { spare: = p - need }`
    expect(solved(text, "p", "spare > 0 USD").holds).toBeNull()
    expect(solved(text, "p", "spare > 0 USD", { between: "1 to 20 USD" }).nearest?.value).toBeCloseTo(7.87, 1)
  })

  test("chosen anew, the other ones make room for the input", () => {
    const text = `
assumptions: { price: choose 1 to 9 USD, staff: "choose 5, 2, 1", noise: "normal(0 USD, 0.1 USD)" }
projects:
  p: { formulas: { value: = (price - staff * 1 USD) * 1 + noise } }
`
    const condition = "value > 0 USD with 95 %"
    const written = solved(text, "price", condition, { between: "0.1 to 4.9 USD" })
    const anew = solved(text, "price", condition, { between: "0.1 to 4.9 USD", best: true })
    expect(written.holds).toBeNull()
    expect(anew.holds?.[0]?.from?.value).toBeCloseTo(1.17, 1)
    expect(anew.decisions).toEqual({ staff: { value: 1, unit: "" } })
  })
})

test("the probability of an event and the mean of a count are solved for themselves", () => {
  const event = `assumptions: { hit: bernoulli(0.5) }\nformulas: { bad: = hit > 0.5 }`
  const chance = solved(event, "hit", "bad < 20 %")
  expect(chance.input.move).toBe("chance")
  expect(chance.nearest?.value).toBeCloseTo(0.2, 2)
  expect(chance.set?.text).toMatch(/^bernoulli\(0\.[12]\d*\)$/u)
  const count = solved(`assumptions: { n: poisson(5) }\nformulas: { bad: = n > 0.5 }`, "n", "bad < 50 %")
  expect(count.input.move).toBe("count")
  expect(count.nearest?.value).toBeCloseTo(Math.log(2), 1)
})

test("inputs that are correlated with the moved one keep their draws", () => {
  const text = `
assumptions: { a: 10 to 20 USD, b: 5 to 30 USD }
correlations: [ { between: [a, b], rank: -0.8 } ]
formulas: { sum: = a + b }
`
  const { set, nearest } = solved(text, "a", "sum > 40 USD with 50 %")
  expect(nearest).not.toBeNull()
  expect(set?.isMet).toBe(true)
})

test("what is told holds, on any quantile of any log-normal loss", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 60 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 1.1, max: 9, noNaN: true }),
      (share, low, ratio) => {
        const text = `
resources: { cash: 1000 USD }
assumptions: { loss: ${low} to ${Number((low * ratio).toPrecision(6))} USD }
projects: { p: { formulas: { value: = 0 USD, ruin: = resources.cash < loss } } }
`
        const { holds, nearest, today, set } = solved(text, "cash", `ruin at end < ${share} %`)
        const edge = nearest ?? holds?.[0]?.from
        expect(holds?.length).toBe(1)
        expect(edge?.value).toBeGreaterThan(0)
        expect(set === null || set.isMet).toBe(true)
        expect(today.isMet).toBe(1000 >= (edge?.value ?? 0) || today.isMet)
      },
    ),
    { numRuns: 12 },
  )
})

test("the same question gives the same answer, and progress ends at the whole", () => {
  const told: number[] = []
  const request = { input: "cash", suchThat: "ruin at end < 5 %" }
  const first = asked(loss("60 USD"), request, { samples: 1000, onProgress: (share) => void told.push(share) })
  expect(asked(loss("60 USD"), request, { samples: 1000 })).toEqual(first)
  expect(told.at(-1)).toBe(1)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
})
