/**
 * Models of timm against its own table of inference: parameters in millions within their rounding, multiply-adds in thousand millions and
 * figures that convolutions and products put out in millions within a fiftieth or their rounding.
 * Source: huggingface/pytorch-image-models:results/benchmark-infer-amp-nchw-pt240-cu124-rtx3090.csv@aa4b5850c154, columns param_count,
 * infer_gmacs, infer_macts.
 */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { expectSound, expectSoundOrRefused } from "../../../../../tests/support/sound-models.ts"
import type { Buildable } from "../../../architecture.ts"
import { macsBy, productOutputs } from "../../../measure/conventions.ts"
import { parameterCounts } from "../../../measure/parameters.ts"
import { allFamilies } from "../../all.ts"

const models = allFamilies.flatMap((family) => family.models).filter(({ library }) => library === "timm")

function named(name: string): Buildable {
  const found = models.find(({ names }) => names.includes(name))
  if (found === undefined) throw new Error(`no model ${name}`)
  return found
}

type Row = readonly [name: string, side: number, parameters: number, gigaMacs: number, outputs: number]

const rows: readonly Row[] = [
  ["vit_tiny_patch16_384", 384, 5.79, 4.7, 25.39],
  ["vit_small_patch32_224", 224, 22.88, 1.15, 2.5],
  ["vit_small_patch16_384", 384, 22.2, 15.52, 50.78],
  ["vit_small_patch8_224", 224, 21.67, 22.44, 80.84],
  ["vit_base_patch32_224", 224, 88.22, 4.41, 5.01],
  ["vit_base_patch16_224", 224, 86.57, 17.58, 23.9],
  ["vit_base_patch16_384", 384, 86.86, 55.54, 101.56],
  ["vit_base_patch8_224", 224, 86.58, 78.22, 161.69],
  ["vit_large_patch16_224", 224, 304.33, 61.6, 63.52],
  ["vit_large_patch32_384", 384, 306.63, 45.31, 43.86],
  ["vit_huge_patch14_224", 224, 630.76, 167.4, 139.41],
  ["vit_giant_patch14_224", 224, 1012.61, 267.18, 192.64],
  ["vit_gigantic_patch14_224", 224, 1844.44, 483.95, 275.37],
  ["vit_base_patch32_clip_224", 224, 88.22, 4.41, 5.01],
  ["vit_base_patch16_clip_224", 224, 86.57, 17.58, 23.9],
  ["vit_large_patch14_clip_336", 336, 304.53, 191.11, 270.24],
  ["vit_huge_patch14_clip_quickgelu_378", 378, 632.68, 503.79, 572.79],
  ["vit_base_patch16_siglip_224", 224, 92.88, 17.73, 24.06],
  ["vit_so400m_patch14_siglip_384", 384, 428.23, 335.4, 452.89],
  ["vit_so400m_patch14_siglip_gap_896", 896, 416.87, 2731.49, 8492.88],
  ["vit_small_patch14_dinov2", 518, 22.06, 46.76, 198.79],
  ["vit_base_patch14_reg4_dinov2", 518, 86.58, 152.25, 399.53],
  ["vit_giant_patch14_dinov2", 518, 1136.48, 1784.2, 2757.89],
  ["vit_medium_patch16_gap_240", 240, 44.4, 9.22, 18.81],
  ["vit_mediumd_patch16_reg4_gap_256", 256, 64.11, 17.87, 37.57],
  ["vit_so150m_patch16_reg4_gap_256", 256, 134.13, 36.75, 53.21],
  ["deit_tiny_patch16_224", 224, 5.72, 1.26, 5.97],
  ["deit_small_patch16_224", 224, 22.05, 4.61, 11.95],
  ["deit_base_distilled_patch16_224", 224, 87.34, 17.68, 24.05],
  ["deit3_base_patch16_384", 384, 86.88, 55.54, 101.56],
  ["deit3_huge_patch14_224", 224, 632.13, 167.4, 139.41],
  ["beit_base_patch16_224", 224, 86.53, 17.58, 23.9],
  ["beit_large_patch16_512", 512, 305.67, 362.24, 656.39],
  ["beitv2_large_patch16_224", 224, 304.43, 61.6, 63.52],
  ["eva02_tiny_patch14_224", 224, 5.5, 1.7, 9.14],
  ["eva02_base_patch14_448", 448, 87.12, 107.11, 259.14],
  ["eva02_large_patch14_448", 448, 305.08, 362.33, 689.95],
  ["eva_giant_patch14_224", 224, 1012.56, 267.18, 192.64],
  ["mixer_s32_224", 224, 19.1, 1, 2.28],
  ["mixer_b16_224", 224, 59.88, 12.62, 14.53],
  ["mixer_l16_224", 224, 208.2, 44.6, 41.69],
  ["cait_xxs24_224", 224, 11.96, 2.53, 20.29],
  ["cait_s36_384", 384, 68.37, 47.99, 367.4],
  ["cait_m48_448", 448, 356.46, 329.41, 1708.23],
  ["resnet14t", 176, 10.08, 1.07, 3.61],
  ["resnet18d", 224, 11.71, 2.06, 3.29],
  ["resnet26", 224, 16, 2.36, 7.35],
  ["resnet50d", 160, 25.58, 2.22, 6.08],
  ["resnet50t", 224, 25.57, 4.32, 11.82],
  ["resnet101s", 224, 44.67, 9.19, 18.64],
  ["resnet152d", 224, 60.21, 11.8, 23.36],
  ["resnet200d", 256, 64.69, 20, 43.09],
  ["resnet50_gn", 224, 25.56, 4.14, 11.11],
  ["resnetaa50d", 224, 25.58, 5.39, 12.44],
  ["resnext50d_32x4d", 224, 25.05, 4.5, 15.2],
  ["resnext101_32x32d", 224, 468.53, 87.29, 91.12],
  ["seresnet50", 160, 28.09, 2.1, 5.69],
  ["seresnet152d", 256, 66.84, 15.42, 30.56],
  ["seresnext101d_32x8d", 224, 93.59, 16.72, 32.05],
  ["ecaresnet26t", 256, 16.01, 3.35, 10.53],
  ["ecaresnet101d", 224, 44.57, 8.08, 17.07],
  ["ecaresnetlight", 224, 30.16, 4.11, 8.42],
  ["resnetrs50", 160, 35.69, 2.29, 6.2],
  ["resnetrs152", 256, 86.62, 15.59, 30.83],
  ["resnetrs420", 320, 191.89, 64.2, 126.56],
  ["convnext_atto", 224, 3.7, 0.55, 3.81],
  ["convnext_femto_ols", 224, 5.23, 0.82, 4.87],
  ["convnext_nano_ols", 224, 15.65, 2.65, 9.38],
  ["convnext_tiny_hnf", 224, 28.59, 4.47, 13.44],
  ["convnext_large_mlp", 256, 200.13, 44.94, 56.33],
  ["convnext_xlarge", 224, 350.2, 60.98, 57.5],
  ["convnext_xxlarge", 256, 846.47, 198.09, 124.45],
  ["convnextv2_atto", 224, 3.71, 0.55, 3.81],
  ["convnextv2_base", 224, 88.72, 15.38, 28.75],
  ["convnextv2_huge", 224, 660.29, 115, 79.07],
  ["swin_tiny_patch4_window7_224", 224, 28.29, 4.51, 17.06],
  ["swin_base_patch4_window12_384", 384, 87.9, 47.19, 134.78],
  ["swin_large_patch4_window7_224", 224, 196.53, 34.53, 54.94],
  ["swinv2_tiny_window16_256", 256, 28.35, 6.68, 39.02],
  ["swinv2_base_window12to24_192to384", 384, 87.92, 55.25, 280.36],
  ["swinv2_large_window12_192", 192, 228.77, 26.17, 56.53],
  ["regnetx_002", 224, 2.68, 0.2, 2.16],
  ["regnetx_040", 224, 22.12, 3.99, 12.2],
  ["regnetx_320", 224, 107.81, 31.81, 36.3],
  ["regnety_006", 224, 6.06, 0.61, 4.33],
  ["regnety_032", 224, 19.44, 3.2, 11.26],
  ["regnety_160", 224, 83.59, 15.96, 23.04],
  ["regnety_2560", 384, 1282.6, 747.83, 296.49],
  ["regnety_008_tv", 224, 6.43, 0.84, 5.42],
  ["nfnet_f0", 192, 71.49, 7.21, 10.16],
  ["dm_nfnet_f6", 448, 438.36, 229.7, 273.62],
  ["nfnet_l0", 224, 35.07, 4.36, 10.47],
  ["eca_nfnet_l2", 320, 56.72, 20.95, 47.43],
  ["inception_v3", 299, 23.83, 5.73, 8.97],
  ["efficientnet_b0", 224, 5.29, 0.4, 6.75],
  ["efficientnet_b4", 320, 19.34, 3.13, 34.76],
  ["efficientnet_b8", 672, 87.41, 63.48, 442.89],
  ["efficientnet_lite0", 224, 4.65, 0.4, 6.74],
  ["efficientnet_lite4", 380, 13.01, 4.04, 45.66],
  ["efficientnet_es", 224, 5.44, 1.81, 8.73],
  ["efficientnet_el", 300, 10.59, 8, 30.7],
  ["tf_efficientnetv2_b0", 192, 7.14, 0.54, 3.51],
  ["tf_efficientnetv2_b3", 240, 14.36, 1.93, 9.95],
  ["tf_efficientnetv2_s", 300, 21.46, 5.35, 22.73],
  ["tf_efficientnetv2_xl", 384, 208.12, 52.81, 139.2],
  ["efficientnetv2_rw_t", 224, 13.65, 1.93, 9.94],
  ["efficientnetv2_rw_s", 288, 23.94, 4.91, 21.41],
  ["efficientnetv2_rw_m", 320, 53.24, 12.72, 47.14],
  ["tf_efficientnet_b7", 600, 66.35, 38.33, 289.94],
  ["tf_efficientnet_l2", 475, 480.31, 172.11, 609.89],
  ["mobilenetv1_100", 224, 4.23, 0.58, 5.04],
  ["mobilenetv1_125", 224, 6.27, 0.89, 6.3],
  ["mobilenetv2_035", 224, 1.68, 0.07, 2.86],
  ["mobilenetv2_100", 224, 3.5, 0.31, 6.68],
  ["mobilenetv2_120d", 224, 5.83, 0.69, 11.97],
  ["mobilenetv3_small_050", 224, 1.59, 0.03, 0.92],
  ["mobilenetv3_large_100", 224, 5.48, 0.23, 4.41],
  ["tf_mobilenetv3_large_minimal_100", 224, 3.92, 0.22, 4.4],
  ["mnasnet_100", 224, 4.38, 0.33, 5.46],
  ["mnasnet_small", 224, 2.03, 0.07, 2.16],
  ["semnasnet_100", 224, 3.89, 0.32, 6.23],
  ["tinynet_a", 192, 6.19, 0.35, 5.41],
  ["tinynet_e", 106, 2.04, 0.03, 0.69],
  ["lcnet_050", 224, 1.88, 0.05, 1.26],
  ["lcnet_150", 224, 4.5, 0.34, 3.79],
  ["inception_v4", 299, 42.68, 12.28, 15.09],
  ["inception_resnet_v2", 299, 55.84, 13.18, 25.06],
  ["legacy_xception", 299, 22.86, 8.4, 35.83],
  ["xception41", 299, 26.97, 9.28, 39.86],
  ["xception71", 299, 42.34, 18.09, 69.92],
  ["xception65p", 299, 39.82, 13.91, 52.48],
  ["levit_128s", 224, 7.78, 0.31, 1.88],
  ["levit_384_s8", 224, 39.12, 9.98, 35.86],
  ["levit_512d", 224, 92.5, 5.85, 11.3],
  ["resmlp_12_224", 224, 15.35, 3.01, 5.5],
  ["resmlp_big_24_224", 224, 129.14, 100.23, 87.31],
  ["gmlp_s16_224", 224, 19.42, 4.42, 15.1],
  ["gmixer_24_224", 224, 24.72, 5.28, 14.45],
  ["pvt_v2_b0", 224, 3.67, 0.57, 7.99],
  ["pvt_v2_b2_li", 224, 22.55, 3.91, 27.6],
  ["pvt_v2_b5", 224, 81.96, 11.76, 50.92],
  ["poolformer_s12", 224, 11.92, 1.82, 5.53],
  ["poolformerv2_m48", 224, 73.35, 11.59, 29.17],
  ["convformer_s36", 224, 40.01, 7.67, 30.5],
  ["caformer_b36", 224, 98.75, 23.22, 67.3],
  ["coatnet_0_rw_224", 224, 27.44, 4.43, 18.73],
  ["coatnet_bn_0_rw_224", 224, 27.44, 4.67, 22.04],
  ["coatnet_nano_cc_224", 224, 13.76, 2.24, 15.02],
  ["coatnet_rmlp_1_rw_224", 224, 41.69, 7.85, 35.47],
  ["coatnet_rmlp_2_rw_384", 384, 73.88, 47.69, 209.43],
  ["coatnet_3_rw_224", 224, 181.81, 33.44, 73.83],
  ["coatnet_5_224", 224, 687.47, 145.49, 194.24],
  ["maxvit_pico_rw_256", 256, 7.46, 1.83, 22.3],
  ["maxvit_rmlp_small_rw_256", 256, 64.9, 14.15, 66.09],
  ["maxvit_tiny_tf_224", 224, 30.92, 5.6, 35.78],
  ["maxvit_xlarge_tf_224", 224, 506.99, 97.52, 191.04],
  ["mobilevit_xxs", 256, 1.27, 0.42, 8.34],
  ["mobilevit_s", 256, 5.58, 2.03, 19.94],
  ["mobilevitv2_050", 256, 1.37, 0.48, 8.04],
  ["mobilevitv2_175", 256, 14.25, 5.54, 28.13],
  ["vovnet39a", 224, 22.6, 7.09, 6.73],
  ["ese_vovnet19b_dw", 224, 6.54, 1.34, 8.25],
  ["ese_vovnet99b", 224, 63.2, 16.51, 11.27],
  ["eca_vovnet39b", 224, 22.6, 7.09, 6.74],
  ["rexnet_100", 224, 4.8, 0.41, 7.44],
  ["rexnet_130", 224, 7.56, 0.68, 9.71],
  ["rexnetr_300", 224, 34.81, 3.39, 22.16],
  ["ghostnet_050", 224, 2.59, 0.05, 1.77],
  ["ghostnet_130", 224, 7.36, 0.24, 4.6],
  ["hrnet_w18_small", 224, 13.19, 1.61, 5.72],
  ["hrnet_w32", 224, 41.23, 8.97, 22.02],
  ["hrnet_w64", 224, 128.06, 28.97, 35.09],
  ["res2net50_14w_8s", 224, 25.06, 4.21, 13.28],
  ["res2next50", 224, 24.67, 4.2, 13.71],
  ["res2net101d", 224, 45.23, 8.35, 19.25],
  ["dla34", 224, 15.74, 3.07, 5.02],
  ["dla46x_c", 224, 1.07, 0.54, 5.66],
  ["dla60", 224, 22.04, 4.26, 10.16],
  ["dla102x2", 224, 41.28, 9.34, 29.91],
  ["dla169", 224, 53.39, 11.6, 20.2],
  ["twins_pcpvt_base", 224, 43.83, 6.68, 25.25],
  ["twins_svt_small", 224, 24.06, 2.94, 13.75],
  ["twins_svt_large", 224, 99.27, 15.15, 35.1],
]

