/**
 * Parameters of decoders against sums by hand, for those whose sizes stand in a public file (the source of each entry in src/data/models.json)
 * and whose exact total was found nowhere: matrices first, then shifts and norms.
 */
import { expect, test } from "vitest"
import { findModel, isUnknownModel, parameters } from "../index.ts"

/** Blocks of RMS norms and a gated feed-forward without shifts; `more` is what else each block has. */
function gated(
  tables: number,
  width: number,
  blocks: number,
  sizes: { q?: number; kv: number; inner: number; more?: number },
): number {
  const { q = width, kv, inner, more = 0 } = sizes
  return tables * width + blocks * (2 * width * q + 2 * width * kv + 3 * width * inner + 2 * width + more) + width
}

/** GPT's blocks: four matrices of attention, a feed-forward of fourfold width, two norms, with these shifts of attention. */
function plain(tables: number, width: number, blocks: number, shifts: number): number {
  return tables * width + blocks * (12 * width ** 2 + (5 + 4 + shifts) * width) + 2 * width
}

/** Blocks of Mamba: in, convolution, selection, rates, out, norm; the table is tied. */
function mamba(width: number, blocks: number): number {
  const [inner, rank] = [2 * width, width / 16]
  return (
    50_280 * width +
    blocks * (3 * inner * width + 5 * inner + inner * (rank + 32) + (rank + 1) * inner + 17 * inner + width) +
    width
  )
}

/** OpenELM widens its blocks from the first to the last; CoreNet, general_gpt.py: `make_divisible` and two digits of each factor. */
function openElm(width: number, blocks: number, head: number): number {
  const at = (from: number, to: number, k: number): number => Math.round((from + ((to - from) * k) / (blocks - 1)) * 100) / 100
  const whole = (size: number, step: number): number => {
    const near = Math.max(step, Math.floor((size + step / 2) / step) * step)
    return near < 0.9 * size ? near + step : near
  }
  let sum = 32_000 * width + width
  for (let k = 0; k < blocks; k++) {
    const q = whole(width * at(0.5, 1, k), 4 * head)
    sum += 2 * width * q + 2 * width * (q / 4) + 3 * width * whole(width * at(0.5, 4, k), 256) + 2 * width + 2 * head
  }
  return sum
}

const [phi, command, dbrx, codestral] = [4096, 8192, 6144, 4096]

