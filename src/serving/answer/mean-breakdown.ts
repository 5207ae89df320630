/** Where the time of a step goes, as those that are being answered see it: its parts. */
import type { ConfirmedServing } from "../search/serving-plan.ts"
import { type ServingBreakdown, type ServingPartName, type StepModel, servingParts } from "../step/step-model.ts"

/** [s] What a step is made of; drafts are made before it. */
export type MeanBreakdown = Readonly<Record<ServingPartName | "drafts", number>>

/**
 * Parts of the time between two steps of a sequence; their sum is the time per output token, times the tokens that come out of a step. Of split
 * pools that of the workers that write answers; of what writes none the step that a sample is in.
 * Units: → [s].  Errors: none; null where nothing was done.
 */
export function meanBreakdown({ plan, meanStep }: Pick<ConfirmedServing, "plan" | "meanStep">): MeanBreakdown | null {
  if (meanStep === null) return null
  const { model } = plan.pools.kind === "joint" ? plan.pools.pool : plan.pools.decode
  const { draftTokens = 0, draftStepSeconds = 0 } = plan.settings.speculative ?? {}
  const parts = sumOfParts(meanStep.classes, model)
  const steps = meanStep.classes.reduce((sum, { count, batch }) => sum + (batch.decodes > 0 ? count : 0), 0)
  const drafts = steps * draftTokens * draftStepSeconds
  const told = servingParts.reduce((sum, part) => sum + parts[part], 0)
  // What a class of batches is off by, and what is swapped, is shared out among the parts.
  const factor = told > 0 ? (meanStep.seconds - drafts) / told : 0
  return { ...mapped((part) => factor * parts[part]), drafts }
}

function sumOfParts(classes: NonNullable<ConfirmedServing["meanStep"]>["classes"], { breakdown }: StepModel): ServingBreakdown {
  const told = classes.map(({ count, batch }) => ({ count, parts: breakdown(batch) }))
  return mapped((part) => told.reduce((sum, { count, parts }) => sum + count * parts[part], 0))
}

function mapped(of: (part: ServingPartName) => number): ServingBreakdown {
  return Object.fromEntries(servingParts.map((part) => [part, of(part)])) as ServingBreakdown // one a part
}
