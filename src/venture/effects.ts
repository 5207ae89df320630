/**
 * Risks act on the quantities that they name. The quantity as planned moves to `<name>.planned`; under its own
 * name everyone finds it with the effects of all risks on it. A field of the file keeps its name for the founder:
 * only the formulas of the library see it changed.
 */
import { error, nearest, type Report } from "../diagnostics/index.ts"
import type { RoomQuantity } from "../engine/index.ts"
import type { Effect } from "../risk/index.ts"
import { type Field, slug } from "../shape/index.ts"

/** What the rooms made of a project: what is written, and what is computed. */
export type LoweredProject = { readonly fields: readonly Field[]; readonly rows: readonly RoomQuantity[] }

/** The rooms in which a short name is looked for: `revenue` is `business.revenue`. */
const roomsOfShortNames: readonly string[] = ["business", "serving", "team", "training", "tax", "risk", "plan"]

export function actOn(project: LoweredProject, effects: readonly Effect[], report: Report): LoweredProject {
  const byTarget = new Map<string, Effect[]>()
  for (const effect of effects) {
    const target = resolve(slug(effect.target), project)
    if (target === null) reportUnknown(effect, project, report)
    else if (isStock(target, project)) report(error("stock-target", effect.span, { name: effect.target }))
    else byTarget.set(target, [...(byTarget.get(target) ?? []), effect])
  }
  return [...byTarget].reduce((result, [target, acting]) => wrapped(result, target, acting), project)
}

/** The quantity of the project that a name means; null where it has none. */
export function resolve(target: string, { rows, fields }: LoweredProject): string | null {
  const names = new Set([...rows.map((row) => row.name), ...fields.map((field) => field.name)])
  return namesOf(target).find((name) => names.has(name)) ?? null
}

/** All that a short name may stand for. */
export function namesOf(target: string): readonly string[] {
  return [target, ...roomsOfShortNames.map((room) => `${room}.${target}`)]
}

/** What piles up cannot be multiplied in passing: the flow into it or out of it can. */
function isStock(target: string, { rows }: LoweredProject): boolean {
  return typeof rows.find(({ name }) => name === target)?.text === "object"
}

function reportUnknown(effect: Effect, { rows, fields }: LoweredProject, report: Report): void {
  const known = [...rows.map((row) => row.name), ...fields.map((field) => field.name)]
  const close = nearest(effect.target, known)
  report(error("unknown-target", effect.span, { name: effect.target, nearest: close }, close[0]))
}

function wrapped(project: LoweredProject, target: string, effects: readonly Effect[]): LoweredProject {
  const row = project.rows.find(({ name }) => name === target)
  if (row !== undefined) {
    const planned: RoomQuantity = { ...row, name: `${target}.planned`, meaning: "*.planned" }
    const { name, unit, meaning } = row
    const acting: RoomQuantity = { name, unit, meaning, text: affected(planned.name, effects), source: null }
    return { ...project, rows: project.rows.flatMap((other) => (other === row ? [planned, acting] : [other])) }
  }
  const field = project.fields.find(({ name }) => name === target)
  return field === undefined ? project : { ...project, rows: [...project.rows, fieldUnderRisk(field, effects)] }
}

/** In the library's own layer the name of the field means itself with the effects; the formula finds the field. */
function fieldUnderRisk(field: Field, effects: readonly Effect[]): RoomQuantity {
  return { name: field.name, unit: field.unit ?? "", text: affected(field.name, effects), meaning: field.meaning, source: null }
}

function affected(planned: string, effects: readonly Effect[]): string {
  const factors = effects.filter(({ kind }) => kind === "factor").map(({ name }) => ` * ${name}`)
  const additions = effects.filter(({ kind }) => kind !== "factor").map(({ name }) => ` + ${name}`)
  return `= ${planned}${factors.join("")}${additions.join("")}`
}
