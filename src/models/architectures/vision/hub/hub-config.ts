/** What configs of vision models on the Hugging Face hub have in common: labels, the size of the image, the task that stands in their class. */
import type { TrustedSource } from "../../../../data/index.ts"
import type { FromConfig, Size, Variant } from "../../../architecture.ts"
import { type Fields, readFields } from "../../../fields.ts"

/** What stands behind the trunk. */
export type HubTask = "classifier" | "teacher" | "pooler" | "none"

/** A config without a class that names its task is of the trunk alone, unless it tells labels apart. */
export function taskOf(fields: Fields): HubTask {
  const [made = ""] = fields.texts("architectures")
  if (/WithTeacher$/.test(made)) return "teacher"
  if (/ImageClassification/.test(made) || (made === "" && labelsGiven(fields) !== null)) return "classifier"
  return /Model$/.test(made) ? "pooler" : "none"
}

/** Two where the config tells none, as in transformers. */
export function labelsOf(fields: Fields): number {
  return labelsGiven(fields) ?? 2
}

function labelsGiven(fields: Fields): number | null {
  const named = fields.length("id2label", 0)
  return fields.optional("num_labels") ?? (named > 0 ? named : null)
}

/** The size that the model is laid in: its image and, where it tells classes apart, their number. */
export function hubSize(fields: Fields, usual: number, task: HubTask): Partial<Size> {
  const side = fields.count(["image_size"], usual)
  return { image: [side, side], classes: task === "classifier" || task === "teacher" ? labelsOf(fields) : null }
}

export type HubJson = Readonly<Record<string, unknown>>

/** A published model by its config, read as a given one is. */
export function hubVariant<Settings>(
  names: readonly string[],
  json: HubJson,
  read: (fields: Fields) => FromConfig<Settings>,
): Variant<Settings> {
  const fields = readFields(json)
  const made = read(fields)
  if (fields.problems.length > 0) throw new Error(`internal: ${JSON.stringify(fields.problems)}`)
  return { names, ...made }
}

/** Of a model whose fields are the defaults of its configuration class but for those that are written. */
export function transformers(folder: string): TrustedSource {
  return {
    title: `Hugging Face transformers, models/${folder}: configuration and modelling files; configs as published on the hub`,
    where: `huggingface/transformers:src/transformers/models/${folder}`,
    date: "2025-09",
    confidence: "published",
  }
}

const imageNet = { architectures: ["…ForImageClassification"], num_labels: 1000 } as const

/** Fields of a classifier of ImageNet's thousand classes. */
export function classifying(json: HubJson): HubJson {
  return { ...imageNet, ...json }
}
