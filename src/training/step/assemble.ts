/**
 * The time of a step from its work: what runs one after another is added, what overlaps is hidden as far as it goes. All parts are
 * seconds of the step, and their sum is the step, so that each can be explained.
 */
import type { Recompute } from "../plan/layout.ts"
import type { Bill } from "./bill.ts"
import type { StepWork } from "./work.ts"

/** Fitted on measured steps (tools/fit/training.ts); the same for all devices. */
export type StepConstants = {
  /** Time over that of kernels by themselves: sustained clocks, gaps, what is fused. */
  readonly product: number
  readonly grouped: number
  readonly scan: number
  readonly attention: number
  readonly pass: number
  /** The host's share of starting one kernel [s]. */
  readonly launch: number
  /** Part of a collective's time that shows. */
  readonly tensor: number
  readonly context: number
  readonly expert: number
  /** Of gathering (ZeRO 3) and reducing: what hiding costs all the same, and how much of the computing can hide it. */
  readonly contention: number
  readonly cover: number
  readonly send: number
  /** 0: pipelines balance the ends among all stages; 1: the ends add to one stage. */
  readonly ends: number
  readonly optimizer: number
  /** Synchronisation of all devices [s] for each doubling of their number. */
  readonly step: number
  /** Part of the forward pass that selective recomputation does again. */
  readonly selective: number
  /** Products take so many times what they would at the peak at least: 1 over the factor on the whole step, so that no device beats its peak. */
  readonly least: number
}

export type StepPartName =
  | ("products" | "attention" | "passes" | "host" | "recomputation")
  | ("tensorParallel" | "contextParallel" | "expertParallel" | "gathering")
  | ("bubble" | "sending" | "reduction" | "optimizer" | "offloading" | "synchronisation" | "loading")

/** What a step is made of; a breakdown has the seconds of each in this order. */
export const stepParts: readonly StepPartName[] = [
  ...(["products", "attention", "passes", "host", "recomputation"] as const),
  ...(["tensorParallel", "contextParallel", "expertParallel", "gathering"] as const),
  ...(["bubble", "sending", "reduction", "optimizer", "synchronisation", "offloading", "loading"] as const),
]
export type StepBreakdown = Readonly<Record<StepPartName, number>>

/** [s] of each part.  Sources: 1F1B and interleaving, arXiv 2104.04473, section 2.2; the rest where it is summed up, docs/training.md. */
export function stepBreakdown(work: StepWork, recompute: Recompute, constants: StepConstants): StepBreakdown {
  fill(scratch, work, recompute, constants)
  return Object.fromEntries(stepParts.map((name, k) => [name, scratch[k] ?? 0])) as Record<StepPartName, number> // one a name
}

/** Units: → [s]. Allocates nothing: a search asks for millions. */
export function stepSeconds(work: StepWork, recompute: Recompute, constants: StepConstants): number {
  fill(scratch, work, recompute, constants)
  let sum = 0
  for (let k = 0; k < stepParts.length; k++) sum += scratch[k]!
  return sum
}

const scratch = new Float64Array(stepParts.length)

function fill(parts: Float64Array, work: StepWork, recompute: Recompute, constants: StepConstants): void {
  const { blocks, ends, microBatches, stages, chunks } = work
  const a = blockShare(work)
  const b = endShare(work, constants)
  // The forward half of what blocks say to each other goes out again with the forward pass.
  const again = recompute === "full" ? 3 / 2 : 1
  const product = productFactor(blocks, constants)
  const grouped = groupedFactor(blocks, constants)
  const products =
    a * product * (blocks.product + blocks.productBack) + b * productFactor(ends, constants) * (ends.product + ends.productBack)
  const experts = a * grouped * (blocks.grouped + blocks.groupedBack)
  const scans = a * constants.scan * (blocks.scan + blocks.scanBack)
  const attention =
    constants.attention * (a * (blocks.attention + blocks.attentionBack) + b * (ends.attention + ends.attentionBack))
  const passes = constants.pass * (a * (blocks.pass + blocks.passBack) + b * (ends.pass + ends.passBack))
  const host = constants.launch * (a * (blocks.launches + blocks.launchesBack) + b * (ends.launches + ends.launchesBack))
  const recomputation = a * recomputeSeconds(blocks, recompute, constants, product, grouped)
  const tensor = constants.tensor * again * (a * blocks.tensor + b * ends.tensor)
  const context = constants.context * (a * blocks.context + b * ends.context)
  const expert = constants.expert * again * (a * blocks.expert + b * ends.expert)
  const computing = products + experts + scans + attention + passes + recomputation
  const gathering = shown(work.gather, computing, constants)
  parts[0] = microBatches * (products + experts + scans)
  parts[1] = microBatches * attention
  parts[2] = microBatches * passes
  parts[3] = microBatches * host
  parts[4] = microBatches * recomputation
  parts[5] = microBatches * tensor
  parts[6] = microBatches * context
  parts[7] = microBatches * expert
  parts[8] = microBatches * gathering
  const stage = computing + host + tensor + context + expert + gathering
  const weights = a * (product * blocks.productWeights + grouped * blocks.groupedWeights)
  parts[9] = ((stages - 1) / chunks) * Math.max(0, stage - work.filled * weights)
  parts[10] = constants.send * work.send * chunks * (microBatches + stages - 1)
  parts[11] = shown(work.reduce, computing, constants)
  parts[12] = constants.optimizer * work.optimizer
  parts[13] = constants.step * Math.log2(work.devices)
  parts[14] = work.hostStep + microBatches * shown(work.hostStream, computing, constants)
}

/** Of all blocks those that one stage computes: the fullest counts. */
export function blockShare({ unevenness, stages }: Pick<StepWork, "unevenness" | "stages">): number {
  return unevenness / stages
}

/** Of what comes before and after the blocks: on one stage as far as pipelines are not balanced. */
export function endShare({ stages }: Pick<StepWork, "stages">, { ends }: Pick<StepConstants, "ends">): number {
  return stages === 1 ? 1 : 1 / stages + ends * (1 - 1 / stages)
}

/** Full recomputation does the forward pass of the blocks again; selective the core of attention and a part of the rest. */
function recomputeSeconds(
  blocks: Bill,
  recompute: Recompute,
  constants: StepConstants,
  product: number,
  grouped: number,
): number {
  if (recompute === "none") return 0
  const attention = constants.attention * blocks.attention
  const products = product * blocks.product + grouped * blocks.grouped + constants.scan * blocks.scan
  const rest = products + constants.pass * blocks.pass + constants.launch * blocks.launches
  return attention + (recompute === "full" ? rest : constants.selective * rest)
}

/** On the seconds of products: their constant, or as much more as the peak asks for. */
export function productFactor({ product, productBack, productLeast }: Bill, constants: StepConstants): number {
  return heldToPeak(constants.product, constants.least * productLeast, product + productBack)
}

/** The same of experts. */
export function groupedFactor({ grouped, groupedBack, groupedLeast }: Bill, constants: StepConstants): number {
  return heldToPeak(constants.grouped, constants.least * groupedLeast, grouped + groupedBack)
}

function heldToPeak(constant: number, least: number, seconds: number): number {
  return seconds * constant >= least ? constant : least / seconds
}

/** What shows of a transfer beside computing: contention while it hides, and all that does not fit below it. */
function shown(transfer: number, computing: number, constants: StepConstants): number {
  const { contention, cover } = constants
  return contention * transfer + (1 - contention) * Math.max(0, transfer - cover * computing)
}
