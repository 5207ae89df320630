/** Deep convolutional GANs in the form of PyTorch's example: five (transposed) convolutions without biases between noise and image. */
import { architecture, type Family, type FromConfig } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { conv, transposedConv } from "../../layers/conv.ts"
import { batchNorm } from "../../layers/norm.ts"
import { activation } from "../../layers/pointwise.ts"

type Settings = {
  readonly part: "generator" | "discriminator"
  /** Of the image. */
  readonly channels: number
  /** Channels next to the image; each halving of the size doubles them. */
  readonly width: number
  /** Figures that a generator begins with. */
  readonly noise: number
}

const usual = { width: 64, noise: 100 }
const step = { kernel: 4, stride: 2, padding: 1, bias: false }

export const dcgan: Family = architecture<Settings>({
  family: "dcgan",
  title: "DCGAN",
  library: "paper",
  tasks: ["image generation"],
  per: "image",
  size: { image: [64, 64] },
  source: {
    title:
      "Radford, Metz, Chintala: Unsupervised representation learning with DCGAN; pytorch/examples:dcgan/main.py@77f55b912142",
    where: "https://arxiv.org/abs/1511.06434",
    date: "2015-11",
    confidence: "published",
  },
  variants: [
    { names: ["DCGAN generator"], settings: { part: "generator", channels: 3, ...usual } },
    { names: ["DCGAN discriminator"], settings: { part: "discriminator", channels: 3, ...usual } },
    { names: ["DCGAN generator grey"], settings: { part: "generator", channels: 1, ...usual } },
    { names: ["DCGAN discriminator grey"], settings: { part: "discriminator", channels: 1, ...usual } },
  ],
  configs: { dcgan: fromConfig },
  lay: (net, settings, { image }) =>
    net.within("main", () =>
      settings.part === "generator" ? generator(net, settings, image) : discriminator(net, settings, image),
    ),
})

/** In the words of the example's options: `ndf` is told of a discriminator, `ngf` and `nz` of a generator. */
function fromConfig(fields: Fields): FromConfig<Settings> {
  const part = fields.has("ndf") && !fields.has("ngf") ? "discriminator" : "generator"
  const side = fields.count(["image_size"], 64)
  const settings: Settings = {
    part,
    channels: fields.count(["nc"], 3),
    width: fields.count([part === "generator" ? "ngf" : "ndf"], usual.width),
    noise: fields.count(["nz"], usual.noise),
  }
  return { settings, size: { image: [side, side] } }
}

/** Four doublings, so the image's side is 16 times that of the first layer's kernel. */
function generator(net: Net, { channels, width, noise }: Settings, image: readonly [number, number]): Tensor {
  const kernel = image.map((side) => Math.floor(side / 16))
  if (kernel.some((side) => side < 1)) throw new ShapeMistake(net.pathOf("0"), "too-small", [image, [16, 16]])
  const input = net.input("noise", [noise, 1, 1])
  let x = risen(net, 0, transposedConv(net, "0", input, 8 * width, { kernel, bias: false }))
  for (const [k, times] of [4, 2, 1].entries())
    x = risen(net, 3 * (k + 1), transposedConv(net, `${3 * (k + 1)}`, x, times * width, step))
  return activation(net, "13", transposedConv(net, "12", x, channels, step), "tanh")
}

function risen(net: Net, at: number, x: Tensor): Tensor {
  return activation(net, `${at + 2}`, batchNorm(net, `${at + 1}`, x), "relu")
}

function discriminator(net: Net, { channels, width }: Settings, image: readonly [number, number]): Tensor {
  let x = conv(net, "0", net.input("image", [channels, ...image]), width, step)
  x = activation(net, "1", x, "leaky relu")
  for (const [k, times] of [2, 4, 8].entries()) {
    const at = 2 + 3 * k
    const normed = batchNorm(net, `${at + 1}`, conv(net, `${at}`, x, times * width, step))
    x = activation(net, `${at + 2}`, normed, "leaky relu")
  }
  const kernel = x.shape.slice(1)
  return activation(net, "12", conv(net, "11", x, 1, { kernel, bias: false }), "sigmoid")
}
