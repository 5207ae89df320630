/** What a user measured on the same set-up: steps are taken to be as much slower or quicker, as far as one measurement can be believed. */
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

/** Factors on the time of steps with prompts and of those without, each with its spread left over [ln]. */
export type Shifts = { readonly prompts: Shift; readonly decodes: Shift }
type Shift = { readonly factor: number; readonly spread: number }

/** Runs of one server agree within some per cent: as between releases of a program in training (docs/training.md, Limits: 5.9 %). */
const repeatSpread = 0.06
/** Half the logarithm of a 90 % interval in standard deviations of a normal. */
const ninety = 1.6449

/** Times to the first token tell of prompts, times per token and throughput of decodes; where only one was measured it tells of both. */
export function shiftsOf(measured: Measured, { interval }: StepModel): Shifts {
  const offs = (kinds: readonly Measured[number]["what"][]): readonly number[] =>
    measured
      .filter(({ what }) => kinds.includes(what))
      .map(({ what, own, expected }) => Math.log(what === "throughput" ? expected / own : own / expected))
  const [ofPrompts, ofDecodes] = [offs(["ttft"]), offs(["tpot", "throughput"])]
  const either = (some: readonly number[], others: readonly number[]): readonly number[] => (some.length > 0 ? some : others)
  return {
    prompts: shiftOf(either(ofPrompts, ofDecodes), interval.ttft),
    decodes: shiftOf(either(ofDecodes, ofPrompts), interval.tpot),
  }
}

/**
 * The mean of a normal prior around no shift, as wide as the interval, and of what was measured.
 * Source: conjugate normal prior; Gelman et al., Bayesian Data Analysis (3rd ed.), equation 2.11.
 */
function shiftOf(offs: readonly number[], [low, high]: Factors): Shift {
  const prior = Math.log(high / low) / (2 * ninety)
  const [weight, priorWeight] = [offs.length / repeatSpread ** 2, 1 / prior ** 2]
  const mean = offs.length === 0 ? 0 : offs.reduce((sum, off) => sum + off, 0) / offs.length
  return { factor: Math.exp((weight * mean) / (weight + priorWeight)), spread: Math.sqrt(1 / (weight + priorWeight)) }
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
function narrowed([low, high]: Factors, { spread }: Shift): Factors {
  const half = ninety * Math.hypot(spread, repeatSpread)
  return [Math.max(low, Math.exp(-half)), Math.min(high, Math.exp(half))]
}
