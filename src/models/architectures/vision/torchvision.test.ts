/**
 * Every weight that torchvision publishes, against what its sources tell: `num_params` exactly, and `_ops`, the multiply-adds in
 * thousand millions that its counter found (convolutions, linear layers, products of attention), to the last digit.
 * Source: torchvision 0.29.1, torchvision/models/*.py, `meta` of each weight; the same `num_params` in 0.14.1, which has no `_ops`.
 */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Buildable, Size } from "../../architecture.ts"
import type { LayerGraph } from "../../graph/layer-graph.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { forwardMacs } from "../../measure/arithmetic.ts"
import { parameterCounts } from "../../measure/parameters.ts"
import { allFamilies } from "../all.ts"

const models = allFamilies.flatMap((family) => family.models).filter(({ library }) => library === "torchvision")
const vision = models.filter(({ tasks }) => tasks.every((task) => task.endsWith("classification")))

function named(name: string): Buildable {
  const found = vision.find(({ names }) => names.includes(name))
  if (found === undefined) throw new Error(`no model ${name}`)
  return found
}

const graphs = new Map<Buildable, LayerGraph>()

/** In the size of its weights, laid once. */
function usual(model: Buildable): LayerGraph {
  const graph = graphs.get(model) ?? model.lay(model.usual)
  graphs.set(model, graph)
  return graph
}

type Row = readonly [name: string, parameters: number, gigaMacs: number, size?: Partial<Size>]

