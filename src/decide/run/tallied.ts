/** Figures of many quantities from a stream of blocks: as many at once as memory is meant for, so that the number of samples does not matter. */
import {
  type Block,
  createTally,
  figuresOfParts,
  leafLength,
  leafPool,
  leafSamples,
  type Model,
  type PartFigures,
  type Quantity,
  type SamplePlan,
  samplePlan,
  streamRun,
  type Tally,
  watchOf,
} from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { type Figure, type Shown, shownAs } from "../figures.ts"
import { hasDrawnShare, withBounds } from "./sure-share.ts"

/** A figure, or one for each month. */
export type Run<T> = { readonly unit: string } & { readonly [Name in Figure]: T } & {
  readonly never?: T
  /** Half of the 95 % interval of each figure, from the replicates. */
  readonly error: { readonly [Name in Figure]: T } & { readonly never?: T }
}
export type QuantityRun = Run<number | null> | Run<readonly (number | null)[]>

export type TalliedRun = {
  readonly quantities: readonly (readonly [path: string, run: QuantityRun])[]
  /** Whether any of them is no number somewhere, or may rest on what is none, though a truth hides it. */
  readonly hasUnknown: boolean
  readonly repaired: boolean
}

/** Bytes of the values that are kept of all columns of a pass. */
const mostBytes = 64 * 2 ** 20

export function tallied(
  venture: Venture,
  quantities: readonly Quantity[],
  {
    samples,
    seed,
    onProgress,
  }: { readonly samples: number; readonly seed: number; readonly onProgress?: (share: number) => void },
): TalliedRun {
  const { model, correlations } = venture
  const plan = samplePlan(samples)
  const passes = passesOf(quantities, model.months, plan)
  const found: (readonly [string, QuantityRun])[] = []
  let [hasUnknown, repaired] = [false, false]
  const pool = leafPool(leafLength(plan))
  for (const [number, pass] of passes.entries()) {
    const isMonthly = pass.map((quantity) => quantity.isMonthly)
    const tally = createTally(isMonthly, model.months, plan, pool)
    const watch = watchOf(
      model,
      pass.map(({ shownNode }) => shownNode),
    )
    const onBlock = (block: Block): void => {
      tally.add(watch.take(block))
      onProgress?.((number + block.done / block.of) / passes.length)
    }
    const end = streamRun(watch.model, { samples, seed, correlations, nodes: watch.nodes, onBlock })
    repaired ||= end.repaired
    const told = runsOfTally(pass, tally, model)
    tally.forget()
    found.push(...told.quantities)
    hasUnknown ||= told.hasUnknown || watch.isSuspicious()
  }
  return { quantities: found, hasUnknown, repaired }
}

/** What a tally of these quantities, in this order, says of them. */
export function runsOfTally(quantities: readonly Quantity[], tally: Tally, model: Model): Omit<TalliedRun, "repaired"> {
  return {
    quantities: quantities.map((quantity, k) => [quantity.path, runOfTally(quantity, tally, k, model)] as const),
    hasUnknown: quantities.some((quantity, k) => isUnknownIn(quantity, tally, k, model.months)),
  }
}

/** Quantities that fit into memory together. */
function passesOf(quantities: readonly Quantity[], months: number, plan: SamplePlan): Quantity[][] {
  const kept = 8 * leafLength(plan)
  // While a replicate is under way its thinned parts wait for their neighbours.
  const perColumn = kept * (plan.replicates + Math.max(0, Math.log2(plan.perReplicate / leafSamples)) + 1)
  const passes: Quantity[][] = []
  let room = 0
  for (const quantity of quantities) {
    const bytes = perColumn * (quantity.isMonthly ? months : 1)
    if (bytes > room || passes.length === 0) {
      passes.push([])
      room = mostBytes
    }
    passes.at(-1)?.push(quantity)
    room -= bytes
  }
  return passes
}

