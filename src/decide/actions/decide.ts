/** The decision that matters most, against the value at which `run` leaves it. */
import type { Stats } from "../answer.ts"
import { checkLimit } from "../choose/limits.ts"
import type { Decision } from "../choose/subject.ts"
import { type Bench, type Benches, changeOf, isSure, outcomeOf } from "./outcome.ts"
import { launchMonth, type Proposal, type Standing } from "./standing.ts"

export function decide(standing: Standing, { full }: Benches): Proposal[] {
  const { subject, best } = standing.chosen
  const all = subject.decisions.flatMap((decision): Proposal[] => {
    const to = best.parameters[decision.index] ?? decision.initial
    if (to === decision.initial) return []
    const unit = decision.value.unit.text
    const moved = movedBy(standing, full, decision)
    if (moved === null) return []
    const { worth, ...told } = moved
    const from = { value: decision.initial, unit }
    const action = { kind: "decide", path: decision.path, from, to: { value: to, unit }, ...told } as const
    return [{ action: { ...action, otherwise: null, cost: null, by: launchMonth(standing) }, worth }]
  })
  return all.toSorted((a, b) => b.worth - a.worth).slice(0, 1)
}

type Moved = Pick<Proposal["action"], "moves" | "error" | "survival"> & { readonly worth: number }

/** The objective moves, or the probability of a constraint that does not hold without the change: what must hold comes first. */
function movedBy(standing: Standing, { sampler, stands }: Bench, decision: Decision): Moved | null {
  const { run, chosen } = standing
  const { subject, best } = chosen
  const parameters = best.parameters.with(decision.index, decision.initial)
  const limited = sampler.run(subject.nodes, parameters, sampler.columns, subject.ends).slice(1)
  const checks = subject.limits.map((limit, k) =>
    checkLimit(limit, limited[k] ?? new Float64Array(sampler.plan.samples), sampler.plan.samples),
  )
  const broken = best.shortfall === 0 ? checks.findIndex(({ isMet }) => !isMet) : -1
  const limit = subject.limits[broken]
  if (limit !== undefined) {
    const by = only((run.answer.constraints[broken]?.probability ?? 0) - (checks[broken]?.probability ?? 0))
    return { moves: { path: limit.quantity.path, by }, error: null, survival: null, worth: Number.POSITIVE_INFINITY }
  }
  const { by, ...change } = changeOf(standing, sampler, stands, outcomeOf(standing, sampler, { trial: { subject, parameters } }))
  return isSure(change) ? { moves: { path: subject.objective.path, by }, ...change } : null
}

function only(mean: number): Stats {
  return { unit: "", mean, sd: null, p5: null, p25: null, p50: null, p75: null, p95: null }
}
