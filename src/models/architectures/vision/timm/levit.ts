/** LeViT (arXiv 2104.01136): attention over few tokens with small keys, whose halving is attention too; a batch norm behind each matrix. */
import { architecture, type Family } from "../../../architecture.ts"
import type { Shape } from "../../../graph/layer-graph.ts"
import { type Net, type Tensor, weight } from "../../../graph/net.ts"
import { cut, toTokens } from "../../../layers/arrange.ts"
import { attentionCore } from "../../../layers/attention.ts"
import { linear } from "../../../layers/linear.ts"
import { norm } from "../../../layers/norm.ts"
import { type Activation, activation, add } from "../../../layers/pointwise.ts"
import { poolTokens } from "../../../layers/pool.ts"
import { imageNetClasses } from "../classifier.ts"
import { convBlock } from "../conv-block.ts"
import type { Grid } from "../window-attention.ts"
import { timm } from "./timm-source.ts"

type Settings = {
  readonly widths: readonly number[]
  readonly depths: readonly number[]
  readonly heads: readonly number[]
  readonly keySize: number
  readonly activation: Activation
  /** How often the stem halves. */
  readonly halvings: 3 | 4
  /** A second classifier learnt from a teacher; both are read. */
  readonly isDistilled: boolean
}

const swish = { activation: "hard swish", halvings: 4, isDistilled: true } as const
const silu = { activation: "silu", halvings: 4, isDistilled: false } as const
const four = [4, 4, 4] as const
const rising = [4, 8, 6] as const

const rows: Readonly<Record<string, Settings>> = {
  "128s": { widths: [128, 256, 384], heads: [4, 6, 8], depths: [2, 3, 4], keySize: 16, ...swish },
  "128": { widths: [128, 256, 384], heads: [4, 8, 12], depths: four, keySize: 16, ...swish },
  "192": { widths: [192, 288, 384], heads: [3, 5, 6], depths: four, keySize: 32, ...swish },
  "256": { widths: [256, 384, 512], heads: [4, 6, 8], depths: four, keySize: 32, ...swish },
  "384": { widths: [384, 512, 768], heads: [6, 9, 12], depths: four, keySize: 32, ...swish },
  "384_s8": {
    widths: [384, 512, 768],
    heads: [6, 9, 12],
    depths: four,
    keySize: 32,
    ...swish,
    activation: "silu",
    halvings: 3,
  },
  "512_s8": { widths: [512, 640, 896], heads: [8, 10, 14], depths: four, keySize: 64, ...silu, halvings: 3 },
  "512": { widths: [512, 768, 1024], heads: [8, 12, 16], depths: four, keySize: 64, ...silu },
  "256d": { widths: [256, 384, 512], heads: [4, 6, 8], depths: rising, keySize: 32, ...silu },
  "512d": { widths: [512, 640, 768], heads: [8, 10, 12], depths: rising, keySize: 64, ...silu },
}

export const levit: Family = architecture<Settings>({
  family: "levit",
  title: "LeViT",
  library: "timm",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224], classes: 1000 },
  source: timm("levit.py"),
  variants: Object.entries(rows).map(([size, settings]) => ({ names: [`levit_${size}`, `levit_conv_${size}`], settings })),
  lay: (net, settings, { image, classes }) => {
    let grid = stem(net, net.input("image", [3, ...image]), settings)
    for (const stage of settings.widths.keys()) grid = net.within(`stages.${stage}`, () => laidStage(net, grid, settings, stage))
    const mean = poolTokens(net, "mean", grid.x, "mean of the tokens")
    const heads = settings.isDistilled ? ["head", "head_dist"] : ["head"]
    return heads.map((name) => classified(net, name, mean, classes ?? imageNetClasses))
  },
})

