/** Why the best project comes before the next one: the few figures in which it does better. */
import type { Because, Difference } from "../answer.ts"
import type { Shown } from "../figures.ts"
import type { ProjectRun } from "./project-answer.ts"

/** Smaller differences explain nothing. */
const leastShare = 0.02
const leastMonths = 0.5
const leastSurvival = 0.01

type Named = { readonly name: string; readonly run: ProjectRun }

/** Means, of a monthly quantity those of the last month; `shown` is the unit of the objective that projects share. */
export function becauseOf(best: ProjectRun, next: Named | null, shown: Shown): Because | null {
  if (next === null) return null
  const lead = (best.worth - next.run.worth) / shown.factor
  return {
    next: next.name,
    lead: Number.isFinite(lead) ? { value: lead, unit: shown.unit } : null,
    differences: [...moneyDifferences(best, next.run), ...otherDifferences(best, next.run)],
  }
}

/** Higher revenue, lower costs: the greater difference first. */
function moneyDifferences({ last: mine }: ProjectRun, { last: its }: ProjectRun): Difference[] {
  const all = (["business.revenue", "business.costs"] as const).flatMap((quantity): Difference[] => {
    const [a, b] = [mine[quantity], its[quantity]]
    if (a === null || b === null || a.unit !== b.unit) return []
    const gain = quantity === "business.revenue" ? a.value - b.value : b.value - a.value
    const isTold = gain > leastShare * Math.max(Math.abs(a.value), Math.abs(b.value))
    return isTold ? [{ quantity, best: a.value, next: b.value, unit: a.unit }] : []
  })
  return all.toSorted((a, b) => Math.abs(b.best - b.next) - Math.abs(a.best - a.next))
}

function otherDifferences({ answer: mine }: ProjectRun, { answer: its }: ProjectRun): Difference[] {
  const [survives, survivesNext] = [mine.survival, its.survival]
  const [launch, launchNext] = [mine.launchMonth, its.launchMonth]
  const isSurer = survives !== null && survivesNext !== null && survives - survivesNext > leastSurvival
  const isSooner = launch?.mean != null && launchNext?.mean != null && launchNext.mean - launch.mean > leastMonths
  return [
    ...(isSurer ? [{ quantity: "survival", best: survives, next: survivesNext, unit: "" } as const] : []),
    ...(isSooner ? [{ quantity: "launch", best: launch.mean ?? 0, next: launchNext.mean ?? 0, unit: launch.unit } as const] : []),
  ]
}
