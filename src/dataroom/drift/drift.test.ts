// Tests of drift held to closed forms and to SciPy and R; and what they say of files that were made to differ or not.
import { expect, test } from "vitest"
import * as samples from "../../../tests/support/data-samples.ts"
import { uniforms } from "../../evidence/random.ts"
import { bytesSource, driftSources } from "../index.ts"
import { holm } from "./holm.ts"
import { exactChance, kolmogorovTail, kolmogorovTest } from "./kolmogorov.ts"
import { shiftOf, stabilityIndex } from "./stability.ts"

const sourceOf = (name: string, text: string) => bytesSource(name, new Uint8Array(Buffer.from(text)))

function choose(n: number, k: number): number {
  let product = 1
  for (let each = 1; each <= k; each++) product = (product * (n - k + each)) / each
  return product
}

test.each([5, 10, 20])("exact chances of two samples of %d: Gnedenko and Korolyuk (1951)", (n) => {
  for (let k = 1; k <= n; k++) {
    let closed = 0
    for (let j = 1; j * k <= n; j++) closed += 2 * (j % 2 === 1 ? 1 : -1) * (choose(2 * n, n - j * k) / choose(2 * n, n))
    expect(exactChance(k / n, n, n)).toBeCloseTo(closed, 12)
  }
})

test("samples of different size: scipy.stats.ks_2samp(method='exact'), SciPy 1.17.1", () => {
  const one = [0.1, 0.5, 1.2, 2.2, 3.1, 3.3, 4.7]
  const other = [0.3, 2.5, 3.9, 4.1, 5.2, 6.6, 7.0, 8.1]
  const { distance, p, at, isExact } = kolmogorovTest(one, other)
  expect(distance).toBeCloseTo(0.6071428571428571, 12)
  expect(p).toBeCloseTo(0.08702408702408701, 12)
  expect([at, isExact]).toEqual([3.3, true])
})

test("ties: all orders of the tied values are one, counted by hand", () => {
  // 1 1 2 against 1 2 2: of the 20 ways to draw three of 1 1 1 2 2 2, only those with three alike (2) lie 1 apart, 18 lie 1/3 apart.
  expect(kolmogorovTest([1, 1, 2], [1, 2, 2]).p).toBeCloseTo(1, 12)
  expect(kolmogorovTest([1, 1, 1], [2, 2, 2]).p).toBeCloseTo(0.1, 12)
})

test.each([
  [1.2238, 0.1],
  [1.3581, 0.05],
  [1.6276, 0.01],
])("the limit law beyond %d is %d: Smirnov's table (1948)", (x, p) => {
  expect(kolmogorovTail(x)).toBeCloseTo(p, 4)
})

test("Holm: R's p.adjust(c(0.01, 0.02, 0.03, 0.04), 'holm')", () => {
  expect(holm([0.01, 0.02, 0.03, 0.04])).toEqual([0.04, 0.06, 0.06, 0.06])
  expect(holm([0.04, 0.01, 0.9])).toEqual([0.08, 0.03, 0.9])
})

test("the stability index of two shares, by hand", () => {
  // (0.6 − 0.5) ln(0.6 / 0.5) + (0.4 − 0.5) ln(0.4 / 0.5).
  expect(stabilityIndex([50, 50], [60, 40])).toBeCloseTo(0.1 * Math.log(1.2) - 0.1 * Math.log(0.8), 12)
  expect(Number.isFinite(stabilityIndex([10, 0], [5, 5]))).toBe(true)
  expect([0.05, 0.1, 0.3].map(shiftOf)).toEqual(["none", "some", "large"])
})

