/**
 * `plan` as it comes: the ranking with survival and money first, then part after part, at last the whole answer of
 * `planVenture` to the last bit. Between steps the host may do what waits, and whoever does not want the answer any more is heard.
 */
import type { Diagnostic } from "../../diagnostics/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { LinearSolver } from "../allocation/linear.ts"
import type { PlanAnswer } from "../answer.ts"
import { rest } from "../run/pause.ts"
import { ofPlanStream } from "../run/run-options.ts"
import type { StreamOptions } from "../run/stream-venture.ts"
import { type PlanHead, type PlanStep, planSteps } from "./plan-steps.ts"
import { compared, type PlanOptions } from "./plan-venture.ts"

export type StreamPlanOptions = Omit<PlanOptions, "solver"> &
  Pick<StreamOptions, "signal"> & {
    /** `loadLinearSolver`: it is called once the ranking has been told, where there are projects to share anything. */
    readonly loadSolver?: () => Promise<LinearSolver>
  }

/** What is known so far: all of the head, and of the rest what has come. */
export type PlanSoFar = PlanHead & Partial<PlanAnswer>

/** Only the last one has warnings, and it alone may have no answer (see `planVenture`). */
export type StreamedPlan =
  | { readonly answer: PlanSoFar; readonly diagnostics: readonly []; readonly isFinal: false }
  | { readonly answer: PlanAnswer | null; readonly diagnostics: readonly Diagnostic[]; readonly isFinal: true }

/** Errors: those of `planVenture`, in one answer that is null; a signal that is aborted makes the next step reject with its reason. */
export async function* streamPlan(venture: Venture, options: StreamPlanOptions = {}): AsyncGenerator<StreamedPlan, void, void> {
  const { subjects, diagnostics } = compared({ venture, options }, ofPlanStream)
  if (subjects === null) {
    yield { answer: null, diagnostics, isFinal: true }
    return
  }
  let solver: LinearSolver | null = null
  const steps = planSteps(venture, subjects, options, options.onProgress ?? ((): void => {}), () => solver)
  let known: Partial<PlanAnswer> = {}
  for (;;) {
    await rest(options.signal)
    const step = steps.next()
    if (step.done === true) {
      yield { answer: step.value.answer, diagnostics: [...diagnostics, ...step.value.warnings], isFinal: true }
      return
    }
    if (Object.keys(step.value).length === 0) continue
    known = { ...known, ...step.value }
    if (!hasHead(known)) continue
    yield { answer: known, diagnostics: [], isFinal: false }
    if (subjects.length > 1 && options.loadSolver !== undefined) solver ??= await options.loadSolver()
  }
}

/** It comes whole. */
function hasHead(known: PlanStep): known is PlanSoFar {
  return "projects" in known
}
