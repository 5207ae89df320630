// No device beats its peak: products of any shape, and whole steps of models of every kind, in every precision.
import fc from "fast-check"
import { expect, test } from "vitest"
import { jobOf } from "../../tests/support/training-jobs.ts"
import { listDevices, precisions, usualMachine } from "../devices/index.ts"
import { canMultiply, kernelsOf } from "../kernels/index.ts"
import { estimateTraining } from "./estimate.ts"
import { peakFlops } from "./step/ideal.ts"

const pairs = listDevices().flatMap((device) =>
  precisions
    .filter((precision) => precision !== "int8" && canMultiply(device, precision))
    .map((precision) => ({ device, precision })),
)
const side = fc.integer({ min: 0, max: 7 }).chain((power) => fc.integer({ min: 64 * 2 ** power, max: 128 * 2 ** power }))

test("a product takes its FLOP over the peak at least", () => {
  fc.assert(
    fc.property(fc.constantFrom(...pairs), fc.constantFrom(1, 8), side, side, side, (pair, batch, rows, columns, depth) => {
      const { device, precision } = pair
      const seconds = kernelsOf(device).product({ batch, rows, columns, depth, isCast: true }, precision)
      const least = (2 * batch * rows * columns * depth) / peakFlops(device, precision)
      expect(seconds).toBeGreaterThanOrEqual(least * (1 - 1e-9))
    }),
    { seed: 11, numRuns: 2000 },
  )
})

/** Large enough to fill any device. */
const jobs = [
  jobOf("meta-llama/Llama-3.1-8B", { sequence: 2048, globalBatch: 64, framework: "fsdp" }),
  jobOf("openai-community/gpt2", { sequence: 1024, globalBatch: 64 }),
  jobOf("allenai/OLMoE-1B-7B-0924", { sequence: 2048, globalBatch: 64 }),
  jobOf("google-bert/bert-base-uncased", { sequence: 512, globalBatch: 256, framework: "torch" }),
  jobOf("torchvision/vit_b_16", { sequence: null, globalBatch: 1024, framework: "torch", loaderRate: Infinity }),
  jobOf("torchvision/resnet18", { sequence: null, globalBatch: 1024, framework: "torch", loaderRate: Infinity }),
]
const whole = { tp: 1, pp: 1, cp: 1, ep: 1, dp: 1, zero: 0, recompute: "none", sequenceParallel: false } as const

test("a step uses less than all of the peak, and so does the quick end of its interval", () => {
  fc.assert(
    fc.property(fc.constantFrom(...pairs), fc.constantFrom(...jobs), ({ device, precision }, job) => {
      const cluster = { device, machine: usualMachine(device), count: 1 }
      const fixed = { ...whole, microBatch: job.globalBatch, precision }
      const result = estimateTraining(job, cluster, fixed, { hasAlternatives: false })
      if (result.kind !== "estimate") throw new Error(JSON.stringify(result))
      const { stepSeconds, interval, modelFlops, utilisation } = result.estimate
      expect(utilisation).toBeLessThan(1)
      expect(interval[0]).toBeGreaterThanOrEqual((modelFlops / peakFlops(device, precision)) * (1 - 1e-9))
      expect(interval[1]).toBeGreaterThan(stepSeconds)
    }),
    { seed: 12, numRuns: 200 },
  )
})
