/** The set-ups that are searched: what is given is one value, the rest every value that can divide. */

import type { Precision } from "../../data/index.ts"
import { type Device, divisorsOf, type Machine } from "../../devices/index.ts"
import { canMultiply } from "../../kernels/index.ts"
import type { Formats, WeightFormat } from "../plan/formats.ts"
import { devicesOf, type ServingLayout } from "../plan/setup.ts"
import type { ServerSettings } from "../simulate/simulate.ts"
import type { ServedLimits } from "./model-limits.ts"
import type { FixedSetup } from "./serving-request.ts"

/** Devices of a replica that are tried unless nothing smaller holds the model: two machines, 16 at least. */
export function usualReplica({ devices }: Machine): number {
  return Math.max(16, 2 * devices)
}

/**
 * tp divides the heads of queries, and divides those of keys or is a multiple of them, which are then repeated, as in vLLM
 * (vllm/config/model.py, verify_with_parallel_config); attention goes data parallel where there are experts only, since dense layers would be whole
 * copies, that is replicas; experts are shared out among all devices of a stage evenly; a replica fills machines, or several fill one.
 */
export function layoutsOf(limits: ServedLimits, machine: Machine, fixed: FixedSetup, most: number): readonly ServingLayout[] {
  const { heads, experts, blocks } = limits
  const layouts: ServingLayout[] = []
  for (const tp of given(fixed.tp, divisorsOf(heads)).filter((degree) => degree <= most && sharesHeads(limits, degree)))
    for (const attentionDp of given(fixed.attentionDp, experts > 0 ? powersUpTo(most / tp) : [1])) {
      const stage = tp * attentionDp
      const stages = given(fixed.pp, countUpTo(Math.min(blocks, most / stage))).filter((pp) => pp <= blocks)
      for (const pp of stages) {
        if (stage * pp > most || (fixed.pp === undefined && !fillsMachines(stage * pp, machine))) continue
        for (const ep of given(fixed.ep, experts > 0 ? divisorsOf(stage) : [1]))
          if (stage % ep === 0 && holdsExperts(experts, ep)) layouts.push({ tp, pp, attentionDp, ep })
      }
    }
  return layouts.toSorted((a, b) => devicesOf(a) - devicesOf(b))
}

export function sharesHeads({ heads, keyValueHeads }: ServedLimits, tp: number): boolean {
  return heads % tp === 0 && keyValueHeads.every((count) => count % tp === 0 || tp % count === 0)
}

export function holdsExperts(experts: number, ep: number): boolean {
  return ep === 1 || (experts > 0 && experts % ep === 0)
}

function fillsMachines(devices: number, machine: Machine): boolean {
  return machine.devices % devices === 0 || devices % machine.devices === 0
}

export type BatchLimits = Pick<ServerSettings, "maxSequences" | "maxBatchedTokens">

/** Steps below this many tokens leave devices half empty: the smallest chunk of Sarathi-Serve (arXiv 2403.02310, section 4.3). */
const leastChunk = 512

/**
 * Sequences by doublings up to what the engine takes, tokens of a step by halvings from what it takes: beyond, its buffers would not be
 * the ones that the memory was counted with. A batch that is answered as a whole is computed as a whole.
 */
export function batchLimits(settings: ServerSettings, fixed: FixedSetup): readonly BatchLimits[] {
  const { maxSequences, maxBatchedTokens, scheduler } = settings
  const sequences = given(fixed.maxSequences, [...powersUpTo(maxSequences - 1), maxSequences])
  const halvings = Array.from({ length: 16 }, (_, k) => Math.floor(maxBatchedTokens / 2 ** k))
  const tokens = given(
    fixed.maxBatchedTokens,
    halvings.filter((each) => each === maxBatchedTokens || (each >= leastChunk && scheduler !== "request level")),
  )
  return sequences.flatMap((most) =>
    // A step must have a token for each sequence that decodes (vllm/config/scheduler.py).
    tokens
      .filter((each) => each >= most || fixed.maxBatchedTokens !== undefined)
      .map((each) => ({ maxSequences: most, maxBatchedTokens: each })),
  )
}

const productOf: Readonly<Record<WeightFormat, Precision>> = {
  ...{ fp32: "fp32", fp16: "fp16", bf16: "bf16", fp8: "fp8", int8: "int8", fp4: "fp4" },
  // Groups of four bits are multiplied in 16.
  int4: "fp16",
}

export function canServe(device: Device, { weights, experts }: Formats): boolean {
  return [weights, experts].every((format) => canMultiply(device, productOf[format]) || isWide(device, format))
}

/** 16 bits of one kind stand in for the other. */
function isWide(device: Device, format: WeightFormat): boolean {
  return ["fp16", "bf16", "int4"].includes(format) && (canMultiply(device, "fp16") || canMultiply(device, "bf16"))
}

/** 16 bits, and 8 where the device multiplies them; fewer change answers too much to be chosen unasked. */
export function usualFormats(device: Device): readonly Formats[] {
  const wide = canMultiply(device, "bf16") ? "bf16" : "fp16"
  const formats: Formats[] = [{ weights: wide, experts: wide, cache: "bf16" }]
  if (canMultiply(device, "fp8")) formats.push({ weights: "fp8", experts: "fp8", cache: "bf16" })
  return formats
}

function given<T>(value: T | undefined, others: readonly T[]): readonly T[] {
  return value === undefined ? others : [value]
}

function countUpTo(most: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.floor(most)) }, (_, k) => k + 1)
}

function powersUpTo(most: number): readonly number[] {
  return most < 1 ? [] : Array.from({ length: Math.floor(Math.log2(most)) + 1 }, (_, k) => 2 ** k)
}
