/** Whether what tasks need is there: roles that nobody has, pools that do not exist, more than there will ever be. */
import { error, nearest, warning } from "../diagnostics/index.ts"
import { slug } from "../shape/index.ts"
import { isSame, printDimension, type Value } from "../units/index.ts"
import type { ScheduleGiven, Supply } from "./given.ts"
import type { Need } from "./section.ts"
import type { Task } from "./tasks.ts"

/** Errors: wrong-unit, unknown-role, unknown-pool. Warning: need-exceeds. */
export function checkNeeds(tasks: readonly Task[], given: ScheduleGiven): void {
  for (const task of tasks) for (const need of task.entry.needs) checkNeed(task, need, given)
}

function checkNeed(task: Task, { key, keySpan, value: field }: Need, given: ScheduleGiven): void {
  const { report } = given
  const wanted = figureOf(field.value)
  const isGpu = wanted !== null && isSame(wanted.dimension, { GPU: 1 })
  if (wanted !== null && !isGpu && !isSame(wanted.dimension, { person: 1 })) {
    report(error("wrong-unit", field.span, { expected: "person", got: printDimension(wanted.dimension), what: key }))
    return
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
  } else if (wanted !== null && isMore(wanted.figure, found)) {
    report(
      warning("need-exceeds", field.span, { task: task.label, name: found.name, wanted: wanted.figure, most: found.most ?? 0 }),
    )
  }
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
