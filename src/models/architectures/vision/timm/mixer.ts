/** MLP-Mixer (arXiv 2105.01601): two linear layers across the patches, then two across the channels. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { reshape, toTokens } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { feedForward } from "../../../layers/feed-forward.ts"
import { linear } from "../../../layers/linear.ts"
import { layerNorm } from "../../../layers/norm.ts"
import { add } from "../../../layers/pointwise.ts"
import { poolTokens } from "../../../layers/pool.ts"
import { imageNetClasses } from "../classifier.ts"
import { timm } from "./timm-source.ts"

type Settings = { readonly patch: number; readonly width: number; readonly depth: number }

const sizes = { s: { width: 512, depth: 8 }, b: { width: 768, depth: 12 }, l: { width: 1024, depth: 24 } } as const

export const mixer: Family = architecture<Settings>({
  family: "mixer",
  title: "MLP-Mixer",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("mlp_mixer.py"),
  variants: (["s", "b", "l"] as const).flatMap((size) =>
    [32, 16].map((patch) => ({
      names: [`mixer_${size}${patch}_224`, `Mixer-${size.toUpperCase()}/${patch}`],
      settings: { ...sizes[size], patch },
    })),
  ),
  lay: (net, { patch, width, depth }, { image, classes }) => {
    const maps = conv(net, "stem.proj", net.input("image", [3, ...image]), width, { kernel: patch, stride: patch })
    let x = toTokens(net, "patches", maps)
    for (let k = 0; k < depth; k++) x = net.within(`blocks.${k}`, () => block(net, x))
    const mean = poolTokens(net, "mean", layerNorm(net, "norm", x), "mean of the tokens")
    return net.head(() => linear(net, "head", mean, classes ?? imageNetClasses))
  },
})

/** Half as wide across the patches as the channels, four times as wide across these. */
function block(net: Net, x: Tensor): Tensor {
  const [tokens = 0, width = 0] = x.shape
  const turned = reshape(net, "transpose1", layerNorm(net, "norm1", x), [width, tokens])
  const across = net.within("mlp_tokens", () => feedForward(net, turned, { hidden: width / 2, activation: "gelu" }))
  const seen = add(net, "add1", x, reshape(net, "transpose2", across, [tokens, width]))
  const normed = layerNorm(net, "norm2", seen)
  return add(
    net,
    "add2",
    seen,
    net.within("mlp_channels", () => feedForward(net, normed, { hidden: 4 * width, activation: "gelu" })),
  )
}
