/** Kin of MLP-Mixer: ResMLP (arXiv 2105.03404), gMLP (arXiv 2105.08050) and a gated Mixer. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { cut, reshape, toTokens } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { feedForward } from "../../../layers/feed-forward.ts"
import { linear } from "../../../layers/linear.ts"
import { layerNorm, norm } from "../../../layers/norm.ts"
import { activation, add, multiply, scale } from "../../../layers/pointwise.ts"
import { poolTokens } from "../../../layers/pool.ts"
import { imageNetClasses } from "../classifier.ts"
import { timm } from "./timm-source.ts"

type Settings = {
  readonly block: "residual" | "gated" | "gated mixer"
  readonly patch: number
  readonly width: number
  readonly depth: number
}

const rows: readonly (readonly [name: string, block: Settings["block"], patch: number, width: number, depth: number])[] = [
  ["resmlp_12_224", "residual", 16, 384, 12],
  ["resmlp_24_224", "residual", 16, 384, 24],
  ["resmlp_36_224", "residual", 16, 384, 36],
  ["resmlp_big_24_224", "residual", 8, 768, 24],
  ["gmlp_ti16_224", "gated", 16, 128, 30],
  ["gmlp_s16_224", "gated", 16, 256, 30],
  ["gmlp_b16_224", "gated", 16, 512, 30],
  ["gmixer_12_224", "gated mixer", 16, 384, 12],
  ["gmixer_24_224", "gated mixer", 16, 384, 24],
]

export const mlpKin: Family = architecture<Settings>({
  family: "mixer",
  title: "Linear layers across the patches",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("mlp_mixer.py"),
  variants: rows.map(([name, block, patch, width, depth]) => ({ names: [name], settings: { block, patch, width, depth } })),
  lay: (net, { block, patch, width, depth }, { image, classes }) => {
    const maps = conv(net, "stem.proj", net.input("image", [3, ...image]), width, { kernel: patch, stride: patch })
    let x = toTokens(net, "patches", maps)
    for (let k = 0; k < depth; k++) x = net.within(`blocks.${k}`, () => blocks[block](net, x))
    const last = block === "residual" ? affine(net, "norm", x) : layerNorm(net, "norm", x)
    const mean = poolTokens(net, "mean", last, "mean of the tokens")
    return net.head(() => linear(net, "head", mean, classes ?? imageNetClasses))
  },
})

const blocks: Readonly<Record<Settings["block"], (net: Net, x: Tensor) => Tensor>> = {
  residual,
  gated,
  "gated mixer": gatedMixer,
}

/** A scale and a shift without a norm. */
function affine(net: Net, name: string, x: Tensor): Tensor {
  return norm(net, name, x, "scale and shift", [x.shape.at(-1) ?? 0], "scale and shift")
}

function turned(net: Net, name: string, x: Tensor): Tensor {
  return reshape(net, name, x, x.shape.toReversed(), "transpose")
}

function residual(net: Net, x: Tensor): Tensor {
  const [tokens = 0, width = 0] = x.shape
  const across = linear(net, "linear_tokens", turned(net, "turn1", affine(net, "norm1", x)), tokens)
  const seen = add(net, "add1", x, scale(net, "ls1", turned(net, "turn2", across), [width]))
  const again = affine(net, "norm2", seen)
  const mixed = net.within("mlp_channels", () => feedForward(net, again, { hidden: 4 * width, activation: "gelu" }))
  return add(net, "add2", seen, scale(net, "ls2", mixed, [width]))
}

/** Half of the inner width, taken across the patches, multiplies the other half. */
function gated(net: Net, x: Tensor): Tensor {
  const [tokens = 0, width = 0] = x.shape
  const inner = 3 * width
  const normed = layerNorm(net, "norm", x)
  const mixed = net.within("mlp_channels", () => {
    const wide = activation(net, "act", linear(net, "fc1", normed, 2 * inner), "gelu")
    const [first, second] = [cut(net, "u", wide, 1, inner), cut(net, "v", wide, 1, inner)]
    const across = linear(net, "gate.proj", turned(net, "turn1", layerNorm(net, "gate.norm", second)), tokens)
    return linear(net, "fc2", multiply(net, "product", first, turned(net, "turn2", across)), width)
  })
  return add(net, "add", x, mixed)
}

function gatedMixer(net: Net, x: Tensor): Tensor {
  const width = x.shape.at(-1) ?? 0
  const turnedOver = turned(net, "turn1", layerNorm(net, "norm1", x))
  const across = net.within("mlp_tokens", () => halfGated(net, turnedOver, width))
  const seen = add(net, "add1", x, turned(net, "turn2", across))
  const again = layerNorm(net, "norm2", seen)
  return add(
    net,
    "add2",
    seen,
    net.within("mlp_channels", () => halfGated(net, again, 4 * width)),
  )
}

/** Half of what the first layer makes is a gate for the other half. */
function halfGated(net: Net, x: Tensor, hidden: number): Tensor {
  const wide = linear(net, "fc1", x, hidden)
  const gate = activation(net, "act", cut(net, "gate", wide, 1, hidden / 2), "silu")
  return linear(net, "fc2", multiply(net, "product", cut(net, "value", wide, 1, hidden / 2), gate), x.shape.at(-1) ?? 0)
}
