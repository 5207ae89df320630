/** The devices that a plan may choose from: `L40S`, `8xH100`, `L40S, H100`, device files, or all that can be rented; each in its machine. */
import {
  type Device,
  findMachine,
  isUnknownMachine,
  listDevices,
  type Machine,
  type OwnDevice,
  readDescribedDevice,
  rentPrices,
  usualMachine,
} from "../../devices/index.ts"
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import type { ServedOn, ServingOptions } from "./serving-options.ts"

export type AskedDevice = {
  readonly device: Device
  readonly machine: Machine
  /** What the user's own file says of it. */
  readonly own: OwnDevice | null
}

export type AskedDevices = {
  readonly devices: readonly AskedDevice[]
  /** How many there are in all, where they were counted; null where not. */
  readonly count: number | null
}

export type AskedDevicesRead = { readonly asked: AskedDevices | null; readonly diagnostics: readonly Diagnostic[] }

/** Errors: unknown-gpu, unknown-machine, serving-machine-gpu, serving-gpu-count, those of device files. */
export function readAskedDevices({ gpu, gpus, machine }: Pick<ServingOptions, "gpu" | "gpus" | "machine">): AskedDevicesRead {
  const parts = gpu === undefined ? rentable() : [gpu].flat().flatMap(partsOf)
  const reads = parts.map(({ named }) => readDescribedDevice(named))
  const counts = [
    ...new Set([...parts.flatMap(({ count }) => (count === null ? [] : [count])), ...(gpus === undefined ? [] : [gpus])]),
  ]
  const found = reads.flatMap(({ device, own }) => (device === null ? [] : [{ device, own }]))
  const placed = found.map(({ device, own }) => inMachine(device, own, machine))
  const diagnostics = [
    ...reads.flatMap(({ diagnostics: told }) => told),
    ...counts.slice(1).map((count) => error("serving-gpu-count", null, { first: counts[0] ?? 0, second: count })),
    ...distinct(placed.flatMap(({ problem }) => (problem === null ? [] : [problem]))),
  ]
  const hasErrors = diagnostics.some(({ severity }) => severity === "error")
  const devices = placed.flatMap(({ asked }) => (asked === null ? [] : [asked]))
  return { asked: hasErrors ? null : { devices, count: counts[0] ?? null }, diagnostics }
}

type Part = { readonly named: ServedOn; readonly count: number | null }

/** Between kinds of devices. */
const apart = /[,;+，；、]/u
/** With the count before the name or behind it: `8xH100`, `8 × H100-SXM`, `8 块 H100`, `H100 x 8`. A name that begins with a digit is none of a count. */
const before = /^(\d{1,7})\s*(?:[x×*]\s*|[块张卡台]\s*|\s)(\p{L}.*)$/iu
const behind = /^(.*\S)(?:\s+x\s*|\s*[×*]\s*)(\d{1,7})$/iu

function partsOf(named: ServedOn): readonly Part[] {
  if (typeof named !== "string") return [{ named, count: null }]
  return named
    .split(apart)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map(counted)
}

function counted(text: string): Part {
  const [, first, name] = before.exec(text) ?? []
  if (first !== undefined && name !== undefined) return { named: name, count: Number(first) }
  const [, its, second] = behind.exec(text) ?? []
  return its !== undefined && second !== undefined ? { named: its, count: Number(second) } : { named: text, count: null }
}

/** Older ones lack formats that servers count on: 2020 brought bf16 (A100). */
const oldest = 2020

/** Those of the catalogue with a price by the hour. */
function rentable(): readonly Part[] {
  return listDevices()
    .filter(
      ({ id, year, peak }) =>
        (year ?? 0) >= oldest && peak.bf16 !== null && rentPrices(id).some(({ onDemand }) => onDemand !== null),
    )
    .map(({ id }) => ({ named: id, count: null }))
}

type Placed = { readonly asked: AskedDevice | null; readonly problem: Diagnostic | null }

function inMachine(device: Device, own: OwnDevice | null, name: string | undefined): Placed {
  if (name === undefined) return { asked: { device, own, machine: own?.machine ?? usualMachine(device) }, problem: null }
  const machine = findMachine(name)
  if (isUnknownMachine(machine))
    return { asked: null, problem: error("unknown-machine", null, { name, nearest: machine.nearest }, machine.nearest[0]) }
  if (machine.device === device.id || machine.device === own?.base) return { asked: { device, own, machine }, problem: null }
  const facts = { machine: machine.id, holds: machine.device, gpu: device.id, usual: usualMachine(device).id }
  return { asked: null, problem: error("serving-machine-gpu", null, facts) }
}

/** One machine may be wrong for all devices alike. */
function distinct(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return problems.filter(({ code }, k) => code !== "unknown-machine" || problems.findIndex((one) => one.code === code) === k)
}
