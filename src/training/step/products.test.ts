import { describe, expect, test } from "vitest"
import { findBuildable } from "../../models/catalogue/find-buildable.ts"
import type { LayerGraph, LayerNode } from "../../models/index.ts"
import { attentionShape } from "./attention.ts"
import { shardedProduct } from "./products.ts"
import type { Sharding } from "./sharding.ts"

function graphOf(name: string): LayerGraph {
  const found = findBuildable(name)
  if ("nearest" in found) throw new Error(name)
  return found.lay({ ...found.usual, sequence: 4096 })
}

function nodeOf(name: string, path: string): LayerNode {
  const node = graphOf(name).nodes.find((one) => one.path === path)
  if (node === undefined) throw new Error(path)
  return node
}

const whole: Sharding = { tp: 1, cp: 1, ep: 1, microBatch: 1, sequenceParallel: false, precision: "bf16" }

// Llama 3.1 8B: width 4,096, feed-forward 14,336, 32 heads of 128 with 8 for keys (arXiv 2407.21783, table 3).
describe("a product on one device", () => {
  test.each<[string, string, Partial<Sharding>, readonly number[]]>([
    ["Llama-3.1-8B", "model.layers.0.mlp.up_proj", {}, [1, 4096, 14336, 4096]],
    ["Llama-3.1-8B", "model.layers.0.mlp.up_proj", { tp: 8, microBatch: 2 }, [1, 8192, 1792, 4096]],
    ["Llama-3.1-8B", "model.layers.0.mlp.down_proj", { tp: 8 }, [1, 4096, 4096, 1792]],
    ["Llama-3.1-8B", "model.layers.0.self_attn.o_proj", { tp: 4, cp: 2 }, [1, 2048, 4096, 1024]],
    // Mixtral 8x7B: 2 of 8 experts of 14,336 a token (arXiv 2401.04088, table 1): 1,024 tokens an expert.
    ["Mixtral-8x7B", "model.layers.0.mlp.experts.up_proj", {}, [8, 1024, 14336, 4096]],
    ["Mixtral-8x7B", "model.layers.0.mlp.experts.up_proj", { ep: 8 }, [1, 8192, 14336, 4096]],
    ["Mixtral-8x7B", "model.layers.0.mlp.experts.down_proj", { tp: 2 }, [8, 1024, 4096, 7168]],
    ["Mixtral-8x7B", "model.layers.0.mlp.experts.down_proj", { tp: 2, ep: 4 }, [2, 2048, 4096, 14336]],
  ])("%s %s %j", (name, path, sharding, [batch, rows, columns, depth]) => {
    const node = nodeOf(name, path)
    const product = node.products[0]
    if (product === undefined) throw new Error("no product")
    expect(shardedProduct(node, product, { ...whole, ...sharding })).toMatchObject({ batch, rows, columns, depth })
  })
})

test.each<[string, string, object]>([
  [
    "Llama-3.1-8B",
    "model.layers.0.self_attn.core",
    { heads: 32, keyValueHeads: 8, headSize: 128, keys: 4096, isCausal: true, window: null },
  ],
  // Latent attention has keys of 192 and values of 128 in each of 128 heads while it trains (arXiv 2412.19437, section 4.2).
  ["DeepSeek-V3", "model.layers.0.self_attn.core", { heads: 128, keyValueHeads: 128, headSize: 192, valueHeadSize: 128 }],
  // Windows of 128 by turns (openai/gpt-oss: model card, section 2).
  ["gpt-oss-120b", "model.layers.0.self_attn.core", { heads: 64, keyValueHeads: 8, headSize: 64, keys: 4096, window: 128 }],
  ["bert-large-uncased", "model.layers.0.self_attn.core", { heads: 16, keyValueHeads: 16, headSize: 64, isCausal: false }],
])("attention of %s", (name, path, expected) => {
  expect(attentionShape(nodeOf(name, path), whole)).toMatchObject(expected)
})
