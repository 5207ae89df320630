/** The accelerators of the catalogue as numbers, found by name. */
import {
  findGpu,
  type Gpu,
  type GpuDetails,
  gpuDetails,
  gpuIn,
  gpus,
  hardwareSource,
  isUnknown,
  sourceOf,
  type Unknown,
} from "../data/index.ts"
import { type Device, type Peaks, precisions } from "./device.ts"
import { figureOf } from "./figure.ts"
import { machineIn } from "./machines.ts"
import { plainName } from "./plain-name.ts"

const details: ReadonlyMap<string, GpuDetails> = new Map(gpuDetails.map((row) => [row.id, row]))
const made = new Map<string, Device>()

/** All of them, in the order of the catalogue. */
export function listDevices(): readonly Device[] {
  return gpus.map(deviceOf)
}

/** The device of this name or alias, without regard to case, separators, counts and remarks, or the nearest five. */
export function findDevice(name: string): Device | Unknown {
  const found = named(name)
  return isUnknown(found) ? found : deviceOf(found)
}

/** The device that a longer description names, by itself or by its machine; null where it names none. */
export function deviceIn(description: string): Device | null {
  const whole = named(description)
  if (!isUnknown(whole)) return deviceOf(whole)
  const inside = gpuIn(description) ?? gpus.find(({ id }) => id === machineIn(description)?.device)
  return inside === undefined ? null : deviceOf(inside)
}

function named(name: string): Gpu | Unknown {
  const found = findGpu(name, 5)
  return isUnknown(found) ? findGpu(plainName(name), 5) : found
}

export function isUnknownDevice(found: Device | Unknown): found is Unknown {
  return isUnknown(found)
}

/** The numbers of an entry of the catalogue. */
export function deviceOf(gpu: Gpu): Device {
  const known = made.get(gpu.id)
  if (known !== undefined) return known
  const more = details.get(gpu.id)
  if (more === undefined) throw new Error(`internal: no details of ${gpu.id}`)
  const device = join(gpu, more)
  made.set(gpu.id, device)
  return device
}

function join(gpu: Gpu, more: GpuDetails): Device {
  const notes = [gpu.note, more.note].filter((note) => note !== null)
  return {
    ...{ id: gpu.id, name: gpu.name, vendor: gpu.vendor, aliases: gpu.aliases },
    peak: peaksOf(gpu),
    vector: figureOf(more.vector),
    memory: { bytes: figureOf(gpu.memory), bandwidth: figureOf(gpu.bandwidth) },
    l2: figureOf(more.l2),
    units: more.units,
    clock: figureOf(more.clock),
    tdp: figureOf(gpu.power),
    link: { ...more.link, bandwidth: figureOf(gpu.link) },
    host: { ...more.host, bandwidth: figureOf(more.host.bandwidth) },
    year: gpu.released === null ? null : Number(gpu.released.slice(0, 4)),
    sources: [sourceOf(gpu), ...more.sources.map(hardwareSource)],
    assumed: [...new Set([...gpu.assumed.map(pathOf), ...more.assumed])],
    note: notes.length === 0 ? null : notes.join("; "),
  }
}

function peaksOf({ peak }: Gpu): Peaks {
  return Object.fromEntries(precisions.map((precision) => [precision, figureOf(peak[precision])])) as Peaks // one entry a precision
}

/** Fields of the catalogue's entry, by their names in a device. */
const paths: Readonly<Record<string, string>> = {
  memory: "memory.bytes",
  bandwidth: "memory.bandwidth",
  link: "link.bandwidth",
  power: "tdp",
}

function pathOf(field: string): string {
  return paths[field] ?? field
}
