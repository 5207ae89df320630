/**
 * How a family of models is described: once, in a file of its own below architectures/, with its variants. The catalogue
 * finds the file by itself (tools/architectures.ts lists them), so that a new one changes nothing elsewhere.
 */
import type { TrustedSource } from "../data/index.ts"
import type { ModelConfig } from "./config.ts"
import type { Fields } from "./fields.ts"
import type { LayerGraph } from "./graph/layer-graph.ts"
import { layGraph, type Net, type Tensor } from "./graph/net.ts"

export const tasks = [
  "language model",
  "translation",
  "text classification",
  "image classification",
  "detection",
  "segmentation",
  "image generation",
  "video generation",
  "video classification",
  "speech recognition",
  "vision-language",
  "recommendation",
  "credit scoring",
  "risk management",
  "control",
] as const
export type Task = (typeof tasks)[number]

/** What one sample is, and what figures are told for. */
export type Unit = "token" | "image" | "sample"

/** The sizes that are not the model's own: what a sample holds, and how many classes are told apart. */
export type Size = {
  /** Tokens of a sequence; of speech and time series their steps. */
  readonly sequence: number
  /** Height and width. */
  readonly image: readonly [number, number]
  readonly frames: number
  /** Null where the model has its own number, or no classes. */
  readonly classes: number | null
}

/** One built model of a family. */
export type Variant<Settings> = {
  /** Its name first, as its library or paper has it; then others for the same. */
  readonly names: readonly string[]
  readonly settings: Settings
  /** Where it differs from the family's. */
  readonly size?: Partial<Size>
  readonly source?: TrustedSource
  readonly tasks?: readonly Task[]
  /** The name of the variant that is trained in its place, where this one is made for use: its norms are fused into convolutions. */
  readonly trainedAs?: string
}

/** Whose names these are: two libraries may build different models under one name. `own` are layers of the user. */
export type Library = "torchvision" | "timm" | "ultralytics" | "transformers" | "diffusers" | "paper" | "own"

export type Architecture<Settings> = {
  /** One word for the family, such as `resnet`. */
  readonly family: string
  readonly title: string
  readonly library: Library
  readonly tasks: readonly Task[]
  readonly per: Unit
  /** What a sample of it usually holds. */
  readonly size: Partial<Size>
  /** Where its layers and its variants are described. */
  readonly source: TrustedSource
  readonly variants: readonly Variant<Settings>[]
  /** Lays the layers in the order of the forward pass and returns what comes out. */
  readonly lay: (net: Net, settings: Settings, size: Size) => Tensor | readonly Tensor[]
  /** The `model_type`s of a Hugging Face `config.json` that it is built from, and how. */
  readonly configs?: Readonly<Record<string, (fields: Fields) => FromConfig<Settings>>>
}

export type FromConfig<Settings> = {
  readonly settings: Settings
  readonly size?: Partial<Size>
  readonly tasks?: readonly Task[]
}

/** A model that can be laid in any size. */
export type Buildable = {
  readonly names: readonly string[]
  readonly family: string
  readonly title: string
  readonly library: Library
  readonly tasks: readonly Task[]
  readonly per: Unit
  readonly usual: Size
  readonly source: TrustedSource
  /** What a plain transformer is laid from, each block once where sums suffice; null of all others. */
  readonly config: ModelConfig | null
  /** The form that is trained in its place, where this one is made for use, fused; null where it is trained as it is. */
  readonly trained: Buildable | null
  /** Errors: ShapeMistake where the size does not suit the model. */
  readonly lay: (size: Size) => LayerGraph
}

export type Family = {
  readonly family: string
  readonly models: readonly Buildable[]
  /** A model from the fields of a config of this `model_type`; what is missing is gathered in `fields.problems`. */
  readonly configs: ReadonlyMap<string, (fields: Fields, name: string, source: TrustedSource) => Buildable>
}

/** What stands where neither family nor model says anything else. */
export const plainSize: Size = { sequence: 512, image: [224, 224], frames: 16, classes: null }

/** Closes a description over the type of its settings. */
export function architecture<Settings>(given: Architecture<Settings>): Family {
  const { family, title, library, per, source, lay } = given
  const build = ({ names, settings, ...own }: Variant<Settings>): Buildable => ({
    names,
    family,
    title,
    library,
    tasks: own.tasks ?? given.tasks,
    per,
    usual: { ...plainSize, ...given.size, ...own.size },
    source: own.source ?? source,
    config: null,
    trained: null,
    lay: (size) => layGraph((net) => lay(net, settings, size)),
  })
  const configs = Object.entries(given.configs ?? {}).map(([type, read]) => {
    const make = (fields: Fields, name: string, from: TrustedSource): Buildable =>
      build({ names: [name], source: from, ...read(fields) })
    return [type, make] as const
  })
  const models = given.variants.map(build)
  return {
    family,
    models: models.map((model, k) => withTrained(model, given.variants[k]?.trainedAs, models)),
    configs: new Map(configs),
  }
}

function withTrained(model: Buildable, name: string | undefined, models: readonly Buildable[]): Buildable {
  if (name === undefined) return model
  const trained = models.find(({ names }) => names.includes(name))
  if (trained === undefined) throw new Error(`internal: no variant ${name}`)
  return { ...model, trained }
}
