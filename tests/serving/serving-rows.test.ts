// What rows of published serving figures ask: a few read by hand, the reasons why others are not answered, metrics there and back.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Row, readRows } from "../../tools/truth/row.ts"
import { servingRow } from "../../tools/truth/serving/read-serving-row.ts"
import {
  publishedSeconds,
  type ServingFigures,
  servingMetric,
  servingMetrics,
} from "../../tools/truth/serving/serving-metrics.ts"
import type { ServingRow } from "../../tools/truth/serving/serving-row.ts"
import published from "../oracle/serving.json" with { type: "json" }

const rows = readRows(JSON.stringify(published)) as readonly Row[] // the file is a list of rows, or every test fails

function asked(id: string): ServingRow {
  const row = rows.find((one) => one.id === id)
  const read = row === undefined ? `no row ${id}` : servingRow(row)
  if (typeof read === "string") throw new Error(read)
  return read
}

/** Layout, workers, formats and load in a few words. */
function inWords({ pools, question }: ServingRow): string {
  const { setup, workers } = pools.kind === "joint" ? pools : pools.decode
  const { layout, formats, device, engine } = setup
  const shares = `tp ${layout.tp} pp ${layout.pp} dp ${layout.attentionDp} ep ${layout.ep} × ${workers}`
  const load = question.kind === "run" ? question.load : null
  const clients = load === null ? "highest rate" : load.kind === "closed loop" ? `${load.concurrency} clients` : "at once"
  return `${device.id}, ${engine.name}: ${shares}; ${formats.weights}, ${formats.experts}, ${formats.cache}; ${clients}`
}

describe("rows read by hand", () => {
  test.each([
    // tp 16 with experts 4 × 4 is what other tables have as tp 4, ep 4: 8192 in, 8 clients, both 0.84 s and 15.5 ms.
    [
      "measured-2026_04_06_qwen3_5_397b_b200_sxm_sglang_fp8_agg_8192x1024_c8_tp4_ep4_1452",
      "B200, sglang: tp 4 pp 1 dp 1 ep 4 × 1; fp8, fp8, fp8; 8 clients",
    ],
    // 64 ranks of attention with experts 8 × 8: eight devices.
    [
      "measured-2026_04_06_deepseek_r1_b200_sxm_trtllm_fp4_agg_1024x1024_c256_tp8_ep8_965",
      "B200, trtllm: tp 1 pp 1 dp 8 ep 8 × 1; bf16, fp4, fp8; 256 clients",
    ],
    // tp 4 and 4 ranks of attention, 16 of experts: four devices without data parallelism.
    [
      "measured-2026_04_06_minimax_m2_5_h100_sxm_vllm_fp8_agg_1024x1024_c32_tp4_ep4_1342",
      "H100-SXM, vllm: tp 4 pp 1 dp 1 ep 4 × 1; fp8, fp8, bf16; 32 clients",
    ],
  ])("%s", (id, words) => {
    expect(inWords(asked(id))).toBe(words)
  })

  test("InferenceX draws lengths from 0.8 of the nominal one, ten for each client", () => {
    const { question } = asked("measured-2026_04_06_qwen3_5_397b_b200_sxm_sglang_fp8_agg_8192x1024_c8_tp4_ep4_1452")
    expect(question).toMatchObject({
      load: {
        ...{ kind: "closed loop", requests: 80 },
        lengths: { input: { kind: "uniform", low: 6553, high: 8192 }, output: { kind: "uniform", low: 819, high: 1024 } },
      },
    })
  })

  test("experts on more devices than share attention: a rank of attention on each", () => {
    const row = rows.find(({ id }) => id.startsWith("measured-qwen_qwen3_235b_a22b_fp8_qwen_qwen3_235b_a22b_fp8_h200_sxm_vllm"))
    const inputs = { ...row?.inputs, tp: 1, moe_tp: 4, moe_ep: 1, concurrency: 7, batch_size: 7 }
    const read = row === undefined ? "no row" : servingRow({ ...row, inputs })
    expect(typeof read === "string" ? read : inWords(read)).toBe(
      "H200-SXM, vllm: tp 1 pp 1 dp 4 ep 1 × 1; fp8, fp8, bf16; 7 clients",
    )
  })

  test("MLPerf cuts a machine into replicas that hold the model", () => {
    const read = rows.flatMap((row) => (row.kind === "serving_mlperf_offline" ? [servingRow(row)] : []))
    const models = read.flatMap((one) => (typeof one === "string" || one.pools.kind === "split" ? [] : [one.pools]))
    expect(models.length).toBeGreaterThan(5)
    for (const { setup, workers } of models) expect(Number.isInteger(workers) && setup.layout.tp >= 1).toBe(true)
  })
})

const reasons = [
  "hosted: the hardware is not disclosed",
  "the number of workers of two pools is not told",
  "two pools recorded as one: their workers are not told",
  "the number of clients is not told",
  /^no accelerator: /u,
  /^weights that are fetched from elsewhere in each step are not planned: /u,
]

test("what is not answered says one of a few reasons", () => {
  const skipped = rows.map(servingRow).filter((read) => typeof read === "string")
  expect(skipped.filter((reason) => !reasons.some((known) => reason.match(known) !== null))).toEqual([])
  expect(skipped.length).toBe(reasons.length)
})

test("layouts hold what they say: experts lie on devices of their stage", () => {
  const setups = rows.flatMap((row) => {
    const read = servingRow(row)
    if (typeof read === "string") return []
    return read.pools.kind === "joint" ? [read.pools.setup] : [read.pools.prefill.setup, read.pools.decode.setup]
  })
  for (const { layout } of setups) {
    expect((layout.tp * layout.attentionDp) % layout.ep).toBe(0)
    expect(Object.values(layout).every((part) => Number.isInteger(part) && part >= 1)).toBe(true)
  }
})

const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
const quantiles = positive.map((mean) => ({ mean, p50: mean, p90: mean, p95: mean, p99: mean }))
const figures: fc.Arbitrary<ServingFigures> = fc.record({
  ...{ ttft: quantiles, tpot: quantiles, latency: quantiles, seconds: positive },
  counts: fc.record({ requests: positive, inputTokens: positive, outputTokens: positive }),
})
const row = asked("measured-2026_04_06_qwen3_5_397b_b200_sxm_sglang_fp8_agg_8192x1024_c8_tp4_ep4_1452")

test.each([...servingMetrics.keys()])("%s: the seconds of what is published are those that it was published of", (name) => {
  fc.assert(
    fc.property(figures, (run) => {
      const of = servingMetrics.get(name)?.of ?? "total"
      const value = servingMetric(name, row, run) ?? Number.NaN
      const seconds = of === "total" ? run.seconds : run[of].mean
      expect(publishedSeconds(name, value, row, run.counts)).toBeCloseTo(seconds, 6 - Math.ceil(Math.log10(seconds)))
    }),
  )
})

test("every metric of the rows that are answered is known, but for tails between tokens under a mixed load", () => {
  const unknown = rows.flatMap((one) =>
    typeof servingRow(one) === "string" ? [] : one.wanted.filter((name) => !servingMetrics.has(name)),
  )
  expect([...new Set(unknown)]).toEqual(["inter_token_p99_s"])
})
