/**
 * State spaces of both Mambas. Paths and weights as in Hugging Face transformers, models mamba, jamba and mamba2.
 * A convolution keeps one token less than its kernel is long.
 */
import type { Mamba2Mixer, MambaMixer } from "../config.ts"
import { type Net, type Tensor, weight } from "../graph/net.ts"
import { cut } from "../layers/arrange.ts"
import { linear } from "../layers/linear.ts"
import { rmsNorm } from "../layers/norm.ts"
import { activation, multiply } from "../layers/pointwise.ts"
import { scan, tokenConv } from "../layers/scan.ts"

/** Source: arXiv 2312.00752, algorithm 2. */
export function layMamba(net: Net, mixer: MambaMixer, x: Tensor): Tensor {
  const { inner, state, kernel, rank, hasBias, hasConvBias, hasNorms } = mixer
  const both = linear(net, "in_proj", x, 2 * inner, { bias: hasBias, target: "up" })
  const gate = activation(net, "act.gate", cut(net, "gate", both, 1, inner), "silu")
  const mixed = tokenConv(net, "conv1d", cut(net, "hidden", both, 1, inner), kernel, hasConvBias)
  const hidden = activation(net, "act", mixed, "silu")
  const measures = linear(net, "x_proj", hidden, rank + 2 * state, { bias: false, target: "other" })
  const part = (name: string, width: number): Tensor => {
    const alone = cut(net, name, measures, 1, width)
    return hasNorms ? rmsNorm(net, `${name}_layernorm`, alone) : alone
  }
  const step = linear(net, "dt_proj", part("dt", rank), inner, { target: "other" })
  const scanned = scan(net, "scan", {
    title: "selective scan",
    inputs: [hidden, step, part("b", state), part("c", state)],
    copies: inner,
    rows: state,
    columns: 1,
    products: 2,
    weights: [weight("A_log", [inner, state]), weight("D", [inner])],
    kept: inner * (kernel - 1),
  })
  return linear(net, "out_proj", multiply(net, "gated", scanned, gate), width(x), { bias: hasBias, target: "down" })
}

/** Source: arXiv 2405.21060, section 7. */
export function layMamba2(net: Net, mixer: Mamba2Mixer, x: Tensor): Tensor {
  const { heads, headSize, groups, state, kernel, hasBias, hasConvBias } = mixer
  const inner = heads * headSize
  const mixedWidth = inner + 2 * groups * state
  const all = linear(net, "in_proj", x, inner + mixedWidth + heads, { bias: hasBias, target: "up" })
  const gate = activation(net, "act.gate", cut(net, "gate", all, 1, inner), "silu")
  const step = cut(net, "dt", all, 1, heads)
  const mixed = tokenConv(net, "conv1d", cut(net, "hidden", all, 1, mixedWidth), kernel, hasConvBias)
  const scanned = scan(net, "scan", {
    title: "state space scan",
    inputs: [activation(net, "act", mixed, "silu"), step],
    copies: heads,
    rows: state,
    columns: headSize,
    products: 2,
    weights: [weight("A_log", [heads]), weight("D", [heads]), weight("dt_bias", [heads])],
    kept: mixedWidth * (kernel - 1),
  })
  const normed = rmsNorm(net, "norm", multiply(net, "gated", scanned, gate))
  return linear(net, "out_proj", normed, width(x), { bias: hasBias, target: "down" })
}

function width(x: Tensor): number {
  return x.shape.at(-1) ?? 0
}
