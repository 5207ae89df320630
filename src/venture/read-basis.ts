/** Reads what a project is built on from its sections. */
import { findModel, isUnknownModel, nameInCatalogue } from "../models/index.ts"
import { slug } from "../shape/index.ts"
import type { Basis } from "./basis.ts"
import type { ProjectFile, VentureFile } from "./read.ts"

export function basisOf({ sections }: ProjectFile, { resources }: VentureFile): Basis {
  const { model, training, serving, revenue } = sections
  const named = model?.base ?? model?.config ?? model?.architecture ?? null
  const api = model?.api ?? null
  const data = (model?.data ?? []).flatMap((each) => (each === null ? [] : [each.text]))
  const isTuned = training !== null || data.length > 0
  return {
    kind: named !== null ? "own" : api !== null ? "rented" : null,
    model: named !== null ? catalogueName(named.text) : (api?.text ?? null),
    isBase: model?.base != null,
    method: named === null ? null : (model?.method ?? (isTuned ? "full" : "none")),
    precision: serving?.precision ?? null,
    servingGpu: serving?.gpu?.text ?? null,
    pools: resources.pools.map(({ gpu }) => gpu.id),
    data: data.flatMap((label) => {
      const name = slug(label)
      const at = resources.dataSets.findIndex((set) => slug(set.name) === name)
      return at < 0 ? [] : [{ name, label, licence: resources.licences.get(name) ?? null, at }]
    }),
    lines: revenue.flatMap(({ name }) => (typeof name === "string" ? [name] : [])),
  }
}

/** Language models go by their id on the hub, all others by their first name. */
function catalogueName(text: string): string {
  const found = findModel(text)
  return isUnknownModel(found) ? (nameInCatalogue(text) ?? text) : found.id
}
