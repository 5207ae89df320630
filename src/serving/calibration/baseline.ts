/** The naive rule that every figure stands beside: the roofline of the data sheet, times the best constant of the device. */

/** Measured time over that of the roofline, in the middle; null: over all devices. */
export type Overhead = { readonly device: string | null; readonly metric: string; readonly value: number }

/** Of the device, or of all where it was not measured. */
export function overheadOf(device: string, metric: string, overheads: readonly Overhead[]): number {
  const own = overheads.filter((one) => one.metric === metric)
  return (own.find((one) => one.device === device) ?? own.find((one) => one.device === null))?.value ?? 1
}
