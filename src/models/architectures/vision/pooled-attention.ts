/**
 * Attention of multiscale vision transformers (arXiv 2104.11227, section 3.1): queries, keys and values become fewer by a depthwise
 * convolution that all heads share, then attend. The class token passes by.
 */
import { type Shape, volume } from "../../graph/layer-graph.ts"
import { byWeight, type Net, type Tensor, weight } from "../../graph/net.ts"
import { cut } from "../../layers/arrange.ts"
import { attentionCore } from "../../layers/attention.ts"
import { moved } from "../../layers/extent.ts"
import { linear } from "../../layers/linear.ts"
import { norm } from "../../layers/norm.ts"
import { add } from "../../layers/pointwise.ts"

/** [1 + tokens, width], the class token first; the others lie on a grid of frames, rows and columns. */
export type VideoTokens = { readonly x: Tensor; readonly spatial: Shape }

export type PooledAttention = {
  /** Version 2 pools every query, adds it to what comes out, and knows places relative to each other. */
  readonly version: 1 | 2
  readonly heads: number
  readonly attentionWidth: number
  /** How much coarser, along rows and columns, queries are than the tokens; keys and values likewise. */
  readonly queryStride: number
  readonly keyStride: number
}

export function pooledAttention(net: Net, { x, spatial }: VideoTokens, block: PooledAttention): VideoTokens {
  const { version, heads, attentionWidth, queryStride, keyStride } = block
  const headSize = attentionWidth / heads
  const all = linear(net, "qkv", x, 3 * attentionWidth, { target: "query" })
  const part = (name: string): VideoTokens => ({ x: cut(net, name, all, 1, attentionWidth), spatial })
  const isQueryPooled = version === 2 || queryStride > 1
  const query = isQueryPooled ? pooled(net, "pool_q", part("q"), queryStride, headSize) : part("q")
  const key = pooled(net, "pool_k", part("k"), keyStride, headSize)
  const value = pooled(net, "pool_v", part("v"), keyStride, headSize)
  const scoreBias = version === 2 ? { scoreBias: relativePlaces(net, query, key, spatial, block) } : {}
  const core = attentionCore(net, "core", query.x, key.x, value.x, { heads, headSize, ...scoreBias })
  const kept = version === 2 ? add(net, "residual_pool", core, query.x) : core
  return { x: linear(net, "project.0", kept, attentionWidth, { target: "output" }), spatial: query.spatial }
}

/** A kernel of 3 × 3 × 3 for each channel of a head, and a norm over the head. */
function pooled(net: Net, name: string, { x, spatial }: VideoTokens, stride: number, headSize: number): VideoTokens {
  const kernel = [3, 3, 3]
  const path = `${name}.pool`
  const after = moved(net.pathOf(path), spatial, { kernel, stride: [1, stride, stride], padding: 1 })
  const width = x.shape.at(-1) ?? 0
  const convolved = net.lay(path, {
    kind: "conv",
    title: "depthwise conv 3×3×3",
    inputs: [x],
    output: [1 + volume(after), width],
    weights: [weight("weight", [headSize, 1, ...kernel])],
    products: [byWeight(width, volume(after), 1, volume(kernel))],
  })
  return { x: norm(net, `${name}.norm_act.0`, convolved, "layer norm", [headSize], "scale and shift"), spatial: after }
}

/**
 * A learnt vector for each distance along each axis, multiplied with the queries (arXiv 2112.01526, equation 4).
 * The tables are as long as the finer of queries and keys needs.
 */
function relativePlaces(net: Net, query: VideoTokens, key: VideoTokens, spatial: Shape, block: PooledAttention): Tensor {
  const { heads, attentionWidth, queryStride, keyStride } = block
  const headSize = attentionWidth / heads
  const [frames = 0, ...sides] = spatial
  const side = Math.max(...sides)
  const places = 2 * Math.max(Math.floor(side / queryStride), Math.floor(side / keyStride)) - 1
  const distances = key.spatial.reduce((sum, size) => sum + size, 0)
  const queries = volume(query.spatial)
  return net.lay("rel_pos", {
    kind: "linear",
    title: "relative places",
    inputs: [query.x],
    output: [queries, heads * distances],
    weights: [
      weight("rel_pos_h", [places, headSize]),
      weight("rel_pos_w", [places, headSize]),
      weight("rel_pos_t", [2 * frames - 1, headSize]),
    ],
    products: [byWeight(heads, queries, distances, headSize)],
  })
}
