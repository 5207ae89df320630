/** MobileNet in its first two versions, and EfficientNet, from Hugging Face configs: one net each, in any width. */
import { architecture, type Family, type FromConfig } from "../../../architecture.ts"
import type { Fields } from "../../../fields.ts"
import { classifier } from "../classifier.ts"
import { type ConvNames, convBlock } from "../conv-block.ts"
import { divisible } from "../divisible.ts"
import { scaledEfficientNet } from "../efficientnet.ts"
import { efficientNetTrunk } from "../efficientnet-trunk.ts"
import { lastMap } from "../feature-maps.ts"
import { mobileNetV2Trunk } from "../mobilenet-v2.ts"
import { type HubTask, hubSize, hubVariant, taskOf, transformers } from "./hub-config.ts"

type Settings = { readonly width: number; readonly depth: number; readonly task: HubTask }

/** Classes of ImageNet and one for none. */
const withBackground = { architectures: ["MobileNetForImageClassification"], num_labels: 1001 } as const
const each = { tasks: ["image classification"], library: "transformers", per: "image", size: { image: [224, 224] } } as const

function mobilenets(version: 1 | 2, rows: readonly (readonly [width: string, side: number])[]) {
  return rows.map(([width, image_size]) =>
    hubVariant(
      [`google/mobilenet_v${version}_${width}_${image_size}`],
      { ...withBackground, depth_multiplier: Number(width), image_size },
      fromConfig,
    ),
  )
}

/** Channels and stride of each pair of convolutions. Source: arXiv 1704.04861, table 1. */
const pairs = [
  [64, 1],
  [128, 2],
  [128, 1],
  [256, 2],
  [256, 1],
  [512, 2],
  ...Array.from({ length: 5 }, () => [512, 1] as const),
  [1024, 2],
  [1024, 1],
] as const

function named(name: string): ConvNames {
  return { conv: `${name}.convolution`, norm: `${name}.normalization`, activation: `${name}.activation` }
}

export const mobilenetV1Hub: Family = architecture<Settings>({
  ...each,
  family: "mobilenet v1",
  title: "MobileNet",
  source: transformers("mobilenet_v1"),
  variants: mobilenets(1, [
    ["1.0", 224],
    ["0.75", 192],
    ["0.5", 160],
    ["0.25", 128],
  ]),
  lay: (net, { width, task }, { image, classes }) => {
    const channels = (count: number): number => Math.max(8, Math.floor(count * width))
    const activation = "relu6"
    const last = net.within("mobilenet_v1", () => {
      const input = net.input("pixel_values", [3, ...image])
      let x = convBlock(net, named("conv_stem"), input, channels(32), { kernel: 3, stride: 2, activation })
      for (const [k, [out, stride]] of pairs.entries()) {
        const own = x.shape[0] ?? 0
        const seen = convBlock(net, named(`layer.${2 * k}`), x, own, { kernel: 3, stride, groups: own, activation })
        x = convBlock(net, named(`layer.${2 * k + 1}`), seen, channels(out), { kernel: 1, activation })
      }
      return x
    })
    return task === "classifier" ? classifier(net, last, { classes, name: "classifier", dropout: "dropout" }) : last
  },
  configs: { mobilenet_v1: fromConfig },
})

export const mobilenetV2Hub: Family = architecture<Settings>({
  ...each,
  family: "mobilenet v2",
  title: "MobileNetV2",
  source: transformers("mobilenet_v2"),
  variants: mobilenets(2, [
    ["1.4", 224],
    ["1.0", 224],
    ["0.75", 160],
    ["0.35", 96],
  ]),
  lay: (net, { width, task }, { image, classes }) => {
    const input = net.input("pixel_values", [3, ...image])
    const last = lastMap(net.within("mobilenet_v2", () => mobileNetV2Trunk(net, input, { width })))
    return task === "classifier" ? classifier(net, last, { classes, name: "classifier", dropout: "dropout" }) : last
  },
  configs: { mobilenet_v2: fromConfig },
})

/** Width, depth and image of B0 to B7. */
const scales = [
  [1, 1, 224],
  [1, 1.1, 240],
  [1.1, 1.2, 260],
  [1.2, 1.4, 300],
  [1.4, 1.8, 380],
  [1.6, 2.2, 456],
  [1.8, 2.6, 528],
  [2, 3.1, 600],
] as const

export const efficientnetHub: Family = architecture<Settings>({
  ...each,
  family: "efficientnet",
  title: "EfficientNet",
  source: transformers("efficientnet"),
  variants: scales.map(([width_coefficient, depth_coefficient, image_size], k) =>
    hubVariant(
      [`google/efficientnet-b${k}`],
      {
        architectures: ["EfficientNetForImageClassification"],
        num_labels: 1000,
        width_coefficient,
        depth_coefficient,
        image_size,
      },
      fromScaled,
    ),
  ),
  lay: (net, { width, depth, task }, { image, classes }) => {
    const scaled = scaledEfficientNet(width, depth)
    const trunk = { ...scaled, last: divisible(1280 * width) }
    const input = net.input("pixel_values", [3, ...image])
    const last = lastMap(net.within("efficientnet", () => efficientNetTrunk(net, input, trunk)))
    return task === "classifier" ? classifier(net, last, { classes, name: "classifier", dropout: "dropout" }) : last
  },
  configs: { efficientnet: fromScaled },
})

function fromConfig(fields: Fields): FromConfig<Settings> {
  const task = taskOf(fields)
  const width = fields.optional("depth_multiplier") ?? 1
  if (width <= 0) fields.wrong("depth_multiplier", "number")
  return { settings: { width, depth: 1, task }, size: hubSize(fields, 224, task) }
}

function fromScaled(fields: Fields): FromConfig<Settings> {
  const task = taskOf(fields)
  const width = fields.optional("width_coefficient") ?? 2
  const depth = fields.optional("depth_coefficient") ?? 3.1
  return { settings: { width, depth, task }, size: hubSize(fields, 600, task) }
}
