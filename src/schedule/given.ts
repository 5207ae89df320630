/** What schedule is told by whoever joins the rooms. */
import type { Report } from "../diagnostics/index.ts"
import type { Field } from "../shape/index.ts"

/** A part of a supply that comes and goes as one: people of the resources, a hire, the GPUs of a pool. */
export type Group = {
  readonly count: Field
  /** Share of full time; null: all of it. */
  readonly part: Field | null
  /** Formulas of the months in which it comes and goes; null: there from the beginning, there for good. */
  readonly begin: string | null
  readonly until: string | null
  /** Tasks (or `launch`) that must have ended before it comes, as in paths. */
  readonly waitsFor: readonly string[]
}

/** A role or a pool of GPUs; `most` in base units, null where no number tells. */
export type Supply = { readonly name: string; readonly most: number | null; readonly groups: readonly Group[] }

export type ScheduleGiven = {
  readonly report: Report
  /** Formula of the training planner's estimate: `training.duration`. */
  readonly training: string
  /** Roles that the venture has or will hire. */
  readonly roles: readonly Supply[]
  readonly pools: readonly Supply[]
}

/** The pools of the resources as supplies: `resources.gpus.<name>.count` is among the fields. */
export function poolSupplies(
  pools: readonly { readonly name: string; readonly count: number | null }[],
  fields: readonly Field[],
): readonly Supply[] {
  return pools.map(({ name, count }) => {
    const own = fields.filter((field) => field.name === `resources.gpus.${name}.count`)
    return {
      name,
      most: count,
      groups: own.map((field) => ({ count: field, part: null, begin: null, until: null, waitsFor: [] })),
    }
  })
}
