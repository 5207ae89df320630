/** Facts of one GPU and of the weights in the precision in which they are served. */
import { type Gpu, sourceOf } from "../data/index.ts"
import { error, type Report, type Span } from "../diagnostics/index.ts"
import type { Row } from "../engine/index.ts"
import { bitsOf, type OwnModel } from "../models/index.ts"
import type { Precision } from "./section.ts"

/** Tables, head and norms stay as they are, all else has the bits of the precision. */
const tableBits = bitsOf.bf16

/** Rows of `serving`; null where the catalogue lacks what is needed. Errors: gpu-without-peak, gpu-without-bandwidth. */
export function hardwareRows(
  gpu: Gpu,
  precision: Precision,
  at: { readonly report: Report; readonly span: Span | null },
): Readonly<Record<string, Row>> | null {
  const peak = peakOf(gpu, precision)
  if (peak === null) at.report(error("gpu-without-peak", at.span, { gpu: gpu.id }))
  if (gpu.bandwidth === null) at.report(error("gpu-without-bandwidth", at.span, { gpu: gpu.id }))
  if (peak === null || gpu.bandwidth === null) return null
  const source = sourceOf(gpu)
  return {
    memory: ["byte/GPU", `${gpu.memory}/GPU`, source],
    bandwidth: ["byte/s/GPU", `${gpu.bandwidth}/GPU`, source],
    compute: ["FLOP/s/GPU", `${peak}/GPU`, source],
  }
}

/** Dense peak in the precision of the products; int4 weights are multiplied in 16 bits. */
export function peakOf({ peak }: Gpu, precision: Precision): string | null {
  const half = peak.bf16 ?? peak.fp16 ?? peak.fp32 ?? null
  if (precision === "fp8") return peak.fp8 ?? half
  return precision === "int8" ? (peak.int8 ?? half) : half
}

export function weightRow(model: OwnModel, precision: Precision): Row {
  return ["byte", `${Math.round(servedBytes(model, precision))} byte`, model.source]
}

/** Units: [byte]. */
export function servedBytes(model: OwnModel, precision: Precision): number {
  return model.facts.weightBytes(bitsOf[precision], tableBits)
}

/** Of those, what each pass reads. Units: [byte]. */
export function readBytes(model: OwnModel, precision: Precision): number {
  return model.facts.readBytes(bitsOf[precision], tableBits)
}
