// Pictures without a browser: well-formed, deterministic, with every label, whatever the figures are.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { handMadeCharts } from "../../../tests/support/hand-made-charts.ts"
import type { Chart } from "./chart.ts"
import { chartSvg } from "./chart-svg.ts"
import { textWidth } from "./text-width.ts"

const looks = (["en", "zh"] as const).flatMap((language) => [720, 328].map((width) => ({ language, width })))
const all = looks.flatMap((look) =>
  Object.values(handMadeCharts(look.language)).map((chart) => ({ ...look, chart, kind: chart.kind })),
)

const tagPattern = /<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<]*")*)>/gu

/** What is wrong with a picture: tags that do not close, signs that are not escaped, ids, styles, no numbers. */
function faults(svg: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  const rest = svg.replaceAll(tagPattern, (_, slash: string, name: string) => {
    if (slash === "") open.push(name)
    else if (open.pop() !== name) wrong.push(`</${name}> closes nothing`)
    return ""
  })
  if (open.length > 0) wrong.push(`not closed: ${open}`)
  if (/[<>]|&(?!(amp|lt|gt|quot|#39);)/u.test(rest)) wrong.push(`not escaped: ${rest.match(/.{0,20}[<>&].{0,20}/u)}`)
  for (const [name, pattern] of [
    ["id", / id=|url\(#/u],
    ["style", / style=|<style|class=/u],
    ["no number", /NaN|undefined|Infinity/u],
    ["control sign", /[^\P{Cc}\t\n]/u],
  ] as const)
    if (pattern.test(svg)) wrong.push(`${name}: ${svg.match(new RegExp(`.{0,60}(${pattern.source}).{0,20}`, "u"))?.[0]}`)
  return wrong
}

type Text = { readonly text: string; readonly left: number; readonly right: number; readonly y: number }

/** Texts with their place, by the estimate of their width that the layout uses. */
function textsOf(svg: string): Text[] {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/gu)].map(([, attributes = "", raw = ""]) => {
    const value = (name: string): string => new RegExp(` ${name}="([^"]*)"`, "u").exec(attributes)?.[1] ?? ""
    const text = raw
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&")
    const [dx = 0, dy = 0] = (value("transform").match(/-?[\d.]+/gu) ?? []).map(Number)
    const width = textWidth(text, Number(value("font-size")))
    const x = Number(value("x")) + dx
    const left = { middle: x - width / 2, end: x - width }[value("text-anchor")] ?? x
    return { text, left, right: left + width, y: Number(value("y")) + dy }
  })
}

describe.each(all)("$kind, $language, $width", ({ chart, language, width }) => {
  test("is well-formed and the same every time", async () => {
    const svg = await chartSvg(chart, { language, width })
    expect(faults(svg)).toEqual([])
    expect(svg).toMatch(new RegExp(`^<svg [^>]*viewBox="0 0 ${width} \\d+"`, "u"))
    expect(await chartSvg(chart, { language, width })).toBe(svg)
  })

  test("keeps every text inside", async () => {
    const texts = textsOf(await chartSvg(chart, { language, width }))
    expect(texts.length).toBeGreaterThan(3)
    expect(texts.filter(({ left, right }) => left < -1 || right > width + 1)).toEqual([])
  })
})

/** Every string of a chart that is no key of its form, but for the months and years, which make room for each other. */
function labelsOf(value: unknown, key = ""): string[] {
  if (["kind", "unit", "months", "years"].includes(key)) return []
  if (typeof value === "string") return [value]
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => labelsOf(inner, Array.isArray(value) ? key : name))
}

test.each(["en", "zh"] as const)("a wide picture has all labels whole, %s", async (language) => {
  for (const chart of Object.values(handMadeCharts(language))) {
    const said = textsOf(await chartSvg(chart, { language, width: 900 }))
      .map(({ text }) => text)
      .join("")
    for (const label of labelsOf(chart)) expect(said.replaceAll(/\s/gu, ""), chart.kind).toContain(label.replaceAll(/\s/gu, ""))
  }
})

const figure = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 1e-9, 1e300, -1e308, 123_456),
  fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
)
const month = fc.oneof(
  { weight: 4, arbitrary: figure },
  { weight: 1, arbitrary: fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY) },
)
const label = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom("", "<b>&\"'", "病历".repeat(40), "a".repeat(200), "\u0007\ud800{a|b}\n", "__proto__", "constructor"),
)
const some = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> => fc.array(one, { minLength: 0, maxLength: most })
const named = fc.record({ label, value: figure })
const labels = { wide: label, narrow: label, median: label }
const series = (length: number): fc.Arbitrary<(number | null)[]> => fc.array(month, { minLength: length, maxLength: length })

