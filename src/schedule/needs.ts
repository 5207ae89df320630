/** Where what tasks need is taken from: who or what is missing is told here. */
import { error, nearest, warning } from "../diagnostics/index.ts"
import { type Field, slug } from "../shape/index.ts"
import { isSame, printDimension, type Value } from "../units/index.ts"
import type { ScheduleGiven, Supply } from "./given.ts"
import type { Need } from "./section.ts"
import type { Task } from "./tasks.ts"

/** A need and what it is taken from. */
export type Found = { readonly key: string; readonly field: Field; readonly supply: Supply; readonly isPool: boolean }

/** What is wrong is reported and left out. Errors: wrong-unit, unknown-role, unknown-pool. Warning: need-exceeds. */
export function needsOf(task: Task, given: ScheduleGiven): readonly Found[] {
  return task.entry.needs.flatMap((need) => foundNeed(task, need, given))
}

function foundNeed(task: Task, { key, keySpan, value: field }: Need, given: ScheduleGiven): Found[] {
  const { report } = given
  const wanted = figureOf(field.value)
  const isGpu = wanted !== null && isSame(wanted.dimension, { GPU: 1 })
  if (wanted !== null && !isGpu && !isSame(wanted.dimension, { person: 1 })) {
    report(error("wrong-unit", field.span, { expected: "person", got: printDimension(wanted.dimension), what: key }))
    return []
  }
  // A formula does not say here what it counts.
  const known = wanted === null ? [...given.roles, ...given.pools] : isGpu ? given.pools : given.roles
  const found = known.find((supply) => keyOf(supply.name) === keyOf(key))
  if (found === undefined) {
    const names = known.map((supply) => supply.name)
    const close = nearest(key, names)
    const params = isGpu
      ? { name: key, nearest: close, pools: names }
      : { name: key, task: task.label, nearest: close, known: names }
    report(error(isGpu ? "unknown-pool" : "unknown-role", keySpan, params, close[0]))
    return []
  }
  if (wanted !== null && isMore(wanted.figure, found)) {
    const params = { task: task.label, name: found.name, wanted: wanted.figure, most: found.most ?? 0 }
    report(warning("need-exceeds", field.span, params))
  }
  return [{ key, field, supply: found, isPool: given.pools.includes(found) }]
}

function isMore(wanted: number, { most }: Supply): boolean {
  return most !== null && wanted > most
}

/** In base units: the least that may be wanted where it varies; null for a formula or what could not be read. */
function figureOf(value: Value | null): { readonly figure: number; readonly dimension: Readonly<Record<string, number>> } | null {
  if (value?.kind === "constant") return { figure: value.magnitude * value.unit.factor, dimension: value.unit.dimension }
  if (value?.kind === "random") return { figure: 0, dimension: value.unit.dimension }
  if (value?.kind !== "decision") return null
  const { options, unit } = value
  const least = options.kind === "list" ? Math.min(...options.values) : options.low
  return { figure: least * unit.factor, dimension: unit.dimension }
}

function keyOf(name: string): string {
  return slug(name).toLowerCase()
}
