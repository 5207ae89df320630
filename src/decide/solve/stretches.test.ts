// Where a condition holds along an input, on figures that are given as functions: what is told holds at all that was looked at.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Stretch } from "./answer.ts"
import type { Domain } from "./domain.ts"
import type { Seen } from "./look.ts"
import type { Found } from "./search.ts"
import { stretchesOf } from "./stretches.ts"

type Figure = (x: number) => number

const numbers: Domain = { kind: "range", low: 0, high: Number.POSITIVE_INFINITY, own: [2.5, 10], isWhole: false }

type Searched = { readonly found: Found; readonly looked: readonly number[] }

/** Where the figure is above nothing; or, `equal`, where it is nothing. */
function searched(figure: Figure, domain: Domain = numbers, isEqual = false, error = 0): Searched {
  const known = new Map<number, Seen>()
  const look = (x: number): Seen => {
    const seen = known.get(x) ?? seenOf(figure(x), isEqual, error)
    known.set(x, seen)
    return seen
  }
  const looked = (): number[] => [...known.keys()]
  const found = stretchesOf({ domain, today: 5, look, looked, closer: 64, isSure: error === 0, equal: isEqual ? 0 : null })
  return { found, looked: looked() }
}

function seenOf(figure: number, isEqual: boolean, error: number): Seen {
  const isMet = isEqual ? figure === 0 : figure > 0
  const lack = isEqual ? Math.abs(figure) : Math.max(0, -figure)
  const [isMetAtBest, isMetAtWorst] = isEqual ? [null, null] : [figure + error > 0, figure - error > 0]
  return { figure, error, isMet, lack: isMet ? 0 : Math.max(lack, Number.EPSILON), miss: 0, isMetAtBest, isMetAtWorst }
}

function isWithin(x: number, { from, to }: Stretch): boolean {
  return x >= (from?.value ?? Number.NEGATIVE_INFINITY) && x <= (to?.value ?? Number.POSITIVE_INFINITY)
}

const ends = ({ found }: Searched): (number | undefined)[][] => found.stretches.map(({ from, to }) => [from?.value, to?.value])

describe("what is told holds wherever it was looked", () => {
  const wave = fc.record({
    often: fc.double({ min: 0.05, max: 60, noNaN: true }),
    shift: fc.double({ min: 0, max: 6, noNaN: true }),
    level: fc.double({ min: -0.9, max: 0.9, noNaN: true }),
    slope: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
    isStepped: fc.boolean(),
  })
  const domains: readonly Domain[] = [
    numbers,
    { kind: "range", low: 1, high: 9, own: [1, 9], isWhole: false },
    { kind: "range", low: 0, high: 5000, own: [0, 5000], isWhole: true },
    { kind: "range", low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, own: [-3, 8], isWhole: false },
    { kind: "list", values: [7, 3, 5, 1, 9] },
  ]

  test("of what comes and goes", () => {
    let [split, told] = [0, 0]
    fc.assert(
      fc.property(wave, fc.constantFrom(...domains), ({ often, shift, level, slope, isStepped }, domain) => {
        const smooth: Figure = (x) => Math.sin(often * x + shift) - level + slope * (x - 5)
        const { found, looked } = searched(isStepped ? (x) => Math.sign(smooth(x)) : smooth, domain)
        const [low, high] = found.searched
        for (const stretch of found.stretches) {
          const inside = looked.filter((x) => x >= low && x <= high && isWithin(x, stretch))
          expect(inside.filter((x) => !(smooth(x) > 0))).toEqual([])
          expect(inside.length).toBeGreaterThan(0)
          told++
        }
        if (found.stretches.length > 1) split++
        expect(found.rows.every((x) => looked.includes(x))).toBe(true)
        expect(looked.length).toBeLessThan(4000)
      }),
      { numRuns: 150, seed: 1 },
    )
    expect(split).toBeGreaterThan(50)
    expect(told).toBeGreaterThan(300)
  })

  test("at today's value no tooth of a comb is skipped", () => {
    // Holds from 5 to 5.1667, from 4.6667 to 4.8333 and so on; the first look happens to step along with it.
    const comb = searched((x) => 0.5 - ((x * 3) % 1))
    const around = comb.found.stretches.find((stretch) => isWithin(5, stretch))
    expect(around?.from?.value).toBe(5)
    expect(around?.to?.value).toBeCloseTo(5.1667, 1)
    expect(comb.found.more).toBeGreaterThan(0)
  })
})

test("one edge is told once, to the third digit, with few looks", () => {
  const one = searched((x) => x - 12.3456, numbers, false, 0.01)
  expect(ends(one)).toEqual([[12.4, undefined]])
  expect(one.found.stretches[0]?.from?.interval?.[0]).toBeCloseTo(12.34, 1)
  expect(one.looked.length).toBeLessThan(130)
})

test("a round figure that is the edge itself is told as such", () => {
  expect(ends(searched((x) => (x >= 10 ? 1 : -1)))).toEqual([[10, undefined]])
  expect(ends(searched((x) => (x <= 3 ? 1 : -1)))).toEqual([[undefined, 3]])
})

