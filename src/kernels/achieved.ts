/** Rates of a device without tables of its own, scaled to the greatest that its products were measured at. */
import { type AchievedPeak, achievedPeaks, type Precision } from "../data/index.ts"
import { type Device, findDevice, isUnknownDevice } from "../devices/index.ts"
import { type Rates, ratesOf } from "./rates.ts"

/** Precisions whose part of the peak stands in, the nearest first. */
const like: Readonly<Record<Precision, readonly Precision[]>> = {
  fp32: ["fp32", "bf16", "fp16"],
  tf32: ["bf16", "fp16"],
  fp16: ["fp16", "bf16"],
  bf16: ["bf16", "fp16"],
  fp8: ["fp8", "bf16"],
  fp4: ["fp8", "bf16"],
  int8: ["fp8", "bf16", "fp16"],
}

/**
 * The rates with which constants of other devices reach what this one was measured at: their best tile takes `best` of the peak.
 * As they are where no measurement is known.
 */
export function achievedRates(device: Device, precision: Precision, rates: Rates, best: number): Rates {
  for (const each of like[precision]) {
    const row = achievedPeaks.find((peak) => peak.precision === each && peak.devices.includes(device.id))
    if (row !== undefined) return { ...rates, flops: (rates.flops * shareOf(row)) / best }
  }
  return rates
}

/**
 * Part of the peak that the first device of a row achieves. Cards that run above their nominal clock while nothing else heats them (GeForce
 * RTX 5090: 1.14) are held to the peak, which is what a load of hours leaves at best.
 */
function shareOf({ devices, precision, achievedTflops }: AchievedPeak): number {
  const measured = findDevice(devices[0] ?? "")
  if (isUnknownDevice(measured)) throw new Error(`internal: no device ${devices[0]}`)
  return Math.min(1, (achievedTflops * 1e12) / ratesOf(measured, precision).flops)
}
