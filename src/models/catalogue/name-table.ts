/**
 * Every model by its names, language models and described families in one table. Case and separators do not count, but for one
 * between two digits: `regnet_y_1_6gf` is not `regnet_y_16gf`. A model is made when it is first asked for.
 */
import { type ModelEntry, modelEntries, sourceOf } from "../../data/index.ts"
import type { Buildable, Library } from "../architecture.ts"
import { allFamilies } from "../architectures/all.ts"
import { shortName, withoutTuning } from "../names.ts"
import { transformerModel } from "./from-config.ts"
import { modelOf } from "./language-models.ts"

export type Named = {
  readonly library: Library
  /** Of a language model, what the data hold of it; null of a described family. */
  readonly entry: ModelEntry | null
  readonly model: () => Buildable
}

let table: ReadonlyMap<string, readonly Named[]> | null = null

/** Those that go by this name, the one that it means most first. */
export function named(name: string): readonly Named[] {
  table ??= tableOf()
  return table.get(nameKey(name)) ?? []
}

/** A name of its own comes before one that leaves something out, and that before what others call it. */
function tableOf(): ReadonlyMap<string, readonly Named[]> {
  const made = new Map<string, Named[]>()
  const enter = (name: string, one: Named): void => {
    const others = made.get(nameKey(name)) ?? []
    if (!others.includes(one)) made.set(nameKey(name), [...others, one])
  }
  // Of two versions that are called alike the later one is meant.
  const language = modelEntries.map((entry) => ({ entry, one: languageModel(entry) })).toReversed()
  for (const { entry, one } of language) enter(entry.id, one)
  for (const { entry, one } of language) enter(shortName(entry.id), one)
  for (const { entry, one } of language) enter(withoutTuning(shortName(entry.id)), one)
  for (const { entry, one } of language) for (const alias of entry.aliases) enter(alias, one)
  for (const { models } of allFamilies)
    for (const model of models) {
      const one: Named = { library: model.library, entry: null, model: () => model }
      for (const name of model.names) enter(name, one)
    }
  // Those of a hub go without their owner where nothing else has the name.
  for (const { models } of allFamilies)
    for (const model of models)
      for (const name of model.names.filter(isOfHub))
        if (!made.has(nameKey(shortName(name))))
          enter(shortName(name), { library: model.library, entry: null, model: () => model })
  return made
}

/** `facebook/detr-resnet-50`; `DiT-XL/2` and `CLIP ViT-L/14` have a size behind the stroke. */
function isOfHub(name: string): boolean {
  return /^[\w.-]+\/(?!\d+\b)[\w.-]+$/u.test(name)
}

function languageModel(entry: ModelEntry): Named {
  let made: Buildable | null = null
  const model = (): Buildable => {
    made ??= transformerModel([entry.id, ...entry.aliases], modelOf(entry).config, sourceOf(entry))
    return made
  }
  return { library: "transformers", entry, model }
}

/** `ResNet_50`, `resnet-50` and `resnet50` are one name. */
export function nameKey(name: string): string {
  const plain = name.normalize("NFKC").toLowerCase().trim()
  return plain.replace(/(\d)[\s_\-.](?=\d)/g, "$1.").replace(/[\s_\-/:()]+/g, "")
}