function stem(net: Net, image: Tensor, { widths, halvings, activation: act }: Settings): Grid {
  let x = image
  for (let k = 1; k <= halvings; k++) {
    const names = { conv: `stem.conv${k}.linear`, norm: `stem.conv${k}.bn`, activation: `stem.act${k}` }
    const out = Math.floor((widths[0] ?? 0) / 2 ** (halvings - k))
    x = convBlock(net, names, x, out, { kernel: 3, stride: 2, activation: k < halvings ? act : null })
  }
  return { x: toTokens(net, "tokens", x), spatial: x.shape.slice(1) }
}

function laidStage(net: Net, before: Grid, settings: Settings, stage: number): Grid {
  const { widths, depths, heads, keySize } = settings
  const own = widths[stage] ?? 0
  let grid = before
  if (stage > 0) {
    const halving = { heads: Math.floor((widths[stage - 1] ?? 0) / keySize), ratio: 4, out: own, keySize }
    grid = net.within("downsample", () => halved(net, before, halving, settings.activation))
  }
  const same = { heads: heads[stage] ?? 1, ratio: 2, out: own, keySize }
  for (let k = 0; k < (depths[stage] ?? 0); k++)
    grid = net.within(`blocks.${k}`, () => {
      const attended = net.within("attn", () => attention(net, grid, same, settings.activation))
      return { ...grid, x: mixed(net, add(net, "add1", grid.x, attended), settings.activation) }
    })
  return grid
}

type Part = { readonly heads: number; readonly keySize: number; readonly ratio: number; readonly out: number }

/** One learnt bias for each distance and head. */
function biases(spatial: Shape, heads: number): ReturnType<typeof weight>[] {
  return [weight("attention_biases", [heads, spatial.reduce((product, size) => product * size, 1)])]
}

function attention(net: Net, { x, spatial }: Grid, { heads, keySize, ratio, out }: Part, act: Activation): Tensor {
  const [keys, values] = [heads * keySize, heads * ratio * keySize]
  const all = normed(net, "qkv", x, 2 * keys + values)
  const [query, key] = [cut(net, "q", all, 1, keys), cut(net, "k", all, 1, keys)]
  const value = cut(net, "v", all, 1, values)
  const core = { heads, headSize: keySize, valueSize: ratio * keySize, weights: biases(spatial, heads) }
  const seen = attentionCore(net, "core", query, key, value, core)
  return normed(net, "proj.ln", activation(net, "proj.act", seen, act), out)
}

/** Every second token along each axis asks all. */
function halved(net: Net, { x, spatial }: Grid, { heads, keySize, ratio, out }: Part, act: Activation): Grid {
  const [keys, values] = [heads * keySize, heads * ratio * keySize]
  const half = spatial.map((size) => Math.ceil(size / 2))
  const attended = net.within("attn_downsample", () => {
    const both = normed(net, "kv", x, keys + values)
    const asking = cut(
      net,
      "q.down",
      x,
      0,
      half.reduce((product, size) => product * size, 1),
    )
    const query = normed(net, "q.ln", asking, keys)
    const core = { heads, headSize: keySize, valueSize: ratio * keySize, weights: biases(spatial, heads) }
    const seen = attentionCore(net, "core", query, cut(net, "k", both, 1, keys), cut(net, "v", both, 1, values), core)
    return normed(net, "proj.ln", activation(net, "proj.act", seen, act), out)
  })
  return { x: mixed(net, attended, act), spatial: half }
}

function mixed(net: Net, x: Tensor, act: Activation): Tensor {
  const width = x.shape.at(-1) ?? 0
  const wide = activation(net, "mlp.act", normed(net, "mlp.ln1", x, 2 * width), act)
  return add(net, "add2", x, normed(net, "mlp.ln2", wide, width))
}

function normed(net: Net, name: string, x: Tensor, out: number): Tensor {
  return norm(net, `${name}.bn`, linear(net, `${name}.linear`, x, out, { bias: false }), "batch norm", [out], "scale and shift")
}

function classified(net: Net, name: string, x: Tensor, classes: number): Tensor {
  return net.head(() =>
    linear(net, `${name}.linear`, norm(net, `${name}.bn`, x, "batch norm", x.shape, "scale and shift"), classes),
  )
}
