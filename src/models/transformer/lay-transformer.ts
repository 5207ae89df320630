/** The layer graph of a decoder or encoder from its config: embedding, blocks, head. Paths are those of the Llama implementation. */
import { unreachable } from "../../engine/index.ts"
import type { Block, Norm, TransformerConfig } from "../config.ts"
import type { LayerGraph } from "../graph/layer-graph.ts"
import { layGraph, type Net, type Tensor } from "../graph/net.ts"
import { embedding, positions } from "../layers/embedding.ts"
import { linear } from "../layers/linear.ts"
import { layerNorm, rmsNorm } from "../layers/norm.ts"
import { activation, add } from "../layers/pointwise.ts"
import { layAttention, type Span } from "./lay-attention.ts"
import { layFeedForward } from "./lay-feed-forward.ts"

/** `tokens` new ones after `past` earlier ones that stand in the cache; without a past this is training or prefill. */
export function layTransformer(config: TransformerConfig, span: Span): LayerGraph {
  return layGraph((net) => transformer(net, config, net.input("input_ids", [span.tokens]), span))
}

/** The same within a larger model; `x` is [tokens] or, where the embedding was made elsewhere, [tokens, hidden]. */
export function transformer(net: Net, config: TransformerConfig, x: Tensor, span: Span): Tensor {
  const last = net.within("model", () => body(net, config, x, span))
  return headed(net, config, last)
}

function body(net: Net, config: TransformerConfig, ids: Tensor, span: Span): Tensor {
  let x = ids.shape.length === 1 ? embedded(net, config, ids) : ids
  let index = 0
  for (const { count, block } of config.groups)
    for (let k = 0; k < count; k++, index++) x = net.within(`layers.${index}`, () => layBlock(net, config, block, x, span))
  return config.hasFinalNorm ? layNorm(net, "norm", x, config.norm) : x
}

function embedded(net: Net, config: TransformerConfig, ids: Tensor): Tensor {
  const { vocabulary, embedding: table, hidden, norm } = config
  let x = embedding(net, "embed_tokens", ids, vocabulary, table.width)
  if (table.width !== hidden) x = linear(net, "project_in", x, hidden, { bias: false })
  if (config.positions.kind === "learned") x = positions(net, "embed_positions", x, config.positions.rows)
  if (table.segments > 0) x = positions(net, "embed_segments", x, table.segments)
  return table.hasNorm ? layNorm(net, "embed_norm", x, norm) : x
}

/** A block adds its attention and its feed-forward one after the other, or side by side. */
function layBlock(net: Net, config: TransformerConfig, block: Block, x: Tensor, span: Span): Tensor {
  return config.isParallel ? sideBySide(net, config, block, x, span) : oneByOne(net, config, block, x, span)
}

function sideBySide(net: Net, config: TransformerConfig, block: Block, x: Tensor, span: Span): Tensor {
  const before = layNorm(net, "input_layernorm", x, config.norm)
  const attended = attention(net, config, block, before, span)
  const own = block.norms === 1 ? before : layNorm(net, "post_attention_layernorm", x, config.norm)
  return add(net, "residual", add(net, "sum", x, attended), layFeedForward(net, block.feedForward, own, config.hidden))
}

/** A block of one part only has the one norm of that part. */
function oneByOne(net: Net, config: TransformerConfig, block: Block, x: Tensor, span: Span): Tensor {
  const names = normNames(block.norms, config.normPlace)
  let middle = x
  if (block.attention.kind !== "none")
    middle = half(net, config, x, "residual.attention", names.attention, (y) => attention(net, config, block, y, span))
  if (block.feedForward.kind === "none") return middle
  return half(net, config, middle, "residual", names.feedForward, (y) => layFeedForward(net, block.feedForward, y, config.hidden))
}

function attention(net: Net, { role }: TransformerConfig, block: Block, x: Tensor, span: Span): Tensor {
  return net.within("self_attn", () => layAttention(net, block.attention, x, { ...span, isCausal: role === "decoder" }))
}

type HalfNorms = { readonly before?: string; readonly behind?: string }

/** One half with its norms, and the sum with what passes by. */
function half(
  net: Net,
  { norm, normPlace }: TransformerConfig,
  x: Tensor,
  sum: string,
  names: HalfNorms,
  part: (x: Tensor) => Tensor,
): Tensor {
  const normed = (name: string | undefined, y: Tensor): Tensor => (name === undefined ? y : layNorm(net, name, y, norm))
  const out = part(normed(names.before, x))
  if (normPlace === "behind the sum") return normed(names.behind, add(net, sum, x, out))
  return add(net, sum, x, normed(names.behind, out))
}

/** One norm for each half; four are before and behind each (Gemma 2). */
function normNames(
  count: number,
  place: TransformerConfig["normPlace"],
): { readonly attention: HalfNorms; readonly feedForward: HalfNorms } {
  if (count === 1) return { attention: { before: "input_layernorm" }, feedForward: { before: "input_layernorm" } }
  if (place !== "before")
    return { attention: { behind: "post_attention_layernorm" }, feedForward: { behind: "post_feedforward_layernorm" } }
  if (count < 4) return { attention: { before: "input_layernorm" }, feedForward: { before: "post_attention_layernorm" } }
  return {
    attention: { before: "input_layernorm", behind: "post_attention_layernorm" },
    feedForward: { before: "pre_feedforward_layernorm", behind: "post_feedforward_layernorm" },
  }
}

function headed(net: Net, config: TransformerConfig, x: Tensor): Tensor {
  const { hidden, vocabulary, embedding: table, head } = config
  if (config.hasPooler) return net.head(() => activation(net, "pooler.activation", pooled(net, x, hidden), "tanh"))
  if (head.kind === "none") return x
  const narrow = table.width === hidden ? x : linear(net, "model.project_out", x, table.width, { bias: false })
  const tiedTo = head.isTied ? "model.embed_tokens" : null
  return net.head(() => linear(net, "lm_head", narrow, vocabulary, { bias: head.hasBias, tiedTo }))
}

/** It sees the first token of a sequence alone. */
function pooled(net: Net, x: Tensor, hidden: number): Tensor {
  const first = net.lay("pooler.first", { kind: "reshape", title: "first token", inputs: [x], output: [1, hidden] })
  return linear(net, "pooler.dense", first, hidden)
}

function layNorm(net: Net, name: string, x: Tensor, { kind, hasBias }: Norm): Tensor {
  switch (kind) {
    case "rms":
      return rmsNorm(net, name, x)
    case "layer":
      return layerNorm(net, name, x, hasBias ? "scale and shift" : "scale")
    case "fixed":
      return layerNorm(net, name, x, "nothing")
    default:
      return unreachable(kind)
  }
}
