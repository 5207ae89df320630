/** Other models of the catalogue in the place of a project's base: those of its own series first, then of its family, the nearest in size first. */
import { licenceOf } from "../../../data/index.ts"
import { findModel, isUnknownModel, kinOf, listModels, type Model, parameters } from "../../../models/index.ts"
import type { Project, Remaking } from "../../../venture/index.ts"
import type { Bench } from "../bench.ts"
import { type Candidate, edit } from "../change.ts"

/** Of those that come first, so many are tried. */
const most = 4
/** A model below a twentieth of the size is another product. */
const leastShare = 1 / 20
/** One that is nearly as large is no smaller model. */
const mostShare = 0.8

/** Up to so many parameters as there is room for, the largest first. */
export function smallerModels(bench: Bench, parametersAtMost: number): readonly Candidate[] {
  return others(bench, (count, size) => count <= parametersAtMost && count >= leastShare * size).slice(0, most)
}

/** The next smaller one of the same family, of those that are had; null where there is none, or the file names no base. */
export function nextSmaller({ basis, label }: Project): Smaller | null {
  if (basis?.isBase !== true || basis.model === null) return null
  const { size, all } = rivalsOf(basis.model)
  const able = all.filter(({ kin, parameters: count }) => kin < 2 && count <= mostShare * size && count >= leastShare * size)
  const [next] = able.toSorted((a, b) => a.kin - b.kin || b.parameters - a.parameters)
  if (next === undefined) return null
  const change = { kind: "edit", place: ["projects", label, "model", "base"], text: next.id } as const
  return { change, from: basis.model, to: next.id, parameters: next.parameters, own: size }
}

/** `own`: parameters of the model as it is. */
export type Smaller = {
  readonly change: Remaking
  readonly from: string
  readonly to: string
  readonly parameters: number
  readonly own: number
}

/** Of like size, under a licence that allows a product. */
export function licensedModels(bench: Bench): readonly Candidate[] {
  return others(
    bench,
    () => true,
    (id) => licenceOf(id)?.commercial === "yes",
  )
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
}

/** `kin`: 0 of one series (Llama 3.1), 1 of one family, 2 of another. */
type Other = { readonly id: string; readonly parameters: number; readonly kin: 0 | 1 | 2 }

function others(
  { project: { basis, label } }: Bench,
  isSize: (parameters: number, own: number) => boolean,
  isMeant: (id: string) => boolean = () => true,
): readonly Candidate[] {
  if (basis?.isBase !== true || basis.model === null) return []
  const { size, all } = rivalsOf(basis.model)
  const from = basis.model
  return all
    .filter((one) => isMeant(one.id) && isSize(one.parameters, size))
    .map((one) => ({ ...one, distance: Math.abs(Math.log(one.parameters / size)) }))
    .toSorted((a, b) => a.kin - b.kin || a.distance - b.distance)
    .map(({ id, distance }) => edit("model", ["projects", label, "model", "base"], { from, to: id }, distance))
}

/** Language models stand for each other; of all others only those of the same family. */
function rivalsOf(base: string): { readonly size: number; readonly all: readonly Other[] } {
  const own = findModel(base)
  if (isUnknownModel(own)) {
    const { parameters: size, kin } = kinOf(base)
    return { size, all: kin.map((one) => ({ id: one.name, parameters: one.parameters, kin: 1 })) }
  }
  const all = listModels()
    .filter(({ id, config, entry }) => id !== own.id && config.role === own.config.role && entry.confidence !== "assumption")
    .filter(isPublished)
    .map((model): Other => ({ id: model.id, parameters: parameters(model.config).total, kin: kinship(model, own) }))
  return { size: parameters(own.config).total, all }
}

function kinship(other: Model, own: Model): Other["kin"] {
  if (seriesOf(other.id) === seriesOf(own.id)) return 0
  return other.config.family === own.config.family ? 1 : 2
}

/** What stands before the size: `meta-llama/Llama-3.1` of `meta-llama/Llama-3.1-70B`. */
function seriesOf(id: string): string {
  return id.replace(/[-_]?(?:\d+x)?\d+(?:[._]\d+)?[bm](?![a-z]).*$/iu, "").toLowerCase()
}

/** Weights that can be had: some of the catalogue are known by their papers alone. */
function isPublished({ id }: Model): boolean {
  return licenceOf(id) !== null && licenceOf(id)?.commercial !== "no"
}
