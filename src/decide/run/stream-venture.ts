/**
 * `run` as it comes: first the figures of a thousand samples or two, then better ones, the last those of `runVenture` to the
 * last bit. Each answer adds to the samples of the one before. Between blocks of samples the host may do what waits, and
 * whoever does not want the answer any more is heard.
 */
import type { Diagnostic } from "../../diagnostics/index.ts"
import {
  type Block,
  drawsOfStream,
  type Model,
  notANumberPausing,
  type Quantity,
  type SamplePlan,
  samplePlan,
  streamBlocks,
  type Watch,
  watchOf,
} from "../../engine/index.ts"
import { mistakesIn } from "../../options/index.ts"
import type { Venture } from "../../venture/index.ts"
import { rest, type Signal } from "./pause.ts"
import { ofStream } from "./run-options.ts"
import {
  choose,
  type QuantityRun,
  type RunOptions,
  type RunResult,
  repairs,
  runOf,
  usualSamples,
  usualSeed,
} from "./run-venture.ts"

/** Samples are as many as are asked for: there is no `until`. */
export type StreamOptions = Omit<RunOptions, "until" | "onSamples"> & {
  /** An AbortSignal, or anything that tells as much. */
  readonly signal?: Signal
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

export type StreamedRun = RunResult & { readonly isFinal: boolean }

/** The first answer has at least so many samples, where that many are wanted. */
const first = 1000
/** How many times as many samples the next answer has. */
const growth = 4

/**
 * Figures of quantities as in `runVenture`, better each time. Units and shapes are those of `runVenture`; memory is that of
 * all samples of the quantities asked for. Errors: unknown-quantity and bad-option, in one answer that is null; a signal that is aborted
 * makes the next step reject with its reason. What is told of 0 / 0 grows with the samples; the last answer counts it in all.
 */
export async function* streamVenture(venture: Venture, options: StreamOptions = {}): AsyncGenerator<StreamedRun, void, void> {
  const wrong = mistakesIn({ venture, options }, ofStream)
  const { chosen, unknown } = wrong.length > 0 ? { chosen: [], unknown: wrong } : choose(venture, options.quantities ?? [])
  if (unknown.length > 0) {
    yield { answer: null, diagnostics: unknown, isFinal: true }
    return
  }
  const { samples = usualSamples, seed = usualSeed, onProgress } = options
  const plan = samplePlan(samples)
  const gathered = new Gathered(chosen, plan, venture.model)
  let found: Found = { unknown: [], diagnostics: [] }
  let from = 0
  for (const perReplicate of stagesOf(plan)) {
    const stage: SamplePlan = { ...plan, perReplicate, samples: plan.replicates * perReplicate }
    const isRepaired = await gather(venture, gathered, { stage, from, seed }, options)
    const figures = await figuresAt(venture, gathered, stage, options)
    const isFinal = perReplicate === plan.perReplicate
    found = await searched(venture, chosen, { found, unknown: figures.unknown, isFinal, stage, seed }, options)
    from = perReplicate
    onProgress?.(stage.samples / plan.samples)
    yield {
      answer: { samples: stage.samples, seed, quantities: figures.quantities },
      diagnostics: [...repairs(isRepaired), ...found.diagnostics],
      isFinal,
    }
  }
}

/** Samples of each replicate at which there is an answer, the last of them all. */
function stagesOf({ replicates, perReplicate }: SamplePlan): number[] {
  const stages: number[] = []
  let stage = 1
  while (stage * replicates < first) stage *= 2
  for (; stage < perReplicate; stage *= growth) stages.push(stage)
  return [...stages, perReplicate]
}

/** Whether correlations that contradict each other were repaired. */
async function gather(
  { correlations }: Venture,
  gathered: Gathered,
  { stage, from, seed }: { readonly stage: SamplePlan; readonly from: number; readonly seed: number },
  { signal, onProgress }: StreamOptions,
): Promise<boolean> {
  gathered.growTo(stage)
  const { model, nodes } = gathered.watch
  const blocks = streamBlocks(model, { samples: stage.samples, seed, correlations, nodes, from })
  const before = from * stage.replicates
  for (;;) {
    await rest(signal)
    const next = blocks.next()
    if (next.done === true) return next.value.repaired
    gathered.add(next.value)
    const share = next.value.done / next.value.of
    onProgress?.((before + share * (stage.samples - before)) / gathered.plan.samples)
  }
}

/** `unknown`: what is no number, the quantities and, under no name, what a truth may hide from them. */
async function figuresAt(
  { model }: Venture,
  gathered: Gathered,
  stage: SamplePlan,
  { signal }: StreamOptions,
): Promise<{ readonly quantities: Readonly<Record<string, QuantityRun>>; readonly unknown: readonly string[] }> {
  const figures: (readonly [string, QuantityRun])[] = []
  const unknown: string[] = gathered.watch.isSuspicious() ? [""] : []
  for (const quantity of gathered.quantities) {
    await rest(signal)
    const values = gathered.valuesOf(quantity)
    figures.push([quantity.path, runOf(quantity, values, { model, plan: stage })])
    if (values.some(Number.isNaN)) unknown.push(quantity.path)
  }
  return { quantities: Object.fromEntries(figures), unknown }
}

/** Names of what is no number, and what is told of it. */
type Found = { readonly unknown: readonly string[]; readonly diagnostics: readonly Diagnostic[] }

type Stage = {
  readonly found: Found
  readonly unknown: readonly string[]
  readonly isFinal: boolean
  readonly stage: SamplePlan
  readonly seed: number
}

/** Where what is no number comes from is looked for anew when more rests on it, and at last, when all samples are counted. */
async function searched(
  { model, correlations }: Venture,
  quantities: readonly Quantity[],
  { found, unknown, isFinal, stage, seed }: Stage,
  { signal }: StreamOptions,
): Promise<Found> {
  const isKnown = unknown.every((path) => found.unknown.includes(path))
  if (isKnown && (!isFinal || unknown.length === 0)) return found
  const draws = drawsOfStream(model, { samples: stage.samples, seed, correlations })
  const search = notANumberPausing({ draws, quantities })
  for (;;) {
    await rest(signal)
    const next = search.next()
    if (next.done === true) return { unknown, diagnostics: next.value }
  }
}

/** Samples of quantities as they come. There is room for one stage at a time, so that who stops early pays for no more. */
class Gathered {
  readonly watch: Watch
  readonly quantities: readonly Quantity[]
  readonly plan: SamplePlan
  private readonly nodes: readonly number[]
  private stage: Pick<SamplePlan, "samples" | "perReplicate"> = { samples: 0, perReplicate: 0 }
  /** Base units.  Shape: [months][samples of the stage], or [samples]. */
  private values: readonly Float64Array[]
  private readonly rows: readonly number[]

  constructor(quantities: readonly Quantity[], plan: SamplePlan, model: Model) {
    this.quantities = quantities
    this.plan = plan
    this.nodes = [...new Set(quantities.map((quantity) => quantity.shownNode))]
    const isMonthly = new Map(quantities.map((quantity) => [quantity.shownNode, quantity.isMonthly]))
    this.rows = this.nodes.map((node) => (isMonthly.get(node) === true ? model.months : 1))
    this.values = this.rows.map(() => new Float64Array())
    this.watch = watchOf(model, this.nodes)
  }

  /** Makes room for the stage; what is there already moves to its place in it. */
  growTo(stage: SamplePlan): void {
    const { samples, perReplicate } = this.stage
    this.values = this.values.map((old, k) => {
      const rows = this.rows[k] ?? 1
      const all = new Float64Array(rows * stage.samples)
      for (let row = 0; row < rows; row++)
        for (let r = 0; r * perReplicate < samples; r++) {
          const begin = row * samples + r * perReplicate
          all.set(old.subarray(begin, begin + perReplicate), row * stage.samples + r * stage.perReplicate)
        }
      return all
    })
    this.stage = stage
  }

  add(block: Block): void {
    const { replicate, first: begin, count, results } = this.watch.take(block)
    const { samples, perReplicate } = this.stage
    for (const [k, all] of this.values.entries()) {
      const taken = results[k] ?? new Float64Array()
      for (let row = 0; row < (this.rows[k] ?? 1); row++)
        all.set(taken.subarray(row * count, (row + 1) * count), row * samples + replicate * perReplicate + begin)
    }
  }

  /** The samples that there are, the caller's own.  Shape: [months][samples of the stage], or [samples]. */
  valuesOf({ shownNode }: Quantity): Float64Array {
    const all = this.values[this.nodes.indexOf(shownNode)] ?? new Float64Array()
    return this.stage.perReplicate === this.plan.perReplicate ? all : all.slice()
  }
}