const point = fc.record({ x: figure, y: month })

/** From one month to fifty years, from no row to forty. */
const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  fc.constantFrom(1, 2, 13, 60, 600).chain((length) =>
    fc.record({
      kind: fc.constant("fan" as const),
      unit: fc.constantFrom("", "USD", "CNY", "USD/seat/month"),
      months: fc.constant(Array.from({ length }, (_, k) => `m${k}`)),
      ...{ p5: series(length), p25: series(length), p50: series(length), p75: series(length), p95: series(length) },
      labels: fc.record({ ...labels, zero: label, clipped: label }),
      marks: some(fc.record({ month: fc.integer({ min: -5, max: 700 }), label }), 12),
    }),
  ),
  fc.constantFrom(1, 2, 600).chain((length) =>
    fc.record({
      kind: fc.constant("curve" as const),
      months: fc.constant(Array.from({ length }, (_, k) => `m${k}`)),
      values: series(length),
      label,
    }),
  ),
  fc.record({
    kind: fc.constant("lines" as const),
    across: fc.record({ unit: fc.constantFrom("", "request/s"), label }),
    unit: fc.constantFrom("", "s", "USD/Mtoken"),
    isLog: fc.boolean(),
    series: some(fc.record({ label, points: some(point, 30) }), 8),
    limits: some(named, 4),
    marks: some(fc.record({ x: figure, y: figure, label }), 3),
  }),
  fc.record({
    kind: fc.constant("range" as const),
    isLog: fc.boolean(),
    unit: fc.constant("USD"),
    rows: some(
      fc.record({ label, p5: month, p25: month, p50: month, p75: month, p95: month, mean: month, isStrong: fc.boolean() }),
      40,
    ),
    reference: fc.option(named),
    labels: fc.record({ ...labels, mean: label }),
  }),
  fc.record({
    kind: fc.constant("tornado" as const),
    unit: fc.constant("CNY"),
    base: named,
    rows: some(fc.record({ label, low: named, high: named }), 40),
    labels: fc.record({ low: label, high: label }),
  }),
  fc.record({
    kind: fc.constant("waterfall" as const),
    unit: fc.constant("CNY"),
    opening: named,
    steps: some(named, 40),
    closing: named,
    labels: fc.record({ up: label, down: label, total: label }),
  }),
  fc.record({ kind: fc.constant("bars" as const), unit: fc.constant("USD"), rows: some(named, 40) }),
  fc.record({
    kind: fc.constant("bars" as const),
    unit: fc.constant("USD"),
    rows: some(fc.record({ label, value: figure, part: figure, mark: figure }), 9),
    labels: fc.record({ bar: label, part: label, mark: label }),
  }),
  fc.record({
    kind: fc.constant("columns" as const),
    isStacked: fc.boolean(),
    unit: fc.constant("USD"),
    years: some(label, 20),
    yearsNote: label,
    series: some(fc.record({ label, values: some(month, 20) }), 9),
  }),
)

test("any chart becomes a well-formed picture with its texts inside", async () => {
  await fc.assert(
    fc.asyncProperty(anyChart, fc.constantFrom(...looks), async (chart, look) => {
      const svg = await chartSvg(chart, look)
      expect(faults(svg)).toEqual([])
      const outside = textsOf(svg).filter(({ left, right }) => left < -2 || right > look.width + 2)
      expect(outside).toEqual([])
    }),
    { numRuns: 150, seed: 7 },
  )
})

test("a label that is the name of every object's parent stays a label", async () => {
  const rows = ["__proto__", "constructor", "toString"].map((name) => ({ label: name, value: 1 }))
  const svg = await chartSvg({ kind: "bars", unit: "USD", rows }, { language: "en", width: 720 })
  for (const { label: name } of rows) expect(svg).toContain(`>${name}<`)
  const inherited: string[] = []
  for (const name in {}) inherited.push(name)
  expect(inherited).toEqual([])
})

