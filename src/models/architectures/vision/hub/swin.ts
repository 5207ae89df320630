/** Swin in both versions from a Hugging Face config. */
import { architecture, type Family, type FromConfig } from "../../../architecture.ts"
import type { Fields } from "../../../fields.ts"
import { linear } from "../../../layers/linear.ts"
import { layerNorm } from "../../../layers/norm.ts"
import { poolTokens } from "../../../layers/pool.ts"
import { imageNetClasses } from "../classifier.ts"
import { type SwinNames, type SwinTrunk, swinTrunk } from "../swin-trunk.ts"
import { classifying, type HubTask, hubSize, hubVariant, taskOf, transformers } from "./hub-config.ts"

type Settings = Omit<SwinTrunk, "names"> & { readonly task: HubTask }

const names: SwinNames = {
  patch: { conv: "embeddings.patch_embeddings.projection", norm: "embeddings.norm" },
  block: (stage, index) => `encoder.layers.${stage}.blocks.${index}`,
  merging: (stage) => `encoder.layers.${stage}.downsample`,
  layers: ["intermediate.dense", "output.dense"],
}

const sizes = {
  tiny: { embed_dim: 96, depths: [2, 2, 6, 2], num_heads: [3, 6, 12, 24] },
  small: { embed_dim: 96, depths: [2, 2, 18, 2], num_heads: [3, 6, 12, 24] },
  base: { embed_dim: 128, depths: [2, 2, 18, 2], num_heads: [4, 8, 16, 32] },
  large: { embed_dim: 192, depths: [2, 2, 18, 2], num_heads: [6, 12, 24, 48] },
} as const

const first = (
  [
    ["tiny-patch4-window7-224", "tiny", 7, 224],
    ["small-patch4-window7-224", "small", 7, 224],
    ["base-patch4-window7-224", "base", 7, 224],
    ["base-patch4-window12-384", "base", 12, 384],
    ["large-patch4-window7-224", "large", 7, 224],
    ["large-patch4-window12-384", "large", 12, 384],
  ] as const
).map(([name, size, window_size, image_size]) =>
  hubVariant([`microsoft/swin-${name}`], classifying({ ...sizes[size], window_size, image_size }), (fields) =>
    fromConfig(fields, 1),
  ),
)

const second = (
  [
    ["tiny-patch4-window8-256", "tiny", 8, 256],
    ["tiny-patch4-window16-256", "tiny", 16, 256],
    ["small-patch4-window8-256", "small", 8, 256],
    ["base-patch4-window8-256", "base", 8, 256],
  ] as const
).map(([name, size, window_size, image_size]) => ({
  ...hubVariant([`microsoft/swinv2-${name}`], classifying({ ...sizes[size], window_size, image_size }), (fields) =>
    fromConfig(fields, 2),
  ),
  source: transformers("swinv2"),
}))

export const swinHub: Family = architecture<Settings>({
  family: "swin",
  title: "Swin transformer",
  library: "transformers",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224] },
  source: transformers("swin"),
  variants: [...first, ...second],
  lay: (net, settings, { image, classes }) => {
    const { task, version } = settings
    const mean = net.within(version === 1 ? "swin" : "swinv2", () => {
      const last = swinTrunk(net, net.input("pixel_values", [3, ...image]), { ...settings, names }).at(-1)
      if (last === undefined) throw new Error("internal: a trunk without stages")
      return poolTokens(net, "pooler", layerNorm(net, "layernorm", last.x), "mean of the tokens")
    })
    return task === "classifier" ? net.head(() => linear(net, "classifier", mean, classes ?? imageNetClasses)) : mean
  },
  configs: { swin: (fields) => fromConfig(fields, 1), swinv2: (fields) => fromConfig(fields, 2) },
})

function fromConfig(fields: Fields, version: 1 | 2): FromConfig<Settings> {
  const patch = fields.count(["patch_size"], 4)
  const window = fields.count(["window_size"], 7)
  const listed = (name: string, usual: readonly number[]): readonly number[] => (fields.has(name) ? fields.numbers(name) : usual)
  const task = taskOf(fields)
  const settings: Settings = {
    width: fields.count(["embed_dim"], 96),
    depths: listed("depths", sizes.tiny.depths),
    heads: listed("num_heads", sizes.tiny.num_heads),
    patch: [patch, patch],
    window: [window, window],
    version,
    shrinks: true,
    hasNoKeyBias: version === 2,
    ratio: fields.optional("mlp_ratio") ?? 4,
    task,
  }
  return { settings, size: hubSize(fields, 224, task) }
}
