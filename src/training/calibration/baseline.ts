/** The naive rule that every estimate stands beside: the best constant utilisation of a device for a kind of model. */
import type { ModelKind } from "./setting.ts"

/** Time over the time at the peak, as measured in the middle; null: over all devices, or kinds. */
export type Overhead = { readonly device: string | null; readonly kind: string | null; readonly value: number }

/** The nearest that is known: of the device and the kind, of the kind, of the device, of all. */
export function overheadOf(device: string, kind: ModelKind, overheads: readonly Overhead[]): number {
  const asked = [
    [device, kind],
    [null, kind],
    [device, null],
    [null, null],
  ] as const
  const known = asked.map(([ofDevice, ofKind]) => overheads.find((one) => one.device === ofDevice && one.kind === ofKind))
  return known.find((one) => one !== undefined)?.value ?? 1
}
