/** The first generative adversarial networks: fully connected, on handwritten digits. Generator and discriminator are two models. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { flatten, reshape } from "../../layers/arrange.ts"
import { linear } from "../../layers/linear.ts"
import { batchNorm } from "../../layers/norm.ts"
import { activation } from "../../layers/pointwise.ts"

type Settings = {
  readonly part: "generator" | "discriminator"
  readonly widths: readonly number[]
  /** Widths behind which a batch norm stands. */
  readonly normed: readonly number[]
  /** Pieces of a maxout unit, the largest of which counts; 1 for a plain activation. */
  readonly pieces: number
}

const noise = 100
const paper = { widths: [1200, 1200], normed: [], pieces: 1 }
const torch = { widths: [128, 256, 512, 1024], normed: [256, 512, 1024], pieces: 1 }

export const gan: Family = architecture<Settings>({
  family: "gan",
  title: "Fully connected GAN",
  library: "paper",
  tasks: ["image generation"],
  per: "image",
  size: { image: [28, 28] },
  source: {
    title: "Goodfellow et al.: Generative adversarial networks; goodfeli/adversarial:mnist.yaml@068bb03",
    where: "https://arxiv.org/abs/1406.2661",
    date: "2014-06",
    confidence: "published",
  },
  variants: [
    { names: ["GAN generator", "MLP GAN generator"], settings: { ...paper, part: "generator" } },
    {
      names: ["GAN discriminator", "MLP GAN discriminator"],
      settings: { part: "discriminator", widths: [240, 240], normed: [], pieces: 5 },
    },
    ...(["generator", "discriminator"] as const).map((part) => ({
      names: [`PyTorch-GAN gan ${part}`],
      settings: part === "generator" ? { ...torch, part } : { part, widths: [512, 256], normed: [], pieces: 1 },
      source: {
        title: "eriklindernoren/PyTorch-GAN:implementations/gan/gan.py",
        where: "https://github.com/eriklindernoren/PyTorch-GAN",
        date: "2018",
        confidence: "published" as const,
      },
    })),
  ],
  lay: (net, settings, { image }) => {
    const pixels = image[0] * image[1]
    if (settings.part === "generator") {
      const x = net.within("model", () => hidden(net, net.input("noise", [noise]), settings))
      const raw = linear(net, "model.out", x, pixels)
      return reshape(net, "image", activation(net, "model.out.act", raw, "sigmoid"), [1, ...image])
    }
    const x = net.within("model", () => hidden(net, flatten(net, "flatten", net.input("image", [1, ...image])), settings))
    return activation(net, "model.out.act", linear(net, "model.out", x, 1), "sigmoid")
  },
})

function hidden(net: Net, input: Tensor, { widths, normed, pieces }: Settings): Tensor {
  let x = input
  for (const [k, width] of widths.entries()) {
    const raised = linear(net, `h${k}`, x, width * pieces)
    const steadied = normed.includes(width) ? batchNorm(net, `h${k}.norm`, raised) : raised
    x = pieces === 1 ? activation(net, `h${k}.act`, steadied, "relu") : maxout(net, `h${k}.act`, steadied, width)
  }
  return x
}

function maxout(net: Net, name: string, x: Tensor, width: number): Tensor {
  return net.lay(name, { kind: "pool", title: "maxout", inputs: [x], output: [width] })
}
