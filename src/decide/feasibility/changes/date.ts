/** It comes too late: more GPUs or people, or a later date. */

import { atEnd } from "../../batches.ts"
import { ofProject } from "../../find-quantity.ts"
import { quantiles } from "../../quantiles.ts"
import { raisedAt, trainingCounts } from "../amounts.ts"
import { type Bench, columnOf } from "../bench.ts"
import { type Candidate, edit, type Tried, tried } from "../change.ts"
import { limitsFor } from "../limits.ts"

const limit = "date"
/** Nobody plans a product for a later month: ten years. */
const mostMonths = 120

export function dateChanges(bench: Bench): Tried[] {
  return [...moreOfIt(bench), ...later(bench)]
}

function moreOfIt(bench: Bench): Tried[] {
  const own = trainingCounts(bench).map((path) => ({ kind: "gpus" as const, path }))
  const counted = bench.venture.resources.flatMap(({ kind, path }) =>
    kind === "gpus" || kind === "people" ? [{ kind, path }] : [],
  )
  return [...own, ...counted].flatMap(({ kind, path }) => raisedAt(limit, bench, path, { kind, isWhole: true }))
}

/** The first month by which it comes as surely as is asked for: in the constraint that asks, else as the horizon. */
function later(bench: Bench): Tried[] {
  const { venture, project, sampler } = bench
  const launch = ofProject(venture, project.name, "launch")
  const dated = limitsFor("date", bench).filter(({ quantity }) => quantity.path === launch?.path)
  const [first] = dated
  if (launch === null || first === undefined) return []
  const { constraint } = first
  const [month = Number.POSITIVE_INFINITY] = quantiles(atEnd(columnOf(bench, launch), sampler.plan.samples), [
    constraint.probability,
  ])
  // Two months of room, since the quantile lies between two draws.
  return [1, 2]
    .flatMap((more) => {
      const to = Math.floor(month) + more
      if (to > mostMonths || dated.length > 1) return []
      return tried(limit, bench, laterBy(bench, first, to)) ?? []
    })
    .slice(0, 1)
}

function laterBy({ venture }: Bench, { constraint }: ReturnType<typeof limitsFor>[number], to: number): Candidate {
  const months = constraint.value
  const more = { value: to - months, unit: "month" }
  const distance = Math.log(to / Math.max(1, months))
  if (constraint.text === "") {
    const text = `${to} months`
    const change = { kind: "set", path: "horizon", text } as const
    return { kind: "horizon", change, path: "horizon", from: `${venture.header.months} months`, to: text, more, distance }
  }
  const place = ["constraints", venture.constraints.findIndex(({ text }) => text === constraint.text)]
  const sure = /\s+with\s+.*$/u.exec(constraint.text)?.[0] ?? ""
  const text = `${constraint.quantity} ${constraint.comparison} month ${to}${sure}`
  return { ...edit("deadline", place, { from: constraint.text, to: text }, distance), more }
}
