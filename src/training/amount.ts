/** How much training reads: tokens of a language model, samples of any other; written, or the sizes of the data sets that the model names. */
import { error, nearest } from "../diagnostics/index.ts"
import type { Row } from "../engine/index.ts"
import type { OwnModel } from "../models/index.ts"
import { type Placed, slug } from "../shape/index.ts"
import type { DataSet, TrainingGiven } from "./given.ts"
import type { TrainingSection } from "./section.ts"

type Named = { readonly set: DataSet; readonly name: Placed }

/**
 * The row `tokens` or `samples`, where it is not written; names are looked up also where it is.
 * Errors: unknown-data, training-without-tokens, training-without-samples, training-data-unit, training-tokens-for-samples, training-needs-per-sample.
 */
export function amountRows(
  section: TrainingSection | null,
  model: OwnModel,
  given: TrainingGiven,
): Readonly<Record<string, Row>> {
  const found = foundSets(given)
  return model.facts.per === "token" ? tokenRows(section, found, given) : sampleRows(section, model, found, given)
}

/** The data sets that the model names, as far as there are such. */
export function namedSets(data: readonly Placed[], dataSets: readonly DataSet[]): readonly DataSet[] {
  const names = new Set(data.map(({ text }) => slug(text)))
  return dataSets.filter(({ name }) => names.has(slug(name)))
}

function foundSets(given: TrainingGiven): readonly Named[] {
  return given.data.flatMap((name) => {
    const set = given.dataSets.find((each) => slug(each.name) === slug(name.text))
    if (set !== undefined) return [{ set, name }]
    const known = given.dataSets.map((each) => each.name)
    const close = nearest(name.text, known)
    given.report(error("unknown-data", name.span, { name: name.text, nearest: close, known }, close[0]))
    return []
  })
}

function tokenRows(
  section: TrainingSection | null,
  found: readonly Named[],
  given: TrainingGiven,
): Readonly<Record<string, Row>> {
  if (section !== null && section.tokens !== null) return {}
  if (section !== null && section.samples !== null) {
    if (section.per_sample === null) given.report(error("training-needs-per-sample", section.samples.span))
    return { tokens: ["token", section.per_sample === null ? "0 token" : "= training.samples * training.per_sample"] }
  }
  if (given.data.length === 0) given.report(error("training-without-tokens", given.span))
  const sizes = found.flatMap(({ set, name }) => tokensText(set, name, section, given))
  return { tokens: ["token", sizes.length === 0 ? "0 token" : `= ${sizes.join(" + ")}`] }
}

function tokensText(
  { name: own, countedIn }: DataSet,
  name: Placed,
  section: TrainingSection | null,
  given: TrainingGiven,
): readonly string[] {
  const size = `resources.data.${slug(own)}.size`
  if (countedIn === "token") return [size]
  if (countedIn === "sample" && section !== null && section.per_sample !== null) return [`${size} * training.per_sample`]
  given.report(error("training-data-unit", name.span, { name: name.text, unit: countedIn, wanted: "token" }))
  return []
}

/** A model that takes whole samples has no use for tokens. */
function sampleRows(
  section: TrainingSection | null,
  model: OwnModel,
  found: readonly Named[],
  given: TrainingGiven,
): Readonly<Record<string, Row>> {
  for (const key of ["tokens", "per_sample"] as const) {
    const field = section?.[key] ?? null
    if (field !== null) given.report(error("training-tokens-for-samples", field.span, { name: model.name, key }))
  }
  if (section !== null && section.samples !== null) return {}
  if (given.data.length === 0 && section?.tokens == null)
    given.report(error("training-without-samples", given.span, { name: model.name }))
  const sizes = found.flatMap(({ set, name }) => {
    if (set.countedIn === "sample") return [`resources.data.${slug(set.name)}.size`]
    given.report(error("training-data-unit", name.span, { name: name.text, unit: set.countedIn, wanted: "sample" }))
    return []
  })
  return { samples: ["sample", sizes.length === 0 ? "0 sample" : `= ${sizes.join(" + ")}`] }
}
