/** A device in its machine, at the price that was asked for: a figure of the user's own, rent of some term, or what owning it costs. */
import { benchmark, electricityOf } from "../../data/index.ts"
import type { Price } from "../../devices/index.ts"
import { middleFigure, parseQuantity } from "../../models/index.ts"
import { isCurrency } from "../../units/index.ts"
import { type DeviceHour, givenHour, ownedHour, type RentTerm, rentedHour, usualOwnership } from "../economics/device-hour.ts"
import type { ServingPlace } from "../search/serving-request.ts"
import type { AskedDevice } from "./asked-devices.ts"
import { dollarsOf } from "./hour-price.ts"
import type { Commitment, ServingOptions } from "./serving-options.ts"

export function placeOf(asked: AskedDevice, options: ServingOptions): ServingPlace {
  return { device: asked.device, machine: asked.machine, price: priceOf(asked, options) }
}

const terms: Readonly<Record<Commitment, RentTerm>> = { "1y": "one year", "3y": "three years" }

/** Null where nobody knows one. */
function priceOf({ device, own }: AskedDevice, { price, commit, spot, owned }: ServingOptions): DeviceHour | null {
  if (price !== undefined) return givenHour(price)
  if (owned === true) {
    const purchase = own?.purchase == null ? null : inDollars(own.purchase, "GPU")
    return ownedHour(device, { ...usualOwnership, ...usualPower(), purchase })
  }
  const isPlain = commit === undefined && spot !== true
  if (isPlain && own?.price != null) return givenHour(inDollars(own.price, "GPU-hour"))
  const term = commit === undefined ? (spot === true ? "spot" : "on demand") : terms[commit]
  return rentedHour(own?.base ?? device.id, term)
}

/** Electricity as a business pays it anywhere; under load as a server that is well used. */
function usualPower(): { readonly tariff: number; readonly pue: number; readonly powerShare: number } {
  return {
    tariff: parseQuantity(electricityOf("world").value) / parseQuantity("1 USD/kWh"),
    pue: parseQuantity(benchmark("pue").value),
    powerShare: usualPowerShare,
  }
}

/** Of the greatest power, of a device that decodes for many: between those of batches of 1 and 128 (economics/energy.ts). */
const usualPowerShare = 0.7

/** [USD] per piece, the middle of an interval; money of which no rate is known is taken for dollars. */
function inDollars({ value }: Price, per: "GPU" | "GPU-hour"): number {
  const figure = middleFigure(value) ?? Number.NaN
  const unit = value.kind === "constant" || value.kind === "random" ? value.unit.dimension : {}
  const currency = Object.keys(unit).find(isCurrency) ?? "USD"
  const amount = figure / parseQuantity(`1 ${currency}/${per}`)
  return dollarsOf(amount, currency) ?? amount
}
