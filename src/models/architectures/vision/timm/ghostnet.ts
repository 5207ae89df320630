/** GhostNet (arXiv 1911.11907): half of the channels are made by a convolution, the other half cheaply from them. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { cut, flatten, join } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { linear } from "../../../layers/linear.ts"
import { activation, add } from "../../../layers/pointwise.ts"
import { adaptivePool } from "../../../layers/pool.ts"
import { imageNetClasses } from "../classifier.ts"
import { convBlock, numbered } from "../conv-block.ts"
import { divisible } from "../divisible.ts"
import { squeezeExcitation } from "../squeeze-excitation.ts"
import { timm } from "./timm-source.ts"

type Settings = { readonly width: number }
type Row = readonly [kernel: number, inner: number, out: number, squeeze: number, stride: number]

const stages: readonly (readonly Row[])[] = [
  [[3, 16, 16, 0, 1]],
  [[3, 48, 24, 0, 2]],
  [[3, 72, 24, 0, 1]],
  [[5, 72, 40, 0.25, 2]],
  [[5, 120, 40, 0.25, 1]],
  [[3, 240, 80, 0, 2]],
  [
    [3, 200, 80, 0, 1],
    [3, 184, 80, 0, 1],
    [3, 184, 80, 0, 1],
    [3, 480, 112, 0.25, 1],
    [3, 672, 112, 0.25, 1],
  ],
  [[5, 672, 160, 0.25, 2]],
  [
    [5, 960, 160, 0, 1],
    [5, 960, 160, 0.25, 1],
    [5, 960, 160, 0, 1],
    [5, 960, 160, 0.25, 1],
  ],
]

export const ghostnet: Family = architecture<Settings>({
  family: "ghostnet",
  title: "GhostNet",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("ghostnet.py"),
  variants: ["050", "100", "130"].map((percent) => ({
    names: [`ghostnet_${percent}`],
    settings: { width: Number(percent) / 100 },
  })),
  lay: (net, { width }, { image, classes }) => {
    const scaled = (channels: number): number => divisible(channels * width, 4)
    const stem = { conv: "conv_stem", norm: "bn1", activation: "act1" }
    let x = convBlock(net, stem, net.input("image", [3, ...image]), scaled(16), { kernel: 3, stride: 2, activation: "relu" })
    for (const [stage, rows] of stages.entries())
      for (const [k, [kernel, inner, out, squeeze, stride]] of rows.entries())
        x = net.within(`blocks.${stage}.${k}`, () =>
          bottleneck(net, x, { kernel, inner: scaled(inner), out: scaled(out), squeeze, stride }),
        )
    const last = { conv: `blocks.${stages.length}.0.conv`, norm: `blocks.${stages.length}.0.bn1`, activation: "act_last" }
    const wide = convBlock(net, last, x, scaled(960), { kernel: 1, activation: "relu" })
    const features = conv(net, "conv_head", adaptivePool(net, "global_pool", wide, [1, 1]), 1280, { kernel: 1 })
    const flat = flatten(net, "flatten", activation(net, "act2", features, "relu"))
    return net.head(() => linear(net, "classifier", flat, classes ?? imageNetClasses))
  },
})

type Bottleneck = {
  readonly kernel: number
  readonly inner: number
  readonly out: number
  readonly squeeze: number
  readonly stride: number
}

function bottleneck(net: Net, x: Tensor, { kernel, inner, out, squeeze, stride }: Bottleneck): Tensor {
  const own = x.shape[0] ?? 0
  const wide = net.within("ghost1", () => ghost(net, x, inner, true))
  const names = { conv: "conv_dw", norm: "bn_dw", activation: "" }
  const seen = stride > 1 ? convBlock(net, names, wide, inner, { kernel, stride, groups: inner, activation: null }) : wide
  const squeezed = divisible(inner * squeeze, 4)
  const se = { squeezed, activation: "relu", gate: "hard sigmoid", names: ["conv_reduce", "conv_expand"] } as const
  const scaled = squeeze > 0 ? squeezeExcitation(net, "se", seen, se) : seen
  const narrow = net.within("ghost2", () => ghost(net, scaled, out, false))
  if (own === out && stride === 1) return add(net, "add", narrow, x)
  const around = convBlock(net, numbered("shortcut"), x, own, { kernel, stride, groups: own, activation: null })
  return add(net, "add", narrow, convBlock(net, numbered("shortcut", 2), around, out, { kernel: 1, activation: null }))
}

function ghost(net: Net, x: Tensor, out: number, isActive: boolean): Tensor {
  const half = Math.ceil(out / 2)
  const act = isActive ? "relu" : null
  const first = convBlock(net, numbered("primary_conv"), x, half, { kernel: 1, activation: act })
  const second = convBlock(net, numbered("cheap_operation"), first, half, { kernel: 3, groups: half, activation: act })
  const both = join(net, "join", [first, second])
  return 2 * half === out ? both : cut(net, "cut", both, 0, out)
}
