/** Whether a project can be done with what there is: its dials, its licences, and the verdict. */
import type { Venture } from "../../venture/index.ts"
import type { View } from "../view.ts"
import { viewedIn } from "../view.ts"
import { type Feasibility, type LimitKind, limitKinds, type Verdict } from "./answer.ts"
import { type Bench, benchOf } from "./bench.ts"
import type { Tried } from "./change.ts"
import { cashChanges } from "./changes/cash.ts"
import { dataChanges } from "./changes/data.ts"
import { dateChanges } from "./changes/date.ts"
import { licenceChanges } from "./changes/licence.ts"
import { memoryChanges } from "./changes/memory.ts"
import { dialQuantities, dialsOf } from "./dials.ts"
import { licencesOf } from "./licences.ts"
import { lacksData, limitedIn, standingOf } from "./limits.ts"

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

const feasible: Verdict = { isFeasible: true, limit: null, probability: null, required: null, change: null, others: [] }

function verdictOf(bench: Bench): Verdict {
  for (const limit of limitKinds) {
    const standing = standingOf(limit, bench)
    if (standing === null || standing.isMet || (limit === "date" && lacksData(bench))) continue
    const { probability, required } = standing
    const found = changes[limit](bench).toSorted((a, b) => a.distance - b.distance)
    const [change = null, ...others] = found.map(({ told }) => told)
    return { isFeasible: false, limit, probability, required, change, others }
  }
  return feasible
}
