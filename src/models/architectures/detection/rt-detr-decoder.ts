/**
 * The decoder of RT-DETR: the 300 best places of all levels become questions, which look at a few points of each level in six layers
 * (arXiv 2010.04159, section 4.1); each layer mends the boxes.
 */
import { volume } from "../../graph/layer-graph.ts"
import { byActivation, type Net, type Tensor } from "../../graph/net.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { again } from "../../graph/shared-layers.ts"
import { cut, join, toTokens } from "../../layers/arrange.ts"
import { conv } from "../../layers/conv.ts"
import { linear } from "../../layers/linear.ts"
import { batchNorm, layerNorm } from "../../layers/norm.ts"
import { activation, add, learntArray } from "../../layers/pointwise.ts"
import { selfAttention } from "../../layers/self-attention.ts"
import { perceptron } from "./perceptron.ts"
import type { Part, Turn } from "./yolo-rows.ts"

const width = 256
const inner = 1024
const heads = 8
const points = 4
const depth = 6
const queries = 300

export const queryDecoder: Part = (turn) => {
  const { net, classes } = turn
  const levels = turn.inputs.length
  const memory = allPlaces(turn)
  learntArray(net, "denoising_class_embed", [classes, width])
  const features = layerNorm(net, "enc_output.1", linear(net, "enc_output.0", memory, width))
  net.head(() => linear(net, "enc_score_head", features, classes))
  let x = cut(net, "best", features, 0, queries)
  let boxes = perceptron(net, "enc_bbox_head", x, [width, width, 4])
  let scores = x
  for (let k = 0; k < depth; k++) {
    const place = perceptron(k === 0 ? net : again(net, k), "query_pos_head", boxes, [2 * width, width])
    x = net.within(`decoder.layers.${k}`, () => decoderLayer(net, add(net, "place", x, place), memory, levels))
    boxes = perceptron(net, `dec_bbox_head.${k}`, x, [width, width, 4])
    scores = net.head(() => linear(net, `dec_score_head.${k}`, x, classes))
  }
  return [boxes, scores]
}

/** Every level in one width, all places one after the other. */
function allPlaces({ net, inputs }: Turn): Tensor {
  const tokens = inputs.flat().map((level, k) => {
    const narrow = conv(net, `input_proj.${k}.0`, level, width, { kernel: 1, bias: false })
    return toTokens(net, `tokens.${k}`, batchNorm(net, `input_proj.${k}.1`, narrow))
  })
  const all = join(net, "places", tokens)
  if ((all.shape[0] ?? 0) < queries) throw new ShapeMistake(net.pathOf("best"), "too-small", [all.shape, [queries, width]])
  return all
}

function decoderLayer(net: Net, x: Tensor, memory: Tensor, levels: number): Tensor {
  const own = net.within("self_attn", () => selfAttention(net, x, { heads, names: { qkv: "in_proj", output: "out_proj" } }))
  const first = layerNorm(net, "norm1", add(net, "add1", x, own))
  const seen = net.within("cross_attn", () => deformableAttention(net, first, memory, levels))
  const second = layerNorm(net, "norm2", add(net, "add2", first, seen))
  const wide = activation(net, "act", linear(net, "linear1", second, inner, { target: "up" }), "relu")
  return layerNorm(net, "norm3", add(net, "add3", second, linear(net, "linear2", wide, width, { target: "down" })))
}

/** Each head of each question looks at a few points of each level, at learnt distances and with learnt weights. */
function deformableAttention(net: Net, x: Tensor, memory: Tensor, levels: number): Tensor {
  const looks = levels * points
  const value = linear(net, "value_proj", memory, width, { target: "value" })
  const distances = linear(net, "sampling_offsets", x, 2 * heads * looks)
  const weights = linear(net, "attention_weights", x, heads * looks)
  const core = net.lay("core", {
    kind: "attention",
    title: "deformable attention",
    inputs: [distances, weights, value],
    output: x.shape,
    products: [byActivation((volume(x.shape) / width) * heads, 1, width / heads, looks)],
  })
  return linear(net, "output_proj", core, width, { target: "output" })
}
