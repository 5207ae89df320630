/** RegNet from a Hugging Face config, which writes its stages out. */
import { architecture, type Family, type FromConfig } from "../../../architecture.ts"
import type { Fields } from "../../../fields.ts"
import { classifier } from "../classifier.ts"
import type { ConvNames } from "../conv-block.ts"
import { lastMap } from "../feature-maps.ts"
import { type RegNetNames, type StagedRegNet, stagedRegNet } from "../regnet-trunk.ts"
import { classifying, type HubTask, hubSize, hubVariant, taskOf, transformers } from "./hub-config.ts"

type Settings = Omit<StagedRegNet, "names"> & { readonly task: HubTask }

const names: RegNetNames = {
  stem: named("embedder.embedder"),
  block: (stage, index) => `encoder.stages.${stage - 1}.layers.${index - 1}`,
  inside: (step) => named(`layer.${{ a: "0", b: "1", c: "last" }[step]}`),
  around: named("shortcut"),
  squeeze: "layer.squeeze",
}

function named(name: string): ConvNames {
  return { conv: `${name}.convolution`, norm: `${name}.normalization`, activation: `${name}.activation` }
}

/** Widths, depths and the width of a group. */
const rows = [
  ["x-002", "x", [24, 56, 152, 368], [1, 1, 4, 7], 8],
  ["x-040", "x", [80, 240, 560, 1360], [2, 5, 14, 2], 40],
  ["y-002", "y", [24, 56, 152, 368], [1, 1, 4, 7], 8],
  ["y-040", "y", [128, 192, 512, 1088], [2, 6, 12, 2], 64],
  ["y-080", "y", [168, 448, 896, 2016], [2, 4, 10, 1], 56],
  ["y-320", "y", [232, 696, 1392, 3712], [2, 5, 12, 1], 232],
] as const

const variants = rows.map(([name, layer_type, hidden_sizes, depths, groups_width]) =>
  hubVariant([`facebook/regnet-${name}`], classifying({ layer_type, hidden_sizes, depths, groups_width }), fromConfig),
)

export const regnetHub: Family = architecture<Settings>({
  family: "regnet",
  title: "RegNet",
  library: "transformers",
  tasks: ["image classification"],
  per: "image",
  size: { image: [224, 224] },
  source: transformers("regnet"),
  variants,
  lay: (net, settings, { image, classes }) => {
    const input = net.input("pixel_values", [3, ...image])
    const last = lastMap(net.within("regnet", () => stagedRegNet(net, input, { ...settings, names })))
    return settings.task === "classifier" ? classifier(net, last, { classes, name: "classifier.1" }) : last
  },
  configs: { regnet: fromConfig },
})

function fromConfig(fields: Fields): FromConfig<Settings> {
  const task = taskOf(fields)
  const widths = fields.has("hidden_sizes") ? fields.numbers("hidden_sizes") : [128, 192, 512, 1088]
  const depths = fields.has("depths") ? fields.numbers("depths") : [2, 6, 12, 2]
  const groupWidth = fields.count(["groups_width"], 64)
  const settings: Settings = {
    stem: fields.count(["embedding_size"], 32),
    stages: widths.map((width, stage) => ({ width, depth: depths[stage] ?? 0, groupWidth })),
    hasSqueeze: fields.text("layer_type", "y") === "y",
    task,
  }
  if (!fields.flag("downsample_in_first_stage", true)) fields.wrong("downsample_in_first_stage", "boolean")
  return { settings, size: hubSize(fields, 224, task) }
}
