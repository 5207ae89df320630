/**
 * StyleGAN2: a generator that doubles a learnt constant of 4×4 and adds up colour images of each size, and a residual discriminator.
 * The side of the image is the model's own, since each doubling has layers of its own.
 */
import { architecture, type Family, type Variant } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { flatten, join, resample } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { activation, add, learntArray } from "../../layers/pointwise.ts"
import { averagePool } from "../../layers/pool.ts"
import { styledConv, toRgb } from "./stylegan2-layers.ts"

type Settings = {
  readonly part: "generator" | "discriminator"
  /** Channels at a side of 1, of which there are 512 at most. */
  readonly base: number
}

const styleWidth = 512
const mappingDepth = 8
const parts = ["generator", "discriminator"] as const

/** `F` is the paper's width, `half` the one that its authors use at 256×256. */
const variants = [256, 512, 1024].flatMap((side) =>
  parts.map(
    (part): Variant<Settings> => ({
      names: [
        `StyleGAN2 ${side} ${part}`,
        ...(side === 1024 ? [`StyleGAN2 ${part}`, ...(part === "generator" ? ["StyleGAN2"] : [])] : []),
      ],
      settings: { part, base: 32768 },
      size: { image: [side, side] },
    }),
  ),
)
const halves = parts.map(
  (part): Variant<Settings> => ({
    names: [`StyleGAN2-ADA paper256 ${part}`],
    settings: { part, base: 16384 },
    size: { image: [256, 256] },
  }),
)

export const stylegan2: Family = architecture<Settings>({
  family: "stylegan2",
  title: "StyleGAN2",
  library: "paper",
  tasks: ["image generation"],
  per: "image",
  size: { image: [1024, 1024] },
  source: {
    title:
      "Karras et al.: Analyzing and improving the image quality of StyleGAN; NVlabs/stylegan2-ada-pytorch:training/networks.py@d72cc7d",
    where: "https://arxiv.org/abs/1912.04958",
    date: "2019-12",
    confidence: "published",
  },
  variants: [...variants, ...halves],
  lay: (net, { part, base }, { image }) => {
    const sides = sidesOf(net, image)
    const widths = sides.map((side) => Math.min(styleWidth, Math.floor(base / side)))
    return part === "generator" ? generator(net, sides, widths) : discriminator(net, sides, widths)
  },
})

/** 4, 8, … up to the side of the image. */
function sidesOf(net: Net, image: readonly [number, number]): readonly number[] {
  const [side, other] = image
  const doublings = Math.log2(side / 4)
  if (side !== other) throw new ShapeMistake(net.pathOf("synthesis"), "do-not-fit", [[side], [other]])
  if (doublings < 1) throw new ShapeMistake(net.pathOf("synthesis"), "too-small", [image, [8, 8]])
  if (!Number.isInteger(doublings)) throw new ShapeMistake(net.pathOf("synthesis"), "not-divisible", [image], 4)
  return Array.from({ length: doublings + 1 }, (_, k) => 4 * 2 ** k)
}

function generator(net: Net, sides: readonly number[], widths: readonly number[]): Tensor {
  const style = net.within("mapping", () => {
    let w = net.input("z", [styleWidth])
    for (let k = 0; k < mappingDepth; k++) w = activation(net, `fc${k}.act`, linear(net, `fc${k}`, w, styleWidth), "leaky relu")
    return w
  })
  let x: Tensor | null = null
  let image: Tensor | null = null
  return net.within("synthesis", () => {
    for (const [k, side] of sides.entries())
      [x, image] = net.within(`b${side}`, () => synthesis(net, x, image, style, { side, width: widths[k] ?? 0 }))
    return image as unknown as Tensor // there are two sides at least
  })
}

type Stage = { readonly side: number; readonly width: number }

function synthesis(net: Net, x: Tensor | null, image: Tensor | null, style: Tensor, { side, width }: Stage): [Tensor, Tensor] {
  const y =
    x === null ? learntArray(net, "const", [width, side, side]) : styledConv(net, "conv0", x, style, { out: width, isUp: true })
  const z = styledConv(net, "conv1", y, style, { out: width })
  const colours = toRgb(net, "torgb", z, style)
  if (image === null) return [z, colours]
  return [z, add(net, "img", resample(net, "img.up", image, [side, side], "bilinear"), colours)]
}

function discriminator(net: Net, sides: readonly number[], widths: readonly number[]): Tensor {
  const largest = sides.at(-1) ?? 0
  const first = conv(net, `b${largest}.fromrgb`, net.input("image", [3, largest, largest]), widths.at(-1) ?? 0, { kernel: 1 })
  let x = activation(net, `b${largest}.fromrgb.act`, first, "leaky relu")
  for (let k = sides.length - 1; k > 0; k--) x = net.within(`b${sides[k]}`, () => residual(net, x, widths[k - 1] ?? 0))
  return net.within("b4", () => verdict(net, x))
}

/** A blur stands before the convolution that halves the side. */
function residual(net: Net, x: Tensor, out: number): Tensor {
  const straight = conv(net, "skip", averagePool(net, "skip.blur", x, { kernel: 2, stride: 2 }), out, { kernel: 1, bias: false })
  const y = activation(net, "conv0.act", conv(net, "conv0", x, x.shape[0] ?? 0, { kernel: 3, padding: 1 }), "leaky relu")
  const z = activation(net, "conv1.act", conv(net, "conv1", y, out, { kernel: 3, stride: 2, padding: 1 }), "leaky relu")
  return add(net, "residual", z, straight)
}

/** One more channel holds how much the images of a batch differ. */
function verdict(net: Net, x: Tensor): Tensor {
  const [width = 0, ...sides] = x.shape
  const spread = net.lay("mbstd", { kind: "pool", title: "spread over the batch", inputs: [x], output: [1, ...sides] })
  const mixed = conv(net, "conv", join(net, "join", [x, spread]), width, { kernel: 3, padding: 1 })
  const flat = flatten(net, "flatten", activation(net, "conv.act", mixed, "leaky relu"))
  const last = activation(net, "fc.act", linear(net, "fc", flat, width), "leaky relu")
  return linear(net, "out", last, 1)
}
