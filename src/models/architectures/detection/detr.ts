/** DETR (arXiv 2005.12872): a transformer asks the last map of a ResNet a hundred learnt questions, each for one thing. */
import { architecture, type Family } from "../../architecture.ts"
import type { Net, Tensor } from "../../graph/net.ts"
import { toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { layerNorm } from "../../layers/norm.ts"
import { activation, add, learntArray } from "../../layers/pointwise.ts"
import { crossAttention } from "../../layers/self-attention.ts"
import { frozenBatchNorm } from "../vision/conv-block.ts"
import { lastMap } from "../vision/feature-maps.ts"
import { resnetSizes } from "../vision/resnet.ts"
import { resnetTrunk } from "../vision/resnet-trunk.ts"
import { perceptron } from "./perceptron.ts"

type Settings = {
  readonly resnet: 50 | 101
  /** The last stage widens its kernels instead of halving the image. */
  readonly isDilated: boolean
}

const width = 256
const heads = 8
const inner = 2048
const depth = 6
const queries = 100
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
    { names: ["facebook/detr-resnet-50", "DETR", "DETR-R50"], settings: { resnet: 50, isDilated: false } },
    { names: ["facebook/detr-resnet-101", "DETR-R101"], settings: { resnet: 101, isDilated: false } },
    { names: ["facebook/detr-resnet-50-dc5", "DETR-DC5", "DETR-DC5-R50"], settings: { resnet: 50, isDilated: true } },
    { names: ["facebook/detr-resnet-101-dc5", "DETR-DC5-R101"], settings: { resnet: 101, isDilated: true } },
  ],
  lay: (net, { resnet, isDilated }, { image, classes }) => {
    const trunk = { ...resnetSizes[resnet], norm: frozenBatchNorm, dilated: [false, false, isDilated] as const }
    const map = lastMap(net.within("model.backbone", () => resnetTrunk(net, net.input("image", [3, ...image]), trunk)))
    const seen = net.within("model", () => {
      let memory = toTokens(net, "tokens", conv(net, "input_projection", map, width, { kernel: 1 }))
      for (let k = 0; k < depth; k++) memory = net.within(`encoder.layers.${k}`, () => encoderLayer(net, memory))
      let x = learntArray(net, "query_position_embeddings", [queries, width])
      for (let k = 0; k < depth; k++) x = net.within(`decoder.layers.${k}`, () => decoderLayer(net, x, memory))
      return layerNorm(net, "decoder.layernorm", x)
    })
    const scores = net.head(() => linear(net, "class_labels_classifier", seen, (classes ?? classesOfCoco) + 1))
    return [scores, perceptron(net, "bbox_predictor", seen, [width, width, 4])]
  },
})

function encoderLayer(net: Net, x: Tensor): Tensor {
  return fed(net, attended(net, "self_attn", x, x))
}

function decoderLayer(net: Net, x: Tensor, memory: Tensor): Tensor {
  return fed(net, attended(net, "encoder_attn", attended(net, "self_attn", x, x), memory))
}

/** With a path around, and the norm after it. */
function attended(net: Net, name: string, x: Tensor, from: Tensor): Tensor {
  const seen = net.within(name, () => crossAttention(net, x, from, { heads, headSize: width / heads, names }))
  return layerNorm(net, `${name}_layer_norm`, add(net, `${name}.add`, x, seen))
}

function fed(net: Net, x: Tensor): Tensor {
  const wide = activation(net, "activation", linear(net, "fc1", x, inner, { target: "up" }), "relu")
  const narrow = linear(net, "fc2", wide, width, { target: "down" })
  return layerNorm(net, "final_layer_norm", add(net, "add", x, narrow))
}