test.each(rows)(
  "%s at %d: %d million parameters, %d thousand million multiply-adds",
  (name, side, parameters, gigaMacs, outputs) => {
    const model = named(name)
    const graph = model.lay({ ...model.usual, image: [side, side] })
    expect(Math.abs(parameterCounts(graph).total / 1e6 - parameters)).toBeLessThanOrEqual(0.00501)
    expect(Math.abs(macsBy("fvcore", graph) / 1e9 - gigaMacs)).toBeLessThanOrEqual(Math.max(0.00501, 0.02 * gigaMacs))
    expect(Math.abs(productOutputs(graph) / 1e6 - outputs)).toBeLessThanOrEqual(Math.max(0.00501, 0.02 * outputs))
  },
)

test("every model is laid soundly in its usual size, with another number of classes", () => {
  const odd = models.filter((model) => {
    const { nodes, outputs } = model.lay({ ...model.usual, classes: 7 })
    const learning = nodes.filter(({ weights }) => weights.length > 0).map(({ path }) => path)
    const isWhole = nodes.every(({ output }) => output.every((size) => Number.isSafeInteger(size) && size > 0))
    return new Set(learning).size < learning.length || !isWhole || String(nodes[outputs[0] ?? 0]?.output) !== "7"
  })
  expect(odd.map(({ names }) => names[0])).toEqual([])
})

