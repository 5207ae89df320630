import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Diagnostic } from "../diagnostics/index.ts"
import { type Dimension, divide, isPlain, isSame, multiply, plain, power } from "./dimension.ts"
import { parseUnit } from "./parse-unit.ts"
import { printDimension, unitOf } from "./print-dimension.ts"
import type { Unit } from "./value.ts"

const context = { units: ["bed", "scan", "study", "床位"] }

function read(text: string): { unit: Unit | null; found: Diagnostic[] } {
  const found: Diagnostic[] = []
  const unit = parseUnit(text, { file: "f", offset: 100 }, context, (d) => found.push(d))
  return { unit, found }
}

const month = 30.4375 * 86400 // seconds
describe("units with their factor and dimension", () => {
  test.each<[string, string, number, Dimension]>([
    ["", "", 1, {}],
    ["USD", "USD", 1, { USD: 1 }],
    ["元", "CNY", 1, { CNY: 1 }],
    ["%/year", "%/year", 0.01 / 12, { month: -1 }],
    ["%", "%", 0.01, {}],
    ["s", "s", 1 / month, { month: 1 }],
    ["ms", "ms", 1e-3 / month, { month: 1 }],
    ["us", "us", 1e-6 / month, { month: 1 }],
    ["µs", "µs", 1e-6 / month, { month: 1 }],
    ["min", "min", 60 / month, { month: 1 }],
    ["hour", "hour", 1 / 730.5, { month: 1 }],
    ["day", "day", 1 / 30.4375, { month: 1 }],
    ["week", "week", 7 / 30.4375, { month: 1 }],
    ["months", "month", 1, { month: 1 }],
    ["year", "year", 12, { month: 1 }],
    ["people", "person", 1, { person: 1 }],
    ["persons", "person", 1, { person: 1 }],
    ["GPUs", "GPU", 1, { GPU: 1 }],
    ["FLOPs", "FLOP", 1, { FLOP: 1 }],
    ["image", "image", 1, { sample: 1 }],
    ["records", "record", 1, { sample: 1 }],
    ["byte", "byte", 1, { byte: 1 }],
    ["B", "B", 1, { byte: 1 }],
    ["GB", "GB", 1e9, { byte: 1 }],
    ["GiB", "GiB", 2 ** 30, { byte: 1 }],
    ["KiB", "KiB", 1024, { byte: 1 }],
    ["Gbit", "Gbit", 1.25e8, { byte: 1 }],
    ["Mtoken", "Mtoken", 1e6, { token: 1 }],
    ["Mtokens", "Mtoken", 1e6, { token: 1 }],
    ["TFLOP/s", "TFLOP/s", 1e12 * month, { FLOP: 1, month: -1 }],
    ["W", "W", month, { J: 1, month: -1 }],
    ["Wh", "Wh", 3600, { J: 1 }],
    ["kWh", "kWh", 3.6e6, { J: 1 }],
    ["MWh", "MWh", 3.6e9, { J: 1 }],
    ["kg", "kg", 1000, { g: 1 }],
    ["mJ", "mJ", 1e-3, { J: 1 }],
    ["USD/GPU-hour", "USD/GPU-hour", 730.5, { USD: 1, GPU: -1, month: -1 }],
    ["USD/(GPU*hour)", "USD/(GPU*hour)", 730.5, { USD: 1, GPU: -1, month: -1 }],
    ["USD/seat/month", "USD/seat/month", 1, { USD: 1, seat: -1, month: -1 }],
    ["USD/(seat*month)", "USD/(seat*month)", 1, { USD: 1, seat: -1, month: -1 }],
    ["request/seat/day", "request/seat/day", 30.4375, { request: 1, seat: -1, month: -1 }],
    ["seat/customer", "seat/customer", 1, { seat: 1, customer: -1 }],
    ["USD/person/month", "USD/person/month", 1, { USD: 1, person: -1, month: -1 }],
    ["1/month", "1/month", 1, { month: -1 }],
    ["ZFLOP", "ZFLOP", 1e21, { FLOP: 1 }],
    ["YFLOP/s", "YFLOP/s", 1e24 * month, { FLOP: 1, month: -1 }],
    ["month^2", "month^2", 1, { month: 2 }],
    ["s^-1", "s^-1", month, { month: -1 }],
    ["GPU^(1/2)", "GPU^(1/2)", 1, { GPU: 0.5 }],
    ["GPU-hour^2", "GPU-hour^2", 730.5 ** -2, { GPU: 2, month: 2 }],
    ["scans", "scan", 1, { scan: 1 }],
    ["studies", "study", 1, { study: 1 }],
    ["USD/bed/year", "USD/bed/year", 1 / 12, { USD: 1, bed: -1, month: -1 }],
    ["床位", "床位", 1, { 床位: 1 }],
    ["元/月", "CNY/month", 1, { CNY: 1, month: -1 }],
    ["请求/秒", "request/s", month, { request: 1, month: -1 }],
    ["万元", "万CNY", 1e4, { CNY: 1 }],
    ["亿", "亿", 1e8, {}],
    ["万亿token", "万亿token", 1e12, { token: 1 }],
  ])("%s", (text, printed, factor, dimension) => {
    const { unit, found } = read(text)
    expect(found).toEqual([])
    expect(unit?.text).toBe(printed)
    expect(unit?.factor).toBeCloseTo(factor, 12 - Math.ceil(Math.log10(factor)))
    expect(unit?.dimension).toEqual(dimension)
    expect(read(printed).unit).toEqual(unit)
  })
})