test.each<[string, number]>([
  ["Qwen/Qwen-72B", gated(2 * 152_064, 8192, 80, { kv: 8192, inner: 24_576, more: 3 * 8192 })],
  ["Qwen/Qwen1.5-110B", gated(2 * 152_064, 8192, 80, { kv: 1024, inner: 49_152, more: 8192 + 2 * 1024 })],
  ["huggyllama/llama-65b", gated(2 * 32_000, 8192, 80, { kv: 8192, inner: 22_016 })],
  ["zai-org/GLM-4-32B-0414", gated(2 * 151_552, 6144, 61, { kv: 256, inner: 23_040, more: 2 * 6144 })],
  ["internlm/internlm2-1_8b", gated(2 * 92_544, 2048, 24, { kv: 1024, inner: 8192 })],
  ["internlm/internlm3-8b-instruct", gated(2 * 128_512, 4096, 48, { kv: 256, inner: 10_240 })],
  ["baichuan-inc/Baichuan2-7B-Base", gated(2 * 125_696, 4096, 32, { kv: 4096, inner: 11_008 })],
  ["baichuan-inc/Baichuan-13B-Base", gated(2 * 64_000, 5120, 40, { kv: 5120, inner: 13_696 })],
  ["baichuan-inc/Baichuan2-13B-Base", gated(2 * 125_696, 5120, 40, { kv: 5120, inner: 13_696 })],
  ["mistralai/Mistral-Large-Instruct-2407", gated(2 * 32_768, 12_288, 88, { kv: 1024, inner: 28_672 })],
  ["mistralai/Ministral-8B-Instruct-2410", gated(2 * 131_072, 4096, 36, { kv: 1024, inner: 12_288 })],
  ["mistralai/Codestral-22B-v0.1", gated(2 * 32_768, 6144, 56, { kv: 1024, inner: 16_384 })],
  ["ibm-granite/granite-3.0-2b-base", gated(49_155, 2048, 40, { kv: 512, inner: 8192 })],
  ["ibm-granite/granite-3.0-8b-base", gated(49_155, 4096, 40, { kv: 1024, inner: 12_800 })],
  ["baidu/ERNIE-4.5-0.3B-PT", gated(103_424, 1024, 18, { q: 2048, kv: 256, inner: 3072 })],
  // One norm a block, and norms of query and key by head.
  ["CohereLabs/c4ai-command-r-v01", gated(256_000, command, 40, { kv: 8192, inner: 22_528, more: -command })],
  ["CohereLabs/c4ai-command-r-plus", gated(256_000, 12_288, 64, { kv: 1024, inner: 33_792, more: -12_288 + 104 * 128 })],
  // Experts as further feed-forwards, and a row of the router for each.
  ["databricks/dbrx-base", gated(2 * 100_352, dbrx, 40, { kv: 1024, inner: 16 * 10_752, more: 16 * dbrx })],
  ["tencent/Hunyuan-A13B-Instruct", gated(128_167, 4096, 32, { kv: 1024, inner: 65 * 3072, more: 64 * 4096 + 2 * 128 })],
  // Shifts: of attention, of every norm, and of the head.
  [
    "microsoft/Phi-3.5-MoE-instruct",
    gated(2 * 32_064, phi, 32, { kv: 1024, inner: 16 * 6400, more: 16 * phi + 4 * phi + 2 * 1024 }) + 32_064 + phi,
  ],
  ["facebook/opt-2.7b", plain(50_272 + 2050, 2560, 32, 4)],
  ["facebook/opt-13b", plain(50_272 + 2050, 5120, 40, 4)],
  ["facebook/opt-30b", plain(50_272 + 2050, 7168, 48, 4)],
  ["EleutherAI/gpt-neo-125m", plain(50_257 + 2048, 768, 12, 1)],
  ["EleutherAI/gpt-neo-1.3B", plain(50_257 + 2048, 2048, 24, 1)],
  ["cerebras/Cerebras-GPT-111M", plain(50_257 + 2048, 768, 10, 4)],
  // One norm a block, no shift of attention; the head has one.
  ["Salesforce/codegen-350M-mono", plain(2 * 51_200, 1024, 20, -2) + 51_200],
  ["Salesforce/codegen-16B-mono", plain(2 * 51_200, 6144, 34, -2) + 51_200],
  // Keys and values of one head, or of four.
  ["bigcode/starcoderbase", plain(49_152 + 8192, 6144, 40, 2) - 40 * (2 * 6144 * (6144 - 128) - 2 * 128)],
  ["bigcode/starcoder2-15b", plain(2 * 49_152, 6144, 40, 2) - 40 * (2 * 6144 * (6144 - 512) - 2 * 512)],
  ["state-spaces/mamba-790m-hf", mamba(1536, 48)],
  ["state-spaces/mamba-1.4b-hf", mamba(2048, 48)],
  ["state-spaces/mamba-2.8b-hf", mamba(2560, 64)],
  // 128 heads of 64, 8 groups of 128 states twice: in, convolution with shift, rates, norm, out, norm of the block.
  [
    "mistralai/Mamba-Codestral-7B-v0.1",
    2 * 32_768 * codestral +
      codestral +
      64 * (codestral * (16_384 + 2048 + 128) + 5 * 10_240 + 3 * 128 + 8192 + 8192 * codestral + codestral),
  ],
  ["apple/OpenELM-270M", openElm(1280, 16, 64)],
  ["apple/OpenELM-450M", openElm(1536, 20, 64)],
  ["apple/OpenELM-1_1B", openElm(2048, 28, 64)],
  ["apple/OpenELM-3B", openElm(3072, 36, 128)],
])("%s: %d", (name, total) => {
  const found = findModel(name)
  if (isUnknownModel(found)) throw new Error(`${name} is not in the catalogue`)
  expect(parameters(found.config).total).toBe(total)
})