test("a year in which more customers are small drifts in what follows from it, and in nothing else", async () => {
  const before = sourceOf("before.csv", samples.customersCsv(samples.customers(600, 1)))
  const after = bytesSource("after.parquet", samples.customersParquet(samples.customers(500, 2, true)))
  const { answer, diagnostics } = await driftSources(before, after)
  expect(diagnostics).toEqual([])
  const drifted = answer?.columns.filter(({ isDrift }) => isDrift).map(({ column, shift }) => [column, shift])
  expect(drifted).toEqual([
    ["plan", "large"],
    ["seats", "large"],
    ["left", "some"],
  ])
  expect(answer?.rows).toEqual([600, 500])
})

test("files of one law seldom seem to differ: 5 of 100 by chance at most", async () => {
  let alarms = 0
  for (let seed = 1; seed <= 40; seed++) {
    const files = [2 * seed, 2 * seed + 1].map((own) =>
      sourceOf("a.csv", samples.customersCsv(samples.customers(120, 100 + own))),
    )
    const [one, other] = files
    if (one === undefined || other === undefined) throw new Error("two were made")
    const { answer } = await driftSources(one, other)
    if (answer?.columns.some(({ isDrift }) => isDrift) === true) alarms += 1
  }
  // 2 are expected at most; 7 come once in 400.
  expect(alarms).toBeLessThan(7)
})

test("texts drift in their language and length, columns in their gaps; columns that come and go are named", async () => {
  const tickets = samples.tickets(400, 5)
  const english = tickets.filter(({ text }) => /^[A-Z]/u.test(text))
  const one = samples.jsonl(tickets.map(({ text, label }, k) => ({ text, label, old: k, score: k % 7 })))
  const other = samples.jsonl(
    english.map(({ text, label }, k) => ({ text, label, new: k, ...(k % 2 === 0 ? { score: k % 7 } : {}) })),
  )
  const { answer } = await driftSources(sourceOf("a.jsonl", one), sourceOf("b.jsonl", other))
  const drifted = answer?.columns.filter(({ isDrift }) => isDrift).map(({ column, part }) => `${column} ${part}`)
  expect(new Set(drifted)).toEqual(new Set(["text language", "text length", "score missing"]))
  expect([answer?.gone, answer?.come]).toEqual([["old"], ["new"]])
})

test("numbers that became names are compared as names, with a warning", async () => {
  const draw = uniforms(1)
  const column = (name: (x: number) => string): string =>
    ["x,y", ...Array.from({ length: 60 }, () => `${name(Math.floor(3 * draw()))},1`)].join("\n")
  const { answer, diagnostics } = await driftSources(
    sourceOf("a.csv", column(String)),
    sourceOf(
      "b.csv",
      column((x) => `level ${x}`),
    ),
  )
  expect(diagnostics).toMatchObject([{ code: "dataroom-kind-changed", params: { name: "x" } }])
  expect(answer?.columns[0]).toMatchObject({ column: "x", isDrift: true })
})

test("a column with the same value in all rows of both is compared and has not moved", async () => {
  const text = `kind,x,n\n${Array.from({ length: 30 }, (_, k) => `a,${k},5`).join("\n")}`
  const { answer } = await driftSources(sourceOf("a.csv", text), sourceOf("b.csv", text))
  expect(answer?.skipped).toEqual([])
  expect(answer?.columns.map(({ p, index, isDrift }) => [p, index, isDrift])).toEqual(new Array(3).fill([1, 0, false]))
})

test("files without a common column are refused", async () => {
  const { answer, diagnostics } = await driftSources(sourceOf("a.csv", "x\n1"), sourceOf("b.csv", "y\n1"))
  expect([answer, diagnostics.map(({ code }) => code)]).toEqual([null, ["dataroom-no-common"]])
})

test("the limit law and the exact one agree where samples are large", () => {
  const draw = uniforms(9)
  const [one, other] = [500, 400].map((count) => Array.from({ length: count }, draw)) as [number[], number[]] // two were made
  const { distance, p } = kolmogorovTest(one, other)
  expect(kolmogorovTail(distance * Math.sqrt((500 * 400) / 900))).toBeCloseTo(p, 1)
})