const rows: readonly Row[] = [
  ["alexnet", 61100840, 0.714],
  ["vgg11", 132863336, 7.609],
  ["vgg11_bn", 132868840, 7.609],
  ["vgg13", 133047848, 11.308],
  ["vgg13_bn", 133053736, 11.308],
  ["vgg16", 138357544, 15.47],
  ["vgg16_bn", 138365992, 15.47],
  ["vgg19", 143667240, 19.632],
  ["vgg19_bn", 143678248, 19.632],
  ["resnet18", 11689512, 1.814],
  ["resnet34", 21797672, 3.664],
  ["resnet50", 25557032, 4.089],
  ["resnet101", 44549160, 7.801],
  ["resnet152", 60192808, 11.514],
  ["resnext50_32x4d", 25028904, 4.23],
  ["resnext101_32x8d", 88791336, 16.414],
  ["resnext101_64x4d", 83455272, 15.46],
  ["wide_resnet50_2", 68883240, 11.398],
  ["wide_resnet101_2", 126886696, 22.753],
  ["densenet121", 7978856, 2.834],
  ["densenet161", 28681000, 7.728],
  ["densenet169", 14149480, 3.36],
  ["densenet201", 20013928, 4.291],
  ["googlenet", 6624904, 1.498],
  ["squeezenet1_0", 1248424, 0.819],
  ["squeezenet1_1", 1235496, 0.349],
  ["mobilenet_v2", 3504872, 0.301],
  ["mobilenet_v3_large", 5483032, 0.217],
  ["mobilenet_v3_small", 2542856, 0.057],
  ["shufflenet_v2_x0_5", 1366792, 0.04],
  ["shufflenet_v2_x1_0", 2278604, 0.145],
  ["shufflenet_v2_x1_5", 3503624, 0.296],
  ["shufflenet_v2_x2_0", 7393996, 0.583],
  ["mnasnet0_5", 2218512, 0.104],
  ["mnasnet0_75", 3170208, 0.215],
  ["mnasnet1_0", 4383312, 0.314],
  ["mnasnet1_3", 6282256, 0.526],
  ["efficientnet_b0", 5288548, 0.386],
  ["efficientnet_b1", 7794184, 0.687],
  ["efficientnet_b2", 9109994, 1.088],
  ["efficientnet_b3", 12233232, 1.827],
  ["efficientnet_b4", 19341616, 4.394],
  ["efficientnet_b5", 30389784, 10.266],
  ["efficientnet_b6", 43040704, 19.068],
  ["efficientnet_b7", 66347960, 37.746],
  ["efficientnet_v2_s", 21458488, 8.366],
  ["efficientnet_v2_m", 54139356, 24.582],
  ["efficientnet_v2_l", 118515272, 56.08],
  ["regnet_x_400mf", 5495976, 0.414],
  ["regnet_x_800mf", 7259656, 0.8],
  ["regnet_x_1_6gf", 9190136, 1.603],
  ["regnet_x_3_2gf", 15296552, 3.177],
  ["regnet_x_8gf", 39572648, 7.995],
  ["regnet_x_16gf", 54278536, 15.941],
  ["regnet_x_32gf", 107811560, 31.736],
  ["regnet_y_400mf", 4344144, 0.402],
  ["regnet_y_800mf", 6432512, 0.834],
  ["regnet_y_1_6gf", 11202430, 1.612],
  ["regnet_y_3_2gf", 19436338, 3.176],
  ["regnet_y_8gf", 39381472, 8.473],
  ["regnet_y_16gf", 83590140, 15.912],
  ["RegNet_Y_16GF_Weights.IMAGENET1K_SWAG_E2E_V1", 83590140, 46.735],
  ["regnet_y_32gf", 145046770, 32.28],
  ["RegNet_Y_32GF_Weights.IMAGENET1K_SWAG_E2E_V1", 145046770, 94.826],
  ["regnet_y_128gf", 644812894, 127.518],
  ["RegNet_Y_128GF_Weights.IMAGENET1K_SWAG_E2E_V1", 644812894, 374.57],
  ["convnext_tiny", 28589128, 4.456],
  ["convnext_small", 50223688, 8.684],
  ["convnext_base", 88591464, 15.355],
  ["convnext_large", 197767336, 34.361],
  ["vit_b_16", 86567656, 17.564],
  ["ViT_B_16_Weights.IMAGENET1K_SWAG_E2E_V1", 86859496, 55.484],
  ["vit_b_32", 88224232, 4.409],
  ["vit_l_16", 304326632, 61.555],
  ["ViT_L_16_Weights.IMAGENET1K_SWAG_E2E_V1", 305174504, 361.986],
  ["vit_l_32", 306535400, 15.378],
  ["vit_h_14", 632045800, 167.295],
  ["ViT_H_14_Weights.IMAGENET1K_SWAG_E2E_V1", 633470440, 1016.717],
  ["swin_t", 28288354, 4.491],
  ["swin_s", 49606258, 8.741],
  ["swin_b", 87768224, 15.431],
  ["swin_v2_t", 28351570, 5.94],
  ["swin_v2_s", 49737442, 11.546],
  ["swin_v2_b", 87930848, 20.325],
  ["maxvit_t", 30919624, 5.558],
  ["r3d_18", 33371472, 40.697],
  ["mc3_18", 11695440, 43.343],
  ["r2plus1d_18", 31505325, 40.519],
  ["s3d", 8320048, 17.979],
  ["mvit_v1_b", 36610672, 70.599],
  ["mvit_v2_s", 34537744, 64.224],
  // Counted with half of the frames that the weights read.
  ["swin3d_t", 28158070, 43.882, { frames: 16 }],
  ["swin3d_s", 49816678, 82.841, { frames: 16 }],
  ["swin3d_b", 88048984, 140.667, { frames: 16 }],
]

for (const [name, parameters, gigaMacs, size] of rows)
  test(`${name}: ${parameters} parameters, ${gigaMacs} thousand million multiply-adds`, () => {
    const model = named(name)
    const graph = size === undefined ? usual(model) : model.lay({ ...model.usual, ...size })
    const thousandths = Math.round(forwardMacs(graph) / 1e6)
    expect({ parameters: parameterCounts(graph).total, gigaMacs: thousandths / 1000 }).toEqual({ parameters, gigaMacs })
  })

test("the classifier beside the way of Inception v3 is in its weights' parameters, not in its multiply-adds", () => {
  expect(parameterCounts(usual(named("inception_v3"))).total).toBe(27161264)
  expect(Math.round(forwardMacs(usual(named("inception_v3(aux_logits=False)"))) / 1e6)).toBe(5713)
})

/** Source: `googlenet(aux_logits=True)` of torchvision; its weights file holds as many figures. */
test("GoogLeNet with both classifiers beside the way", () => {
  expect(parameterCounts(usual(named("googlenet(aux_logits=True)"))).total).toBe(13004888)
})

const distinct = vision.map((model) => [model.names[0] ?? "", model] as const)

