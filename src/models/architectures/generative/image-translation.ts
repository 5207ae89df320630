/**
 * Image to image by adversaries: the networks of CycleGAN (residual generators with instance norms) and pix2pix (a U-Net with batch
 * norms), and their discriminators, which judge patches. Paths as in the repository of both papers, `model` and the layer's number.
 */
import { architecture, type Family, type FromConfig, type Size } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { join, pad } from "../../layers/arrange.ts"
import { conv, transposedConv } from "../../layers/conv.ts"
import { batchNorm, instanceNorm } from "../../layers/norm.ts"
import { type Activation, activation, add } from "../../layers/pointwise.ts"

type Norm = "batch" | "instance"

type Residual = { readonly norm: Norm; readonly blocks: number; readonly width: number; readonly channels: number }
type Patches = { readonly norm: Norm; readonly channels: number; readonly layers: number; readonly width: number }

type Settings =
  | ({ readonly kind: "residual" } & Residual)
  | ({ readonly kind: "patches" } & Patches)
  /** There and back: two of each. */
  | { readonly kind: "cycle"; readonly generator: Residual; readonly discriminator: Patches }
  | { readonly kind: "unet"; readonly norm: Norm; readonly depth: number }
  | { readonly kind: "pixels"; readonly norm: Norm; readonly channels: number }

const nineBlocks: Residual = { norm: "instance", blocks: 9, width: 64, channels: 3 }
const patchesOf70: Patches = { norm: "instance", channels: 3, layers: 3, width: 64 }

export const imageTranslation: Family = architecture<Settings>({
  family: "image-translation",
  title: "CycleGAN and pix2pix",
  library: "paper",
  tasks: ["image generation"],
  per: "image",
  size: { image: [256, 256] },
  source: {
    title:
      "Zhu et al.: Unpaired image-to-image translation, section 7.2; junyanz/pytorch-CycleGAN-and-pix2pix:models/networks.py",
    where: "https://arxiv.org/abs/1703.10593",
    date: "2017-03",
    confidence: "published",
  },
  variants: [
    { names: ["CycleGAN generator", "CycleGAN resnet_9blocks"], settings: { kind: "residual", ...nineBlocks } },
    {
      names: ["CycleGAN generator 6 blocks", "CycleGAN resnet_6blocks"],
      settings: { kind: "residual", ...nineBlocks, blocks: 6 },
      size: { image: [128, 128] },
    },
    {
      names: ["CycleGAN discriminator", "CycleGAN PatchGAN"],
      settings: { kind: "patches", ...patchesOf70 },
    },
    { names: ["CycleGAN"], settings: { kind: "cycle", generator: nineBlocks, discriminator: patchesOf70 } },
    { names: ["pix2pix generator", "pix2pix unet_256"], settings: { kind: "unet", norm: "batch", depth: 8 } },
    {
      names: ["pix2pix unet_128"],
      settings: { kind: "unet", norm: "batch", depth: 7 },
      size: { image: [128, 128] },
    },
    {
      names: ["pix2pix discriminator", "PatchGAN", "pix2pix PatchGAN 70x70"],
      settings: { kind: "patches", ...patchesOf70, norm: "batch", channels: 6 },
    },
    { names: ["pix2pix PixelGAN", "PixelGAN"], settings: { kind: "pixels", norm: "batch", channels: 6 } },
  ],
  configs: { cyclegan: fromConfig },
  lay: (net, settings, { image }) =>
    net.within("model", () => {
      switch (settings.kind) {
        case "residual":
          return residual(net, net.input("image", [settings.channels, ...image]), settings)
        case "unet":
          return unet(net, net.input("image", [3, ...image]), settings)
        case "cycle":
          return cycle(net, settings, image)
        case "patches":
          return patches(net, net.input("pair", [settings.channels, ...image]), settings)
        case "pixels":
          return pixels(net, settings.channels, image)
      }
    }),
})

/** In the words of the repository's options; what a config tells of one network only is that network alone. */
function fromConfig(fields: Fields): FromConfig<Settings> {
  const norm = fields.text("norm", "instance") === "batch" ? "batch" : "instance"
  const channels = fields.count(["in_channels", "input_nc"], 3)
  const blocks = fields.text("generator", "resnet_9blocks") === "resnet_6blocks" ? 6 : 9
  const generator = { norm, blocks, channels, width: fields.count(["ngf"], 64) } as const
  const discriminator = { norm, channels, layers: fields.count(["n_layers_D"], 3, 20), width: fields.count(["ndf"], 64) } as const
  const [isOfGenerator, isOfDiscriminator] = [fields.has("generator"), fields.has("discriminator")]
  if (isOfGenerator && !isOfDiscriminator) return { settings: { kind: "residual", ...generator } }
  if (isOfDiscriminator && !isOfGenerator) return { settings: { kind: "patches", ...discriminator } }
  return { settings: { kind: "cycle", generator, discriminator } }
}

