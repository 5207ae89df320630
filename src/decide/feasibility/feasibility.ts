/** Whether a project can be done with what there is: its dials, its licences, and the verdict. */
import type { Venture } from "../../venture/index.ts"
import type { View } from "../view.ts"
import { viewedIn } from "../view.ts"
import { type BrokenLimit, type Feasibility, type LimitKind, limitKinds, type Verdict } from "./answer.ts"
import { type Bench, benchOf } from "./bench.ts"
import { byNearness, type Tried } from "./change.ts"
import { cashChanges } from "./changes/cash.ts"
import { dataChanges } from "./changes/data.ts"
import { dateChanges } from "./changes/date.ts"
import { licenceChanges } from "./changes/licence.ts"
import { memoryChanges } from "./changes/memory.ts"
import { dialQuantities, dialsOf } from "./dials.ts"
import { licencesOf } from "./licences.ts"
import { brokenIn, half, limitedIn } from "./limits.ts"

const changes: Readonly<Record<LimitKind, (bench: Bench) => Tried[]>> = {
  memory: memoryChanges,
  date: dateChanges,
  data: dataChanges,
  cash: cashChanges,
  licence: licenceChanges,
}

/** At the decisions of the view. */
export function feasibilityOf(venture: Venture, view: View): Feasibility {
  const bench = benchOf(venture, view, viewedIn(venture, view.subject))
  // At once, so that one program computes them all.
  bench.values([...dialQuantities(bench), ...limitedIn(bench, limitKinds)])
  return { dials: dialsOf(bench), licences: licencesOf(bench.project), verdict: verdictOf(bench) }
}

const feasible: Verdict = {
  isFeasible: true,
  canBeDone: true,
  limit: null,
  probability: null,
  required: null,
  change: null,
  others: [],
  further: [],
}

function verdictOf(bench: Bench): Verdict {
  const broken = brokenIn(bench)
  const [first, ...more] = broken
  if (first === undefined) return feasible
  const { limit, probability, required } = first
  const [change = null, ...others] = byNearness(changes[limit](bench))
  // What lifts them all needs no changes beside it.
  const isEnough = change !== null && change.leaves.length === 0
  const further = more.map((one): BrokenLimit => {
    const [nearest = null] = isEnough ? [] : byNearness(changes[one.limit](bench))
    return { limit: one.limit, probability: one.probability, required: one.required, change: nearest }
  })
  const canBeDone = broken.every((one) => one.limit === "cash" || one.probability >= half)
  return { isFeasible: false, canBeDone, limit, probability, required, change, others, further }
}
