/**
 * Finds any model of the catalogue by its name. Case and separators do not count, but for one between two digits: `regnet_y_1_6gf` is
 * not `regnet_y_16gf`. Where libraries build different models under one name, `timm/inception_v3` says which.
 */
import type { Unknown } from "../../data/index.ts"
import { sourceOf } from "../../data/index.ts"
import { closest } from "../../diagnostics/index.ts"
import type { Buildable, Library } from "../architecture.ts"
import { findModel, isUnknownModel } from "../catalogue.ts"
import { spellings } from "../names.ts"
import { allModels } from "./all-models.ts"
import { transformerModel } from "./from-config.ts"

/** Whose model a bare name means where several have one of that name. */
const order: readonly Library[] = ["transformers", "torchvision", "ultralytics", "diffusers", "timm", "paper"]

/** Named by its library, its hub, its paper; or a size alone (`decoder 7B`); else the five nearest names, however far. */
export function findBuildable(spec: string): Buildable | Unknown {
  const { library, name } = qualified(spec.trim())
  for (const spelling of [name, ...spellings(name), withoutTag(name)]) {
    const found = preferred(byName().get(nameKey(spelling)) ?? [], library)
    if (found !== undefined) return found
  }
  const transformer = library === null || library === "transformers" ? findModel(name) : null
  if (transformer !== null && !isUnknownModel(transformer))
    return transformerModel([transformer.id], transformer.config, sourceOf(transformer.entry))
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

/** timm names the weights behind a point: `resnet50.a1_in1k`. */
function withoutTag(name: string): string {
  return name.replace(/\.[a-z][\w.]*$/i, "")
}

function preferred(models: readonly Buildable[], library: Library | null): Buildable | undefined {
  if (library !== null) return models.find((model) => model.library === library)
  return order.flatMap((one) => models.filter((model) => model.library === one))[0]
}

let names: ReadonlyMap<string, readonly Buildable[]> | null = null

function byName(): ReadonlyMap<string, readonly Buildable[]> {
  if (names !== null) return names
  const made = new Map<string, Buildable[]>()
  for (const model of allModels())
    for (const key of new Set(model.names.map(nameKey))) made.set(key, [...(made.get(key) ?? []), model])
  names = made
  return names
}

/** `ResNet_50`, `resnet-50` and `resnet50` are one name. */
export function nameKey(name: string): string {
  const plain = name.normalize("NFKC").toLowerCase().trim()
  return plain.replace(/(\d)[\s_\-.](?=\d)/g, "$1.").replace(/[\s_\-/:()]+/g, "")
}
