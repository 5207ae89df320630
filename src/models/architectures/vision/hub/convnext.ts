/** ConvNeXt in both versions from a Hugging Face config. */
import { architecture, type Family, type FromConfig } from "../../../architecture.ts"
import type { Fields } from "../../../fields.ts"
import { linear } from "../../../layers/linear.ts"
import { layerNorm } from "../../../layers/norm.ts"
import { globalPool } from "../../../layers/pool.ts"
import { imageNetClasses } from "../classifier.ts"
import { type ConvNextNames, type ConvNextTrunk, convNextTrunk } from "../convnext-trunk.ts"
import { lastMap } from "../feature-maps.ts"
import { classifying, type HubTask, hubSize, hubVariant, taskOf, transformers } from "./hub-config.ts"

type Settings = Omit<ConvNextTrunk, "names"> & { readonly task: HubTask }

const names: ConvNextNames = {
  stem: { conv: "embeddings.patch_embeddings", norm: "embeddings.layernorm" },
  halving: (stage) => ({
    norm: `encoder.stages.${stage}.downsampling_layer.0`,
    conv: `encoder.stages.${stage}.downsampling_layer.1`,
  }),
  block: (stage, index) => `encoder.stages.${stage}.layers.${index}`,
  inside: { conv: "dwconv", norm: "layernorm", layers: ["pwconv1", "pwconv2"], scale: "layer_scale_parameter" },
}

const small = { depths: [3, 3, 9, 3], hidden_sizes: [96, 192, 384, 768] } as const
const deep = (width: number) => ({ depths: [3, 3, 27, 3], hidden_sizes: [width, 2 * width, 4 * width, 8 * width] })
const shallow = (width: number, depth: number) => ({
  depths: [2, 2, depth, 2],
  hidden_sizes: [width, 2 * width, 4 * width, 8 * width],
})

const first = (
  [
    ["tiny-224", small, 224],
    ["small-224", deep(96), 224],
    ["base-224", deep(128), 224],
    ["base-384", deep(128), 384],
    ["large-224", deep(192), 224],
    ["xlarge-224-22k-1k", deep(256), 224],
  ] as const
).map(([name, json, image_size]) =>
  hubVariant([`facebook/convnext-${name}`], classifying({ ...json, image_size }), (fields) => fromConfig(fields, false)),
)

const second = (
  [
    ["atto-1k-224", shallow(40, 6)],
    ["femto-1k-224", shallow(48, 6)],
    ["pico-1k-224", shallow(64, 6)],
    ["nano-1k-224", shallow(80, 8)],
    ["tiny-1k-224", small],
    ["base-1k-224", deep(128)],
    ["large-1k-224", deep(192)],
    ["huge-1k-224", deep(352)],
  ] as const
).map(([name, json]) => ({
  ...hubVariant([`facebook/convnextv2-${name}`], classifying(json), (fields) => fromConfig(fields, true)),
  source: transformers("convnextv2"),
}))

export const convnextHub: Family = architecture<Settings>({
  family: "convnext",
  title: "ConvNeXt",
  library: "transformers",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224] },
  source: transformers("convnext"),
  variants: [...first, ...second],
  lay: (net, settings, { image, classes }) => {
    const { task, hasResponseNorm } = settings
    const mean = net.within(hasResponseNorm ? "convnextv2" : "convnext", () => {
      const maps = convNextTrunk(net, net.input("pixel_values", [3, ...image]), { ...settings, names })
      return layerNorm(net, "layernorm", globalPool(net, "pooler", lastMap(maps)))
    })
    return task === "classifier" ? net.head(() => linear(net, "classifier", mean, classes ?? imageNetClasses)) : mean
  },
  configs: { convnext: (fields) => fromConfig(fields, false), convnextv2: (fields) => fromConfig(fields, true) },
})

function fromConfig(fields: Fields, hasResponseNorm: boolean): FromConfig<Settings> {
  const task = taskOf(fields)
  const settings: Settings = {
    depths: fields.has("depths") ? fields.numbers("depths") : small.depths,
    widths: fields.has("hidden_sizes") ? fields.numbers("hidden_sizes") : small.hidden_sizes,
    hasResponseNorm,
    task,
  }
  if (fields.count(["patch_size"], 4) !== 4) fields.wrong("patch_size", "count")
  return { settings, size: hubSize(fields, 224, task) }
}
