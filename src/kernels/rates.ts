/** What a device can do at most in one precision: operations, bytes and tiles at once, from its specification. */
import type { Precision } from "../data/index.ts"
import type { Device } from "../devices/index.ts"

export type Rates = {
  /** Tiles that are computed at once. */
  readonly units: number
  /** [FLOP/s] dense. */
  readonly flops: number
  /** [byte/s] */
  readonly bandwidth: number
  /** [byte] of the L2 cache; 0 where no source tells. */
  readonly cache: number
  /** [byte] of one number that goes in, and of one that comes out. */
  readonly inputBytes: number
  readonly outputBytes: number
}

/** A number and its share of the scales: fp4 has one of 8 bits to 16 numbers (NVFP4; OCP Microscaling has one to 32). */
const inputBytes: Readonly<Record<Precision, number>> = { fp32: 4, tf32: 4, fp16: 2, bf16: 2, fp8: 1, fp4: 0.5625, int8: 1 }

/** Precisions that do a product of this one where the device lacks it, the nearest first. */
const standIns: Readonly<Record<Precision, readonly Precision[]>> = {
  fp32: ["tf32", "bf16", "fp16"],
  tf32: ["fp32", "bf16", "fp16"],
  fp16: ["bf16", "tf32", "fp32"],
  bf16: ["fp16", "tf32", "fp32"],
  fp8: ["bf16", "fp16", "tf32", "fp32"],
  fp4: ["fp8", "bf16", "fp16", "tf32", "fp32"],
  int8: ["fp8", "bf16", "fp16", "tf32", "fp32"],
}
const twins: Readonly<Partial<Record<Precision, Precision>>> = { bf16: "fp16", fp16: "bf16" }

/** Units of parts that count a few large cores, or of which no source tells: an assumption, near the 108 to 148 of data centre GPUs. */
const usualUnits = 128
/** Parts with fewer cores than this work on many tiles in each. */
const leastUnits = 16
/** [byte/s] where no source tells the bandwidth, [FLOP/s] where none tells any peak: those of a GPU of 2012 (K20). */
const leastBandwidth = 208e9
const leastPeak = 3.5e12

/**
 * Whether the device multiplies in this precision; planners refuse what it cannot. bf16 and fp16 stand in for each other
 * where the catalogue has only one of them and the device is not too old for it.
 */
export function canMultiply(device: Device, precision: Precision): boolean {
  return peakFor(device, precision) !== null
}

/** Never without an answer: a device that lacks the precision computes in the nearest one that it has. */
export function ratesOf(device: Device, precision: Precision): Rates {
  const peaks = [precision, ...standIns[precision]].map((each) => peakFor(device, each))
  const { units, memory, l2 } = device
  return {
    units: units !== null && units >= leastUnits ? units : usualUnits,
    flops: peaks.find((peak) => peak !== null) ?? device.vector ?? leastPeak,
    bandwidth: memory.bandwidth ?? leastBandwidth,
    cache: l2 ?? 0,
    inputBytes: inputBytes[precision],
    outputBytes: Math.max(2, Math.ceil(inputBytes[precision])),
  }
}

function peakFor({ peak, year, vendor }: Device, precision: Precision): number | null {
  const twin = twins[precision]
  const isTooOld = precision === "bf16" && vendor === "NVIDIA" && (year === null || year < firstBf16) && peak.bf16 === null
  return peak[precision] ?? (twin === undefined || isTooOld ? null : peak[twin])
}

/** NVIDIA's first part with bf16 is the A100 of 2020 (Ampere whitepaper). */
const firstBf16 = 2020
