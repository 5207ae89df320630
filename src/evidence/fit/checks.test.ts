// What fits say against themselves, on rows made to be wrong in one way; and what rows allow no fit.
import { expect, test } from "vitest"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { readTable } from "../read-table.ts"
import type { Check } from "./checks.ts"
import { type FitAnswer, type FitAsked, fitTable } from "./fit-table.ts"

type Asked = Omit<FitAsked, "alpha" | "holdout"> & Partial<FitAsked>

function fitOf(rows: readonly string[], asked: Asked): { answer: FitAnswer | null; told: Diagnostic[] } {
  const told: Diagnostic[] = []
  const report = (one: Diagnostic): void => void told.push(one)
  const table = readTable(rows.join("\n"), "table.csv", report)
  return { answer: table === null ? null : fitTable(table, { alpha: 0.05, holdout: 0, ...asked }, report), told }
}

function wrongIn(rows: readonly string[], asked: Asked): Check["kind"][] {
  const { answer, told } = fitOf(rows, asked)
  if (answer === null) throw new Error(JSON.stringify(told))
  return [...new Set(answer.checks.filter(({ isWrong }) => isWrong).map(({ kind }) => kind))]
}

/** As good as noise between -1 and 1, the same in every run. */
function noise(k: number): number {
  const x = Math.sin(k * 12.9898 + 4.1) * 43758.5453
  return 2 * (x - Math.floor(x)) - 1
}

const many = Array.from({ length: 80 }, (_, k) => k)

test.each<[string, (k: number) => string, Partial<Asked>, Check["kind"][]]>([
  ["a line with noise", (k) => `${k},${3 * k + noise(k)}`, { time: "x" }, []],
  ["a bend", (k) => `${k},${(k - 10) ** 2 / 10 + noise(k)}`, {}, ["curvature"]],
  ["noise that grows", (k) => `${k},${3 * k + (k + 1) * noise(k)}`, {}, ["spread"]],
  ["noise that lasts", (k) => `${k},${3 * k + 5 * Math.sin(k / 4) + noise(k)}`, { time: "x" }, ["autocorrelation"]],
  ["one row far off", (k) => (k === 79 ? "400,-500" : `${k},${3 * k + noise(k)}`), {}, ["curvature", "influence"]],
])("%s", (_, row, asked, wrong) => {
  const found = wrongIn(["x,y", ...many.map(row)], { of: "y", by: ["x"], kind: "linear", ...asked })
  expect(found.filter((kind) => wrong.length === 0 || wrong.includes(kind))).toEqual(wrong)
})

test("counts that come in heaps widen their intervals", () => {
  const rows = ["n,g", ...many.map((k) => `${k % 8 === 0 ? 40 : k % 3},${k % 2 === 0 ? "a" : "b"}`)]
  const { answer } = fitOf(rows, { of: "n", by: ["g"] })
  expect(answer?.intervals).toBe("quasi")
  expect(answer?.checks.find(({ kind }) => kind === "dispersion")).toMatchObject({ isWrong: true })
})

test("columns that tell nearly the same are named together", () => {
  const rows = ["y,a,b,c", ...many.map((k) => `${k + noise(k)},${k},${2 * k + noise(k + 500) / 5},${noise(k + 900)}`)]
  const { answer } = fitOf(rows, { of: "y", by: ["a", "b", "c"], kind: "linear" })
  const columns = answer?.checks.flatMap((check) => (check.kind === "collinear" && check.isWrong ? [check.column] : []))
  expect(columns).toEqual(["a", "b"])
})

