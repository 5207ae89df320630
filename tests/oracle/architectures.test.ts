/**
 * The truth runner on published figures of architectures: exact counts exactly, rounded ones within their rounding, names,
 * arithmetic and memory within a fiftieth or their rounding. Figures that are doubtful are named with the reason.
 */
import { describe, expect, test } from "vitest"
import { answerRow } from "../../tools/truth/answer.ts"
import { withoutPage } from "../../tools/truth/public-source.ts"
import { type Row, readRows } from "../../tools/truth/row.ts"
import published from "./architectures.json" with { type: "json" }

const rows = readRows(JSON.stringify(published)) as readonly Row[] // the file is a list of rows, or every test fails

/** By row and metric: figures that we do not agree with, and why. */
const doubtful: Readonly<Record<string, string>> = {
  "arch-gemma-7b params_nominal_billion": "8.5 thousand million parameters are sold as 7B, embeddings not counted",
  "arch-yolo-yolov5m-cls forward_gflops":
    "3.76 with norms merged, 3.79 without: no form that its sources describe gives 3.9, while the extra large size agrees",
  "arch-yolo-yolov5l6 params_million":
    "76.73 with norms merged, as the rows beside it are counted; 76.77 without, which rounds to the published figure",
  "arch-t5-3b params_nominal_million": "2.85 thousand million parameters are called 3B",
  "arch-falcon-40b params_nominal_billion": "41.3 thousand million parameters are called 40B",
  "arch-kimi-k2 params_nominal_billion": "1.026 million million parameters are called 1T",
  "arch-kimi-k2 active_nominal_billion": "32.9 with all that a token meets; 31.7 without the table of tokens and its 1.2",
  "arch-glm-4.5-air active_nominal_billion": "13.4 with all that a token meets; 12.2 without the tables of both ends",
  "arch-gpt-oss-120b active_nominal_billion":
    "5.71 with all that a token meets; 5.13 without the table of tokens and its 0.58, as the publisher counts",
}

const exact = /^(?:params|params_text|params_incl_\w+|params_non_embedding|active_params)$/
const named = /nominal/
const rounded = /^(?:params_million|param_memory_mb)$/

function tolerance(metric: string, value: number): number {
  const decimals = String(value).split(".")[1]?.length ?? 0
  const rounding = 0.5001 * 10 ** -decimals
  if (exact.test(metric)) return 0
  if (named.test(metric)) return 0.02 * value
  return rounded.test(metric) ? rounding : Math.max(rounding, 0.02 * value)
}

describe.each(rows.map((row) => [row.id, row] as const))("%s", (id, row) => {
  const answer = answerRow({ ...row, expected: {}, source: "" })
  test.each(Object.entries(row.expected))("%s", (metric, value) => {
    if ("skipped" in answer) throw new Error(answer.skipped)
    const ours = answer.predicted[metric] ?? Number.NaN
    const isClose = Math.abs(ours - value) <= tolerance(metric, value)
    expect([ours, isClose || doubtful[`${id} ${metric}`] !== undefined]).toEqual([ours, true])
    const [low, high] = answer.interval[metric] ?? [Number.NaN, Number.NaN]
    expect(low <= ours && ours <= high).toBe(true)
  })
})

test("what is called doubtful is off", () => {
  const off = Object.keys(doubtful).filter((key) => {
    const [id, metric = ""] = key.split(" ")
    const row = rows.find((one) => one.id === id)
    const answer = row && answerRow(row)
    const [ours, value] = [answer && "predicted" in answer ? answer.predicted[metric] : undefined, row?.expected[metric]]
    return ours !== undefined && value !== undefined && Math.abs(ours - value) > tolerance(metric, value)
  })
  expect(off).toEqual(Object.keys(doubtful))
})

test("sources are public, or say that they are not", () => {
  const text = JSON.stringify(published)
  expect(text).not.toMatch(/\bindex (?:file )?ids?\b/)
  expect(text).toContain(withoutPage)
})
