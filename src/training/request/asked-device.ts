/** The devices that a request names: of the catalogue or from a device file, with the machine around them and the price of an hour. */
import { findGpu, isUnknown, sourceOf } from "../../data/index.ts"
import {
  type Device,
  findMachine,
  isUnknownMachine,
  listMachines,
  type Machine,
  type OwnDevice,
  readDescribedDevice,
  usualMachine,
} from "../../devices/index.ts"
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import type { Source } from "../../engine/index.ts"
import { isCurrency, noUnits, parseUnit, parseValue, type Value } from "../../units/index.ts"
import type { DeviceDescribed } from "./training-options.ts"

/** Of an hour of one device [money], the ends of a 90 % interval. */
export type HourPrice = {
  readonly text: string
  readonly low: number
  readonly high: number
  readonly currency: string
  /** Null of the user's own. */
  readonly source: Source | null
}

export type AskedDevice = { readonly device: Device; readonly machine: Machine; readonly price: HourPrice | null }

export type AskedDeviceRead = { readonly asked: AskedDevice | null; readonly diagnostics: readonly Diagnostic[] }

/** Errors: unknown-gpu, unknown-machine, training-machine-gpu, those of device files. */
export function readAskedDevice(described: DeviceDescribed, machineName: string | undefined): AskedDeviceRead {
  const { device, own, diagnostics } = readDescribedDevice(described)
  const machine = machineName === undefined ? null : findMachine(machineName)
  if (machine !== null && isUnknownMachine(machine)) {
    const told = error("unknown-machine", null, { name: machineName ?? "", nearest: machine.nearest }, machine.nearest[0])
    return { asked: null, diagnostics: [...diagnostics, told] }
  }
  if (device === null) return { asked: null, diagnostics }
  if (machine !== null && ![device.id, own?.base].includes(machine.device))
    return { asked: null, diagnostics: [...diagnostics, holdsAnother(machine, device, own)] }
  const price = own?.price == null ? catalogPrice(own?.base ?? device.id) : priceOf(own.price.text, own.price.value, null)
  return { asked: { device, machine: machine ?? own?.machine ?? usualMachine(device), price }, diagnostics }
}

function holdsAnother(machine: Machine, { id: gpu }: Device, own: OwnDevice | null): Diagnostic {
  const known = listMachines().flatMap(({ id, device }) => (device === gpu || device === own?.base ? [id] : []))
  return error("training-machine-gpu", null, { machine: machine.id, holds: machine.device, gpu, known })
}

/** Specialised providers before the large clouds, as in a venture file. */
function catalogPrice(id: string): HourPrice | null {
  const gpu = findGpu(id)
  const rent = isUnknown(gpu) ? null : (gpu.rent ?? gpu.rentHyperscale)
  if (rent === null) return null
  const value = parseValue(rent.price, nowhere, noUnits, () => {})
  return value === null ? null : priceOf(rent.price, value, sourceOf(rent))
}

const nowhere = { file: "prices", offset: 0 }

/** Null where it is neither a figure nor an interval in money. */
function priceOf(text: string, value: Value, source: Source | null): HourPrice | null {
  if (value.kind !== "constant" && value.kind !== "random") return null
  const currency = Object.keys(value.unit.dimension).find(isCurrency)
  const hour = parseUnit(`${currency ?? "USD"}/GPU-hour`, nowhere, noUnits, () => {})
  const ends = endsOf(value)
  if (currency === undefined || hour === null || ends === null) return null
  const perHour = value.unit.factor / hour.factor
  return { text, low: ends[0] * perHour, high: ends[1] * perHour, currency, source }
}

function endsOf(value: Value & { readonly kind: "constant" | "random" }): readonly [number, number] | null {
  if (value.kind === "constant") return [value.magnitude, value.magnitude]
  return value.distribution.kind === "interval" ? [value.distribution.low, value.distribution.high] : null
}
