/** What a user measured on the same set-up: requests and steps are taken to be as much slower or quicker, as far as one measurement can be believed. */

import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import {
  factorsAround,
  noShift,
  priorOf,
  type Reading,
  repeatSpread,
  type Shifts,
  spreadOfInterval,
  type Updated,
  updated,
} from "../calibration/update.ts"
import type { ServingOptions } from "../request/serving-options.ts"
import { ofTwoPools } from "../search/candidate.ts"
import type { ConfirmedServing, ServingFigures } from "../search/serving-plan.ts"
import { shortRun } from "../search/trial.ts"
import type { StepCost } from "../simulate/simulate.ts"
import { type Factors, type StepModel, servingParts } from "../step/step-model.ts"
import type { ServingAnswer } from "./serving-answer.ts"

type Measured = ServingAnswer["measured"]
type What = Measured[number]["what"]

/** What was given, beside what is expected without it. */
export function measuredOf(
  { measuredTtft, measuredTpot, measuredThroughput }: ServingOptions,
  figures: ServingFigures,
): Measured {
  const all: readonly (readonly [What, number | undefined, number])[] = [
    ["ttft", measuredTtft, figures.ttft.mean],
    ["tpot", measuredTpot, figures.tpot.mean],
    ["throughput", measuredThroughput, figures.outputTokensPerSecond],
  ]
  return all.flatMap(([what, own, expected]) => (own === undefined ? [] : [{ what, own, expected }]))
}

export type Correction = {
  readonly shifts: Shifts
  /** [ln] What is still uncertain of each figure under this load. */
  readonly spreads: Readonly<Record<What, number>>
  /** What cannot be true together with the rest, with what comes nearest. */
  readonly apart: readonly { readonly what: What; readonly own: number; readonly reached: number }[]
}

/** So many spreads of repeated runs off, a figure does not belong to the others: two in a thousand do by chance. */
const far = 3

/** The same requests are simulated under shifts until their figures are those measured, as nearly as the prior lets them. */
export function correctionBy(measured: Measured, best: ConfirmedServing): Correction {
  const telling = measured.filter(({ what }) => what !== "throughput" || !isOpen(best))
  const whats: readonly What[] = [...new Set([...telling.map(({ what }) => what), ...allWhats])]
  const { interval } = writersOf(best)
  const prior = priorOf(spreadOfInterval(interval.tpot))
  const own = telling.map(({ what, own: x }) => Math.log(secondsOf(what, x)))
  const { shifts, spreads, left } = updated(own, readingOf(whats, best), prior)
  return {
    shifts,
    spreads: Object.fromEntries(whats.map((what, i) => [what, spreads[i] ?? 0])) as Record<What, number>, // each once
    apart: [...apartOf(telling, left), ...unasked(measured, best)],
  }
}

/** Of what comes by itself the throughput is what is asked for, and tells nothing of the server that keeps up. */
function isOpen({ run: { load } }: ConfirmedServing): boolean {
  return load.kind === "trace" || (load.kind === "open" && load.arrivals.kind !== "offline")
}

function unasked(measured: Measured, best: ConfirmedServing): Correction["apart"] {
  const reached = best.figures.outputTokensPerSecond
  return measured.flatMap(({ what, own }) =>
    what === "throughput" && isOpen(best) && Math.abs(Math.log(own / reached)) > far * repeatSpread
      ? [{ what, own, reached }]
      : [],
  )
}

const allWhats: readonly What[] = ["ttft", "tpot", "throughput"]

function apartOf(measured: Measured, left: Updated["left"]): Correction["apart"] {
  return measured.flatMap(({ what, own }, i) => {
    const off = left[i] ?? 0
    const reached = secondsOf(what, secondsOf(what, own) * Math.exp(-off * repeatSpread))
    return Math.abs(off) > far ? [{ what, own, reached }] : []
  })
}

/** Warning: serving-measured-apart. */
export function apartDiagnostic({ what, own, reached }: Correction["apart"][number]): Diagnostic {
  const unit = what === "throughput" ? "token/s" : "s"
  const figure = (x: number): string => `${Number(x.toPrecision(3))} ${unit}`
  return warning("serving-measured-apart", null, { what, own: figure(own), reached: figure(reached) })
}

/** A throughput is told as the time of a token, and back. */
function secondsOf(what: What, x: number): number {
  return what === "throughput" ? 1 / x : x
}

function readingOf(whats: readonly What[], best: ConfirmedServing): Reading {
  const { pools } = best.plan
  const models = pools.kind === "joint" ? [pools.pool.model] : [pools.prefill.model, pools.decode.model]
  const secondsUnder = (shifts: Shifts): Record<What, number> => {
    const [first, second] = models.map(({ cost }) => shiftedCost(cost, shifts))
    if (first === undefined) throw new Error("internal: a deployment without workers")
    const { ttft, tpot, throughput } = shortRun(best.run, ofTwoPools(first, second ?? first))
    return { ttft: ttft.mean, tpot: tpot.mean, throughput: best.simulatedShare / throughput.outputTokensPerSecond }
  }
  // A shorter run has means of its own: only what shifts change in it is read.
  const plain = secondsUnder(noShift)
  const { ttft, tpot, outputTokensPerSecond } = best.figures
  const expected: Record<What, number> = { ttft: ttft.mean, tpot: tpot.mean, throughput: 1 / outputTokensPerSecond }
  return (shifts) => {
    const seconds = secondsUnder(shifts)
    return whats.map((what) => Math.log((expected[what] * seconds[what]) / plain[what]))
  }
}

function writersOf({ plan: { pools } }: ConfirmedServing): StepModel {
  return pools.kind === "joint" ? pools.pool.model : pools.decode.model
}

function shiftedCost({ step, arrivalSeconds, endSeconds }: StepCost, { arrival, prompts, decodes }: Shifts): StepCost {
  const [withPrompts, without, before] = [prompts, decodes, arrival].map(Math.exp) as [number, number, number] // three
  return {
    step: (prefill, context, ...others) => {
      const decoding = others[0] > 0 ? step(0, 0, ...others) : 0
      // What prompts add to a step is theirs: a step with few of them is hardly another one.
      return prefill === 0
        ? without * decoding
        : without * decoding + withPrompts * (step(prefill, context, ...others) - decoding)
    },
    arrivalSeconds: before * arrivalSeconds,
    endSeconds,
  }
}

/** The same replica with its steps shifted, and intervals as wide as is left open. */
export function corrected(model: StepModel, { shifts, spreads }: Correction): StepModel {
  const { interval, splitTtft, breakdown } = model
  return {
    ...model,
    cost: shiftedCost(model.cost, shifts),
    breakdown: (batch) => {
      const own = breakdown(batch)
      const bare = batch.decodes > 0 ? breakdown({ ...batch, prefillTokens: 0, prefillContext: 0 }) : null
      const parts = servingParts.map((part) => {
        const decoding = bare?.[part] ?? 0
        return [part, Math.exp(shifts.decodes) * decoding + Math.exp(shifts.prompts) * (own[part] - decoding)]
      })
      return Object.fromEntries(parts) as ReturnType<typeof breakdown> // the same parts
    },
    interval: {
      ttft: narrowed(interval.ttft, spreads.ttft),
      tpot: narrowed(interval.tpot, spreads.tpot),
      throughput: narrowed(interval.throughput, spreads.throughput),
    },
    splitTtft: narrowed(splitTtft, spreads.ttft),
  }
}

/** Never wider than before. */
function narrowed([low, high]: Factors, spread: number): Factors {
  const [from, to] = factorsAround(spread)
  return [Math.max(low, from), Math.min(high, to)]
}
