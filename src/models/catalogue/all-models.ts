/** Every model that goes by a name: those of described families, and those of published configs. */
import { sourceOf } from "../../data/index.ts"
import type { Buildable } from "../architecture.ts"
import { allFamilies } from "../architectures/all.ts"
import { transformerModel } from "./from-config.ts"
import { listModels } from "./language-models.ts"

let all: readonly Buildable[] | null = null

/** In the order of libraries that `findBuildable` asks. */
export function allModels(): readonly Buildable[] {
  all ??= [
    ...listModels().map(({ id, entry, config }) => transformerModel([id, ...entry.aliases], config, sourceOf(entry))),
    ...allFamilies.flatMap(({ models }) => models),
  ]
  return all
}
