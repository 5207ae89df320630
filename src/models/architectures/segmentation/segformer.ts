/** SegFormer (arXiv 2105.15203): stages of attention whose keys and values are thinned out, and a head of linear layers over all of them. */
import { architecture, type Family, type FromConfig } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { join, resample, toImage, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { poolTokens } from "../../layers/pool.ts"
import { convBlock } from "../vision/conv-block.ts"
import { classifying, type HubJson, type HubTask, hubVariant, labelsOf, taskOf, transformers } from "../vision/hub/hub-config.ts"
import { type MixBlock, type MixNames, mixBlock } from "./mix-block.ts"

const names: MixNames = {
  norms: ["layer_norm_1", "layer_norm_2"],
  attention: "attention",
  projections: { query: "self.query", key: "self.key", value: "self.value", output: "output.dense" },
  thinning: ["self.sr", "self.layer_norm"],
  layers: ["dense1", "dwconv.dwconv", "dense2"],
}

type MixStage = MixBlock & {
  readonly depth: number
  /** Kernel and stride of the convolution in front of the stage. */
  readonly patch: number
  readonly stride: number
}

type Settings = {
  readonly stages: readonly MixStage[]
  /** Of the head. */
  readonly width: number
  readonly task: HubTask | "segmentation"
}

const widths = [64, 128, 320, 512]
const sizes: Readonly<Record<string, HubJson>> = {
  b0: { hidden_sizes: [32, 64, 160, 256], depths: [2, 2, 2, 2], decoder_hidden_size: 256 },
  b1: { hidden_sizes: widths, depths: [2, 2, 2, 2], decoder_hidden_size: 256 },
  b2: { hidden_sizes: widths, depths: [3, 4, 6, 3], decoder_hidden_size: 768 },
  b3: { hidden_sizes: widths, depths: [3, 4, 18, 3], decoder_hidden_size: 768 },
  b4: { hidden_sizes: widths, depths: [3, 8, 27, 3], decoder_hidden_size: 768 },
  b5: { hidden_sizes: widths, depths: [3, 6, 40, 3], decoder_hidden_size: 768 },
}
/** Classes of ADE20K. */
const ofAde = { architectures: ["SegformerForSemanticSegmentation"], num_labels: 150 } as const

const variants = Object.entries(sizes).flatMap(([size, json]) => {
  const side = size === "b5" ? 640 : 512
  return [
    {
      ...hubVariant(
        [`nvidia/segformer-${size}-finetuned-ade-${side}-${side}`, `SegFormer-${size}`],
        { ...json, ...ofAde },
        fromConfig,
      ),
      size: { image: [side, side] as const, classes: 150 },
    },
    { ...hubVariant([`nvidia/mit-${size}`], classifying(json), fromConfig), tasks: ["image classification"] as const },
  ]
})

export const segformer: Family = architecture<Settings>({
  family: "segformer",
  title: "SegFormer",
  library: "transformers",
  tasks: ["segmentation"],
  per: "image",
  size: { image: [512, 512] },
  source: transformers("segformer"),
  variants,
  lay: (net, settings, { image, classes }) => {
    const input = net.input("pixel_values", [3, ...image])
    const maps = net.within("segformer.encoder", () => encode(net, input, settings.stages))
    const last = maps.at(-1)
    if (last === undefined || settings.task === "none" || settings.task === "pooler") return maps
    if (settings.task === "segmentation")
      return net.within("decode_head", () => decode(net, maps, settings.width, classes ?? 150))
    const mean = poolTokens(net, "mean", toTokens(net, "tokens", last), "mean of the tokens")
    return net.head(() => linear(net, "classifier", mean, classes ?? 1000))
  },
  configs: { segformer: fromConfig },
})

/** The map of each stage, at 1/4, 1/8, 1/16 and 1/32 of the size. */
function encode(net: Net, image: Tensor, stages: readonly MixStage[]): readonly Tensor[] {
  let map = image
  return stages.map((stage, k) => {
    const { width, depth, patch, stride } = stage
    const name = `patch_embeddings.${k}`
    const seen = conv(net, `${name}.proj`, map, width, { kernel: patch, stride, padding: Math.floor(patch / 2) })
    const spatial = seen.shape.slice(1)
    let x = layerNorm(net, `${name}.layer_norm`, toTokens(net, `${name}.tokens`, seen))
    for (let j = 0; j < depth; j++) x = net.within(`block.${k}.${j}`, () => mixBlock(net, x, spatial, stage))
    map = toImage(net, `map.${k}`, layerNorm(net, `layer_norm.${k}`, x), spatial)
    return map
  })
}

/** Each map to one width and to the size of the first, joined and mixed. */
function decode(net: Net, maps: readonly Tensor[], width: number, classes: number): Tensor {
  const spatial = maps[0]?.shape.slice(1) ?? []
  const even = maps.map((map, k) => {
    const projected = linear(net, `linear_c.${k}.proj`, toTokens(net, `tokens.${k}`, map), width)
    return resample(net, `resized.${k}`, toImage(net, `image.${k}`, projected, map.shape.slice(1)), spatial, "bilinear")
  })
  const names = { conv: "linear_fuse", norm: "batch_norm", activation: "activation" }
  const fused = convBlock(net, names, join(net, "join", even.toReversed()), width, { kernel: 1, activation: "relu" })
  return net.head(() => conv(net, "classifier", fused, classes, { kernel: 1 }))
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const isSegmenting = fields.texts("architectures").some((name) => /SemanticSegmentation$/.test(name))
  const task = isSegmenting ? "segmentation" : taskOf(fields)
  const listed = (name: string, usual: readonly number[]): readonly number[] => (fields.has(name) ? fields.numbers(name) : usual)
  const [depths, patches] = [listed("depths", [2, 2, 2, 2]), listed("patch_sizes", [7, 3, 3, 3])]
  const [strides, ratios] = [listed("strides", [4, 2, 2, 2]), listed("mlp_ratios", [4, 4, 4, 4])]
  const [heads, thinned] = [listed("num_attention_heads", [1, 2, 5, 8]), listed("sr_ratios", [8, 4, 2, 1])]
  const stages = listed("hidden_sizes", [32, 64, 160, 256]).map((width, k) => ({
    width,
    depth: depths[k] ?? 0,
    heads: heads[k] ?? 1,
    inner: Math.floor(width * (ratios[k] ?? 4)),
    patch: patches[k] ?? 3,
    stride: strides[k] ?? 2,
    thinned: thinned[k] ?? 1,
    names,
  }))
  const classes = task === "segmentation" || task === "classifier" ? labelsOf(fields) : null
  const side = task === "segmentation" ? 512 : 224
  return {
    settings: { stages, width: fields.count(["decoder_hidden_size"], 256), task },
    size: { image: [side, side], classes },
  }
}
