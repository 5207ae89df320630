/** What to know of a plan: of the draws, of what could not be kept or computed, of defaults stretched too far. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { lateServing } from "../cautions/late-serving.ts"
import { marketGaps } from "../cautions/market-gap.ts"
import { outsideData } from "../cautions/outside.ts"
import type { Chosen } from "../choose/choose.ts"
import { drawWarnings } from "../run/run-venture.ts"
import { type Ground, runOf } from "./ground.ts"

export function planWarnings(ground: Ground, unknown: readonly Diagnostic[]): Diagnostic[] {
  const { venture, runs, samplers } = ground
  const all = [...runs.keys()]
  return [
    ...drawWarnings(samplers.full),
    ...unmet(ground, all),
    ...unknown,
    ...belowFloor(ground, all),
    ...lateServing(venture, decisionsOf(all)),
    ...marketGaps(venture, decisionsOf(all)),
    ...outsideData(venture, { decisions: decisionsOf(all) }),
  ]
}

/** Constraints that no decisions of a project were found to keep. */
function unmet(ground: Ground, all: readonly Chosen[]): Diagnostic[] {
  return all.flatMap((one) => {
    const { label, constraints } = runOf(ground, one).answer
    return constraints.flatMap(({ text, isMet, probability }, k) => {
      const span = one.subject.limits[k]?.constraint.span ?? null
      return isMet ? [] : [warning("constraint-not-met", span, { project: label, constraint: text, probability })]
    })
  })
}

/** Risk aversion knows no negative amounts: what they were taken for is told. */
function belowFloor(ground: Ground, all: readonly Chosen[]): Diagnostic[] {
  const { floor } = ground.score
  if (!Number.isFinite(floor)) return []
  return all.flatMap((one) => {
    const { objective, answer } = runOf(ground, one)
    const samples = objective.reduce((sum, amount) => sum + (amount < 0 ? 1 : 0), 0)
    const { factor, unit, path } = one.subject.objective
    const shown = Number((floor / factor).toPrecision(3))
    const params = { project: answer.label, quantity: path, samples, of: objective.length, floor: shown, unit }
    return samples === 0 ? [] : [warning("risk-aversion-negative", null, params)]
  })
}

/** The best decisions of each project, by its name. */
function decisionsOf(all: readonly Chosen[]): (project: string) => readonly number[] {
  const best = new Map(all.map((one) => [one.subject.project.name, one.best.parameters]))
  return (project) => best.get(project) ?? []
}
