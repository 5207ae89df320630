/** `plan`: which project, with which decisions, what each resource is worth, what decides it, and what to do next. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { mistakesIn, type Rules } from "../../options/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { LinearSolver } from "../allocation/linear.ts"
import type { PlanAnswer } from "../answer.ts"
import { readSubjects, type Subject } from "../choose/subject.ts"
import { drained } from "../drained.ts"
import { ofPlan } from "../run/run-options.ts"
import type { SamplingOptions } from "../run/run-venture.ts"
import { planSteps } from "./plan-steps.ts"

export type PlanOptions = SamplingOptions & {
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** Of `loadLinearSolver`: with it shares of projects are told too (`allocation`). */
  readonly solver?: LinearSolver
}

export type PlanResult = { readonly answer: PlanAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/** The answer is null when the file has no project to compare or names what is not there, or an option cannot be. */
export function planVenture(venture: Venture, options: PlanOptions = {}): PlanResult {
  const { subjects, diagnostics } = compared({ venture, options }, ofPlan)
  if (subjects === null) return { answer: null, diagnostics }
  const { answer, warnings } = drained(
    planSteps(venture, subjects, options, options.onProgress ?? ((): void => {}), () => options.solver ?? null),
  )
  return { answer, diagnostics: [...diagnostics, ...warnings] }
}

/** Null where there is nothing to compare, or the file or an option is wrong. */
export function compared(
  given: { readonly venture: Venture; readonly options: PlanOptions; readonly held?: Readonly<Record<string, number>> },
  rules: Rules,
): { readonly subjects: readonly Subject[] | null; readonly diagnostics: readonly Diagnostic[] } {
  const wrong = mistakesIn(given, rules)
  if (wrong.length > 0) return { subjects: null, diagnostics: wrong }
  const { subjects, diagnostics } = readSubjects(given.venture)
  const isWrong = subjects.length === 0 || diagnostics.some(({ severity }) => severity === "error")
  return { subjects: isWrong ? null : subjects, diagnostics }
}
