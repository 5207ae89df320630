/**
 * Memory as published, answered from each row's inputs: formulas to their digits, every source within what docs/memory.md states of it, intervals as
 * wide as they promise.
 */
import { describe, expect, test } from "vitest"
import { answerRow, type Prediction } from "../../tools/truth/answer.ts"
import { type Row, readRows } from "../../tools/truth/row.ts"
import { shortSource } from "../../tools/truth/table.ts"
import published from "./memory.json" with { type: "json" }

const rows = readRows(JSON.stringify(published)) as readonly Row[] // the file is a list of rows, or every test fails
const answers = rows.map((row) => answerRow({ ...row, expected: {}, source: "" }))

test("every row is answered", () => {
  expect(answers.filter((answer) => "skipped" in answer)).toEqual([])
})

type Figure = { readonly source: string; readonly kind: string; readonly off: number; readonly isWithin: boolean }

const figures: readonly Figure[] = rows.flatMap(({ source, kind, expected }, k) => {
  const { predicted, interval } = answers[k] as Prediction // none is skipped, by the test above
  return Object.entries(expected).flatMap(([metric, value]) => {
    const ours = predicted[metric]
    const [low, high] = interval[metric] ?? [0, 0]
    if (ours === undefined) return []
    return [{ source: shortSource(source), kind, off: Math.abs(ours / value - 1), isWithin: low <= value && value <= high }]
  })
})

/** Median error that a source may have, in hundredths. */
test.each([
  ["Korthikanti et al. 2022 Figure 1", 0.1],
  ["Korthikanti et al. 2022 Figure 7", 0.3],
  ["MooreThreads/SimuMax", 2],
  ["QwenLM/Qwen3", 0.5],
  ["QwenLM/Qwen:", 4],
  ["pytorch/torchtitan:benchmarks/llama3_h100", 3],
  ["bigscience-workshop/bigscience", 5],
  ["AnswerDotAI/fsdp_qlora", 6],
  ["pytorch/torchtune", 8],
  ["huggingface/peft", 8],
  ["hiyouga/LLaMA-Factory", 12],
])("%s: median error under %d %%", (source, percent) => {
  const off = figures.filter((figure) => figure.source.startsWith(source)).map((figure) => 100 * figure.off)
  expect(off.length).toBeGreaterThan(0)
  expect(median(off)).toBeLessThan(percent)
})

describe("intervals of 90 %", () => {
  const measured = figures.filter(({ kind, source }) => !kind.endsWith("rule_of_thumb") && !source.startsWith("Korthikanti"))
  test("hold nine measured figures of ten", () => {
    const share = measured.filter(({ isWithin }) => isWithin).length / measured.length
    expect(share).toBeGreaterThan(0.88)
    expect(share).toBeLessThan(0.99)
  })
})

test("what is published does not change what is told", () => {
  const [row] = rows as [Row, ...Row[]] // the file has rows
  expect(answerRow(row)).toEqual(answers[0])
})

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
