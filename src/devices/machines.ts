/** Machines as numbers: how many devices they hold, and the networks that join them, from the nearest to the farthest. */
import {
  hardwareSource,
  isUnknown,
  longestIn,
  type MachineRow,
  machineRows,
  type NetworkKind,
  normalName,
  type TierRow,
  type TrustedSource,
  type Unknown,
} from "../data/index.ts"
import { nearest } from "../diagnostics/index.ts"
import type { Device } from "./device.ts"
import { figureOf } from "./figure.ts"

export const collectives = ["all-reduce", "all-gather", "reduce-scatter", "all-to-all", "point-to-point"] as const
export type Collective = (typeof collectives)[number]

/** time = latency + bytes / bandwidth, of one collective over a whole group, as it was measured. */
export type Fitted = { readonly latency: number; readonly bandwidth: number }

export type Tier = {
  readonly name: string
  readonly kind: NetworkKind
  /** Devices that it joins; Infinity: as many as there are. */
  readonly size: number
  /** [byte/s] per device, one direction; null where no source tells. */
  readonly bandwidth: number | null
  /** [s] of one step between two devices. */
  readonly latency: number | null
  /** Constants of measured collectives, which win over the two above. */
  readonly fitted: Readonly<Partial<Record<Collective, Fitted>>>
}

export type Machine = {
  readonly id: string
  readonly name: string
  /** Id of its device. */
  readonly device: string
  /** Devices under one host. */
  readonly devices: number
  /** The smallest first; the last joins all there are, but in machines that have no network to the outside. */
  readonly tiers: readonly Tier[]
  /** Ports of the whole machine to the outside: [byte/s] each. */
  readonly nics: { readonly count: number; readonly rate: number } | null
  readonly sources: readonly TrustedSource[]
  readonly assumed: readonly string[]
  readonly note: string | null
}

const machines: readonly Machine[] = machineRows.map(machineOfRow)
const byName: ReadonlyMap<string, Machine> = new Map(
  machineRows.flatMap(({ id, name, aliases }, index) =>
    [name, ...aliases, id].flatMap((each) => {
      const machine = machines[index]
      return machine === undefined ? [] : [[normalName(each), machine] as const]
    }),
  ),
)

export function listMachines(): readonly Machine[] {
  return machines
}

/** The machine of this name or alias, without regard to case and separators, or the nearest five. */
export function findMachine(name: string): Machine | Unknown {
  const found = byName.get(normalName(name)) ?? byName.get(normalName(name.replace(/^(?:nvidia|aws|azure|google|amd)\s+/iu, "")))
  const ids = machines.map(({ id }) => id)
  return found ?? { nearest: nearest(name, ids, 5) }
}

/** The machine that a longer description names: `16 p3.16xlarge (AWS)`; null where it names none. */
export function machineIn(description: string): Machine | null {
  return longestIn(description, byName)
}

export function isUnknownMachine(found: Machine | Unknown): found is Unknown {
  return isUnknown(found)
}

/** The machine that a device usually stands in: the first of the catalogue with it, else a server of eight on the device's own link. */
export function usualMachine(device: Device): Machine {
  return machines.find((machine) => machine.device === device.id) ?? plainMachine(device)
}

const plainDevices = 8
/** One port of 100 Gbit/s for a server of which nothing is known. */
const plainNetwork = 12.5e9

/** An assumption throughout, and told as such. */
function plainMachine({ id, name, link }: Device): Machine {
  const size = link.domain ?? plainDevices
  const devices = Math.min(size, plainDevices)
  const node: Tier = { name: "node", kind: link.kind, size, bandwidth: link.bandwidth, latency: 1e-5, fitted: {} }
  const outside: Tier = {
    ...{ name: "cluster", kind: "ethernet", size: Infinity },
    ...{ bandwidth: plainNetwork / devices, latency: 3e-5, fitted: {} },
  }
  return {
    ...{ id: `${id}-BOX`, name, device: id, devices },
    tiers: size > 1 ? [node, outside] : [outside],
    nics: { count: 1, rate: plainNetwork },
    sources: [],
    assumed: ["devices", "tiers", "nics"],
    note: null,
  }
}

function machineOfRow({ id, name, gpu, devices, tiers, nics, sources, assumed, note }: MachineRow): Machine {
  return {
    ...{ id, name, device: gpu, devices },
    tiers: tiers.map(tierOf),
    nics: nics === null ? null : { count: nics.count, rate: figureOf(nics.rate) },
    sources: sources.map(hardwareSource),
    ...{ assumed, note },
  }
}

function tierOf({ name, kind, size, bandwidth, latency }: TierRow): Tier {
  return { name, kind, size: size ?? Infinity, bandwidth: figureOf(bandwidth), latency: figureOf(latency), fitted: {} }
}

/** The innermost tier that joins so many devices; null where the machines have no network that does. */
export function tierFor({ tiers }: Machine, devices: number): Tier | null {
  return tiers.find(({ size }) => size >= devices) ?? null
}
