/** Multi-head attention with its projections, as encoders and vision transformers have it: [tokens, width] → [tokens, width]. */
import type { State, Weight } from "../graph/layer-graph.ts"
import type { Net, Tensor } from "../graph/net.ts"
import { cut } from "./arrange.ts"
import { type AttentionCore, attentionCore } from "./attention.ts"
import { linear } from "./linear.ts"

export type SelfAttention = Pick<AttentionCore, "heads" | "isCausal" | "group" | "weights" | "window" | "scoreBias"> & {
  /** Of the query, key and value; true unless said. */
  readonly bias?: boolean
  /** Of the last projection; true unless said. */
  readonly outputBias?: boolean
  /** Of one head; the width over the heads unless said. */
  readonly headSize?: number
  /** One matrix for all three, or one each. */
  readonly names?: { readonly qkv: string; readonly output: string }
}

/** One matrix makes queries, keys and values. */
export function selfAttention(net: Net, x: Tensor, options: SelfAttention): Tensor {
  const width = x.shape.at(-1) ?? 0
  const { heads, headSize = width / heads, names = { qkv: "qkv", output: "proj" } } = options
  const inner = heads * headSize
  const all = linear(net, names.qkv, x, 3 * inner, { bias: options.bias ?? true, target: "query" })
  const [query, key, value] = ["q", "k", "v"].map((part) => cut(net, part, all, 1, inner)) as [Tensor, Tensor, Tensor] // one for each of the three names
  const core = attentionCore(net, "core", query, key, value, { ...options, headSize })
  return linear(net, names.output, core, width, { bias: options.outputBias ?? true, target: "output" })
}

export type CrossAttention = {
  readonly heads: number
  readonly headSize: number
  readonly bias?: boolean
  readonly outputBias?: boolean
  readonly isCausal?: boolean
  /** Of the key alone; as the others unless said (Whisper has none). */
  readonly keyBias?: boolean
  readonly state?: State | null
  /** A table of learnt biases of the scores. */
  readonly weights?: readonly Weight[]
  /** The width that comes out; that of `x` unless said. */
  readonly width?: number
  readonly names: { readonly query: string; readonly key: string; readonly value: string; readonly output: string }
}

/** A matrix each; keys and values come from `from`, which is `x` itself for self-attention. */
export function crossAttention(net: Net, x: Tensor, from: Tensor, options: CrossAttention): Tensor {
  const { heads, headSize, bias = true, keyBias = bias, isCausal = false, state = null, weights = [], names } = options
  const inner = heads * headSize
  const query = linear(net, names.query, x, inner, { bias, target: "query" })
  const key = linear(net, names.key, from, inner, { bias: keyBias, target: "key" })
  const value = linear(net, names.value, from, inner, { bias, target: "value" })
  const core = attentionCore(net, "core", query, key, value, { heads, headSize, isCausal, state, weights })
  return linear(net, names.output, core, options.width ?? x.shape.at(-1) ?? 0, {
    bias: options.outputBias ?? bias,
    target: "output",
  })
}
