/**
 * Vision models by their Hugging Face configs, against counts of other libraries for the same nets: torchvision's `num_params` of its weights,
 * timm's table of inference (results/benchmark-infer-amp-nchw-pt240-cu124-rtx3090.csv@aa4b5850c154), Keras, papers.
 */
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, expectSoundOrRefused } from "../../../../../tests/support/sound-models.ts"
import { readBuildable } from "../../../catalogue/from-config.ts"
import { parameterCounts } from "../../../measure/parameters.ts"
import { segformer } from "../../segmentation/segformer.ts"
import { convnextHub } from "./convnext.ts"
import { efficientnetHub, mobilenetV1Hub, mobilenetV2Hub } from "./mobilenet.ts"
import { regnetHub } from "./regnet.ts"
import { resnetHub } from "./resnet.ts"
import { swinHub } from "./swin.ts"
import { vitHub } from "./vit.ts"
import { vitMae } from "./vit-mae.ts"

const mobile = [mobilenetV1Hub, mobilenetV2Hub, efficientnetHub]
const families = [convnextHub, ...mobile, regnetHub, resnetHub, swinHub, vitHub, vitMae, segformer]

/** torchvision, but for the last five: its trunk with a pooler; Keras' trunk and its 1001 classes; its own and one class more; by hand. */
const exact: readonly (readonly [name: string, parameters: number])[] = [
  ["google/vit-base-patch16-224", 86_567_656],
  ["google/vit-base-patch16-384", 86_859_496],
  ["google/vit-large-patch16-224", 304_326_632],
  ["microsoft/swin-tiny-patch4-window7-224", 28_288_354],
  ["microsoft/swin-small-patch4-window7-224", 49_606_258],
  ["microsoft/swin-base-patch4-window7-224", 87_768_224],
  ["facebook/convnext-tiny-224", 28_589_128],
  ["facebook/convnext-small-224", 50_223_688],
  ["facebook/convnext-base-224", 88_591_464],
  ["facebook/convnext-large-224", 197_767_336],
  ["microsoft/resnet-18", 11_689_512],
  ["microsoft/resnet-34", 21_797_672],
  ["microsoft/resnet-50", 25_557_032],
  ["microsoft/resnet-101", 44_549_160],
  ["microsoft/resnet-152", 60_192_808],
  ["google/efficientnet-b0", 5_288_548],
  ["google/efficientnet-b3", 12_233_232],
  ["google/efficientnet-b7", 66_347_960],
  ["google/vit-base-patch16-224-in21k", 86_567_656 - 769_000 + 768 * 769],
  ["google/mobilenet_v1_1.0_224", 4_253_864 - 21_888 + 1025],
  ["google/mobilenet_v2_1.0_224", 3_504_872 + 1281],
  // One learnt token more than timm's, which training hides patches with.
  ["facebook/dinov2-base", 86_580_480],
  // The encoder without its classifier, and the decoder: 512 wide, 8 layers, 768 figures a patch.
  [
    "facebook/vit-mae-base",
    86_567_656 - 769_000 + 769 * 512 + 512 + 197 * 512 + 8 * (4 * 512 * 513 + 2049 * 512 + 513 * 2048 + 2048) + 1024 + 513 * 768,
  ],
]

test.each(exact)("%s: %d parameters", (name, published) => {
  expect(countsOf(families, name).parameters).toBe(published)
})

/** Millions, as rounded there: timm's; MobileNet's paper, table 7; SegFormer's, table 1. */
const rounded: readonly (readonly [name: string, millions: number, digits: number])[] = [
  ["facebook/deit-tiny-patch16-224", 5.72, 2],
  ["facebook/deit-small-distilled-patch16-224", 22.44, 2],
  ["facebook/deit-base-distilled-patch16-224", 87.34, 2],
  ["microsoft/beit-base-patch16-224", 86.53, 2],
  ["microsoft/beit-large-patch16-224", 304.43, 2],
  ["facebook/dinov2-small", 22.06, 2],
  ["facebook/dinov2-giant", 1136.48, 2],
  ["facebook/dinov2-with-registers-base", 86.58, 2],
  ["microsoft/swin-large-patch4-window12-384", 196.74, 2],
  ["microsoft/swinv2-tiny-patch4-window8-256", 28.35, 2],
  ["microsoft/swinv2-base-patch4-window8-256", 87.92, 2],
  ["facebook/convnextv2-atto-1k-224", 3.71, 2],
  ["facebook/convnextv2-huge-1k-224", 660.29, 2],
  ["facebook/regnet-x-002", 2.68, 2],
  ["facebook/regnet-x-040", 22.12, 2],
  ["facebook/regnet-y-002", 3.16, 2],
  ["facebook/regnet-y-040", 20.65, 2],
  ["facebook/regnet-y-080", 39.18, 2],
  ["facebook/regnet-y-320", 145.05, 2],
  ["google/mobilenet_v1_0.75_192", 2.6, 1],
  ["google/mobilenet_v1_0.5_160", 1.3, 1],
  ["google/mobilenet_v1_0.25_128", 0.5, 1],
  ["SegFormer-b0", 3.8, 1],
  ["SegFormer-b1", 13.7, 1],
  ["SegFormer-b2", 27.5, 1],
  ["SegFormer-b3", 47.3, 1],
  ["SegFormer-b4", 64.1, 1],
  ["SegFormer-b5", 84.7, 1],
]