test("a bar of which a part is filled is pale behind it", async () => {
  const labels = { bar: "all", part: "of that", mark: "cost" }
  const rows = [{ label: "survey", value: 10, part: 6, mark: 2 }]
  const svg = await chartSvg({ kind: "bars", unit: "USD", rows, labels }, { language: "en", width: 720 })
  for (const name of ["all", "of that", "cost", "survey"]) expect(svg).toContain(`>${name}<`)
  const widths = (ink: string): number[] =>
    [...svg.matchAll(/<path d="M[\d.]+ [\d.]+l([\d.]+) [^>]*fill="([^"]*)"/gu)].flatMap(([, wide, fill]) =>
      fill?.includes(`--chart-${ink}`) ? [Number(wide)] : [],
    )
  const [longest = 0, filled = 0] = [Math.max(...widths("narrow")), Math.max(...widths("up"))]
  expect(filled / longest).toBeCloseTo(0.6, 2)
})

test.each([720, 328])(
  "years that do not begin in January are named whole, and what the names mean is said, %d wide",
  async (width) => {
    const years = ["2027-11", "2028-11", "2029-11", "2030-11", "2031-11", "2032-11"]
    const series = ["revenue", "costs"].map((label) => ({ label, values: years.map((_, k) => (k - 1) * 1e5) }))
    const yearsNote = "each year by the month in which it ends"
    const texts = textsOf(await chartSvg({ kind: "columns", unit: "EUR", years, yearsNote, series }, { language: "en", width }))
    const said = texts.filter(({ text }) => years.includes(text))
    expect(said).toHaveLength(width === 720 ? 6 : 3)
    for (const [k, { left }] of said.entries()) expect(left).toBeGreaterThan(said[k - 1]?.right ?? -1)
    const note = texts.find(({ text }) => text === yearsNote)
    expect(note?.y).toBeGreaterThan(said[0]?.y ?? Number.POSITIVE_INFINITY)
    expect(texts.filter(({ text }) => text.includes("…"))).toEqual([])
  },
)

describe("the fan", () => {
  const fan = handMadeCharts("en").fan
  if (fan.kind !== "fan") throw new Error("internal: no fan")
  const look = { language: "en", width: 720 } as const

  test("is cut where good luck would press the danger flat, and says so", async () => {
    const svg = await chartSvg(fan, look)
    expect(svg).toContain(fan.labels.clipped)
    expect(svg).toContain(fan.labels.zero)
  })
  test("is whole where nothing is far away", async () => {
    const calm = { ...fan, p95: fan.p50, p75: fan.p50 }
    expect(await chartSvg(calm, look)).not.toContain(fan.labels.clipped)
  })
})

test("stacked columns stand one on the other, from zero up and from zero down", async () => {
  const series = [
    { label: "a", values: [30, 10] },
    { label: "b", values: [20, null] },
    { label: "c", values: [-10, 5] },
  ]
  const svg = await chartSvg(
    { kind: "columns", unit: "EUR", years: ["1", "2"], isStacked: true, series },
    { language: "en", width: 720 },
  )
  const rects = [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)l([\d.]+) 0l0 ([\d.]+)[^"]*"/gu)].map((found) =>
    found.slice(1).map(Number),
  )
  const columns = new Map<number, number[][]>()
  for (const [x = 0, y = 0, , height = 0] of rects.filter(([, , width = 0]) => width > 30))
    columns.set(x, [...(columns.get(x) ?? []), [y, y + height]])
  const [first = []] = [...columns.values()]
  const [a, b, c] = first
  if (a === undefined || b === undefined || c === undefined) throw new Error(svg.slice(0, 2000))
  // b ends where a begins; c begins where a ends, at zero.
  expect(b[1]).toBeCloseTo(a[0] ?? Number.NaN, 0)
  expect(c[0]).toBeCloseTo(a[1] ?? Number.NaN, 0)
  expect(((a[1] ?? 0) - (a[0] ?? 0)) / ((b[1] ?? 0) - (b[0] ?? 0))).toBeCloseTo(1.5, 1)
})

test("a diamond marks what a bar is to be compared with, and the legend says what it is", async () => {
  const rows = [
    { label: "cash", value: 900, mark: 500 },
    { label: "data", value: 300 },
  ]
  const bare = await chartSvg({ kind: "bars", unit: "USD", rows: rows.map(({ label, value }) => ({ label, value })) }, look)
  const marked = await chartSvg({ kind: "bars", unit: "USD", rows, labels: { bar: "lost", mark: "price" } }, look)
  expect(marked).toContain("price")
  // One in its row, one in the legend: areas beyond those of the bare picture.
  const areas = (svg: string): number => svg.split(/<(?:path|polygon)/u).length
  expect(areas(marked) - areas(bare)).toBeGreaterThanOrEqual(2)
  const beyond = await chartSvg({ kind: "bars", unit: "USD", rows: [{ label: "cash", value: 9, mark: 9000 }] }, look)
  expect(beyond).not.toContain("NaN")
})

const look = { language: "en", width: 720 } as const
