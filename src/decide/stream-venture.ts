/**
 * `run` as it comes: first the figures of a thousand samples or two, then better ones, the last those of `runVenture` to the
 * last bit. Each answer adds to the samples of the one before. Between blocks of samples the host may do what waits, and
 * whoever does not want the answer any more is heard.
 */
import type { Diagnostic } from "../diagnostics/index.ts"
import { type Block, type Quantity, type SamplePlan, samplePlan, streamBlocks } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import { hasNaN, notANumber } from "./not-a-number.ts"
import { pause } from "./pause.ts"
import {
  choose,
  drawWarnings,
  type QuantityRun,
  type RunOptions,
  type RunResult,
  runOf,
  samplerOf,
  usualSamples,
  usualSeed,
} from "./run-venture.ts"

export type StreamOptions = RunOptions & {
  /** An AbortSignal, or anything that tells as much. */
  readonly signal?: { readonly aborted: boolean; readonly reason?: unknown }
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
 * all samples of the quantities asked for. Errors: unknown-quantity, in one answer that is null; a signal that is aborted
 * makes the next step reject with its reason. What is told of 0 / 0 is what the first answers' samples show.
 */
export async function* streamVenture(venture: Venture, options: StreamOptions = {}): AsyncGenerator<StreamedRun, void, void> {
  const { chosen, unknown } = choose(venture, options.quantities ?? [])
  if (unknown.length > 0) {
    yield { answer: null, diagnostics: unknown, isFinal: true }
    return
  }
  const { samples = usualSamples, seed = usualSeed, onProgress } = options
  const plan = samplePlan(samples)
  const gathered = new Gathered(chosen, plan, venture.model.months)
  let told: Told = { suspects: [], diagnostics: null }
  let from = 0
  for (const perReplicate of stagesOf(plan)) {
    const stage: SamplePlan = { ...plan, perReplicate, samples: plan.replicates * perReplicate }
    await gather(venture, gathered, { stage, from, seed }, options)
    const { quantities, suspects } = await figuresAt(venture, gathered, stage, options)
    told = tellOf(venture, chosen, { suspects, told, samples: stage.samples, seed })
    from = perReplicate
    onProgress?.(stage.samples / plan.samples)
    yield {
      answer: { samples: stage.samples, seed, quantities },
      diagnostics: told.diagnostics ?? [],
      isFinal: perReplicate === plan.perReplicate,
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

async function gather(
  { model, correlations }: Venture,
  gathered: Gathered,
  { stage, from, seed }: { readonly stage: SamplePlan; readonly from: number; readonly seed: number },
  { signal, onProgress }: StreamOptions,
): Promise<void> {
  const { nodes } = gathered
  const blocks = streamBlocks(model, { samples: stage.samples, seed, correlations, nodes, from })
  const before = from * stage.replicates
  for (;;) {
    await rest(signal)
    const next = blocks.next()
    if (next.done === true) return
    gathered.add(next.value)
    const share = next.value.done / next.value.of
    onProgress?.((before + share * (stage.samples - before)) / gathered.plan.samples)
  }
}

async function figuresAt(
  { model }: Venture,
  gathered: Gathered,
  stage: SamplePlan,
  { signal }: StreamOptions,
): Promise<{ readonly quantities: Readonly<Record<string, QuantityRun>>; readonly suspects: readonly string[] }> {
  const figures: (readonly [string, QuantityRun])[] = []
  const suspects: string[] = []
  for (const quantity of gathered.quantities) {
    await rest(signal)
    const values = gathered.valuesOf(quantity, stage)
    figures.push([quantity.path, runOf(quantity, values, { model, plan: stage })])
    if (hasNaN(values)) suspects.push(quantity.path)
  }
  return { quantities: Object.fromEntries(figures), suspects }
}

async function rest(signal: StreamOptions["signal"]): Promise<void> {
  await pause()
  if (signal?.aborted === true) throw signal.reason ?? new Error("aborted")
}

/** `diagnostics`: null before the first answer. */
type Told = { readonly suspects: readonly string[]; readonly diagnostics: readonly Diagnostic[] | null }

/** Where NaN comes from is looked for anew only when more quantities have it. */
function tellOf(
  venture: Venture,
  chosen: readonly Quantity[],
  now: { readonly suspects: readonly string[]; readonly told: Told; readonly samples: number; readonly seed: number },
): Told {
  const { suspects, told, samples, seed } = now
  if (told.diagnostics !== null && suspects.every((path) => told.suspects.includes(path))) return told
  const sampler = samplerOf(venture, { samples, seed })
  const asked = chosen.map(({ path }) => path)
  return { suspects, diagnostics: [...drawWarnings(sampler), ...notANumber(sampler, suspects, asked)] }
}

/** Samples of quantities as they come, each in its place of the whole run. */
class Gathered {
  readonly nodes: readonly number[]
  readonly quantities: readonly Quantity[]
  readonly plan: SamplePlan
  /** Base units.  Shape: [months][samples of the whole run], or [samples]. */
  private readonly values: readonly Float64Array[]

  constructor(quantities: readonly Quantity[], plan: SamplePlan, months: number) {
    this.quantities = quantities
    this.plan = plan
    this.nodes = [...new Set(quantities.map((quantity) => quantity.shownNode))]
    const isMonthly = new Map(quantities.map((quantity) => [quantity.shownNode, quantity.isMonthly]))
    this.values = this.nodes.map((node) => new Float64Array(plan.samples * (isMonthly.get(node) === true ? months : 1)))
  }

  add({ replicate, first: begin, count, results }: Block): void {
    const { samples, perReplicate } = this.plan
    for (const [k, all] of this.values.entries()) {
      const block = results[k] ?? new Float64Array()
      for (let month = 0; month * samples < all.length; month++) {
        const row = block.subarray(month * count, (month + 1) * count)
        all.set(row, month * samples + replicate * perReplicate + begin)
      }
    }
  }

  /** The samples that there are after a stage.  Shape: [months][samples of the stage], or [samples]. */
  valuesOf({ shownNode }: Quantity, stage: SamplePlan): Float64Array {
    const all = this.values[this.nodes.indexOf(shownNode)] ?? new Float64Array()
    const { samples, perReplicate } = this.plan
    if (stage.perReplicate === perReplicate) return all
    const months = all.length / samples
    const values = new Float64Array(months * stage.samples)
    for (let month = 0; month < months; month++)
      for (let r = 0; r < stage.replicates; r++) {
        const begin = month * samples + r * perReplicate
        values.set(all.subarray(begin, begin + stage.perReplicate), month * stage.samples + r * stage.perReplicate)
      }
    return values
  }
}
