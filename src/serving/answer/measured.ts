/** What a user measured on the same set-up: steps are taken to be as much slower or quicker, as far as one measurement can be believed. */
import { type Shift, shiftBy, shiftedFactors } from "../calibration/update.ts"
import type { ServingOptions } from "../request/serving-options.ts"
import type { ServingFigures } from "../search/serving-plan.ts"
import type { Factors, StepModel } from "../step/step-model.ts"
import type { ServingAnswer } from "./serving-answer.ts"

type Measured = ServingAnswer["measured"]

/** What was given, beside what is expected without it. */
export function measuredOf(
  { measuredTtft, measuredTpot, measuredThroughput }: ServingOptions,
  figures: ServingFigures,
): Measured {
  const all: readonly (readonly [Measured[number]["what"], number | undefined, number])[] = [
    ["ttft", measuredTtft, figures.ttft.mean],
    ["tpot", measuredTpot, figures.tpot.mean],
    ["throughput", measuredThroughput, figures.outputTokensPerSecond],
  ]
  return all.flatMap(([what, own, expected]) => (own === undefined ? [] : [{ what, own, expected }]))
}

/** Factors on the time of steps with prompts and of those without, each with its spread left over. */
export type Shifts = { readonly prompts: Shift; readonly decodes: Shift }

/** Times to the first token tell of prompts, times per token and throughput of decodes; where only one was measured it tells of both. */
export function shiftsOf(measured: Measured, { interval }: StepModel): Shifts {
  const of = (kinds: readonly Measured[number]["what"][]): Measured => measured.filter(({ what }) => kinds.includes(what))
  const [ofPrompts, ofDecodes] = [of(["ttft"]), of(["tpot", "throughput"])]
  return {
    prompts: shiftOf(ofPrompts.length > 0 ? ofPrompts : ofDecodes, interval.ttft),
    decodes: shiftOf(ofDecodes.length > 0 ? ofDecodes : ofPrompts, interval.tpot),
  }
}

/** A throughput is told as the time of a token. */
function shiftOf(measured: Measured, interval: Factors): Shift {
  const seconds = (what: Measured[number]["what"], x: number): number => (what === "throughput" ? 1 / x : x)
  return shiftBy(
    measured.map(({ what, own }) => seconds(what, own)),
    measured.map(({ what, expected }) => seconds(what, expected)),
    interval,
  )
}

/** The same replica with its steps shifted, and intervals as wide as is left open. */
export function shifted(model: StepModel, { prompts, decodes }: Shifts): StepModel {
  const { step } = model.cost
  const of = (prefillTokens: number): number => (prefillTokens > 0 ? prompts.factor : decodes.factor)
  const { interval, breakdown } = model
  return {
    ...model,
    cost: {
      ...model.cost,
      step: (prefill, context, ...others) => of(prefill) * step(prefill, context, ...others),
    },
    breakdown: (batch) => {
      const factor = of(batch.prefillTokens)
      const parts = Object.entries(breakdown(batch)).map(([part, seconds]) => [part, factor * seconds])
      return Object.fromEntries(parts) as ReturnType<typeof breakdown> // the same parts
    },
    interval: {
      ttft: narrowed(interval.ttft, prompts),
      tpot: narrowed(interval.tpot, decodes),
      throughput: narrowed(interval.throughput, decodes),
    },
  }
}

/** Never wider than before. */
function narrowed([low, high]: Factors, shift: Shift): Factors {
  const [from, to] = shiftedFactors(shift)
  return [Math.max(low, from), Math.min(high, to)]
}
