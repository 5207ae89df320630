/** Serving as published, answered from each row's inputs: every row that states what is needed, in order of size, beside the roofline. */
import { expect, test } from "vitest"
import { answerRow, type Prediction } from "../../tools/truth/answer.ts"
import { type Row, readRows } from "../../tools/truth/row.ts"
import { servingRow } from "../../tools/truth/serving/read-serving-row.ts"
import published from "./serving.json" with { type: "json" }

const rows = readRows(JSON.stringify(published)) as readonly Row[] // the file is a list of rows, or every test fails
const stated = rows.filter((row) => typeof servingRow(row) !== "string")
const answers = stated.map((row) => answerRow({ ...row, expected: {}, source: "" }))

test("every row that states what is needed is answered, each of its metrics", () => {
  expect(answers.filter((answer) => "skipped" in answer)).toEqual([])
  const missing = stated.flatMap(({ id, wanted }, k) => {
    const { predicted } = answers[k] as Prediction // none is skipped, by the line above
    return wanted.filter((name) => name !== "inter_token_p99_s" && !((predicted[name] ?? 0) > 0)).map((name) => `${id} ${name}`)
  })
  expect(missing).toEqual([])
})

const figures = stated.flatMap(({ kind, expected }, k) => {
  const { predicted, baseline, interval } = answers[k] as Prediction // none is skipped, by the test above
  return Object.entries(expected).flatMap(([metric, value]) => {
    const [ours, roof] = [predicted[metric], baseline[metric]]
    if (ours === undefined || roof === undefined) return []
    return [
      {
        kind,
        metric,
        off: Math.abs(Math.log(ours / value)),
        roof: Math.abs(Math.log(roof / value)),
        ours,
        interval: interval[metric],
      },
    ]
  })
})

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

test.each([
  ["serving_latency", "tpot_ms_mean"],
  ["serving_latency", "ttft_ms_mean"],
  ["serving_max_throughput", "output_tokens_per_s_total"],
  ["serving_single_stream", "total_tokens_per_s"],
])("%s, %s: nearer than the plain roofline", (kind, metric) => {
  const own = figures.filter((figure) => figure.kind === kind && figure.metric === metric)
  expect(own.length).toBeGreaterThan(5)
  expect(middle(own.map(({ off }) => off))).toBeLessThan(middle(own.map(({ roof }) => roof)))
})

test("intervals hold what is predicted", () => {
  for (const { interval, ours } of figures) {
    const [low, high] = interval ?? [Number.NaN, Number.NaN]
    expect(low).toBeLessThanOrEqual(ours)
    expect(high).toBeGreaterThanOrEqual(ours)
  }
})

test("what is published does not change what is told", () => {
  const [row] = stated as [Row, ...Row[]] // the file has rows
  expect(answerRow(row)).toEqual(answers[0])
})
