/** Blocks that differ from layer to layer: windows, experts, state spaces, and what they keep of a sequence. */
import { expect, test } from "vitest"
import { findModel, forwardFlops, isUnknownModel, kvBytes, kvBytesPerToken, type ModelConfig } from "../index.ts"

function configOf(name: string): ModelConfig {
  const found = findModel(name)
  if (isUnknownModel(found)) throw new Error(`${name} is not in the catalogue`)
  return found.config
}

/** `3 delta, 1 grouped, …`: what stands in each run of equal blocks. */
function runs(name: string): string {
  const { groups } = configOf(name)
  return groups.map(({ count, block: { attention } }) => `${count} ${attention.kind}${attention.window ?? ""}`).join(", ")
}

test.each([
  ["gemma-2-2b", 26, "1 grouped4096, 1 grouped"],
  ["gemma-3-1b-it", 26, "5 grouped512, 1 grouped"],
  ["gpt-oss-20b", 24, "1 grouped128, 1 grouped"],
  ["Qwen3-Next-80B-A3B-Instruct", 48, "3 delta, 1 grouped"],
  ["Qwen3.5-397B-A17B", 60, "3 delta, 1 grouped"],
  ["MiniMax-Text-01", 80, "7 lightning, 1 grouped"],
  ["Llama-4-Scout-17B-16E", 48, "3 grouped8192, 1 grouped"],
])("%s: %d blocks, %s and so on", (name, depth, beginning) => {
  expect(runs(name).startsWith(beginning)).toBe(true)
  expect(configOf(name).groups.reduce((sum, { count }) => sum + count, 0)).toBe(depth)
})

test("Jamba: one attention in eight blocks, experts in every other", () => {
  const blocks = configOf("Jamba-v0.1").groups.flatMap(({ count, block }) => Array.from({ length: count }, () => block))
  expect(blocks.map(({ attention }) => (attention.kind === "grouped" ? 1 : 0)).flatMap((is, k) => (is === 1 ? [k] : []))).toEqual(
    [4, 12, 20, 28],
  )
  expect(blocks.map(({ feedForward }) => feedForward.kind === "experts")).toEqual(blocks.map((_, k) => k % 2 === 1))
})

test("Mamba keeps the same for a short sequence as for a long one: state and the last tokens of the convolution", () => {
  const config = configOf("mamba-130m")
  const [depth, inner, state, kernel] = [24, 1536, 16, 4]
  const bytes = 2 * depth * (inner * state + inner * (kernel - 1))
  expect(kvBytes(config, { sequence: 1, bytesPerValue: 2 })).toBe(bytes)
  expect(kvBytes(config, { sequence: 100_000, bytesPerValue: 2 })).toBe(bytes)
  expect(kvBytesPerToken(config, 2)).toBe(0)
})

test("Qwen3-Next grows by its 12 full layers only: 2 key heads of 256", () => {
  expect(kvBytesPerToken(configOf("Qwen3-Next-80B-A3B-Instruct"), 2)).toBe(12 * 2 * 2 * 256 * 2)
})

test("DeepSeek V3.2 keeps the keys of its indexer beside the latents", () => {
  expect(kvBytesPerToken(configOf("DeepSeek-V3"), 2)).toBe(2 * 61 * (512 + 64))
  expect(kvBytesPerToken(configOf("DeepSeek-V3.2"), 2)).toBe(2 * 61 * (512 + 64 + 128))
})

test("choosing 2,048 tokens makes long sequences cheaper than looking at all", () => {
  const [dense, chosen] = [configOf("DeepSeek-V3"), configOf("DeepSeek-V3.2")]
  const long = { sequence: 131_072 }
  expect(forwardFlops(chosen, long).attention).toBeLessThan(forwardFlops(dense, long).attention / 3)
})

test("arithmetic of state spaces grows with the length alone", () => {
  const config = configOf("falcon-mamba-7b")
  const [short, long] = [forwardFlops(config, { sequence: 100 }), forwardFlops(config, { sequence: 10_000 })]
  expect(long.total).toBeCloseTo(short.total, -3)
  expect(long.attention).toBe(0)
})