describe.each(distinct)("%s", (_, model) => {
  test("no two layers learn under one path, and every axis is a positive whole number", () => {
    expectSound(usual(model))
  })

  test("it can be laid in another size", () => {
    const [height, width] = model.usual.image
    // Twice the size suits windows and patches too.
    const graph = model.lay({ ...model.usual, image: [2 * height, 2 * width], classes: 7 })
    expectSound(graph)
    expect(graph.nodes[graph.outputs[0] ?? 0]?.output).toEqual([7])
    expect(forwardMacs(graph)).toBeGreaterThan(forwardMacs(usual(model)))
  })

  test("an image of one dot is laid soundly or is a mistake of shape", () => {
    expectSoundOrMistake(model, { ...model.usual, image: [1, 1] })
  })
})

/** One of each family: what they share is tried with any size. */
const firsts = distinct.filter(([, { family }], k) => distinct.findIndex(([, other]) => other.family === family) === k)

test.each(firsts)("%s in any size is laid soundly or is a mistake of shape", (_, model) => {
  const sides = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }))
  const frames = fc.integer({ min: 1, max: 20 })
  fc.assert(
    fc.property(sides, frames, (image, count) => expectSoundOrMistake(model, { ...model.usual, image, frames: count })),
    { numRuns: 8, seed: 6 },
  )
})

function expectSoundOrMistake(model: Buildable, size: Size): void {
  let graph: LayerGraph
  try {
    graph = model.lay(size)
  } catch (mistake) {
    expect(mistake).toBeInstanceOf(ShapeMistake)
    return
  }
  expectSound(graph)
}

function expectSound({ nodes }: LayerGraph): void {
  const learning = nodes.filter(({ weights }) => weights.length > 0).map(({ path }) => path)
  expect(learning.filter((path, k) => learning.indexOf(path) !== k)).toEqual([])
  const odd = nodes.filter(({ output }) => output.some((size) => !(Number.isInteger(size) && size > 0)))
  expect(odd.map(({ path, output }) => `${path}: ${output.join("×")}`)).toEqual([])
}

/** Source: the keys of the state dictionaries of torchvision's models. */
test.each([
  ["resnet50", "layer1.0.downsample.1"],
  ["resnet50", "layer4.2.bn3"],
  ["vgg16", "features.28"],
  ["vgg16_bn", "features.41"],
  ["densenet121", "features.denseblock4.denselayer16.conv2"],
  ["densenet121", "features.transition3.conv"],
  ["googlenet", "inception4e.branch4.1.bn"],
  ["inception_v3", "Mixed_7c.branch3x3dbl_3b.conv"],
  ["squeezenet1_1", "features.12.expand3x3"],
  ["mobilenet_v2", "features.1.conv.1"],
  ["mobilenet_v2", "features.17.conv.3"],
  ["mobilenet_v3_large", "features.4.block.2.fc2"],
  ["mobilenet_v3_large", "features.16.1"],
  ["mnasnet1_0", "layers.12.3.layers.7"],
  ["shufflenet_v2_x1_0", "stage4.3.branch2.6"],
  ["efficientnet_b0", "features.7.0.block.3.1"],
  ["efficientnet_v2_s", "features.2.3.block.1.1"],
  ["regnet_y_400mf", "trunk_output.block4.block4-5.f.se.fc1"],
  ["convnext_tiny", "features.7.2.layer_scale"],
  ["convnext_tiny", "features.6.1"],
  ["vit_b_16", "encoder.layers.encoder_layer_11.mlp.3"],
  ["swin_t", "features.5.5.attn.qkv"],
  ["swin_t", "features.6.reduction"],
  ["swin_v2_t", "features.1.0.attn.cpb_mlp.2"],
  ["maxvit_t", "blocks.3.layers.1.layers.MBconv.layers.conv_c"],
  ["maxvit_t", "blocks.0.layers.0.layers.grid_attention.attn_layer.1.to_qkv"],
  ["r2plus1d_18", "layer2.0.conv1.0.3"],
  ["r3d_18", "layer4.1.conv2.1"],
  ["s3d", "features.15.branch1.1.1.0"],
  ["mvit_v2_s", "blocks.14.attn.pool_q.norm_act.0"],
  ["mvit_v1_b", "blocks.13.project"],
  ["swin3d_t", "features.6.1.mlp.3"],
])("%s learns under %s", (name, path) => {
  const learning = usual(named(name)).nodes.filter(({ weights }) => weights.length > 0)
  expect(learning.map((node) => node.path)).toContain(path)
})
