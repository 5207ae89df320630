/**
 * An accelerator as planners compute with it: plain numbers in base units, null where no public source tells.
 * The facts stand in `data/gpus.json` and `data/gpu-details.json`; `devices.ts` makes numbers of their texts once.
 */
import type { HostLinkKind, LinkKind, Precision, TrustedSource } from "../data/index.ts"

/** What joins the devices of one machine, rack or pod. */
export type ScaleUpLink = {
  readonly kind: LinkKind
  /** NVLink 4, PCIe 5, …; null where it has none. */
  readonly generation: number | null
  /** [byte/s] to all neighbours together, one direction, per device. */
  readonly bandwidth: number | null
  /** Devices that reach each other over it, 2 of a bridged pair; null: as many as a machine holds, or not known. */
  readonly domain: number | null
}

export type HostLink = {
  readonly kind: HostLinkKind
  readonly generation: number | null
  /** [byte/s] one direction. */
  readonly bandwidth: number | null
}

/** Dense, without sparsity [FLOP/s], with accumulation in 32 bits; int8 counts operations. */
export type Peaks = Readonly<Record<Precision, number | null>>

export type Device = {
  readonly id: string
  readonly name: string
  readonly vendor: string
  readonly aliases: readonly string[]
  /** fp32 on the matrix units where they do it, else on the vector units. */
  readonly peak: Peaks
  /** fp32 outside the matrix units [FLOP/s]. */
  readonly vector: number | null
  /** [byte] as the vendor counts them, [byte/s]. */
  readonly memory: { readonly bytes: number; readonly bandwidth: number | null }
  /** All slices of the L2 together [byte]. */
  readonly l2: number | null
  /** Streaming multiprocessors, compute units, cores that are enabled. */
  readonly units: number | null
  /** Greatest clock of the units [Hz]. */
  readonly clock: number | null
  /** [W] */
  readonly tdp: number | null
  readonly link: ScaleUpLink
  readonly host: HostLink
  readonly year: number | null
  /** Where the figures come from, the catalogue's entry first. */
  readonly sources: readonly TrustedSource[]
  /** Fields that rest on no public source: `link.bandwidth`, `peak.fp8`; `link` is all of it. */
  readonly assumed: readonly string[]
  /** Where sources disagree, or what the figures leave open. */
  readonly note: string | null
}

/** The precisions of `Device.peak`. */
export const precisions: readonly Precision[] = ["fp32", "tf32", "fp16", "bf16", "fp8", "fp4", "int8"]
