/** Defaults by sector: each for a quantity of the format, in its unit. */
import { expect, test } from "vitest"
import { businessShapes } from "../business/index.ts"
import type { Description } from "../shape/index.ts"
import { anyMoney, isSame, noUnits, parseUnit, parseValue } from "../units/index.ts"
import { sectorDefaults, sectorEntries, sectors } from "./sectors.ts"

function unitsOf(description: Description, path: string): (readonly [path: string, unit: string | null])[] {
  switch (description.sort) {
    case "quantity":
      return [[path, description.unit]]
    case "list":
    case "map":
      return unitsOf(description.of, `${path}.*`)
    case "record":
      return Object.entries(description.keys).flatMap(([key, { of }]) => unitsOf(of, `${path}.${key}`))
    case "either":
      return description.of.flatMap((of) => unitsOf(of, path))
    default:
      return []
  }
}

const units = new Map(Object.entries(businessShapes).flatMap(([key, shape]) => unitsOf(shape.describe, key)))
const place = { file: "data", offset: 0 }

test.each(sectorEntries)("$id is a quantity of its key", ({ sector, key, value }) => {
  const [read, unit] = [parseValue(value, place, noUnits, () => {}), units.get(key)]
  expect(sectors).toContain(sector)
  expect(read?.kind).toBe("random")
  const expected = unit === "" || unit == null ? {} : parseUnit(unit.replaceAll("¤", "USD"), place, noUnits, () => {})?.dimension
  expect(read?.kind === "random" && expected !== undefined && isSame(anyMoney(read.unit.dimension), anyMoney(expected))).toBe(
    true,
  )
})

test("each sector has some, each key once", () => {
  for (const sector of sectors) {
    const keys = sectorEntries.filter((entry) => entry.sector === sector).map(({ key }) => key)
    expect(keys.length).toBeGreaterThan(2)
    expect(new Set(keys).size).toBe(keys.length)
    expect([...sectorDefaults(sector).keys()]).toEqual(keys)
  }
})
