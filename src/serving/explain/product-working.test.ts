// The products of a step add up to its part of the step, each by its shape.
import { expect, test } from "vitest"
import { findGpu, isUnknown } from "../../data/index.ts"
import type { Working } from "../../engine/index.ts"
import { layDescribed } from "../../models/index.ts"
import { wordsOf } from "../../words/index.ts"
import type { ServingSetup } from "../plan/setup.ts"
import { stepModel } from "../step/model.ts"
import { replicaSetup } from "../venture/replica-setup.ts"
import { productWorkings } from "./product-working.ts"

function setupOf(base: string, gpu: string, gpus: number, weights: "bf16" | "fp8"): ServingSetup {
  const [{ model }, found] = [layDescribed(base), findGpu(gpu)]
  if (model === null || isUnknown(found)) throw new Error(base)
  const isLanguage = model.per === "token" && model.graph.nodes.some(({ state }) => state !== null)
  const engine = isLanguage ? "vllm" : "tensorrt"
  return replicaSetup({
    graph: model.graph,
    sequence: isLanguage ? model.size.sequence : null,
    gpu: found,
    gpus,
    weights,
    cache: "bf16",
    engine,
  })
}

const sumOf = (parts: readonly Working[]): number => parts.reduce((sum, { times, value }) => sum + times * value, 0)
const decodes = { prefillTokens: 0, prefillContext: 0, decodes: 16, decodeContext: 16_000, decodeTokens: 16 }
const prompt = { prefillTokens: 2000, prefillContext: 2e6, decodes: 0, decodeContext: 0, decodeTokens: 0 }
const samples = { prefillTokens: 8, prefillContext: 0, decodes: 0, decodeContext: 0, decodeTokens: 0 }

test.each([
  ["Llama-3.1-8B", "H100", 1, "bf16", decodes],
  ["Llama-3.1-70B", "H100", 4, "fp8", decodes],
  ["Llama-3.1-8B", "L40S", 1, "bf16", prompt],
  ["Mixtral-8x7B", "H100", 2, "bf16", decodes],
  ["resnet50", "L4", 1, "bf16", samples],
  ["google-bert/bert-base-uncased", "A100", 1, "bf16", samples],
] as const)("%s on %s × %d in %s", (base, gpu, gpus, weights, asked) => {
  const setup = setupOf(base, gpu, gpus, weights)
  const parts = stepModel(setup).breakdown(asked)
  const { products, experts } = productWorkings(setup, asked)
  expect(Math.abs(sumOf(products.parts) / parts.products - 1)).toBeLessThan(0.02)
  if (parts.experts > 0) expect(Math.abs(sumOf(experts.parts) / parts.experts - 1)).toBeLessThan(0.02)
  for (const language of ["en", "zh"] as const)
    for (const { sentence } of [products, ...products.parts])
      expect(wordsOf(language).working(sentence)).not.toMatch(/NaN|undefined|^$/u)
})

test("queries, keys and values are one product, cut by four devices", () => {
  const { parts } = productWorkings(setupOf("Llama-3.1-70B", "H100", 4, "fp8"), decodes).products
  const [first] = parts
  expect([first?.name, first?.times]).toEqual(["q_proj, k_proj, v_proj", 80])
  // 8,192 numbers of width; 64 heads and twice 8 of 128, by four.
  expect(wordsOf("en").working(first?.sentence ?? null)).toMatch(/^16 × 8192 · 8192 × 2560: 671 MFLOP, /u)
})
