/** The layers of the model that a row of training means. */
import { findBuildable } from "../../src/models/catalogue/find-buildable.ts"
import { readBuildable } from "../../src/models/catalogue/from-config.ts"
import { ShapeMistake } from "../../src/models/graph/shape-mistake.ts"
import type { LayerGraph } from "../../src/models/index.ts"
import { foundModel } from "./found-model.ts"
import { maxTextModel } from "./maxtext-recipes.ts"
import type { Inputs } from "./row.ts"

export type TrainingGraph = { readonly graph: LayerGraph; readonly isLanguage: boolean }

const laid = new Map<string, TrainingGraph | string>()

/** Or a sentence that says what is missing. */
export function trainingGraph(inputs: Inputs, sequence: number): TrainingGraph | string {
  const key = JSON.stringify([inputs.model, inputs.architecture, inputs.image_size, sequence])
  const known = laid.get(key) ?? lay(inputs, sequence)
  laid.set(key, known)
  return known
}

function lay(inputs: Inputs, sequence: number): TrainingGraph | string {
  const found = foundModel(asked(inputs, sequence))
  if (typeof found === "string") return found
  const { model, size } = found
  try {
    return { graph: model.lay(size), isLanguage: model.per === "token" }
  } catch (mistake) {
    if (mistake instanceof ShapeMistake) return `the model cannot be laid in this size: ${mistake.path}`
    throw mistake
  }
}

const source = { title: "inputs of a row", where: "", date: "", confidence: "published" } as const

/** By its name, or by its sizes where they are given of a model that has no name. */
function asked(inputs: Inputs, sequence: number): Inputs {
  const name = String(inputs.model ?? "")
    .replace(/ v1\.5$/u, "")
    .replace(/^ResNet-/u, "resnet")
    .replace(/ pre-training$/u, "")
  const size = { seq_len: sequence, image_size: inputs.image_size }
  const billions = /^(\d+)B dense$/u.exec(name)?.[1]
  const own = billions === undefined ? null : maxTextModel(Number(billions))
  if (own !== null) return { ...own, ...size }
  const isKnown = !("nearest" in findBuildable(name)) && !/^GPT-like|^Llama-like/u.test(name)
  const sizes = inputs.architecture
  if (isKnown || typeof sizes !== "object" || sizes === null) return { model: likely(name), family: imageFamily(inputs), ...size }
  const read = readBuildable(plainDecoder({ ...sizes }, sequence), name, source)
  return read.kind === "model" ? { ...plainDecoder({ ...sizes }, sequence), ...size } : { model: name, ...size }
}

function imageFamily({ image_size: image, precision }: Inputs): string | undefined {
  return image === undefined ? undefined : /channels_last/u.test(String(precision)) ? "timm" : "torchvision"
}

function likely(name: string): string {
  return name === "Llama-like 7B" ? "Llama-2-7b" : name
}

/** Megatron's models of 2021: learnt places, biases, a feed-forward four times as wide. `about 250k` words are 250,880, as in BLOOM. */
function plainDecoder(sizes: Inputs, sequence: number): Inputs {
  return {
    model_type: "gpt2",
    ...{ n_embd: sizes.hidden_size, n_layer: sizes.num_layers, n_head: sizes.num_heads, n_inner: sizes.intermediate_size },
    ...{ vocab_size: typeof sizes.vocab_size === "number" ? sizes.vocab_size : 250880, n_positions: sequence },
  }
}
