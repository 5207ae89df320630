/** `run`: the figures of quantities at the decisions as written, the first of a list or the middle of a range. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { createSampler, drawsOfStream, notANumber, type Quantity, type Sampler, samplePlan } from "../../engine/index.ts"
import { mistakesIn } from "../../options/index.ts"
import type { Venture } from "../../venture/index.ts"
import { marketGaps } from "../cautions/market-gap.ts"
import { findQuantity } from "../find-quantity.ts"
import { ofRun } from "./run-options.ts"
import { type QuantityRun, runOfValues, type TalliedRun, tallied } from "./tallied.ts"
import { missed, runUntil, type Sureness } from "./until.ts"
import { readTargets, type Target } from "./until-targets.ts"

export type SamplingOptions = { readonly samples?: number; readonly seed?: number }
export type RunOptions = SamplingOptions & {
  /** Names as a user gives them; every quantity written in the file where there are none. */
  readonly quantities?: readonly string[]
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** How sure some quantities must be, such as `value +- 1 %, ruin at end +- 0.5 %`: samples are added until they are. */
  readonly until?: string
  /** With `until`: told how many samples are done. */
  readonly onSamples?: (samples: number) => void
}

export const usualSamples = 10_000
export const usualSeed = 1

export type { QuantityRun } from "./tallied.ts"

export type RunAnswer = {
  readonly samples: number
  readonly seed: number
  /** With `until`: how sure each of the quantities is. */
  readonly until?: readonly Sureness[]
  readonly quantities: Readonly<Record<string, QuantityRun>>
}

export type RunResult = { readonly answer: RunAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/** The answer is null when a name is not known, `until` cannot be read or an option cannot be; every such mistake is told. */
export function runVenture(venture: Venture, options: RunOptions = {}): RunResult {
  const wrong = mistakesIn({ venture, options }, ofRun)
  if (wrong.length > 0) return { answer: null, diagnostics: wrong }
  const { chosen, unknown } = choose(venture, options.quantities ?? [])
  const { targets, diagnostics } = options.until === undefined ? noTargets : readTargets(venture, options.until)
  if (unknown.length + diagnostics.length > 0) return { answer: null, diagnostics: [...unknown, ...diagnostics] }
  return targets.length > 0 ? runTo(venture, targets, chosen, options) : runOnce(venture, chosen, options)
}

const noTargets = { targets: [], diagnostics: [] }

function runOnce(venture: Venture, chosen: readonly Quantity[], options: RunOptions): RunResult {
  const { samples = usualSamples, seed = usualSeed, onProgress } = options
  const run = tallied(venture, chosen, { samples, seed, ...(onProgress ? { onProgress } : {}) })
  const answer = { samples: samplePlan(samples).samples, seed, quantities: Object.fromEntries(run.quantities) }
  return { answer, diagnostics: toldOf(venture, chosen, run, answer) }
}

/** Without names of quantities those come that are to be sure. */
function runTo(venture: Venture, targets: readonly Target[], chosen: readonly Quantity[], options: RunOptions): RunResult {
  const { samples: first = usualSamples, seed = usualSeed, onSamples } = options
  const reached = runUntil(venture, targets, { first, seed, ...(onSamples ? { onSamples } : {}) })
  const isNamed = (options.quantities ?? []).length > 0
  const { samples } = reached.plan
  const run = isNamed ? tallied(venture, chosen, { samples, seed }) : reached.run
  const asked = isNamed ? [...chosen, ...reached.quantities] : reached.quantities
  const hasUnknown = run.hasUnknown || reached.run.hasUnknown
  const answer = { samples, seed, until: reached.until, quantities: Object.fromEntries(run.quantities) }
  return { answer, diagnostics: [...missed(targets, reached), ...toldOf(venture, asked, { ...run, hasUnknown }, answer)] }
}

/** Where what is no number comes from is looked for only where there is any. */
function toldOf(
  venture: Venture,
  asked: readonly Quantity[],
  { repaired, hasUnknown }: Pick<TalliedRun, "repaired" | "hasUnknown">,
  { samples, seed }: Pick<RunAnswer, "samples" | "seed">,
): Diagnostic[] {
  const { model, correlations } = venture
  const draws = drawsOfStream(model, { samples, seed, correlations })
  return [...repairs(repaired), ...marketGaps(venture), ...(hasUnknown ? notANumber({ draws, quantities: asked }) : [])]
}

export function samplerOf(
  { model, correlations }: Venture,
  { samples = usualSamples, seed = usualSeed }: SamplingOptions,
): Sampler {
  return createSampler(model, { samples, seed, correlations })
}

/** What is told of the draws themselves. */
export function drawWarnings(sampler: Sampler): Diagnostic[] {
  return repairs(sampler.repaired)
}

/** What is told of correlations that contradict each other. */
export function repairs(repaired: boolean): Diagnostic[] {
  return repaired ? [warning("correlations-repaired", null)] : []
}

export function choose(
  { model, written }: Venture,
  names: readonly string[],
): { chosen: readonly Quantity[]; unknown: readonly Diagnostic[] } {
  if (names.length === 0) return { chosen: written.flatMap((path) => model.quantities.get(path) ?? []), unknown: [] }
  const found = names.map((name) => findQuantity(model, name))
  const chosen = new Map(found.flatMap((f) => (f.kind === "found" ? [[f.quantity.path, f.quantity] as const] : [])))
  return { chosen: [...chosen.values()], unknown: found.flatMap((f) => (f.kind === "unknown" ? [f.diagnostic] : [])) }
}

/** Shape: values [samples] or [months][samples], as planned. */
export function runOf(quantity: Quantity, values: Float64Array, { model, plan }: Pick<Sampler, "model" | "plan">): QuantityRun {
  return runOfValues(quantity, values, { model, plan })
}