describe("what is no unit", () => {
  test.each([
    ["USD/moth", 104, 108, "unknown-unit", ["month"]],
    ["usd", 100, 103, "unknown-unit", ["USD"]],
    ["month*n", 106, 107, "unknown-unit", []],
    ["TFLOPS", 100, 106, "unknown-unit", ["TFLOP/s"]],
    ["KB", 100, 102, "unknown-unit", ["kB"]],
    ["h", 100, 101, "unknown-unit", ["hour"]],
    ["yeer", 100, 104, "unknown-unit", ["year"]],
    ["bet", 100, 103, "unknown-unit", ["bed", "bit"]],
    ["Ubd", 100, 103, "unknown-unit", []],
    ["bedd", 100, 104, "unknown-unit", ["bed"]],
    ["constructor", 100, 111, "unknown-unit", []],
    ["kmonth", 100, 106, "unknown-unit", ["month"]],
    ["GPU tokens", 103, 110, "unit-syntax", undefined],
    ["USD/", 104, 104, "unit-syntax", undefined],
    ["(USD", 100, 101, "unit-syntax", undefined],
    ["USD^x", 103, 105, "unit-syntax", undefined],
    ["USD^(1/0)", 103, 109, "unit-syntax", undefined],
    [`${"(".repeat(60)}USD${")".repeat(60)}`, 150, 151, "too-deep", undefined],
  ])("%s", (text, start, end, code, near) => {
    const { unit, found } = read(text)
    expect(unit).toBeNull()
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ code, span: { file: "f", start, end } })
    if (near) expect(found[0]?.params.nearest).toEqual(near)
  })
})

const bases = ["USD", "CNY", "month", "token", "GPU", "seat", "bed", "byte", "J"]
const exponents = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constantFrom(0.5, -0.5, 1.5, 1 / 3, -2 / 3, 0.25, 0.1))
const dimensions = fc.dictionary(fc.constantFrom(...bases), exponents, { maxKeys: 5 }).map((d) => multiply(d, plain))
const options = { numRuns: 200, seed: 7 }

describe("dimensions", () => {
  test.each<[Dimension, string]>([
    [{}, ""],
    [{ month: -1 }, "1/month"],
    [{ month: -1, USD: 1, seat: -1 }, "USD/seat/month"],
    [{ month: 1, GPU: 1 }, "GPU*month"],
    [{ bed: 1, USD: 1 }, "USD*bed"],
    [{ USD: 0.5, month: -2 }, "USD^(1/2)/month^2"],
  ])("%j prints as %s", (dimension, text) => {
    expect(printDimension(dimension)).toBe(text)
  })
  test("what is printed reads the same", () => {
    fc.assert(
      fc.property(dimensions, (d) => {
        const unit = read(printDimension(d)).unit
        expect(unit && isSame(unit.dimension, d) && unit.factor === 1).toBe(true)
        expect(unitOf(d).factor).toBe(1)
      }),
      options,
    )
  })
  test("form a group", () => {
    fc.assert(
      fc.property(dimensions, dimensions, dimensions, (a, b, c) => {
        expect(isSame(multiply(a, b), multiply(b, a))).toBe(true)
        expect(isSame(multiply(multiply(a, b), c), multiply(a, multiply(b, c)))).toBe(true)
        expect(isSame(multiply(a, plain), a)).toBe(true)
        expect(isPlain(divide(a, a))).toBe(true)
        expect(isSame(power(power(a, 2), 0.5), a)).toBe(true)
      }),
      options,
    )
  })
  test("no text makes the reader throw", () => {
    const soup = fc.string({ unit: fc.constantFrom(..."USD/GPU-hour^*()12 万亿元%µkM_🙂month"), maxLength: 30 })
    fc.assert(
      fc.property(soup, (text) => {
        const { unit, found } = read(text)
        expect(unit === null).toBe(found.length > 0)
      }),
      options,
    )
  })
})
