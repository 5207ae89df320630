/**
 * ModernBERT without a task head: rotary places, no biases, gated feed-forward, local windows in two blocks of three; the first block has no norm
 * of its own.
 */
import { architecture, type Family, type FromConfig, type Variant } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { cut } from "../../layers/arrange.ts"
import { embedding } from "../../layers/embedding.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add, multiply } from "../../layers/pointwise.ts"
import { selfAttention } from "../../layers/self-attention.ts"

type Settings = {
  readonly vocabulary: number
  readonly width: number
  readonly depth: number
  readonly heads: number
  readonly inner: number
  readonly window: number
  /** One block in so many sees everything, the first of them. */
  readonly period: number
}

const shared = { vocabulary: 50_368, window: 128, period: 3 } as const

const variants: readonly Variant<Settings>[] = [
  {
    names: ["answerdotai/ModernBERT-base", "ModernBERT-base"],
    settings: { ...shared, width: 768, depth: 22, heads: 12, inner: 1152 },
  },
  {
    names: ["answerdotai/ModernBERT-large", "ModernBERT-large"],
    settings: { ...shared, width: 1024, depth: 28, heads: 16, inner: 2624 },
  },
]

export const modernBert: Family = architecture<Settings>({
  family: "modernbert",
  title: "ModernBERT",
  library: "transformers",
  tasks: ["text classification"],
  per: "sample",
  size: { sequence: 1024 },
  source: {
    title: "Smarter, better, faster, longer, table 4; Hugging Face transformers, models/modernbert",
    where: "https://arxiv.org/abs/2412.13663",
    date: "2024-12",
    confidence: "published",
  },
  variants,
  lay: (net, settings, { sequence }) => {
    const tokens = embedding(
      net,
      "embeddings.tok_embeddings",
      net.input("input_ids", [sequence]),
      settings.vocabulary,
      settings.width,
    )
    let x = layerNorm(net, "embeddings.norm", tokens, "scale")
    for (let k = 0; k < settings.depth; k++) x = net.within(`layers.${k}`, () => block(net, x, settings, k))
    return layerNorm(net, "final_norm", x, "scale")
  },
  configs: { modernbert: fromConfig },
})

function block(net: Net, x: Tensor, { heads, inner, window, period }: Settings, index: number): Tensor {
  const before = index === 0 ? x : layerNorm(net, "attn_norm", x, "scale")
  const names = { qkv: "Wqkv", output: "Wo" }
  const options = { heads, bias: false, outputBias: false, window: index % period === 0 ? null : window, names }
  const seen = add(
    net,
    "attn.sum",
    x,
    net.within("attn", () => selfAttention(net, before, options)),
  )
  const normed = layerNorm(net, "mlp_norm", seen, "scale")
  return add(
    net,
    "mlp.sum",
    seen,
    net.within("mlp", () => gated(net, normed, inner)),
  )
}

/** One matrix makes input and gate. */
function gated(net: Net, x: Tensor, inner: number): Tensor {
  const both = linear(net, "Wi", x, 2 * inner, { bias: false, target: "up" })
  const raised = activation(net, "act", cut(net, "input", both, 1, inner), "gelu")
  const product = multiply(net, "product", raised, cut(net, "gate", both, 1, inner))
  return linear(net, "Wo", product, x.shape.at(-1) ?? 0, { bias: false, target: "down" })
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const settings = {
    vocabulary: fields.count(["vocab_size"]),
    width: fields.count(["hidden_size"]),
    depth: fields.count(["num_hidden_layers"], undefined, 10_000),
    heads: fields.count(["num_attention_heads"]),
    inner: fields.count(["intermediate_size"]),
    window: fields.count(["local_attention"], 128),
    period: fields.count(["global_attn_every_n_layers"], 3),
  }
  return { settings }
}
