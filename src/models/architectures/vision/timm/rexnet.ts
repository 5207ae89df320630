/** ReXNet (arXiv 2007.00992): inverted residuals whose widths grow evenly from block to block. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { conv } from "../../../layers/conv.ts"
import { batchNorm } from "../../../layers/norm.ts"
import { type Activation, activation, multiply } from "../../../layers/pointwise.ts"
import { adaptivePool } from "../../../layers/pool.ts"
import { classifier } from "../classifier.ts"
import { convBlock } from "../conv-block.ts"
import { divisible } from "../divisible.ts"
import { roundHalfEven } from "../round-half-even.ts"
import { timm } from "./timm-source.ts"

type Settings = {
  readonly width: number
  /** Channels are a multiple of it. */
  readonly by: number
}

const [firstWidth, growth, squeeze] = [16, 180, 1 / 12]
const depths = [1, 2, 2, 3, 3, 5]
const strides = [1, 2, 2, 2, 1, 2]

export const rexnet: Family = architecture<Settings>({
  family: "rexnet",
  title: "ReXNet",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("rexnet.py"),
  variants: [100, 130, 150, 200, 300].flatMap((percent) => [
    { names: [`rexnet_${percent}`], settings: { width: percent / 100, by: 1 } },
    { names: [`rexnetr_${percent}`], settings: { width: percent / 100, by: percent === 300 ? 16 : 8 } },
  ]),
  lay: (net, { width, by }, { image, classes }) => {
    let x = plain(net, "stem", net.input("image", [3, ...image]), divisible(roundHalfEven(32 * width), by), {
      kernel: 3,
      stride: 2,
    })
    const blocks = depths.flatMap((depth, stage) => Array.from({ length: depth }, (_, k) => ({ stage, isFirst: k === 0 })))
    for (const [k, { stage, isFirst }] of blocks.entries()) {
      const out = divisible(roundHalfEven((firstWidth + (k * growth) / blocks.length) * width), by)
      const stride = isFirst ? (strides[stage] ?? 1) : 1
      x = net.within(`features.${k}`, () => block(net, x, { out, stride, by, isWide: stage > 0, isSqueezed: stage > 1 }))
    }
    const last = plain(net, `features.${blocks.length}`, x, divisible(1280 * width, by), { kernel: 1 })
    return classifier(net, last, { classes, name: "head.fc" })
  },
})

type Step = { readonly kernel: number; readonly stride?: number; readonly groups?: number; readonly act?: Activation | null }

function plain(net: Net, name: string, x: Tensor, out: number, { kernel, stride = 1, groups = 1, act = "silu" }: Step): Tensor {
  const names = { conv: `${name}.conv`, norm: `${name}.bn`, activation: `${name}.act` }
  return convBlock(net, names, x, out, { kernel, stride, groups, activation: act })
}

type Block = {
  readonly out: number
  readonly stride: number
  readonly by: number
  readonly isWide: boolean
  readonly isSqueezed: boolean
}

/** What a block is given is added to as many of its channels; the others are new. */
function block(net: Net, x: Tensor, { out, stride, by, isWide, isSqueezed }: Block): Tensor {
  const own = x.shape[0] ?? 0
  const wide = isWide ? plain(net, "conv_exp", x, divisible(own * 6, by), { kernel: 1 }) : x
  const inner = wide.shape[0] ?? 0
  const seen = plain(net, "conv_dw", wide, inner, { kernel: 3, stride, groups: inner, act: null })
  const squeezed = divisible(Math.floor(inner * squeeze), by)
  const scaled = isSqueezed ? net.within("se", () => squeezedBy(net, seen, squeezed)) : seen
  const narrow = plain(net, "conv_pwl", activation(net, "act_dw", scaled, "relu6"), out, { kernel: 1, act: null })
  if (stride > 1 || own > out) return narrow
  return net.lay("add", { kind: "add", title: "add to the first channels", inputs: [narrow, x], output: narrow.shape })
}

/** With a norm between its layers. */
function squeezedBy(net: Net, x: Tensor, squeezed: number): Tensor {
  const mean = conv(net, "fc1", adaptivePool(net, "mean", x, [1, 1]), squeezed, { kernel: 1 })
  const active = activation(net, "act", batchNorm(net, "bn", mean), "relu")
  return multiply(net, "scale", x, activation(net, "gate", conv(net, "fc2", active, x.shape[0] ?? 0, { kernel: 1 }), "sigmoid"))
}
