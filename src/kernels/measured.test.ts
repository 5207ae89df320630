// Single kernels as they were measured, held to our times: rows of ai-dynamo/aiconfigurator:src/aiconfigurator/systems@095f58a (median of
// what the fit misses on shapes put aside is 3 to 6 %; docs/kernels.md).
import { expect, test } from "vitest"
import type { Precision } from "../data/index.ts"
import { type Device, findDevice, isUnknownDevice, usualMachine } from "../devices/index.ts"
import { type AttentionShape, type CollectiveKind, kernelsOf } from "./index.ts"

function deviceOf(name: string): Device {
  const found = findDevice(name)
  if (isUnknownDevice(found)) throw new Error(name)
  return found
}

const microsecond = 1e-6

/** [device, precision, rows, columns, depth, µs] */
const products: readonly (readonly [string, Precision, number, number, number, number])[] = [
  ["H100-SXM", "bf16", 8192, 8192, 8192, 1541.7],
  ["H100-SXM", "bf16", 4096, 4096, 4096, 166.0],
  ["H100-SXM", "bf16", 16, 8192, 8192, 46.4],
  ["H100-SXM", "bf16", 32768, 1024, 4096, 332.9],
  ["H100-SXM", "fp8", 8192, 8192, 8192, 884.9],
  ["H100-SXM", "fp8", 8192, 65536, 8192, 6788.0],
  ["B200", "bf16", 8192, 8192, 8192, 651.9],
  ["B200", "fp4", 8192, 8192, 8192, 257.6],
  ["L40S", "bf16", 4096, 4096, 4096, 624.9],
]

test.each(products)("%s %s %i × %i × %i", (name, precision, rows, columns, depth, measured) => {
  const seconds = kernelsOf(deviceOf(name)).product({ batch: 1, rows, columns, depth }, precision)
  expect(seconds / (measured * microsecond)).toBeGreaterThan(0.85)
  expect(seconds / (measured * microsecond)).toBeLessThan(1.15)
})

/**
 * Greatest rates [TFLOP/s] of stas00/ml-engineering:compute/accelerator/README.md@744d01e at the shapes that reach them, and of
 * zzc0721/torch-performance-test-data:database.md@9d82827.
 */
test.each([
  ["H100-SXM", "bf16", 2048, 2048, 13312, 794.5, 0.12],
  ["A100-SXM-80GB", "bf16", 1024, 10240, 5120, 271.2, 0.12],
  ["B300", "bf16", 12288, 18432, 1024, 1769, 0.2],
  ["MI300X", "bf16", 10240, 15360, 8192, 668.4, 0.12],
  ["MI355X", "bf16", 12288, 8192, 8192, 1565, 0.12],
  ["GAUDI-2", "fp8", 6144, 11264, 5120, 826.5, 0.25],
  ["RTX-4090", "bf16", 10240, 10240, 10240, 164.8, 0.1],
  ["RTX-5090", "bf16", 10240, 10240, 10240, 238, 0.15],
  ["V100-SXM-16GB", "fp16", 8192, 8192, 8192, 94.8, 0.1],
  ["RTX-3090", "bf16", 8192, 8192, 8192, 76.6, 0.1],
] as const)("%s %s %i × %i × %i at %f TFLOP/s", (name, precision, rows, columns, depth, tflops, tolerance) => {
  const seconds = kernelsOf(deviceOf(name)).product({ batch: 1, rows, columns, depth }, precision)
  expect(Math.abs((2 * rows * columns * depth) / seconds / 1e12 / tflops - 1)).toBeLessThan(tolerance)
})

/** [device, batch, tokens, heads, key and value heads, µs]; heads of 128 numbers, 16 bits, causal, into the cache. */
const prompts = [
  ["H100-SXM", 1, 8192, 32, 8, 912.2],
  ["H100-SXM", 8, 2048, 16, 16, 413.4],
  ["H100-SXM", 8, 4096, 32, 8, 1983.6],
  ["A100-SXM-80GB", 1, 4096, 32, 8, 899.6],
  ["B200", 8, 4096, 32, 8, 1063.9],
] as const

test.each(prompts)("%s attention over prompts, %i × %i", (name, batch, tokens, heads, keyValueHeads, measured) => {
  const shape: AttentionShape = {
    ...{ batch, queries: tokens, keys: tokens, heads, keyValueHeads, headSize: 128, valueHeadSize: 128 },
    ...{ isCausal: true, window: null, pass: "forward", kernel: "flash", writesCache: true },
  }
  const ratio = kernelsOf(deviceOf(name)).attention(shape, "bf16") / (measured * microsecond)
  expect(ratio).toBeGreaterThan(0.85)
  expect(ratio).toBeLessThan(1.15)
})

/** [device, kind, ranks, bytes, µs] */
const collectives: readonly (readonly [string, CollectiveKind, number, number, number])[] = [
  ["H100-SXM", "all-reduce", 8, 2 ** 29, 2111.1],
  ["H100-SXM", "all-reduce", 8, 2 ** 11, 15.7],
  ["H100-SXM", "all-gather", 4, 2 ** 27, 350.3],
  ["A100-SXM-80GB", "reduce-scatter", 8, 2 ** 25, 210.0],
  ["B200", "all-to-all", 8, 2 ** 28, 437.7],
]

test.each(collectives)("%s %s of %i", (name, kind, ranks, bytes, measured) => {
  const device = deviceOf(name)
  const [node] = usualMachine(device).tiers
  if (node === undefined) throw new Error("no tier")
  const ratio = kernelsOf(device).collective(kind, bytes, ranks, node) / (measured * microsecond)
  expect(ratio).toBeGreaterThan(0.8)
  expect(ratio).toBeLessThan(1.2)
})