/** One of each family: what they share is tried with any size. */
const firsts = models
  .map((model) => [model.names[0] ?? "", model] as const)
  .filter(([, { family }], k) => models.findIndex((other) => other.family === family) === k)

describe.each(firsts)("%s", (_, model) => {
  test("twice the size is laid soundly", () => {
    const [height, width] = model.usual.image
    expectSound(model.lay({ ...model.usual, image: [2 * height, 2 * width] }))
  })

  test("any size is laid soundly or is a mistake of shape", () => {
    const side = fc.integer({ min: 1, max: 300 })
    const hold = (image: [number, number]): void => expectSoundOrRefused(model, { ...model.usual, image })
    fc.assert(fc.property(fc.tuple(side, side), hold), { numRuns: 4, seed: 6 })
  })
})

test("a backbone without classes ends with what its classifier would read", () => {
  const model = named("vit_base_patch14_dinov2")
  const graph = model.lay(model.usual)
  expect(graph.nodes.some(({ isHead }) => isHead)).toBe(false)
  expect(graph.nodes[graph.outputs[0] ?? 0]?.output).toEqual([768])
})

/** Source: the keys of the state dictionaries of timm's models. */
test.each([
  ["vit_base_patch16_224", "blocks.11.mlp.fc2"],
  ["vit_base_patch16_siglip_224", "attn_pool.latent"],
  ["beit_base_patch16_224", "blocks.0.gamma_1"],
  ["deit_base_distilled_patch16_224", "head_dist"],
  ["eva02_base_patch14_448", "blocks.3.mlp.fc1_g"],
  ["resnet50d", "layer2.0.downsample.1"],
  ["resnet50d", "conv1.6"],
  ["seresnet50", "layer4.2.se.fc2"],
  ["convnext_atto", "stages.2.downsample.1"],
  ["convnextv2_base", "stages.3.blocks.2.mlp.grn"],
  ["swin_base_patch4_window12_384", "layers.1.downsample.reduction"],
  ["regnety_032", "s4.b1.downsample.conv"],
  ["efficientnet_b0", "blocks.6.0.conv_pwl"],
  ["tf_efficientnetv2_s", "blocks.1.3.conv_exp"],
  ["mobilenetv3_large_100", "blocks.4.0.se.conv_reduce"],
  ["mixer_b16_224", "blocks.0.mlp_tokens.fc1"],
  ["nfnet_f0", "stages.2.0.conv2b.gain"],
  ["cait_xxs24_224", "blocks_token_only.1.attn.v"],
  ["inception_v4", "features.6.branch3.1.conv"],
  ["inception_resnet_v2", "repeat_1.19.conv2d"],
  ["legacy_xception", "block2.rep.4.pointwise"],
  ["xception41", "blocks.0.stack.conv3.conv_pw"],
  ["levit_128s", "stages.1.downsample.attn_downsample.q.ln.linear"],
  ["pvt_v2_b1", "stages.0.blocks.1.attn.sr"],
  ["caformer_s18", "stages.3.blocks.0.token_mixer.qkv"],
  ["maxvit_tiny_tf_224", "stages.0.blocks.1.attn_grid.attn.qkv"],
  ["mobilevit_s", "stages.2.1.transformer.0.attn.qkv"],
  ["hrnet_w18", "stage4.2.fuse_layers.3.0.2.0"],
  ["res2net50_26w_4s", "layer1.0.convs.2"],
  ["dla60", "level3.tree2.tree1.conv1"],
])("%s learns under %s", (name, path) => {
  const model = named(name)
  const learning = model.lay(model.usual).nodes.filter(({ weights }) => weights.length > 0)
  expect(learning.map((node) => node.path)).toContain(path)
})
