/** ResNet from a Hugging Face config, which writes the widths of its stages out. */
import { architecture, type Family, type FromConfig } from "../../../architecture.ts"
import type { Fields } from "../../../fields.ts"
import type { Net, Tensor } from "../../../graph/net.ts"
import { activation, add } from "../../../layers/pointwise.ts"
import { maxPool } from "../../../layers/pool.ts"
import { classifier } from "../classifier.ts"
import { type ConvNames, convBlock } from "../conv-block.ts"
import { classifying, type HubTask, hubSize, hubVariant, taskOf, transformers } from "./hub-config.ts"

type Settings = {
  readonly stem: number
  readonly widths: readonly number[]
  readonly depths: readonly number[]
  readonly block: "basic" | "bottleneck"
  /** The first stage halves the image too. */
  readonly halvesAtOnce: boolean
  /** A bottleneck halves it by its first convolution. */
  readonly halvesFirst: boolean
  readonly task: HubTask
}

const wide = { hidden_sizes: [256, 512, 1024, 2048], layer_type: "bottleneck" } as const
const narrow = { hidden_sizes: [64, 128, 256, 512], layer_type: "basic" } as const

const variants = (
  [
    ["18", { ...narrow, depths: [2, 2, 2, 2] }],
    ["34", { ...narrow, depths: [3, 4, 6, 3] }],
    ["50", { ...wide, depths: [3, 4, 6, 3] }],
    ["101", { ...wide, depths: [3, 4, 23, 3] }],
    ["152", { ...wide, depths: [3, 8, 36, 3] }],
  ] as const
).map(([size, json]) => hubVariant([`microsoft/resnet-${size}`], classifying(json), fromConfig))

export const resnetHub: Family = architecture<Settings>({
  family: "resnet",
  title: "ResNet",
  library: "transformers",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224] },
  source: transformers("resnet"),
  variants,
  lay: (net, settings, { image, classes }) => {
    const last = net.within("resnet", () => trunk(net, net.input("pixel_values", [3, ...image]), settings))
    return settings.task === "classifier" ? classifier(net, last, { classes, name: "classifier.1" }) : last
  },
  configs: { resnet: fromConfig },
})

function trunk(net: Net, image: Tensor, settings: Settings): Tensor {
  const stem = named("embedder.embedder")
  const seen = convBlock(net, stem, image, settings.stem, { kernel: 7, stride: 2, padding: 3, activation: "relu" })
  let x = maxPool(net, "embedder.pooler", seen, { kernel: 3, stride: 2, padding: 1 })
  for (const [stage, width] of settings.widths.entries())
    for (let k = 0; k < (settings.depths[stage] ?? 0); k++) {
      const stride = k === 0 && (stage > 0 || settings.halvesAtOnce) ? 2 : 1
      x = net.within(`encoder.stages.${stage}.layers.${k}`, () => block(net, x, width, stride, settings))
    }
  return x
}

function block(net: Net, x: Tensor, width: number, stride: number, { block: kind, halvesFirst }: Settings): Tensor {
  const isSame = stride === 1 && x.shape[0] === width
  const around = isSame ? x : convBlock(net, named("shortcut"), x, width, { kernel: 1, stride, activation: null })
  const layer = (k: number, y: Tensor, out: number, kernel: number, step: number, isLast = false): Tensor =>
    convBlock(net, named(`layer.${k}`), y, out, { kernel, stride: step, activation: isLast ? null : "relu" })
  const inner = Math.floor(width / 4)
  const [before, middle] = halvesFirst ? [stride, 1] : [1, stride]
  const inside =
    kind === "basic"
      ? layer(1, layer(0, x, width, 3, stride), width, 3, 1, true)
      : layer(2, layer(1, layer(0, x, inner, 1, before), inner, 3, middle), width, 1, 1, true)
  return activation(net, "activation", add(net, "add", inside, around), "relu")
}

function named(name: string): ConvNames {
  return { conv: `${name}.convolution`, norm: `${name}.normalization`, activation: `${name}.activation` }
}

function fromConfig(fields: Fields): FromConfig<Settings> {
  const task = taskOf(fields)
  const settings: Settings = {
    stem: fields.count(["embedding_size"], 64),
    widths: fields.has("hidden_sizes") ? fields.numbers("hidden_sizes") : wide.hidden_sizes,
    depths: fields.has("depths") ? fields.numbers("depths") : [3, 4, 6, 3],
    block: fields.text("layer_type", "bottleneck") === "basic" ? "basic" : "bottleneck",
    halvesAtOnce: fields.flag("downsample_in_first_stage", false),
    halvesFirst: fields.flag("downsample_in_bottleneck", false),
    task,
  }
  return { settings, size: hubSize(fields, 224, task) }
}
