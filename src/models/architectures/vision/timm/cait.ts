/** CaiT (arXiv 2103.17239): heads are mixed before and after softmax, and the class token joins for the last two blocks only. */
import { architecture, type Family } from "../../../architecture.ts"
import { byActivation, type Net, type Tensor } from "../../../graph/net.ts"
import { cut, join, toTokens } from "../../../layers/arrange.ts"
import { attentionCore } from "../../../layers/attention.ts"
import { conv } from "../../../layers/conv.ts"
import { positions } from "../../../layers/embedding.ts"
import { feedForward } from "../../../layers/feed-forward.ts"
import { linear } from "../../../layers/linear.ts"
import { layerNorm } from "../../../layers/norm.ts"
import { add, learntArray, scale, softmax } from "../../../layers/pointwise.ts"
import { poolTokens } from "../../../layers/pool.ts"
import { imageNetClasses } from "../classifier.ts"
import { square } from "../image-size.ts"
import { timm } from "./timm-source.ts"

type Settings = { readonly width: number; readonly depth: number; readonly heads: number }

const patch = 16
const lastBlocks = 2

const rows = [
  ["xxs24", 192, 24, 4, [224, 384]],
  ["xxs36", 192, 36, 4, [224, 384]],
  ["xs24", 288, 24, 6, [384]],
  ["s24", 384, 24, 8, [224, 384]],
  ["s36", 384, 36, 8, [384]],
  ["m36", 768, 36, 16, [384]],
  ["m48", 768, 48, 16, [448]],
] as const

export const cait: Family = architecture<Settings>({
  family: "cait",
  title: "CaiT",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("cait.py"),
  variants: rows.flatMap(([name, width, depth, heads, sides]) =>
    sides.map((side) => ({ names: [`cait_${name}_${side}`], settings: { width, depth, heads }, size: square(side) })),
  ),
  lay: (net, { width, depth, heads }, { image, classes }) => {
    const maps = conv(net, "patch_embed.proj", net.input("image", [3, ...image]), width, { kernel: patch, stride: patch })
    const patches = toTokens(net, "patches", maps)
    let x = positions(net, "pos_embed", patches, patches.shape[0] ?? 0)
    for (let k = 0; k < depth; k++) x = net.within(`blocks.${k}`, () => block(net, x, x, (y) => talking(net, y, heads)))
    let token = learntArray(net, "cls_token", [1, width], "class token")
    for (let k = 0; k < lastBlocks; k++)
      token = net.within(`blocks_token_only.${k}`, () => {
        const all = join(net, "join", [token, x])
        return block(net, token, all, (y) => asking(net, y, heads))
      })
    const first = poolTokens(net, "first", layerNorm(net, "norm", join(net, "join_last", [token, x])), "first token")
    return net.head(() => linear(net, "head", first, classes ?? imageNetClasses))
  },
})

/** `read` is what attention sees, after the norm. */
function block(net: Net, x: Tensor, read: Tensor, attend: (y: Tensor) => Tensor): Tensor {
  const width = x.shape.at(-1) ?? 0
  const scaled = (name: string, y: Tensor): Tensor => scale(net, name, y, [width])
  const normed = layerNorm(net, "norm1", read)
  const seen = add(
    net,
    "add1",
    x,
    scaled(
      "gamma_1",
      net.within("attn", () => attend(normed)),
    ),
  )
  const again = layerNorm(net, "norm2", seen)
  const mixed = net.within("mlp", () => feedForward(net, again, { hidden: 4 * width, activation: "gelu" }))
  return add(net, "add2", seen, scaled("gamma_2", mixed))
}

/** The scores of all heads go through a linear layer before softmax and through another behind it. */
function talking(net: Net, x: Tensor, heads: number): Tensor {
  const [tokens = 0, width = 0] = x.shape
  const all = linear(net, "qkv", x, 3 * width, { target: "query" })
  const [query, key, value] = ["q", "k", "v"].map((part) => cut(net, part, all, 1, width)) as [Tensor, Tensor, Tensor] // one for each of the three names
  const headSize = width / heads
  const scores = net.lay("scores", {
    kind: "attention",
    title: "scores",
    inputs: [query, key],
    output: [tokens * tokens, heads],
    products: [byActivation(heads, tokens, tokens, headSize)],
  })
  const mixed = linear(net, "proj_w", softmax(net, "softmax", linear(net, "proj_l", scores, heads)), heads)
  const seen = net.lay("values", {
    kind: "attention",
    title: "weighted values",
    inputs: [mixed, value],
    output: [tokens, width],
    products: [byActivation(heads, tokens, headSize, tokens)],
  })
  return linear(net, "proj", seen, width, { target: "output" })
}

/** The class token alone asks. */
function asking(net: Net, all: Tensor, heads: number): Tensor {
  const width = all.shape.at(-1) ?? 0
  const query = linear(net, "q", cut(net, "first", all, 0, 1), width, { target: "query" })
  const key = linear(net, "k", all, width, { target: "key" })
  const value = linear(net, "v", all, width, { target: "value" })
  return linear(net, "proj", attentionCore(net, "core", query, key, value, { heads, headSize: width / heads }), width, {
    target: "output",
  })
}