describe("an equality", () => {
  test.each<[string, Figure, readonly number[]]>([
    ["a line", (x) => 2 * x - 50, [25]],
    ["a square root", (x) => x * x - 2, [Math.SQRT2]],
    ["three roots", (x) => (x - 2) * (x - 8) * (x - 12.5), [2, 8, 12.5]],
    ["falling", (x) => Math.exp(-x) - 0.001, [Math.log(1000)]],
    ["far away", (x) => x - 43_210.5, [43_210.5]],
    ["touched at a round value", (x) => (x - 7) ** 2, [7]],
    ["met before a jump", (x) => (x > 8 ? x + 5 : x - 8), [8]],
  ])("%s", (_, figure, roots) => {
    const { found } = searched(figure, numbers, true)
    expect(found.stretches.map(({ from, to }) => from?.value === to?.value)).toEqual(roots.map(() => true))
    for (const [k, root] of roots.entries())
      expect(Math.abs((found.stretches[k]?.from?.value ?? 0) / root - 1)).toBeLessThan(1e-7)
  })

  test.each<[string, Figure]>([
    ["a jump", (x) => (x > 8 ? x : x - 20)],
    ["a pole", (x) => 1 / (x - 6.123)],
    ["above all along", (x) => x + 1],
  ])("%s meets it nowhere", (_, figure) => {
    const { found } = searched(figure, numbers, true)
    expect(found.stretches).toEqual([])
    expect(found.closest).not.toBeNull()
  })

  describe("behind jumps", () => {
    test.each<[string, Figure]>([
      ["a step at every whole number", (x) => (Math.floor(x) % 2 === 0 ? 1 : -1)],
      ["steps far closer than the looks", (x) => Math.sign(Math.sin(60 * x + 0.5))],
      ["one step", (x) => (x > 6.1 ? 1 : -1)],
    ])("%s is met nowhere", (_, figure) => {
      const { found, looked } = searched(figure, numbers, true)
      expect([found.stretches, found.more]).toEqual([[], 0])
      expect(looked.length).toBeLessThan(1000)
    })

    test("a root is found, however many of them are nearer", () => {
      // A jump between any two of the 25 values of the first look up to 16, then a line through 17.3.
      const figure: Figure = (x) => (x > 16 ? x - 17.3 : Math.floor((x * 24) / 20 + 0.5) % 2 === 0 ? 3 : -3)
      const { found } = searched(figure, { kind: "range", low: 0, high: 20, own: [0, 20], isWhole: false }, true)
      expect(found.stretches.map(({ from }) => from?.value)).toEqual([17.3])
      expect(found.more).toBe(0)
    })

    test("what jumps without end is counted, not told", () => {
      const figure: Figure = (x) => ((((Math.sin(x * 12345.678) * 43758.5453) % 1) + 1) % 1 < 0.5 ? 1 : -1)
      const { found, looked } = searched(figure, numbers, true)
      expect(found.stretches).toEqual([])
      expect(found.more).toBeGreaterThan(0)
      expect(looked.length).toBeLessThan(4000)
    })

    test("of what rises and falls back the twelve nearest roots are told", () => {
      const figure: Figure = (x) => ((3 * x) % 1) - 0.5
      const { found } = searched(figure, { ...numbers, high: 10, own: [0, 10] }, true)
      const values = found.stretches.map(({ from }) => from?.value ?? 0)
      expect(values.length).toBe(12)
      for (const x of values) expect(Math.abs(figure(x))).toBeLessThan(1e-5)
      expect(values).toEqual(values.toSorted((a, b) => a - b))
    })

    test("what is told are roots, what is counted no jump that was closed in", () => {
      const parts = fc.record({
        often: fc.double({ min: 0.2, max: 4, noNaN: true }),
        shift: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      fc.assert(
        fc.property(parts, ({ often, shift }) => {
          const figure: Figure = (x) => ((often * x + shift) % 1) - 0.5
          const { found } = searched(figure, { ...numbers, high: 10, own: [0, 10] }, true)
          const roots = Math.floor(10 * often + shift + 0.5) - Math.floor(shift + 0.5)
          for (const { from } of found.stretches) expect(Math.abs(figure(from?.value ?? 0))).toBeLessThan(1e-5)
          if (roots <= 12) expect(found.more).toBe(0)
          expect(found.stretches.length).toBeLessThanOrEqual(Math.min(12, roots))
        }),
        { numRuns: 40, seed: 1 },
      )
    })
  })

  test("that holds for a while is told as a stretch", () => {
    expect(ends(searched((x) => Math.max(3, x) - 3, numbers, true))).toEqual([[undefined, 3]])
    expect(ends(searched((x) => Math.ceil(x) - 7, numbers, true))).toEqual([[6.01, 7]])
  })

  test("of counts holds at a count or nowhere", () => {
    const counts: Domain = { kind: "range", low: 0, high: 5000, own: [0, 5000], isWhole: true }
    expect(ends(searched((x) => 2 * x - 822, counts, true))).toEqual([[411, 411]])
    expect(ends(searched((x) => 2 * x - 823, counts, true))).toEqual([])
  })

  test("the root of any cubic that grows", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 900, noNaN: true }), fc.double({ min: 0.001, max: 5, noNaN: true }), (root, a) => {
        const { found } = searched((x) => a * (x ** 3 - root ** 3) + (x - root), numbers, true)
        expect(found.stretches.length).toBe(1)
        expect(Math.abs((found.stretches[0]?.from?.value ?? 0) / root - 1)).toBeLessThan(1e-6)
      }),
      { numRuns: 60, seed: 1 },
    )
  })
})