function cycle(net: Net, { generator, discriminator }: Extract<Settings, { kind: "cycle" }>, image: Size["image"]): Tensor[] {
  return ["A", "B"].map((side) => {
    const input = net.input(`real_${side}`, [generator.channels, ...image])
    const fake = net.within(`netG_${side}`, () => residual(net, input, generator))
    return net.within(`netD_${side}`, () => patches(net, fake, discriminator))
  })
}

function normed(net: Net, name: string, x: Tensor, norm: Norm, then: Activation): Tensor {
  const steadied = norm === "batch" ? batchNorm(net, name, x) : instanceNorm(net, name, x)
  return activation(net, `${name}.act`, steadied, then)
}

/** Down twice, so many residual blocks, up twice. Instance norms have no shift, so convolutions before them have a bias. */
function residual(net: Net, input: Tensor, { norm, blocks, width, channels }: Residual): Tensor {
  const bias = norm === "instance"
  let at = 0
  const next = (steps: number): string => {
    at += steps
    return `${at - steps}`
  }
  let x = pad(net, next(1), input, 3)
  const layer = (made: Tensor, behind: string): Tensor => normed(net, behind, made, norm, "relu")
  x = layer(conv(net, next(1), x, width, { kernel: 7, bias }), next(2))
  for (const times of [2, 4]) x = layer(conv(net, next(1), x, times * width, { kernel: 3, stride: 2, padding: 1, bias }), next(2))
  for (let k = 0; k < blocks; k++) x = net.within(`${next(1)}.conv_block`, () => residualBlock(net, x, norm))
  const up = { kernel: 3, stride: 2, padding: 1, outputPadding: 1, bias }
  for (const times of [2, 1]) x = layer(transposedConv(net, next(1), x, times * width, up), next(2))
  x = conv(net, `${at + 1}`, pad(net, `${at}`, x, 3), channels, { kernel: 7 })
  return activation(net, `${at + 2}`, x, "tanh")
}

function residualBlock(net: Net, x: Tensor, norm: Norm): Tensor {
  const width = x.shape[0] ?? 0
  const bias = norm === "instance"
  const first = conv(net, "1", pad(net, "0", x, 1), width, { kernel: 3, bias })
  const second = conv(net, "5", pad(net, "4", normed(net, "2", first, norm, "relu"), 1), width, { kernel: 3, bias })
  const steadied = norm === "batch" ? batchNorm(net, "6", second) : instanceNorm(net, "6", second)
  return add(net, "residual", x, steadied)
}

/** Halved down to a point and doubled again, each size joined with what was kept of it. */
function unet(net: Net, input: Tensor, { norm, depth }: Extract<Settings, { kind: "unet" }>): Tensor {
  const bias = norm === "instance"
  const widths = Array.from({ length: depth }, (_, k) => Math.min(512, 64 * 2 ** k))
  const step = { kernel: 4, stride: 2, padding: 1 }
  const kept: Tensor[] = []
  let x = input
  for (const [k, width] of widths.entries()) {
    const isEdge = k === 0 || k === depth - 1
    const active = k === 0 ? x : activation(net, `down.${k}.act`, x, "leaky relu")
    x = conv(net, `down.${k}.conv`, active, width, { ...step, bias })
    if (!isEdge) x = norm === "batch" ? batchNorm(net, `down.${k}.norm`, x) : instanceNorm(net, `down.${k}.norm`, x)
    kept.push(x)
  }
  for (let k = depth - 1; k > 0; k--) {
    const active = activation(net, `up.${k}.act`, x, "relu")
    const risen = transposedConv(net, `up.${k}.conv`, active, widths[k - 1] ?? 0, { ...step, bias })
    const steadied = norm === "batch" ? batchNorm(net, `up.${k}.norm`, risen) : instanceNorm(net, `up.${k}.norm`, risen)
    x = join(net, `up.${k}.join`, [kept[k - 1] as Tensor, steadied]) // as many as widths
  }
  const out = transposedConv(net, "up.0.conv", activation(net, "up.0.act", x, "relu"), 3, step)
  return activation(net, "up.0.tanh", out, "tanh")
}

/** With three layers each output sees a patch of 70×70. */
function patches(net: Net, input: Tensor, { norm, layers, width }: Patches): Tensor {
  const bias = norm === "instance"
  let x = activation(net, "1", conv(net, "0", input, width, { kernel: 4, stride: 2, padding: 1 }), "leaky relu")
  for (let k = 1; k <= layers; k++) {
    const stride = k < layers ? 2 : 1
    const at = 3 * k - 1
    x = conv(net, `${at}`, x, width * Math.min(2 ** k, 8), { kernel: 4, stride, padding: 1, bias })
    x = normed(net, `${at + 1}`, x, norm, "leaky relu")
  }
  return conv(net, `${3 * layers + 2}`, x, 1, { kernel: 4, padding: 1 })
}

function pixels(net: Net, channels: number, image: Size["image"]): Tensor {
  const point = { kernel: 1 }
  const x = activation(net, "1", conv(net, "0", net.input("pair", [channels, ...image]), 64, point), "leaky relu")
  const y = normed(net, "3", conv(net, "2", x, 128, { ...point, bias: false }), "batch", "leaky relu")
  return conv(net, "5", y, 1, { ...point, bias: false })
}
