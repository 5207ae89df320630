/** FLOP, cache and adapters against worked sums and published figures. */
import { expect, test } from "vitest"
import {
  decodeFlops,
  findModel,
  forwardFlops,
  isUnknownModel,
  kvBytes,
  kvBytesPerToken,
  layTransformer,
  loraParameters,
  type ModelConfig,
} from "../index.ts"

function config(name: string): ModelConfig {
  const found = findModel(name)
  if (isUnknownModel(found)) throw new Error(`${name}: ${found.nearest.join(", ")}`)
  return found.config
}

test("GPT-2: 251.78 MFLOP per token at 128 tokens, as torch's counter measures with full attention", () => {
  expect(forwardFlops(config("gpt2"), { sequence: 128, attention: "full" }).total / 1e6).toBeCloseTo(251.78, 2)
})

test("the causal half counts half the positions, an encoder all of them", () => {
  const gpt2 = config("gpt2")
  const full = forwardFlops(gpt2, { sequence: 1024, attention: "full" })
  expect(forwardFlops(gpt2, { sequence: 1024 }).attention).toBe(full.attention / 2)
  const bert = config("bert-base")
  expect(forwardFlops(bert, { sequence: 512 })).toEqual(forwardFlops(bert, { sequence: 512, attention: "full" }))
})

test("LLM Foundry's formula 2N + 4Lhs, position table taken off: MPT-7B at 2048 tokens", () => {
  const mpt = config("mosaicml/mpt-7b")
  const { total } = forwardFlops(mpt, { sequence: 2048, attention: "full" })
  const formula = 2 * 6_649_286_656 + 4 * 32 * 4096 * 2048
  expect(Math.abs(total / formula - 1)).toBeLessThan(1e-4)
})

test.each([
  ["Llama-3.1-8B", 131_072], // 2 × 32 layers × 8 groups × 128 × 2 byte
  ["Llama-2-7b", 524_288],
  ["Qwen2.5-7B", 57_344],
  ["Falcon-7B", 8_192],
  ["DeepSeek-V3", 70_272], // 61 layers × (512 + 64) × 2 byte
  ["roberta-large", 0],
])("%s keeps %i bytes a token at 16 bits", (name, bytes) => {
  expect(kvBytesPerToken(config(name), 2)).toBe(bytes)
})

test("a window bounds the cache and the cost of a token", () => {
  const mistral = config("Mistral-7B")
  expect(kvBytes(mistral, { sequence: 32_768, bytesPerValue: 2 })).toBe(kvBytes(mistral, { sequence: 4096, bytesPerValue: 2 }))
  expect(decodeFlops(mistral, { context: 32_768 })).toEqual(decodeFlops(mistral, { context: 4096 }))
  const gemma = config("gemma-3-27b-it")
  const kept = layTransformer(gemma, { tokens: 1, past: 0 }).nodes.flatMap(({ state }) =>
    state?.kind === "cache" ? state.window : [],
  )
  expect(kept.filter((window) => window === 1024)).toHaveLength(52)
  expect(kept.filter((window) => window === null)).toHaveLength(10)
})

test.each([
  ["Llama-3.1-8B", 16, "linear", 41_943_040],
  ["Llama-2-7b", 8, ["query", "value"], 4_194_304],
  ["Llama-2-7b", 16, "linear", 39_976_960],
] as const)("adapters of %s, rank %i on %s: %i, as the PEFT library prints", (name, rank, targets, count) => {
  expect(loraParameters(config(name), rank, targets)).toBe(count)
})

test("a token of Mixtral-8x7B costs as much as its active weights", () => {
  const mixtral = config("Mixtral-8x7B")
  const { matmul } = forwardFlops(mixtral, { sequence: 1 })
  const active = 12_879_925_248 - 32_000 * 4096 - 65 * 4096
  expect(matmul).toBeCloseTo(2 * active, -3)
})
