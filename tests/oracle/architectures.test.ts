/**
 * The truth runner on published figures of architectures: exact counts exactly, rounded ones within their rounding, names within a
 * twentieth, arithmetic and memory within a fiftieth or their rounding. Figures that are doubtful are named with the reason.
 */
import { describe, expect, test } from "vitest"
import { answerRow } from "../../tools/truth/answer.ts"
import { withoutPage } from "../../tools/truth/public-source.ts"
import { type Row, readRows } from "../../tools/truth/row.ts"
import published from "./architectures.json" with { type: "json" }

const rows = readRows(JSON.stringify(published)) as readonly Row[] // the file is a list of rows, or every test fails

/** By row and metric. */
const doubtful: Readonly<Record<string, string>> = {
  "arch-gemma-7b params_nominal_billion": "8.5 thousand million parameters are sold as 7B, embeddings not counted",
  "arch-yolo-yolov5m-cls forward_gflops":
    "3.76 with norms merged, 3.79 without: no form that its sources describe gives 3.9, while the extra large size agrees",
  "arch-yolo-yolov5l6 params_million":
    "76.73 with norms merged, as the rows beside it are counted; 76.77 without, which rounds to the published figure",
}

/** Rows that do not say enough. */
const unanswered: Readonly<Record<string, RegExp>> = {
  "arch-glm-4.5-air": /hidden_size/,
}

const exact = /^(?:params|params_text|params_incl_\w+|params_non_embedding|active_params)$/
const named = /nominal/
const rounded = /^(?:params_million|param_memory_mb)$/

function tolerance(metric: string, value: number): number {
  const decimals = String(value).split(".")[1]?.length ?? 0
  const rounding = 0.5001 * 10 ** -decimals
  if (exact.test(metric)) return 0
  if (named.test(metric)) return 0.05 * value
  return rounded.test(metric) ? rounding : Math.max(rounding, 0.02 * value)
}

describe.each(rows.map((row) => [row.id, row] as const))("%s", (id, row) => {
  const answer = answerRow({ ...row, expected: {}, source: "" })
  const missing = unanswered[id]
  if (missing !== undefined) {
    test("says what is missing", () => {
      expect("skipped" in answer ? answer.skipped : "").toMatch(missing)
    })
    return
  }
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
