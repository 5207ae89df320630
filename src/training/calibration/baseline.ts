/**
 * The naive rule that every estimate stands beside: the best constant utilisation of a device for a kind of model and a number of bits.
 * FLOP are those of the parameters that work, masked scores left out; the peak is that of the precision which the measured runs had.
 */
import type { Cluster } from "../plan/cluster.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import { idealSeconds, modelFlops } from "../step/ideal.ts"
import { bitsOfPrecision, kindOf, type ModelKind } from "./setting.ts"

/** Time over the time at the peak of so many bits, as measured in the middle of so many rows; no device: over all devices. */
export type Overhead = {
  readonly device: string | null
  readonly kind: ModelKind
  readonly bits: string
  readonly value: number
  readonly rows: number
}

export type NaiveStep = { readonly seconds: number; readonly overhead: Overhead }

/** By the nearest runs that were measured. */
export function naiveStep(
  job: TrainingJob,
  { precision }: Pick<Layout, "precision">,
  cluster: Cluster,
  overheads: readonly Overhead[],
): NaiveStep {
  const bits = bitsOfPrecision(precision)
  const overhead = overheadOf(cluster.device.id, kindOf(job), bits, overheads)
  const asMeasured = overhead.bits === bits ? precision : (usual[overhead.bits] ?? precision)
  return { overhead, seconds: overhead.value * idealSeconds(modelFlops(job), asMeasured, cluster) }
}

/** What runs of so many bits have as a rule; a device without it has its like (../step/ideal.ts). */
const usual: Readonly<Record<string, Layout["precision"]>> = { "32": "fp32", "16": "bf16", "8": "fp8", "4": "fp4" }

/** Where a kind has no rows at all, the one whose work is most alike. */
const likes: Readonly<Record<ModelKind, readonly ModelKind[]>> = {
  "dense language": ["encoder", "experts"],
  experts: ["dense language"],
  encoder: ["dense language", "vision transformer"],
  "vision transformer": ["encoder", "dense language"],
  convolutions: ["vision transformer", "dense language"],
  tables: ["dense language"],
  other: ["dense language"],
}

/** The most usual first. */
const allBits = ["16", "8", "32", "4"] as const

/** The kind counts before the bits, and these before the device. */
export function overheadOf(device: string, kind: ModelKind, bits: string, overheads: readonly Overhead[]): Overhead {
  for (const ofKind of [kind, ...likes[kind]])
    for (const ofBits of [bits, ...allBits])
      for (const ofDevice of [device, null]) {
        const known = overheads.find((one) => one.device === ofDevice && one.kind === ofKind && one.bits === ofBits)
        if (known !== undefined) return known
      }
  return { device: null, kind, bits, value: unmeasured, rows: 0 }
}

/** Of a table without rows: 40 % of the peak, an assumption. */
const unmeasured = 2.5