test.each(rounded)("%s: %d million parameters", (name, millions, digits) => {
  expect(Math.abs(countsOf(families, name).parameters / 1e6 - millions)).toBeLessThan(0.51 * 10 ** -digits)
})

// SegFormer, table 1: thousand millions of multiply-adds at 512 × 512, and 640 × 640 of B5.
test.each([
  ["SegFormer-b0", 8.4],
  ["SegFormer-b2", 62.4],
  ["SegFormer-b5", 183.3],
])("%s: %d thousand million multiply-adds", (name, published) => {
  expect(Math.abs(countsOf(families, name).macs / 1e9 / published - 1)).toBeLessThan(0.03)
})

describe("sizes", () => {
  test.each(families.flatMap(({ models }) => models).map((model) => [model.names[0], model] as const))("%s", (_, model) => {
    const [height, width] = model.usual.image
    expectSound(model.lay(model.usual))
    expectSound(model.lay({ ...model.usual, image: [height + 32, width], classes: 7 }))
    expectSoundOrRefused(model, { ...model.usual, image: [9, 9] })
  })
})

const source = { title: "test", date: "2026", confidence: "published" } as const
const labels = Object.fromEntries(Array.from({ length: 1000 }, (_, k) => [`${k}`, `class ${k}`]))
const classes = (name: string) => ({ architectures: [`${name}ForImageClassification`], id2label: labels })

// What a config leaves out is the default of its class.
test.each<[string, Readonly<Record<string, unknown>>, number]>([
  ["vit", classes("ViT"), 86_567_656],
  ["vit", {}, 85_798_656],
  ["deit", { ...classes("DeiT"), num_labels: 1000 }, 86_567_656 + 2 * 768],
  ["beit", { ...classes("Beit"), use_relative_position_bias: true }, 86_530_984],
  ["dinov2", { architectures: ["Dinov2Model"], patch_size: 14, image_size: 518 }, 86_580_480],
  ["swin", classes("Swin"), 28_288_354],
  ["convnext", classes("ConvNext"), 28_589_128],
  ["resnet", classes("ResNet"), 25_557_032],
  ["regnet", classes("RegNet"), 20_646_656],
  ["mobilenet_v1", classes("MobileNetV1"), 4_253_864 - 21_888],
  ["mobilenet_v2", classes("MobileNetV2"), 3_504_872],
  ["efficientnet", classes("EfficientNet"), 66_347_960],
  ["vit_mae", { architectures: ["ViTMAEModel"] }, 85_798_656],
  ["detr", { backbone: "resnet50", num_labels: 91 }, 41_524_768],
])("a config of type %s: %o", (model_type, json, published) => {
  const read = readBuildable({ model_type, ...json }, "given", source)
  if (read.kind === "problems") throw new Error(JSON.stringify(read.problems))
  expect(read.warnings).toEqual([])
  expect(parameterCounts(read.model.lay(read.model.usual)).total).toBe(published)
})

test("the layers of a config are named as the state dictionary names them", () => {
  const read = readBuildable({ model_type: "vit", ...classes("ViT") }, "given", source)
  if (read.kind === "problems") throw new Error(JSON.stringify(read.problems))
  const paths = read.model.lay(read.model.usual).nodes.map(({ path }) => path)
  expect(paths).toContain("vit.encoder.layer.11.attention.attention.query")
})

test.each([
  ["beit", { use_shared_relative_position_bias: true }, "use_shared_relative_position_bias"],
  ["detr", { backbone: "tf_mobilenetv3_small_075" }, "backbone"],
  ["convnext", { patch_size: 8 }, "patch_size"],
])("what cannot be laid is told by its name: %s", (model_type, json, field) => {
  const read = readBuildable({ model_type, ...json }, "given", source)
  expect(read.kind === "problems" ? read.problems.map(({ params }) => params.field) : []).toEqual([field])
})
