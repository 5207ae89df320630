/** The devices that a plan may choose from: `L40S`, `8xH100`, `L40S, H100`, device files, or all that can be rented; each in its machine. */
import {
  askedMachine,
  countedName,
  type Device,
  listDevices,
  type Machine,
  type OwnDevice,
  readDescribedDevice,
  rentPrices,
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

/** Errors: unknown-gpu, unknown-machine, machine-gpu, serving-gpu-count, those of device files. */
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

/** Between kinds of devices; the comma of `1,024` is none. */
const apart = /,(?!\d{3}\b)|[;+，；、]/u

function partsOf(named: ServedOn): readonly Part[] {
  if (typeof named !== "string") return [{ named, count: null }]
  return named
    .split(apart)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map(countedName)
    .map(({ name, count }) => ({ named: name, count }))
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
  const { machine, problem } = askedMachine(device, own, name)
  return { asked: machine === null ? null : { device, own, machine }, problem }
}

/** One machine may be wrong for all devices alike. */
function distinct(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return problems.filter(({ code }, k) => code !== "unknown-machine" || problems.findIndex((one) => one.code === code) === k)
}
