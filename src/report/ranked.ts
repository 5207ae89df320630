/** The projects of an answer in the order in which they are told. */
import type { PlanAnswer, ProjectAnswer } from "../decide/index.ts"

export type Named = { readonly name: string; readonly project: ProjectAnswer }

/** The best first, then those that keep all constraints, then by what they are worth; what cannot be done comes last. */
export function ranked(answer: PlanAnswer): Named[] {
  const all = Object.entries(answer.projects).map(([name, project]) => ({ name, project }))
  const rank = (one: Named): number =>
    one.name === answer.best ? 0 : !canBeDone(one) ? 3 : one.project.constraints.every((c) => c.isMet) ? 1 : 2
  const worth = ({ project }: Named): number => project.objective.worth ?? Number.NEGATIVE_INFINITY
  return all.toSorted((a, b) => rank(a) - rank(b) || worth(b) - worth(a))
}

export function canBeDone({ project }: Named): boolean {
  return project.feasibility.verdict.canBeDone
}

/** Less is no news beside shares of three digits. */
const leastTied = 0.005

/** Whether it must be said that some samples are won by none. */
export function areSomeTied({ tied }: Pick<PlanAnswer, "tied">): boolean {
  return tied >= leastTied
}

/** Those that stand beside the others since they cannot be done as they are written; none where none of them can. */
export function barred(answer: PlanAnswer): Named[] {
  const all = ranked(answer)
  return all.some(canBeDone) ? all.filter((one) => !canBeDone(one)) : []
}
