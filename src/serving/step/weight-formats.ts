/** What a format of weights means on a device: in which precision it multiplies, how many bytes a weight has, and products of narrow weights with wide tokens. */
import type { Precision } from "../../data/index.ts"
import type { Device } from "../../devices/index.ts"
import { canMultiply, explainProduct, type Kernels, type ProductShape } from "../../kernels/index.ts"
import type { Engine } from "../plan/engine.ts"
import type { WeightFormat } from "../plan/formats.ts"

/**
 * Bits of one weight with its scales: fp8 one of 32 bits in 128 × 128; NVFP4 one of 8 in 16; int8 and int4 a scale and a zero point in each group of 128.
 * Sources: arXiv 2412.19437, section 3.3.2; NVIDIA, Introducing NVFP4 (developer.nvidia.com, 2025); arXiv 2210.17323, section 4; arXiv 2306.00978, section 5.1.
 */
export const weightBits: Readonly<Record<WeightFormat, number>> = {
  fp32: 32,
  fp16: 16,
  bf16: 16,
  fp8: 8 + 32 / (128 * 128),
  int8: 8 + (16 + 8) / 128,
  fp4: 4 + 8 / 16,
  int4: 4 + (16 + 16) / 128,
}

/** Of tokens between layers, of tables, heads and norms. */
export function wideFormat(format: WeightFormat): "fp32" | "fp16" | "bf16" {
  return format === "fp32" || format === "fp16" ? format : "bf16"
}

/** Those that are multiplied as they are where the device can; int4 never is (AWQ and GPTQ kernels widen it on the way). */
const multiplied: readonly WeightFormat[] = ["fp8", "int8", "fp4"]

export type ProductWay = {
  readonly precision: Precision
  /** Part of its weights' bytes that is read; 1 unless they are narrower than the product, more where they are widened in memory first. */
  readonly weightShare: number
}

/**
 * DeepSpeed's inference widens weights of 8 bits in a kernel of its own before each product: read as they are, written in 16 bits and read again.
 * Source: microsoft/DeepSpeed v0.7: csrc/transformer/inference/csrc/dequantize.cu.
 */
function widensFirst({ name, version }: Engine, format: WeightFormat): boolean {
  return name === "pytorch" && version === "deepspeed" && format === "int8"
}

export function productWay(format: WeightFormat, device: Device, engine: Engine): ProductWay {
  if (widensFirst(engine, format)) return { precision: "fp16", weightShare: weightBits[format] / 16 + 2 }
  if (format === "fp32" || format === "fp16" || format === "bf16") return { precision: format, weightShare: 1 }
  if (multiplied.includes(format) && canMultiply(device, format === "int4" ? "int8" : format))
    return { precision: format as Precision, weightShare: 1 } // one of the three above
  const wide = canMultiply(device, "bf16") ? "bf16" : "fp16"
  return { precision: wide, weightShare: weightBits[format] / 16 }
}

/** Of computing beside reading in the products of the kernels: their blends lie between 2.5 and 5. */
const blend = 3
/** Rows of the smallest tile of the kernels for wide weights, and of those for narrow ones (MARLIN, section 3.4). */
const tileRows = 64
const narrowTileRows = 16

/**
 * Seconds of a product; where weights are narrower than what they are multiplied in, the part that reads them shrinks.
 * Source: MARLIN, arXiv 2408.11743, sections 2 and 3.4: as quick as the bytes that are read, until computing takes over.
 */
export function productSeconds(kernels: Kernels, shape: ProductShape, { precision, weightShare }: ProductWay): number {
  if (weightShare === 1) return kernels.product(shape, precision)
  const { computeSeconds, memorySeconds, residual, seconds } = explainProduct(kernels, shape, precision)
  const { rows, columns, depth } = shape
  const weights = (columns * depth) / ((rows + columns) * depth + rows * columns)
  const memory = memorySeconds * (1 - weights * (1 - weightShare))
  const compute = weightShare > 1 ? computeSeconds : computeSeconds * Math.min(1, Math.max(narrowTileRows, rows) / tileRows)
  return Math.max(0, seconds - residual * (blended(computeSeconds, memorySeconds) - blended(compute, memory)))
}

/** Of computing beside reading. */
export function blended(compute: number, memory: number): number {
  return (compute ** blend + memory ** blend) ** (1 / blend)
}
