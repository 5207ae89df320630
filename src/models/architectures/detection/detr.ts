/** DETR (arXiv 2005.12872): a transformer asks the last map of a ResNet a hundred learnt questions, each for one thing. */
import { architecture, type Family, type FromConfig } from "../../architecture.ts"
import type { Fields } from "../../fields.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add, learntArray } from "../../layers/pointwise.ts"
import { crossAttention } from "../../layers/self-attention.ts"
import { frozenBatchNorm } from "../vision/conv-block.ts"
import { lastMap } from "../vision/feature-maps.ts"
import { labelsOf } from "../vision/hub/hub-config.ts"
import { resnetSizes } from "../vision/resnet.ts"
import { resnetTrunk } from "../vision/resnet-trunk.ts"
import { perceptron } from "./perceptron.ts"

type Settings = {
  readonly resnet: keyof typeof resnetSizes
  /** The last stage widens its kernels instead of halving the image. */
  readonly isDilated: boolean
  readonly width: number
  readonly encoder: Side
  readonly decoder: Side
  readonly queries: number
}
type Side = { readonly depth: number; readonly heads: number; readonly inner: number }

const side: Side = { depth: 6, heads: 8, inner: 2048 }
const usual = { isDilated: false, width: 256, encoder: side, decoder: side, queries: 100 } as const
/** COCO's numbers up to 90 and the background; one more says that there is nothing. */
const classesOfCoco = 91
const names = { query: "q_proj", key: "k_proj", value: "v_proj", output: "out_proj" }

export const detr: Family = architecture<Settings>({
  family: "detr",
  title: "DETR",
  library: "transformers",
  tasks: ["detection"],
  per: "image",
  size: { image: [800, 1066], classes: classesOfCoco },
  source: {
    title: "Carion et al.: End-to-end object detection with transformers, section 3.2 and appendix A.3",
    where: "https://arxiv.org/abs/2005.12872",
    date: "2020-05",
    confidence: "published",
  },
  variants: [
    { names: ["facebook/detr-resnet-50", "DETR", "DETR-R50"], settings: { ...usual, resnet: 50 } },
    { names: ["facebook/detr-resnet-101", "DETR-R101"], settings: { ...usual, resnet: 101 } },
    { names: ["facebook/detr-resnet-50-dc5", "DETR-DC5", "DETR-DC5-R50"], settings: { ...usual, resnet: 50, isDilated: true } },
    { names: ["facebook/detr-resnet-101-dc5", "DETR-DC5-R101"], settings: { ...usual, resnet: 101, isDilated: true } },
  ],
  lay: (net, settings, { image, classes }) => {
    const { resnet, isDilated, width } = settings
    const trunk = { ...resnetSizes[resnet], norm: frozenBatchNorm, dilated: [false, false, isDilated] as const }
    const map = lastMap(net.within("model.backbone", () => resnetTrunk(net, net.input("image", [3, ...image]), trunk)))
    const seen = net.within("model", () => ask(net, map, settings))
    const scores = net.head(() => linear(net, "class_labels_classifier", seen, (classes ?? classesOfCoco) + 1))
    return [scores, perceptron(net, "bbox_predictor", seen, [width, width, 4])]
  },
  configs: { detr: fromConfig },
})

function ask(net: Net, map: Tensor, { width, encoder, decoder, queries }: Settings): Tensor {
  let memory = toTokens(net, "tokens", conv(net, "input_projection", map, width, { kernel: 1 }))
  for (let k = 0; k < encoder.depth; k++) memory = net.within(`encoder.layers.${k}`, () => encoderLayer(net, memory, encoder))
  let x = learntArray(net, "query_position_embeddings", [queries, width])
  for (let k = 0; k < decoder.depth; k++) x = net.within(`decoder.layers.${k}`, () => decoderLayer(net, x, memory, decoder))
  return layerNorm(net, "decoder.layernorm", x)
}

function encoderLayer(net: Net, x: Tensor, side: Side): Tensor {
  return fed(net, attended(net, "self_attn", x, x, side), side)
}

function decoderLayer(net: Net, x: Tensor, memory: Tensor, side: Side): Tensor {
  return fed(net, attended(net, "encoder_attn", attended(net, "self_attn", x, x, side), memory, side), side)
}

/** With a path around, and the norm after it. */
function attended(net: Net, name: string, x: Tensor, from: Tensor, { heads }: Side): Tensor {
  const headSize = (x.shape.at(-1) ?? 0) / heads
  const seen = net.within(name, () => crossAttention(net, x, from, { heads, headSize, names }))
  return layerNorm(net, `${name}_layer_norm`, add(net, `${name}.add`, x, seen))
}

function fed(net: Net, x: Tensor, { inner }: Side): Tensor {
  const wide = activation(net, "activation", linear(net, "fc1", x, inner, { target: "up" }), "relu")
  const narrow = linear(net, "fc2", wide, x.shape.at(-1) ?? 0, { target: "down" })
  return layerNorm(net, "final_layer_norm", add(net, "add", x, narrow))
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const sized = (name: "encoder" | "decoder"): Side => ({
    depth: fields.count([`${name}_layers`], side.depth, 10_000),
    heads: fields.count([`${name}_attention_heads`], side.heads),
    inner: fields.count([`${name}_ffn_dim`], side.inner),
  })
  const depth = /^resnet(18|34|50|101|152)$/.exec(fields.text("backbone", "resnet50"))?.[1]
  if (depth === undefined) fields.wrong("backbone", "text")
  const settings = {
    resnet: Number(depth ?? 50) as Settings["resnet"], // one of those that the pattern lists
    isDilated: fields.flag("dilation", false),
    width: fields.count(["d_model"], usual.width),
    encoder: sized("encoder"),
    decoder: sized("decoder"),
    queries: fields.count(["num_queries"], usual.queries),
  }
  return { settings, size: { classes: labelsOf(fields) } }
}
