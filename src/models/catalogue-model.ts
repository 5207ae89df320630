/** Any model of the catalogue by its name, with its facts: for who describes a venture and not a network. */
import { isUnknown, type Unknown } from "../data/index.ts"
import { findNamed } from "./catalogue/find-buildable.ts"
import { factsOf, type ModelFacts } from "./facts.ts"

export type CatalogueModel = {
  readonly name: string
  /** The request named a size only, and this is the catalogue's nearest. */
  readonly isNominal: boolean
  readonly facts: ModelFacts
  /** Longest sequence that it names; null of all but plain transformers. [token] */
  readonly context: number | null
}

/** Else the nearest five names. */
export function catalogueModel(spec: string): CatalogueModel | Unknown {
  const found = findNamed(spec)
  if (isUnknown(found)) return found
  const { model, isNominal } = found
  return { name: model.names[0] ?? spec, isNominal, facts: factsOf(model), context: model.config?.context ?? null }
}