test.each<[string, readonly string[], Partial<Asked>, string, Record<string, unknown>]>([
  [
    "a level that is always no",
    ["y,g,x", "no,a,1", "no,a,2", "no,a,3", "yes,b,1", "no,b,2", "yes,b,3", "no,b,4"],
    { by: ["g"] },
    "evidence-fit-separation",
    { name: "g", level: "a", outcome: "none" },
  ],
  [
    "a number above which all is yes",
    ["y,x", ...many.slice(0, 12).map((k) => `${k > 6 ? "yes" : "no"},${k}`)],
    { by: ["x"] },
    "evidence-fit-separation",
    { name: "x", level: "" },
  ],
  [
    "a level without any count",
    ["y,g", "0,a", "0,a", "0,a", "3,b", "2,b", "5,b", "1,b"],
    { by: ["g"] },
    "evidence-fit-separation",
    { name: "g", level: "a" },
  ],
  [
    "a column that is twice another",
    ["y,a,b", ...many.map((k) => `${k + noise(k)},${k},${2 * k}`)],
    { by: ["a", "b"], kind: "linear" },
    "evidence-fit-collinear",
    { name: "b" },
  ],
  [
    "more terms than rows",
    ["y,a,b", "1,2.5,3", "2,4,1", "4,1,1"],
    { by: ["a", "b"], kind: "linear" },
    "evidence-few-rows",
    { needed: 4 },
  ],
  ["words as counts", ["y,a", "1,2", "x,4", "4,1"], { by: ["a"], kind: "poisson" }, "evidence-fit-kind", { holds: "category" }],
  [
    "a logarithm of nothing",
    ["y,a", "1,2", "0,4", "4,1"],
    { by: ["a"], log: ["y"] },
    "evidence-fit-log",
    { row: 2, why: "sign" },
  ],
  [
    "an exposure of a line",
    ["y,a,e", "1.5,2,1", "0,4,1", "4,1,2"],
    { by: ["a"], exposure: "e" },
    "evidence-fit-exposure",
    { why: "kind" },
  ],
  ["nothing by which", ["y,a", "1,2", "0,4", "4,1"], { by: [] }, "evidence-fit-nothing", { name: "y" }],
  ["the same column twice", ["y,a", "1,2", "0,4", "4,1"], { by: ["a", "a"] }, "evidence-same-column", { name: "a" }],
])("%s: refused with the reason", (_, rows, asked, code, params) => {
  const { answer, told } = fitOf(rows, { of: "y", by: [], ...asked })
  expect(answer).toBeNull()
  expect(told).toEqual([expect.objectContaining({ code, params: expect.objectContaining(params) })])
})

test("judged on later rows: better than the mean where the rule holds on, worse where it breaks", () => {
  const rows = (later: (k: number) => number): string[] => [
    "day,x,y",
    ...many.map(
      (k) => `2026-01-${String((k % 28) + 1).padStart(2, "0")},${k % 7},${(k % 28 > 20 ? later(k % 7) : 4 * (k % 7)) + noise(k)}`,
    ),
  ]
  const asked = { of: "y", by: ["x"], kind: "linear", time: "day", holdout: 0.25 } as const
  expect(
    fitOf(
      rows((x) => 4 * x),
      asked,
    ).answer?.holdout,
  ).toMatchObject({ verdict: "better", by: "time", testRows: 20 })
  expect(
    fitOf(
      rows((x) => 24 - 8 * x),
      asked,
    ).answer?.holdout,
  ).toMatchObject({ verdict: "worse" })
})

test("later rows with a level of their own are left out and counted", () => {
  const rows = ["g,y", ...many.map((k) => `${k > 70 && k % 2 === 0 ? "new" : "ab"[k % 2]},${(k % 2) * 5 + noise(k)}`)]
  const { answer } = fitOf(rows, { of: "y", by: ["g"], kind: "linear", holdout: 0.25 })
  expect(answer?.holdout).toMatchObject({ by: "order", unseen: 4, testRows: 16 })
})

test("rows with a gap in any used column are left out with a warning, others are not", () => {
  const { answer, told } = fitOf(["y,x,z", "1.5,1,", "2.5,2,", "NA,3,", "4,4,", "5.1,,1", "5.9,6,"], { of: "y", by: ["x"] })
  expect([answer?.rows, answer?.missing]).toEqual([4, 2])
  expect(told.map(({ code }) => code)).toEqual(["evidence-missing"])
})
