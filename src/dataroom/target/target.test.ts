// Entropy and information in closed form, and what a target's profile says of columns that were made to tell it or not.
import { expect, test } from "vitest"
import * as samples from "../../../tests/support/data-samples.ts"
import { uniforms } from "../../evidence/random.ts"
import { bytesSource, profileSource } from "../index.ts"
import { mostExplained, precisionOf, regressionRows, rowsForPrecision } from "./advice.ts"
import { countedEntropy, entropyOf, mutualInformation } from "./entropy.ts"
import { cutsOf } from "./levels.ts"

const sourceOf = (name: string, text: string) => bytesSource(name, new Uint8Array(Buffer.from(text)))

test.each([
  ["a fair coin", [50, 50], 1],
  ["eight equal classes", [5, 5, 5, 5, 5, 5, 5, 5], 3],
  ["one class", [7], 0],
  ["Cover and Thomas, example 1.1.2: the horse race of 1/2 1/4 1/8 1/16 4 × 1/64", [32, 16, 8, 4, 1, 1, 1, 1], 2],
])("the entropy of %s", (_, counts, bits) => {
  expect(countedEntropy(counts)).toBeCloseTo(bits, 12)
})

test("mutual information: Cover and Thomas, example 2.2.1, is 3/8 bit", () => {
  // p(x, y) in 32nds; H(X) = 7/4, H(Y) = 2, H(X|Y) = 11/8.
  const table = [
    [4, 2, 1, 1],
    [2, 4, 1, 1],
    [2, 2, 2, 2],
    [8, 0, 0, 0],
  ]
  expect(mutualInformation(table).counted).toBeCloseTo(3 / 8, 12)
})

test("the bias of few rows is taken off, which as counted is told for information", () => {
  const draw = uniforms(3)
  let [counted, corrected, entropy] = [0, 0, 0]
  for (let k = 0; k < 400; k++) {
    const table = Array.from({ length: 4 }, () => [0, 0, 0, 0])
    for (let row = 0; row < 100; row++) {
      const line = table[Math.floor(4 * draw())]
      const column = Math.floor(4 * draw())
      if (line !== undefined) line[column] = (line[column] ?? 0) + 1
    }
    const found = mutualInformation(table)
    counted += found.counted / 400
    corrected += found.bits / 400
    entropy += entropyOf(table.map((line) => line.reduce((sum, count) => sum + count, 0))) / 400
  }
  // (4 − 1)(4 − 1) / (2 · 100 · ln 2) = 0.065 where nothing goes together.
  expect(counted).toBeGreaterThan(0.06)
  expect(Math.abs(corrected)).toBeLessThan(0.01)
  expect(entropy).toBeCloseTo(2, 2)
})

test("numbers are cut where as many rows lie in each part, equal ones together", () => {
  const numbers = Array.from({ length: 800 }, (_, k) => k)
  expect(cutsOf(numbers)).toEqual([99, 199, 299, 399, 499, 599, 699])
  expect(cutsOf([...new Array<number>(700).fill(0), ...numbers.slice(0, 100)])).toEqual(expect.arrayContaining([0]))
  expect(cutsOf([1, 1, 2, 3])).toEqual([1, 2])
})

test("a column that makes the target tells of it, one that does not does not, and its copy is a leak", async () => {
  const rows = samples
    .customers(800, 11)
    .map((row) => ({ ...row, refunded: row.left === "yes" ? "back" : "kept", id: row.since + row.seats }))
  const text = samples.jsonl(rows)
  const { answer } = await profileSource(sourceOf("c.jsonl", text), { target: "left" })
  const told = new Map(answer?.target?.told.map((one) => [one.column, one]))
  expect(told.get("refunded")).toMatchObject({ isLeak: true, share: 1 })
  expect(told.get("seats")).toMatchObject({ isLeak: false })
  expect(told.get("seats")?.p).toBeLessThan(1e-6)
  expect(told.get("region")?.p).toBeGreaterThan(0.05)
  expect(answer?.target?.skipped).toEqual(["id"])
  expect(answer?.target?.rarest?.name).toBe("yes")
})

test("the same text under two labels is told", async () => {
  const tickets = samples.tickets(60, 4)
  const [one] = tickets
  const other = { ...one, label: one?.label === "refund" ? "delivery" : "refund" }
  const { answer } = await profileSource(sourceOf("t.jsonl", samples.jsonl([...tickets, other])))
  expect(answer?.target).toMatchObject({ column: "label", contradictions: { rows: 1, pair: [61, 1] } })
})

test("one image in two classes and in two splits is told", async () => {
  const images = new Map(samples.imageFolder())
  const cat = images.get("train/cat/0.png") ?? new Uint8Array()
  images.set("train/dog/cat.png", cat)
  images.set("test/cat/again.png", cat)
  const files = [...images].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, bytes]) => bytesSource(name, bytes))
  const { answer } = await profileSource({ kind: "folder", name: "pets", files })
  expect(answer?.target?.contradictions.rows).toBe(1)
  expect(answer?.acrossSplits?.rows).toBe(2)
  expect(answer?.duplicates.exact.rows).toBe(2)
})

test("rows for a regression: pmsampsize's help, binary outcome with R² 0.288, 24 parameters, prevalence 0.174", () => {
  // Criterion 1: 623 rows, criterion 2: 662, criterion 3: 221.
  expect(regressionRows(24, 0.174, 0.288)).toBe(662)
  expect(mostExplained(0.5)).toBeCloseTo(0.75, 12)
})

test("rows for a share known to two points", () => {
  // The customary 2,401 of polls.
  expect(rowsForPrecision(0.02)).toBe(2401)
  expect(precisionOf(2401)).toBeCloseTo(0.02, 6)
})

test.each([
  [{ target: "nothing" }, "evidence-unknown-column"],
  [{ text: ["nothing"] }, "evidence-unknown-column"],
  [{ target: "id" }, "dataroom-target"],
  [{ format: "jsnol" }, "dataroom-format"],
])("%j is refused: %s", async (asked, code) => {
  const rows = samples.customers(300, 2).map((row, k) => ({ ...row, id: `${row.plan}-${k}` }))
  const { answer, diagnostics } = await profileSource(sourceOf("c.jsonl", samples.jsonl(rows)), asked)
  expect(answer).toBeNull()
  expect(diagnostics).toMatchObject([{ code }])
})
