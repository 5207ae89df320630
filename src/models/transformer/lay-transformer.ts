/** The layer graph of a decoder or encoder from its config: embedding, blocks, head. Paths are those of the Llama implementation. */
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
  const { norm, isParallel, role } = config
  const isCausal = role === "decoder"
  const named = normNames(block.norms, isParallel)
  const normed = (name: string | undefined, y: Tensor): Tensor => (name === undefined ? y : layNorm(net, name, y, norm))
  const before = normed(named.beforeAttention, x)
  const attended = net.within("self_attn", () => layAttention(net, block.attention, before, { ...span, isCausal }))
  const after = normed(named.afterAttention, attended)
  if (isParallel) {
    const fed = layFeedForward(
      net,
      block.feedForward,
      normed(named.beforeFeedForward, named.sharesNorm ? before : x),
      config.hidden,
    )
    return add(net, "residual", add(net, "sum", x, after), fed)
  }
  const middle = add(net, "residual.attention", x, after)
  const fed = layFeedForward(net, block.feedForward, normed(named.beforeFeedForward, middle), config.hidden)
  return add(net, "residual", middle, normed(named.afterFeedForward, fed))
}

type NormNames = {
  readonly beforeAttention?: string
  readonly afterAttention?: string
  readonly beforeFeedForward?: string
  readonly afterFeedForward?: string
  readonly sharesNorm: boolean
}

/** One norm for both halves side by side, one for each, or one more behind each (Gemma 2, OLMo 2). */
function normNames(count: number, isParallel: boolean): NormNames {
  if (count === 1) return { beforeAttention: "input_layernorm", sharesNorm: isParallel }
  const two = { beforeAttention: "input_layernorm", beforeFeedForward: "post_attention_layernorm", sharesNorm: false }
  if (count < 4) return two
  return { ...two, afterAttention: "post_self_attn_layernorm", afterFeedForward: "post_feedforward_layernorm" }
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

function unreachable(value: never): never {
  throw new Error(`internal: unknown norm ${JSON.stringify(value)}`)
}
