/** Usual machines: how many accelerators, and by which networks they and their likes are joined, the nearest first. */
import type { LinkKind } from "./gpu-details.ts"
import json from "./machines.json" with { type: "json" }

export type NetworkKind = LinkKind | "infiniband" | "ethernet" | "efa" | "dcn"

export type TierRow = {
  readonly name: string
  readonly kind: NetworkKind
  /** Devices that it joins; null: as many as there are. */
  readonly size: number | null
  /** Per device, one direction: `450 GB/s`. */
  readonly bandwidth: string | null
  /** Of one step between two of them: `10 us`. */
  readonly latency: string | null
}

export type MachineRow = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** The id in gpus.json. */
  readonly gpu: string
  readonly devices: number
  readonly tiers: readonly TierRow[]
  /** Ports to the outside of the whole machine, each at this rate. */
  readonly nics: { readonly count: number; readonly rate: string } | null
  /** Keys of hardware-sources.json. */
  readonly sources: readonly string[]
  /** `tiers.latency`, `nics`, `tiers.node` … */
  readonly assumed: readonly string[]
  readonly note: string | null
}

// The file is checked entry by entry in hardware.test.ts, so its shape is the declared one.
export const machineRows: readonly MachineRow[] = json as readonly MachineRow[]
