/**
 * The blocks of denoising U-Nets and of their autoencoders, with the names of diffusers: residual blocks that may hear of the
 * time, attention over the places of an image, half and double size.
 */
import type { Net, Tensor } from "../../graph/net.ts"
import { cut, resample, toImage, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { groupNorm, layerNorm } from "../../layers/norm.ts"
import { activation, add, multiply } from "../../layers/pointwise.ts"
import { crossAttention } from "../../layers/self-attention.ts"
import { shiftChannels } from "./timestep.ts"

const groups = 32

export function normed(net: Net, name: string, x: Tensor): Tensor {
  return activation(net, `${name}.act`, groupNorm(net, name, x, groups), "silu")
}

export function conv3(net: Net, name: string, x: Tensor, out: number, stride = 1): Tensor {
  return conv(net, name, x, out, { kernel: 3, stride, padding: 1 })
}

/** Norm, convolution, the time's shift, norm, convolution, and what came in. */
export function residualBlock(net: Net, name: string, x: Tensor, out: number, time: Tensor | null): Tensor {
  return net.within(name, () => {
    let y = conv3(net, "conv1", normed(net, "norm1", x), out)
    if (time !== null) {
      const shift = linear(net, "time_emb_proj", activation(net, "nonlinearity", time, "silu"), out)
      y = shiftChannels(net, "shift", y, shift)
    }
    y = conv3(net, "conv2", normed(net, "norm2", y), out)
    const straight = x.shape[0] === out ? x : conv(net, "conv_shortcut", x, out, { kernel: 1 })
    return add(net, "residual", y, straight)
  })
}

const names = { query: "to_q", key: "to_k", value: "to_v", output: "to_out.0" }

/** Every place looks at every other one; biases everywhere. */
export function imageAttention(net: Net, name: string, x: Tensor, heads: number): Tensor {
  return net.within(name, () => {
    const tokens = toTokens(net, "tokens", groupNorm(net, "group_norm", x, groups))
    const attended = crossAttention(net, tokens, tokens, { heads, headSize: (x.shape[0] ?? 0) / heads, names })
    return add(net, "residual", toImage(net, "image", attended, x.shape.slice(1)), x)
  })
}

export type TextAttention = {
  /** Blocks one behind the other. */
  readonly depth: number
  readonly heads: number
  readonly text: Tensor
  /** The first and last projection are linear layers on tokens, not convolutions on the image. */
  readonly isLinear: boolean
}

/** Places look at each other, then at the tokens of the text, then through a gated feed-forward. */
export function textAttention(net: Net, name: string, x: Tensor, { depth, heads, text, isLinear }: TextAttention): Tensor {
  const [channels = 0, ...spatial] = x.shape
  return net.within(name, () => {
    const normed = groupNorm(net, "norm", x, groups)
    let y = isLinear
      ? linear(net, "proj_in", toTokens(net, "tokens", normed), channels)
      : toTokens(net, "tokens", conv(net, "proj_in", normed, channels, { kernel: 1 }))
    for (let k = 0; k < depth; k++) y = net.within(`transformer_blocks.${k}`, () => textBlock(net, y, text, heads))
    const out = isLinear
      ? toImage(net, "image", linear(net, "proj_out", y, channels), spatial)
      : conv(net, "proj_out", toImage(net, "image", y, spatial), channels, { kernel: 1 })
    return add(net, "residual", out, x)
  })
}

function textBlock(net: Net, x: Tensor, text: Tensor, heads: number): Tensor {
  const headSize = (x.shape[1] ?? 0) / heads
  const attend = (name: string, y: Tensor, from: Tensor): Tensor =>
    net.within(name, () => crossAttention(net, y, from, { heads, headSize, bias: false, outputBias: true, names }))
  const first = layerNorm(net, "norm1", x)
  let y = add(net, "residual1", attend("attn1", first, first), x)
  y = add(net, "residual2", attend("attn2", layerNorm(net, "norm2", y), text), y)
  return add(net, "residual3", gatedByGelu(net, layerNorm(net, "norm3", y)), y)
}

/** GEGLU of fourfold width: one matrix makes value and gate (arXiv 2002.05202). */
function gatedByGelu(net: Net, x: Tensor): Tensor {
  const width = x.shape[1] ?? 0
  const both = linear(net, "ff.net.0.proj", x, 8 * width, { target: "up" })
  const gate = activation(net, "ff.net.0.act", cut(net, "ff.net.0.gate", both, 1, 4 * width), "gelu")
  const product = multiply(net, "ff.net.0.product", cut(net, "ff.net.0.value", both, 1, 4 * width), gate)
  return linear(net, "ff.net.2", product, width, { target: "down" })
}

export function halved(net: Net, name: string, x: Tensor): Tensor {
  return conv3(net, `${name}downsamplers.0.conv`, x, x.shape[0] ?? 0, 2)
}

export function doubled(net: Net, name: string, x: Tensor): Tensor {
  const sides = x.shape.slice(1).map((side) => 2 * side)
  const larger = resample(net, `${name}upsamplers.0.nearest`, x, sides, "nearest")
  return conv3(net, `${name}upsamplers.0.conv`, larger, x.shape[0] ?? 0)
}
