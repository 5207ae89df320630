/** Rates of a device without tables of its own, scaled to the greatest that its products were measured at. */
import { achievedPeaks, type Precision } from "../data/index.ts"
import type { Device } from "../devices/index.ts"
import type { Rates } from "./rates.ts"

/** Precisions whose share of the peak stands in, the nearest first. */
const like: Readonly<Record<Precision, readonly Precision[]>> = {
  fp32: ["bf16"],
  tf32: ["bf16"],
  fp16: ["bf16"],
  bf16: ["bf16"],
  fp8: ["fp8", "bf16"],
  fp4: ["fp8", "bf16"],
  int8: ["fp8", "bf16"],
}

/**
 * The rates with which constants of other devices reach what this one was measured at: their best tile takes `best` of the peak.
 * As they are where no measurement is known.
 */
export function achievedRates(device: Device, precision: Precision, rates: Rates, best: number): Rates {
  for (const each of like[precision]) {
    const row = achievedPeaks.find((peak) => peak.precision === each && peak.devices.includes(device.id))
    if (row !== undefined) return { ...rates, flops: (rates.flops * row.achievedTflops) / row.peakTflops / best }
  }
  return rates
}
