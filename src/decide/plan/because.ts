/** Why the best project comes before the next one: the few figures in which it does better, and those in which it does worse. */
import type { Because, Difference } from "../answer.ts"
import type { Shown } from "../figures.ts"
import { endAmounts, monthAmounts } from "../view.ts"
import type { ProjectRun } from "./project-answer.ts"

/** Smaller differences explain nothing. */
const leastShare = 0.02
const leastMonths = 0.5
const leastSurvival = 0.01

type Named = { readonly name: string; readonly run: ProjectRun }

/** `shown` is the unit of the objective that projects share. */
export function becauseOf(best: ProjectRun, next: Named | null, shown: Shown): Because | null {
  if (next === null) return null
  const lead = (best.worth - next.run.worth) / shown.factor
  const all = differencesOf(best, next.run)
  return {
    next: next.name,
    lead: Number.isFinite(lead) ? { value: lead, unit: shown.unit } : null,
    differences: all.filter((one) => betters(one)),
    against: all.filter((one) => !betters(one)),
  }
}

/** Whether the best project does better in it. */
function betters({ quantity, best, next }: Difference): boolean {
  return quantity === "business.costs" || quantity === "launch" ? best < next : best > next
}

/** What the company is worth at the end, since values come from there; then what it does by month; then the rest. */
function differencesOf(best: ProjectRun, next: ProjectRun): Difference[] {
  const amounts = (names: readonly (keyof ProjectRun["last"])[]): Difference[] =>
    names.flatMap((name) => amountDifference(name, best, next)).toSorted((a, b) => apart(b) - apart(a))
  return [...amounts(endAmounts), ...amounts(monthAmounts), ...survivalDifference(best, next), ...launchDifference(best, next)]
}

function amountDifference(quantity: keyof ProjectRun["last"], mine: ProjectRun, its: ProjectRun): Difference[] {
  const [a, b] = [mine.last[quantity], its.last[quantity]]
  if (a === null || b === null || a.unit !== b.unit) return []
  const one: Difference = { quantity, best: a.value, next: b.value, unit: a.unit }
  return apart(one) > leastShare * Math.max(Math.abs(a.value), Math.abs(b.value)) ? [one] : []
}

function survivalDifference(
  { answer: { survival: best } }: ProjectRun,
  { answer: { survival: next } }: ProjectRun,
): Difference[] {
  const isApart = best !== null && next !== null && Math.abs(best - next) > leastSurvival
  return isApart ? [{ quantity: "survival", best, next, unit: "" }] : []
}

function launchDifference({ answer: mine }: ProjectRun, { answer: its }: ProjectRun): Difference[] {
  const [best, next] = [mine.launchMonth?.mean, its.launchMonth?.mean]
  const isApart = best != null && next != null && Math.abs(best - next) > leastMonths
  return isApart ? [{ quantity: "launch", best, next, unit: mine.launchMonth?.unit ?? "" }] : []
}

function apart({ best, next }: Difference): number {
  return Math.abs(best - next)
}
