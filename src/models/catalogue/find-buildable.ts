/** Finds any model of the catalogue by its name. Where libraries build different models under one name, `timm/inception_v3` says which. */
import type { Unknown } from "../../data/index.ts"
import { isUnknown, sourceOf } from "../../data/index.ts"
import { closest } from "../../diagnostics/index.ts"
import type { Buildable, Library } from "../architecture.ts"
import { findModel, isUnknownModel } from "../catalogue.ts"
import { spellings } from "../names.ts"
import { allModels } from "./all-models.ts"
import { transformerModel } from "./from-config.ts"
import { type Named, named } from "./name-table.ts"

export type Found = {
  readonly model: Buildable
  /** The request named a size only, and this is the catalogue's nearest. */
  readonly isNominal: boolean
}

/** Whose model a bare name means where several have one of that name. */
const order: readonly Library[] = ["transformers", "torchvision", "ultralytics", "diffusers", "timm", "paper"]

/** Named by its library, its hub, its paper; or a size alone (`decoder 7B`); else the five nearest names, however far. */
export function findBuildable(spec: string): Buildable | Unknown {
  const found = findNamed(spec)
  return isUnknown(found) ? found : found.model
}

export function findNamed(spec: string): Found | Unknown {
  const { library, name } = qualified(spec.trim())
  for (const spelling of [name, ...spellings(name), withoutTag(name)]) {
    const one = preferred(named(spelling), library) ?? (library === "timm" ? alike(spelling) : undefined)
    if (one !== undefined) return { model: one.model(), isNominal: false }
  }
  // What is left of language models: a size, or one cut to its first layers.
  const other = library === null || library === "transformers" ? findModel(name) : null
  if (other !== null && !isUnknownModel(other)) {
    const { id, config, entry, isNominal } = other
    return { model: transformerModel([id], config, sourceOf(entry)), isNominal }
  }
  const known = allModels().filter((model) => library === null || model.library === library)
  return {
    nearest: closest(
      name,
      known.flatMap(({ names }) => names.slice(0, 1)),
      5,
    ),
  }
}

function qualified(spec: string): { readonly library: Library | null; readonly name: string } {
  const [first = "", ...rest] = spec.split("/")
  const library = order.find((one) => one === first.toLowerCase())
  return library === undefined || rest.length === 0 ? { library: null, name: spec } : { library, name: rest.join("/") }
}

const alikeNames = /^(?:(?:wide_)?res(?:net|next)\d+\w*|vgg\d+(?:_bn)?|densenet\d+|convnext_(?:tiny|small|base|large))$/i

/** Nets that timm builds as torchvision does and names so too stand under torchvision alone; the answer says so. */
function alike(name: string): Named | undefined {
  return alikeNames.test(name) ? named(name).find((model) => model.library === "torchvision") : undefined
}

/** timm names the weights behind a point: `resnet50.a1_in1k`. */
function withoutTag(name: string): string {
  return name.replace(/\.[a-z][\w.]*$/i, "")
}

function preferred(models: readonly Named[], library: Library | null): Named | undefined {
  if (library !== null) return models.find((model) => model.library === library)
  return order.flatMap((one) => models.filter((model) => model.library === one))[0]
}
