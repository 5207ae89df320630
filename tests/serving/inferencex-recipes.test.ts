// How InferenceX's recipes of the day set engines up, and what becomes of it in the simulation.
import { describe, expect, test } from "vitest"
import type { ServingSetup } from "../../src/serving/plan/setup.ts"
import type { ServerSettings } from "../../src/serving/simulate/simulate.ts"
import { neutralConstants } from "../../src/serving/step/constants.ts"
import { stepModel } from "../../src/serving/step/model.ts"
import { type Row, readRows } from "../../tools/truth/row.ts"
import { recipeOf } from "../../tools/truth/serving/inferencex.ts"
import type { Recipe } from "../../tools/truth/serving/inferencex-recipes.ts"
import { servingRow } from "../../tools/truth/serving/read-serving-row.ts"
import { settingsOf } from "../../tools/truth/serving/row-settings.ts"
import published from "../oracle/serving.json" with { type: "json" }

const deepSeek: Recipe = {
  ...{ model: "deepseek-ai/DeepSeek-R1", device: "B200", engine: "trtllm", version: "1.2.0rc6.post2", measured: "2026-01-29" },
  ...{ precision: "fp8", clients: 64, input: 1024, output: 1024, devices: 8, attentionDp: 1 },
}

describe("recipes change with the day and the release", () => {
  test.each<readonly [what: string, asked: Partial<Recipe>, limits: object]>([
    ["at first a step holds one prompt", { version: null, measured: "2025-11-02" }, { maxBatchedTokens: 1152, admission: null }],
    [
      "later at least 8,192 tokens, and short prompts are gathered",
      {},
      { maxBatchedTokens: 8192, admission: { kind: "hold", steps: 40, requests: 8 } },
    ],
    ["few clients are not made to wait", { clients: 32 }, { admission: null }],
    ["ranks of attention wait for one another", { attentionDp: 8 }, { admission: { kind: "hold", steps: 60, requests: 8 } }],
    [
      "the image of the recipe with drafts",
      { version: "1.2.0rc6.post3" },
      { maxBatchedTokens: 1344, maxSequences: 64, speculative: { draftTokens: 3 } },
    ],
    [
      "one draft where attention is data parallel",
      { version: "1.2.0rc6.post3", attentionDp: 8 },
      { speculative: { draftTokens: 1 } },
    ],
    [
      "SGLang on four devices",
      { engine: "sglang", devices: 4 },
      { memoryShare: 0.95, maxSequences: 32, admission: { kind: "poll", steps: 10 } },
    ],
  ])("%s", (_, asked, limits) => {
    expect(recipeOf({ ...deepSeek, ...asked }).limits).toMatchObject(limits)
  })

  test("the cache narrows when the recipe does", () => {
    const cacheOf = (version: string): string =>
      recipeOf({ ...deepSeek, model: "MiniMaxAI/MiniMax-M2.5", engine: "vllm", version, measured: null }).cache
    expect(cacheOf("0.17.0")).toBe("bf16")
    expect(cacheOf("0.19.0")).toBe("fp8")
  })
})

const rows = readRows(JSON.stringify(published)) as readonly Row[] // the file is a list of rows, or every test fails

function settingsFor(id: string): ServerSettings {
  const row = rows.find((one) => one.id === id)
  const asked = row === undefined ? `no row ${id}` : servingRow(row)
  if (typeof asked === "string") throw new Error(asked)
  return settingsOf(asked, (setup: ServingSetup) => stepModel(setup, neutralConstants))
}

test("each rank of attention has the tokens of a step for itself", () => {
  const { maxBatchedTokens } = settingsFor("measured-2026_04_06_deepseek_r1_b200_sxm_trtllm_fp4_agg_1024x1024_c256_tp8_ep8_965")
  expect(maxBatchedTokens).toBe(8 * 8192)
})