/** The same from samples that are all there.  Shape: values [samples] or [months][samples], as planned. */
export function runOfValues(
  quantity: Quantity,
  values: Float64Array,
  { model, plan }: { readonly model: Model; readonly plan: SamplePlan },
): QuantityRun {
  const { months } = model
  const { replicates, perReplicate, samples } = plan
  const tally = createTally([quantity.isMonthly], months, plan)
  for (let replicate = 0; replicate < replicates; replicate++) {
    const block = new Float64Array((quantity.isMonthly ? months : 1) * perReplicate)
    for (let begin = replicate * perReplicate, at = 0; begin < values.length; begin += samples, at += perReplicate)
      block.set(values.subarray(begin, begin + perReplicate), at)
    tally.add({ replicate, first: 0, count: perReplicate, results: [block] })
  }
  return runOfTally(quantity, tally, 0, model)
}

function runOfTally(quantity: Quantity, tally: Tally, result: number, model: Model): QuantityRun {
  const shown = shownAs(quantity)
  const isShare = hasDrawnShare(quantity, shown.isMoment, model)
  const monthly = Array.from({ length: quantity.isMonthly ? model.months : 1 }, (_, month) => {
    const parts = tally.parts(result, month)
    const figures = figuresOfParts(parts, shown.isMoment)
    return inUnit(isShare ? withBounds(figures, quantity, samplesIn(parts)) : figures, shown)
  })
  const [only] = monthly
  if (!quantity.isMonthly && only !== undefined) return { unit: quantity.unit, ...only }
  return { unit: quantity.unit, ...byFigure(monthly) }
}

function samplesIn(parts: readonly { readonly samples: number }[]): number {
  return parts.reduce((sum, { samples }) => sum + samples, 0)
}

type OneRun = Omit<Run<number | null>, "unit">

function inUnit(figures: PartFigures, { factor }: Shown): OneRun {
  const { errors, never } = figures
  const share = never === undefined ? {} : { never }
  const shareError = errors.never === undefined ? {} : { never: errors.never }
  return { ...scaled(figures, factor), ...share, error: { ...scaled(errors, factor), ...shareError } }
}

function scaled(
  figures: { readonly [Name in Figure]: number | null },
  factor: number,
): { readonly [Name in Figure]: number | null } {
  const over = (figure: number | null): number | null => {
    const value = figure === null ? Number.NaN : figure / factor
    return Number.isFinite(value) ? value : null
  }
  const { mean, sd, p5, p25, p50, p75, p95 } = figures
  return { mean: over(mean), sd: over(sd), p5: over(p5), p25: over(p25), p50: over(p50), p75: over(p75), p95: over(p95) }
}

/** Figures month by month turned into months figure by figure. */
function byFigure(months: readonly OneRun[]): Omit<Run<readonly (number | null)[]>, "unit"> {
  const mayNeverCome = months.some(({ never }) => never !== undefined)
  const never = (of: (month: OneRun) => number | null | undefined): { never?: readonly (number | null)[] } =>
    mayNeverCome ? { never: months.map((month) => of(month) ?? 0) } : {}
  return {
    ...rows(months),
    ...never((month) => month.never),
    error: { ...rows(months.map(({ error }) => error)), ...never(({ error }) => error.never) },
  }
}

function rows(months: readonly { readonly [Name in Figure]: number | null }[]): {
  readonly [Name in Figure]: readonly (number | null)[]
} {
  const row = (name: Figure): readonly (number | null)[] => months.map((figures) => figures[name])
  return { mean: row("mean"), sd: row("sd"), p5: row("p5"), p25: row("p25"), p50: row("p50"), p75: row("p75"), p95: row("p95") }
}

function isUnknownIn({ isMonthly }: Quantity, tally: Tally, result: number, months: number): boolean {
  for (let month = 0; month < (isMonthly ? months : 1); month++)
    if (tally.parts(result, month).some(({ unknown }) => unknown > 0)) return true
  return false
}
