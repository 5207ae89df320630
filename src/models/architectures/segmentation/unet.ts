/**
 * The U-Net: down four times, up four times, each size joined with what was kept of it. As the paper has it (convolutions without
 * padding, so that the image shrinks and what was kept is cropped), as Keras users copied it, and with batch norms.
 */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { join, resample } from "../../layers/arrange.ts"
import { conv, transposedConv } from "../../layers/conv.ts"
import { batchNorm } from "../../layers/norm.ts"
import { activation } from "../../layers/pointwise.ts"
import { maxPool } from "../../layers/pool.ts"

type Settings = {
  readonly channels: number
  readonly padding: 0 | 1
  readonly hasNorms: boolean
  /** How the side doubles: learnt, by bilinear resampling, or by nearest resampling and a convolution of 2×2. */
  readonly up: "transposed" | "bilinear" | "nearest"
  /** One more convolution to two channels before the last (zhixuhao/unet). */
  readonly hasNarrowing: boolean
}

const paper: Settings = { channels: 1, padding: 0, hasNorms: false, up: "transposed", hasNarrowing: false }
const normed: Settings = { channels: 3, padding: 1, hasNorms: true, up: "transposed", hasNarrowing: false }
const widths = [64, 128, 256, 512, 1024]
const milesial = {
  title: "milesial/Pytorch-UNet:unet/unet_model.py@21d7850f2af3",
  where: "https://github.com/milesial/Pytorch-UNet",
  date: "2017",
  confidence: "published",
} as const

export const unet: Family = architecture<Settings>({
  family: "unet",
  title: "U-Net",
  library: "paper",
  tasks: ["segmentation"],
  per: "image",
  size: { image: [256, 256], classes: 1 },
  source: {
    title: "Ronneberger, Fischer, Brox: U-Net: convolutional networks for biomedical image segmentation, figure 1",
    where: "https://arxiv.org/abs/1505.04597",
    date: "2015-05",
    confidence: "published",
  },
  variants: [
    { names: ["U-Net", "U-Net paper"], settings: paper, size: { image: [572, 572], classes: 2 } },
    {
      names: ["Keras U-Net", "zhixuhao unet"],
      settings: { ...paper, padding: 1, up: "nearest", hasNarrowing: true },
      source: { ...milesial, title: "zhixuhao/unet:model.py", where: "https://github.com/zhixuhao/unet" },
    },
    { names: ["milesial U-Net", "U-Net with batch norm"], settings: normed, source: milesial },
    { names: ["milesial U-Net bilinear", "U-Net bilinear"], settings: { ...normed, up: "bilinear" }, source: milesial },
  ],
  lay: (net, settings, { image, classes }) => {
    const kept: Tensor[] = []
    let x = net.input("image", [settings.channels, ...image])
    for (const [k, width] of widths.entries()) {
      const below = k === 0 ? x : maxPool(net, `down${k}.pool`, x, { kernel: 2, stride: 2 })
      x = twice(net, k === 0 ? "inc" : `down${k}`, below, k === 4 ? half(width, settings) : width, settings)
      kept.push(x)
    }
    for (const [k, width] of widths.slice(0, -1).toReversed().entries()) {
      const beside = kept[3 - k] as Tensor // five were kept
      x = net.within(`up${k + 1}`, () => risen(net, x, beside, k === 3 ? width : half(width, settings), settings))
    }
    if (settings.hasNarrowing) x = activation(net, "narrow.act", conv(net, "narrow", x, 2, { kernel: 3, padding: 1 }), "relu")
    return net.head(() => conv(net, "outc.conv", x, classes ?? 1, { kernel: 1 }))
  },
})

/** Where nothing learns to make the image larger, the layers before it are half as wide. */
function half(width: number, { up }: Settings): number {
  return up === "bilinear" ? width / 2 : width
}

function twice(net: Net, name: string, input: Tensor, out: number, settings: Settings, middle: number = out): Tensor {
  const { padding, hasNorms } = settings
  return net.within(`${name}.double_conv`, () => {
    let x = input
    for (const [k, width] of [middle, out].entries()) {
      x = conv(net, `${3 * k}`, x, width, { kernel: 3, padding, bias: !hasNorms })
      if (hasNorms) x = batchNorm(net, `${3 * k + 1}`, x)
      x = activation(net, `${3 * k + 2}`, x, "relu")
    }
    return x
  })
}

function risen(net: Net, x: Tensor, beside: Tensor, out: number, settings: Settings): Tensor {
  const larger = doubled(net, x, settings)
  const both = join(net, "join", fitted(net, beside, larger, settings))
  return twice(net, "conv", both, out, settings, settings.up === "bilinear" ? (both.shape[0] ?? 0) / 2 : out)
}

function doubled(net: Net, x: Tensor, { up }: Settings): Tensor {
  const [channels = 0, ...sides] = x.shape
  if (up === "transposed") return transposedConv(net, "up", x, channels / 2, { kernel: 2, stride: 2 })
  const twiceSides = sides.map((side) => 2 * side)
  const larger = resample(net, "up.resample", x, twiceSides, up)
  if (up === "bilinear") return larger
  return activation(net, "up.act", conv(net, "up", larger, channels / 2, { kernel: 2, padding: "same" }), "relu")
}

/** What was kept is cropped where convolutions have no padding; else what rose is padded, where pooling dropped a last row. */
function fitted(net: Net, beside: Tensor, larger: Tensor, { padding }: Settings): readonly [Tensor, Tensor] {
  const sides = (padding === 1 ? beside : larger).shape.slice(1)
  const to = (name: string, x: Tensor): Tensor => {
    if (x.shape.slice(1).every((side, k) => side === sides[k])) return x
    return net.lay(name, { kind: "reshape", title: name, inputs: [x], output: [x.shape[0] ?? 0, ...sides] })
  }
  return [to("crop", beside), to("pad", larger)]
}
