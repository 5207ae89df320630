/** The devices that a request names: of the catalogue or from a device file, with the machine around them and the price of an hour. */
import { findGpu, isUnknown, sourceOf } from "../../data/index.ts"
import { askedMachine, type Device, type Machine, readDescribedDevice } from "../../devices/index.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
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

/** Errors: unknown-gpu, unknown-machine, machine-gpu, those of device files. */
export function readAskedDevice(described: DeviceDescribed, machineName: string | undefined): AskedDeviceRead {
  const { device, own, diagnostics } = readDescribedDevice(described)
  const { machine, problem } = askedMachine(device, own, machineName)
  const told = problem === null ? diagnostics : [...diagnostics, problem]
  if (device === null || machine === null) return { asked: null, diagnostics: told }
  const price = own?.price == null ? catalogPrice(own?.base ?? device.id) : priceOf(own.price.text, own.price.value, null)
  return { asked: { device, machine, price }, diagnostics: told }
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
