/** Linear attentions: the gated delta rule of Qwen3-Next, the lightning attention of MiniMax. Paths as in Hugging Face transformers. */
import type { DeltaMixer, LightningMixer } from "../config.ts"
import { type Net, type Tensor, weight } from "../graph/net.ts"
import { cut } from "../layers/arrange.ts"
import { linear } from "../layers/linear.ts"
import { norm, rmsNorm } from "../layers/norm.ts"
import { activation, multiply } from "../layers/pointwise.ts"
import { scan, tokenConv } from "../layers/scan.ts"

/** Source: arXiv 2412.06464; Hugging Face transformers, models/qwen3_next. */
export function layDelta(net: Net, mixer: DeltaMixer, x: Tensor): Tensor {
  const { keyHeads, keySize, valueHeads, valueSize, kernel } = mixer
  const [keys, values] = [keyHeads * keySize, valueHeads * valueSize]
  const mixedWidth = 2 * keys + values
  const all = linear(net, "in_proj_qkvz", x, mixedWidth + values, { bias: false, target: "query" })
  const measures = linear(net, "in_proj_ba", x, 2 * valueHeads, { bias: false, target: "other" })
  const gate = activation(net, "act.gate", cut(net, "gate", all, 1, values), "silu")
  const mixed = tokenConv(net, "conv1d", cut(net, "hidden", all, 1, mixedWidth), kernel, false)
  const scanned = scan(net, "scan", {
    title: "gated delta rule",
    inputs: [activation(net, "act", mixed, "silu"), measures],
    copies: valueHeads,
    rows: keySize,
    columns: valueSize,
    products: 3,
    weights: [weight("A_log", [valueHeads]), weight("dt_bias", [valueHeads])],
    kept: mixedWidth * (kernel - 1),
  })
  const normed = norm(net, "norm", scanned, "RMS norm", [valueSize], "scale")
  return linear(net, "out_proj", multiply(net, "gated", normed, gate), width(x), { bias: false, target: "output" })
}

/** Source: arXiv 2501.08313, section 2.2; Hugging Face transformers, models/minimax. */
export function layLightning(net: Net, { heads, headSize }: LightningMixer, x: Tensor): Tensor {
  const inner = heads * headSize
  const all = activation(net, "act", linear(net, "qkv_proj", x, 3 * inner, { bias: false, target: "query" }), "silu")
  const scanned = scan(net, "scan", {
    title: "lightning attention",
    inputs: [all],
    copies: heads,
    rows: headSize,
    columns: headSize,
    products: 2,
  })
  const gate = activation(
    net,
    "output_gate.act",
    linear(net, "output_gate", x, inner, { bias: false, target: "gate" }),
    "sigmoid",
  )
  const gated = multiply(net, "gated", rmsNorm(net, "norm", scanned), gate)
  return linear(net, "out_proj", gated, width(x), { bias: false, target: "output" })
}

function width(x: Tensor): number {
  return x.shape.at(-1) ?? 0
}
