/**
 * Sampling that knows when to stop: the points of every replicate are doubled until the error bars of the means asked for are
 * small enough. What was drawn stays; a run to its end has the figures of a run with as many samples, to the last bit.
 */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import {
  type Block,
  createTally,
  figuresOfParts,
  leafSamples,
  type Model,
  type Quantity,
  type SamplePlan,
  samplePlan,
  streamRun,
  type Tally,
  watchOf,
} from "../../engine/index.ts"
import { optionBounds } from "../../options/index.ts"
import type { Venture } from "../../venture/index.ts"
import { shownAs } from "../figures.ts"
import { hasDrawnShare, withBounds } from "./sure-share.ts"
import { runsOfTally, type TalliedRun } from "./tallied.ts"
import type { Target } from "./until-targets.ts"

/** How sure a quantity is, in the unit in which it is shown: half widths of the 95 % interval of its mean. */
export type Sureness = {
  readonly quantity: string
  /** Of a monthly quantity. */
  readonly month?: number
  /** Null where the mean is not known. */
  readonly wanted: number | null
  readonly reached: number | null
  readonly isReached: boolean
}

export type Reached = {
  readonly plan: SamplePlan
  readonly until: readonly Sureness[]
  readonly quantities: readonly Quantity[]
  readonly run: TalliedRun
}

/** More is not drawn: what is still not sure then is told. */
const { samples: mostSamples } = samplePlan(optionBounds.samples.most)

export function runUntil(
  venture: Venture,
  targets: readonly Target[],
  { first, seed, onSamples }: { readonly first: number; readonly seed: number; readonly onSamples?: (samples: number) => void },
): Reached {
  const { model, correlations } = venture
  const quantities = [...new Set(targets.map(({ quantity }) => quantity))]
  const watch = watchOf(
    model,
    quantities.map(({ shownNode }) => shownNode),
  )
  const tallyOf = (plan: SamplePlan): Tally =>
    createTally(
      quantities.map(({ isMonthly }) => isMonthly),
      model.months,
      plan,
    )
  let plan = samplePlan(first)
  let tally = tallyOf(plan)
  for (let from = 0; ; ) {
    const { samples, replicates, perReplicate } = plan
    const onBlock = (block: Block): void => {
      tally.add(watch.take(block))
      onSamples?.(Math.round(replicates * (from + (block.done / block.of) * (perReplicate - from))))
    }
    const { repaired } = streamRun(watch.model, { samples, seed, correlations, nodes: watch.nodes, from, onBlock })
    const until = targets.map((target) => sureness(target, tally, quantities.indexOf(target.quantity), { model, plan }))
    if (until.every(({ isReached }) => isReached) || 2 * samples > mostSamples) {
      const run = runsOfTally(quantities, tally, model)
      return { plan, until, quantities, run: { ...run, hasUnknown: run.hasUnknown || watch.isSuspicious(), repaired } }
    }
    plan = { replicates, perReplicate: 2 * perReplicate, samples: 2 * samples }
    // A tally of whole leaves goes on; smaller ones begin anew, which costs little.
    from = perReplicate >= leafSamples ? perReplicate : 0
    if (from === 0) tally = tallyOf(plan)
  }
}

type Reaching = { readonly model: Model; readonly plan: SamplePlan }

function sureness(
  { quantity, month, halfWidth, isRelative }: Target,
  tally: Tally,
  result: number,
  { model, plan }: Reaching,
): Sureness {
  const { factor, isMoment } = shownAs(quantity)
  const found = figuresOfParts(tally.parts(result, month), isMoment)
  const { mean, errors } = hasDrawnShare(quantity, isMoment, model) ? withBounds(found, quantity, plan.samples) : found
  const wanted = !isRelative ? halfWidth : mean === null ? null : (halfWidth * Math.abs(mean)) / factor
  const reached = errors.mean === null ? null : errors.mean / factor
  const place = quantity.isMonthly ? { month } : {}
  return {
    quantity: quantity.path,
    ...place,
    wanted,
    reached,
    isReached: wanted !== null && reached !== null && reached <= wanted,
  }
}

/** One warning for each quantity that is not as sure as it should be. */
export function missed(targets: readonly Target[], { until, plan }: Reached): Diagnostic[] {
  return targets.flatMap(({ text, span, quantity }, k) => {
    const { isReached = true, reached = null } = until[k] ?? {}
    if (isReached) return []
    const { isTruth, unit } = quantity
    const shown = reached === null ? "" : Number(((isTruth ? 100 : 1) * reached).toPrecision(3))
    return [
      warning("until-not-reached", span, { target: text, reached: shown, unit: isTruth ? "%" : unit, samples: plan.samples }),
    ]
  })
}
