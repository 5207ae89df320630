/**
 * Which measured device's constants hold for a device: its own, those of a part of the same generation of units, or none. A
 * user's own device is known by its like in the catalogue: same maker, same units.
 */
import { kernelConstants, type Precision } from "../data/index.ts"
import { type Device, listDevices } from "../devices/index.ts"

/** A row of constants and how near it is to the device that is asked for. */
export type Found<T> = { readonly row: T; readonly nearness: "own" | "kin" | "any" }

type Row = { readonly device: string | null; readonly precision: Precision }

/** Precisions whose constants stand in for those that were not measured, the nearest first. */
const measuredLike: Readonly<Record<Precision, readonly Precision[]>> = {
  fp32: ["fp32", "bf16"],
  tf32: ["tf32", "bf16"],
  fp16: ["fp16", "bf16"],
  bf16: ["bf16"],
  fp8: ["fp8", "bf16"],
  fp4: ["fp4", "fp8", "bf16"],
  int8: ["int8", "fp8", "bf16"],
}
/** fp16 and bf16 run through the same kernels: constants of one are constants of the other. */
const sameKernels: Readonly<Partial<Record<Precision, Precision>>> = { fp16: "bf16" }

/** The nearest row: of the device, of its kin, of any device; in this precision before others. */
export function nearestRow<T extends Row>(rows: readonly T[], device: Device, precision: Precision): Found<T> {
  const measured = measuredOf(device)
  const candidates = measured === null ? [null] : [measured, null]
  for (const id of candidates) {
    for (const like of measuredLike[precision]) {
      const row = rows.find((each) => each.device === id && each.precision === like)
      if (row !== undefined) return { row, nearness: id === null ? "any" : nearnessOf(device, id, precision, like) }
    }
  }
  throw new Error("internal: no constants that hold for any device")
}

function nearnessOf(device: Device, id: string, precision: Precision, like: Precision): "own" | "kin" {
  return isSameKernel(precision, like) && device.id === id ? "own" : "kin"
}

/** Whether constants of one precision are those of the other, not a stand-in. */
export function isSameKernel(precision: Precision, like: Precision): boolean {
  return precision === like || sameKernels[precision] === like
}

/** The id of the measured device of the same generation, which may be the device itself. */
export function measuredOf(device: Device): string | null {
  return measuredOfId(device.id) ?? (listDevices().some(({ id }) => id === device.id) ? null : measuredLikeOwn(device))
}

function measuredOfId(id: string): string | null {
  return kernelConstants.kin.find(({ measured, devices }) => measured === id || devices.includes(id))?.measured ?? null
}

/** Of a device that a user described under a name of its own. */
function measuredLikeOwn({ vendor, units, peak }: Device): string | null {
  const isLike = (each: Device) =>
    each.vendor === vendor && each.units === units && each.peak.bf16 === peak.bf16 && each.peak.bf16 !== null
  const like = listDevices().find((each) => isLike(each) && measuredOfId(each.id) !== null)
  return like === undefined ? null : measuredOfId(like.id)
}

/**
 * Whether residuals of a measured device hold for another: kin have the same kernels, and with as many units the same waves. What the
 * H100 takes beyond the formula the H200 takes too (the fit prints it for pairs of measured devices).
 */
export function hasUnitsOf(device: Device, measured: string | null): boolean {
  return measured !== null && listDevices().some(({ id, units }) => id === measured && units === device.units)
}
