/**
 * Attention inside windows (arXiv 2103.14030): tokens of an image or a video see those of their own window. Where windows do not fit,
 * they hang over the edge and the tokens that are missing are computed as zeros.
 */
import { type Shape, volume, type Weight } from "../../graph/layer-graph.ts"
import { type Net, type Tensor, weight } from "../../graph/net.ts"
import { cut, padEnd } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { activation } from "../../layers/pointwise.ts"
import { selfAttention } from "../../layers/self-attention.ts"

/** Tokens that lie on a grid: [tokens, width]. */
export type Grid = { readonly x: Tensor; readonly spatial: Shape }

export type WindowAttention = {
  readonly heads: number
  /** Tokens along each axis. */
  readonly window: readonly number[]
  /** The window that distances are learnt for, where the one in use is smaller. */
  readonly learntFor: readonly number[]
  /** Of queries and values only; of keys too unless said. */
  readonly hasNoKeyBias?: boolean
  /** A learnt bias for each distance inside a window, or a small net that tells it (version 2, arXiv 2111.09883). */
  readonly bias: "table" | "net"
}

export function windowAttention(net: Net, { x, spatial }: Grid, attention: WindowAttention): Tensor {
  const { heads, window, learntFor, bias, hasNoKeyBias = false } = attention
  const padded = spatial.map((size, axis) => ceilTo(size, window[axis] ?? 1))
  const tokens = volume(spatial)
  const isFitting = volume(padded) === tokens
  const whole = isFitting ? x : padEnd(net, "pad", x, x.shape.with(0, volume(padded)))
  const distances = learntFor.map((size) => 2 * size - 1)
  const group = volume(window)
  const inner = [x.shape.at(-1) ?? 0]
  const biases = hasNoKeyBias ? [weight("q_bias", inner), weight("v_bias", inner)] : []
  const each = { heads, group, bias: !hasNoKeyBias }
  const attended =
    bias === "table"
      ? selfAttention(net, whole, { ...each, weights: [...biases, biasTable(distances, heads)] })
      : selfAttention(net, whole, {
          ...each,
          weights: [...biases, weight("logit_scale", [heads, 1, 1])],
          scoreBias: biasNet(net, distances, heads),
        })
  return isFitting ? attended : cut(net, "unpad", attended, 0, tokens)
}

export function ceilTo(size: number, step: number): number {
  return Math.ceil(size / step) * step
}

function biasTable(distances: readonly number[], heads: number): Weight {
  return weight("relative_position_bias_table", [volume(distances), heads])
}

const hiddenOfNet = 512

/** From the distances along each axis to a bias for each head. */
function biasNet(net: Net, distances: readonly number[], heads: number): Tensor {
  const table = net.lay("relative_coords_table", {
    kind: "parameter",
    title: "distances",
    inputs: [],
    output: [volume(distances), distances.length],
  })
  const hidden = activation(net, "cpb_mlp.1", linear(net, "cpb_mlp.0", table, hiddenOfNet), "relu")
  return linear(net, "cpb_mlp.2", hidden, heads, { bias: false })
}
