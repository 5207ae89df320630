/** Other models of the catalogue in the place of a project's base: the nearest in size first. */
import { licenceOf } from "../../../data/index.ts"
import { findModel, isUnknownModel, listModels, type Model, parameters } from "../../../models/index.ts"
import type { Bench } from "../bench.ts"
import { type Candidate, edit } from "../change.ts"

/** Of those that come first, so many are tried. */
const most = 4

/** Up to so many parameters as there is room for, the largest first. */
export function smallerModels(bench: Bench, parametersAtMost: number): readonly Candidate[] {
  return others(bench, (size) => size <= parametersAtMost).slice(0, most)
}

/** Of like size, under a licence that allows a product. */
export function licensedModels(bench: Bench): readonly Candidate[] {
  const isAllowed = ({ id }: Model): boolean => licenceOf(id)?.commercial === "yes"
  return others(bench, () => true, isAllowed).slice(0, most)
}

function others(
  { project }: Bench,
  isSize: (parameters: number) => boolean,
  isMeant: (model: Model) => boolean = () => true,
): readonly Candidate[] {
  const { basis, label } = project
  const own = basis?.isBase === true && basis.model !== null ? findModel(basis.model) : null
  if (own === null || isUnknownModel(own)) return []
  const size = parameters(own.config).total
  return listModels()
    .filter((model) => model.id !== own.id && model.config.role === own.config.role && model.entry.confidence !== "assumption")
    .filter((model) => isPublished(model) && isMeant(model))
    .map((model) => ({ model, parameters: parameters(model.config).total }))
    .filter(({ parameters: count }) => isSize(count))
    .map(({ model, parameters: count }) => ({ model, distance: Math.abs(Math.log(count / size)) }))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ model, distance }) => edit("model", ["projects", label, "model", "base"], { from: own.id, to: model.id }, distance))
}

/** Weights that can be had: some of the catalogue are known by their papers alone. */
function isPublished({ id }: Model): boolean {
  return licenceOf(id) !== null && licenceOf(id)?.commercial !== "no"
}
