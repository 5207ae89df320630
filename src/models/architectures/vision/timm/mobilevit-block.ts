/** The blocks of MobileViT that look far: points of one place in all patches of 2 × 2 see each other. */
import type { Shape } from "../../../graph/layer-graph.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { cut, join, resample, toImage, toTokens } from "../../../layers/arrange.ts"
import { conv } from "../../../layers/conv.ts"
import { feedForward } from "../../../layers/feed-forward.ts"
import { groupNorm, layerNorm } from "../../../layers/norm.ts"
import { activation, add, softmax } from "../../../layers/pointwise.ts"
import { selfAttention } from "../../../layers/self-attention.ts"
import { convBlock } from "../conv-block.ts"

const side = 2
const heads = 4
const ratio = 2

function names(name: string) {
  return { conv: `${name}.conv`, norm: `${name}.bn`, activation: `${name}.act` }
}

/** To whole patches, where it is not. */
function whole(net: Net, x: Tensor): Tensor {
  const spatial = x.shape.slice(1)
  const even = spatial.map((size) => Math.ceil(size / side) * side)
  return even.every((size, k) => size === spatial[k]) ? x : resample(net, "resized", x, even, "bilinear")
}

/** [channels, height, width] → the same, joined with what the transformer saw. */
export function farBlock(net: Net, x: Tensor, inner: number, depth: number): Tensor {
  const [width = 0, ...spatial] = x.shape
  const silu = "silu" as const
  const near = convBlock(net, names("conv_kxk"), x, width, { kernel: 3, activation: silu })
  const image = whole(net, conv(net, "conv_1x1", near, inner, { kernel: 1, bias: false }))
  const even = image.shape.slice(1)
  let tokens = toTokens(net, "unfold", image)
  for (let k = 0; k < depth; k++) tokens = net.within(`transformer.${k}`, () => far(net, tokens, even))
  const folded = toImage(net, "fold", layerNorm(net, "norm", tokens), even)
  const same = even.every((size, k) => size === spatial[k])
  const back = same ? folded : resample(net, "resized_back", folded, spatial, "bilinear")
  const projected = convBlock(net, names("conv_proj"), back, width, { kernel: 1, activation: silu })
  return convBlock(net, names("conv_fusion"), join(net, "join", [x, projected]), width, { kernel: 3, activation: silu })
}

function far(net: Net, x: Tensor, even: Shape): Tensor {
  const [tokens = 0, width = 0] = x.shape
  const group = even.reduce((product, size) => product * (size / side), 1)
  const normed = layerNorm(net, "norm1", x)
  const attended = net.within("attn", () => selfAttention(net, normed, { heads, group: Math.min(group, tokens) }))
  const seen = add(net, "add1", x, attended)
  const again = layerNorm(net, "norm2", seen)
  return add(
    net,
    "add2",
    seen,
    net.within("mlp", () => feedForward(net, again, { hidden: ratio * width, activation: "silu" })),
  )
}

/** Version 2: each place asks one question of all patches, and its answer multiplies what each of them says. */
export function linearBlock(net: Net, given: Tensor, inner: number, depth: number): Tensor {
  const x = whole(net, given)
  const [width = 0] = x.shape
  const near = convBlock(net, names("conv_kxk"), x, width, { kernel: 3, groups: width, activation: "silu" })
  let y = conv(net, "conv_1x1", near, inner, { kernel: 1, bias: false })
  for (let k = 0; k < depth; k++) y = net.within(`transformer.${k}`, () => linearLayer(net, y, inner))
  return convBlock(net, names("conv_proj"), groupNorm(net, "norm", y, 1), width, { kernel: 1, activation: null })
}

function linearLayer(net: Net, x: Tensor, width: number): Tensor {
  const normed = groupNorm(net, "norm1", x, 1)
  const attended = net.within("attn", () => {
    const all = conv(net, "qkv_proj", normed, 1 + 2 * width, { kernel: 1 })
    const scores = softmax(net, "scores", cut(net, "query", all, 0, 1))
    const key = cut(net, "key", all, 0, width)
    const context = net.lay("context", {
      kind: "pool",
      title: "weighted sum",
      inputs: [key, scores],
      output: [width, side, side],
    })
    const value = activation(net, "act", cut(net, "value", all, 0, width), "relu")
    const said = net.lay("answer", { kind: "multiply", title: "by the context", inputs: [value, context], output: value.shape })
    return conv(net, "out_proj", said, width, { kernel: 1 })
  })
  const seen = add(net, "add1", x, attended)
  const wide = conv(net, "mlp.fc1", groupNorm(net, "norm2", seen, 1), ratio * width, { kernel: 1 })
  return add(net, "add2", seen, conv(net, "mlp.fc2", activation(net, "mlp.act", wide, "silu"), width, { kernel: 1 }))
}
