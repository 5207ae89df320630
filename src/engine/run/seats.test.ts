// Names decide the dimensions: no dimension twice, no order matters, and a newcomer moves hardly anyone.
import fc from "fast-check"
import { expect, test } from "vitest"
import { sobolDimensions } from "./direction-numbers.ts"
import { type Named, type Standing, seatsByName } from "./seats.ts"

const standings: readonly Standing[] = ["written", "default", "library"]
const inputs = fc.uniqueArray(fc.record({ name: fc.string(), standing: fc.constantFrom(...standings) }), {
  selector: ({ name }) => name,
  maxLength: 300,
})

const dimensionsOf = (named: readonly Named[]): Map<string, number> =>
  new Map(seatsByName(named).map(({ name, dimension }) => [name, dimension]))

test("no two inputs share a dimension, and each bears its own name", () => {
  fc.assert(
    fc.property(inputs, (named) => {
      const seats = seatsByName(named)
      expect(seats.map(({ name }) => name)).toEqual(named.map(({ name }) => name))
      expect(new Set(seats.map(({ dimension }) => dimension)).size).toBe(named.length)
    }),
  )
})

test("the order of the list does not matter", () => {
  fc.assert(
    fc.property(inputs, (named) => {
      expect(dimensionsOf(named.toReversed())).toEqual(dimensionsOf(named))
    }),
  )
})

test("whoever stands lower moves nobody who stands higher, while each has room at home", () => {
  const written = Array.from({ length: 60 }, (_, k): Named => ({ name: `input ${k}`, standing: "written" }))
  const alone = dimensionsOf(written)
  const more = [
    ...written,
    ...standings.slice(1).flatMap((standing) => Array.from({ length: 50 }, (_, k) => ({ name: `${standing} ${k}`, standing }))),
  ]
  const together = dimensionsOf(more)
  for (const { name } of written) expect(together.get(name)).toBe(alone.get(name))
  for (const { name, standing } of more) {
    const dimension = together.get(name) ?? -1
    expect(
      standing === "written" ? dimension < 256 : standing === "default" ? dimension >= 256 && dimension < 512 : dimension >= 1024,
    ).toBe(true)
  }
})

test("a second draw of the same inputs leaves the first ones where they are", () => {
  const first = Array.from({ length: 150 }, (_, k): Named => ({ name: `input ${k}`, standing: "written" }))
  expect(seatsByName([...first, ...first]).slice(0, 150)).toEqual(seatsByName(first))
})

test("adding one input of 40 moves one other in ten tries or so", () => {
  const base = Array.from({ length: 40 }, (_, k): Named => ({ name: `assumption ${k}`, standing: "written" }))
  const before = dimensionsOf(base)
  const moved = Array.from({ length: 500 }, (_, k) => {
    const after = dimensionsOf([...base, { name: `new ${k}`, standing: "written" }])
    return base.filter(({ name }) => after.get(name) !== before.get(name)).length
  })
  expect(moved.reduce((sum, count) => sum + count, 0) / moved.length).toBeLessThan(0.15)
})

test("all Sobol dimensions are taken before one is given behind them", () => {
  const many = Array.from({ length: sobolDimensions + 2 }, (_, k): Named => ({ name: `x${k}`, standing: "written" }))
  const dimensions = [...dimensionsOf(many).values()].toSorted((a, b) => a - b)
  expect(dimensions).toEqual(Array.from({ length: sobolDimensions + 2 }, (_, k) => k))
})
