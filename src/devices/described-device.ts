/** A device as whoever asks describes it: a name of the catalogue, or the text of a device file. */
import { type Diagnostic, error } from "../diagnostics/index.ts"
import type { Device } from "./device.ts"
import { findDevice, isUnknownDevice } from "./devices.ts"
import type { OwnDevice } from "./own-device.ts"
import { readDeviceFile } from "./read-device-file.ts"

export type DescribedDevice = string | { readonly text: string; readonly file: string }

export type DescribedDeviceRead = {
  readonly device: Device | null
  /** What its file says besides; null of the catalogue's. */
  readonly own: OwnDevice | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Errors: unknown-gpu, those of device files. */
export function readDescribedDevice(described: DescribedDevice): DescribedDeviceRead {
  if (typeof described !== "string") {
    const read = readDeviceFile(described.text, described.file)
    if (read.kind === "problems") return { device: null, own: null, diagnostics: read.problems }
    return { device: read.device.device, own: read.device, diagnostics: read.warnings }
  }
  const found = findDevice(described)
  if (!isUnknownDevice(found)) return { device: found, own: null, diagnostics: [] }
  const told = error("unknown-gpu", null, { name: described, nearest: found.nearest }, found.nearest[0])
  return { device: null, own: null, diagnostics: [told] }
}
