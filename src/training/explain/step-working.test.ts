import { expect, test } from "vitest"
import { findDevice, isUnknownDevice, usualMachine } from "../../devices/index.ts"
import type { Working } from "../../engine/index.ts"
import { kernelsOf } from "../../kernels/index.ts"
import { layDescribed } from "../../models/index.ts"
import { calibrated } from "../calibration/constants.ts"
import { settingOf } from "../calibration/setting.ts"
import { shippedTable } from "../calibration/shipped.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import { stepSeconds } from "../step/assemble.ts"
import { stepProfile } from "../step/profile.ts"
import { stepWork } from "../step/work.ts"
import { type ExplainedStep, stepWorking } from "./step-working.ts"

const plain: Layout = {
  ...{ tp: 1, pp: 1, dp: 1, cp: 1, ep: 1, vpp: 1, zero: 0, microBatch: 1, recompute: "none", sequenceParallel: false },
  precision: "bf16",
}

function explained(model: string, layout: Layout, method: TrainingJob["method"] = "pretrain"): ExplainedStep {
  const laid = layDescribed(model).model
  const device = findDevice("H100-SXM")
  if (laid === null || isUnknownDevice(device)) throw new Error(model)
  const sequence = laid.per === "token" ? laid.size.sequence : null
  const job: TrainingJob = {
    ...{ graph: laid.trained, sequence, globalBatch: 16, optimizer: "adamw", method, framework: "megatron" },
    loraRank: method === "lora" ? 16 : null,
  }
  const cluster = { device, machine: usualMachine(device), count: layout.tp * layout.pp * layout.dp * layout.cp }
  const [profile, place] = [stepProfile(job), { kernels: kernelsOf(device), cluster }]
  const { constants, scale } = calibrated(settingOf(job, layout, cluster, null), shippedTable)
  return { profile, layout, place, work: stepWork(profile, layout, place), constants, scale }
}

const sumOf = (parts: readonly Working[]): number => parts.reduce((sum, { times, value }) => sum + times * value, 0)

/** Every part that has parts of its own. */
const inner = (parts: readonly Working[]): readonly Working[] =>
  parts.flatMap((part) => (part.parts.length === 0 ? [] : [part, ...inner(part.parts)]))

const cases: readonly (readonly [model: string, layout: Layout, method: TrainingJob["method"]])[] = [
  ["gpt2", plain, "pretrain"],
  ["Llama-3.1-8B", { ...plain, tp: 2, pp: 2, dp: 2, recompute: "full", sequenceParallel: true, zero: 1 }, "full"],
  ["Llama-3.1-8B", { ...plain, dp: 8, zero: 3 }, "lora"],
  ["Mixtral-8x7B", { ...plain, dp: 8, ep: 8, zero: 1, recompute: "selective" }, "pretrain"],
  ["resnet50", { ...plain, dp: 2, microBatch: 8 }, "pretrain"],
]

test.each(cases)("parts of %s add up to what they are parts of (%#)", (model, layout, method) => {
  const step = explained(model, layout, method)
  const parts = stepWorking(step)
  expect(sumOf(parts)).toBeCloseTo(step.scale * stepSeconds(step.work, layout.recompute, step.constants), 9)
  for (const part of inner(parts)) expect(sumOf(part.parts) / part.value, part.name).toBeCloseTo(1, 9)
})

test("it opens down to a product, with its shape on one device", () => {
  const step = explained("Llama-3.1-8B", { ...plain, tp: 2, sequenceParallel: true })
  const products = stepWorking(step).find(({ name }) => name === "products")
  const text = JSON.stringify(products)
  // 4 096 tokens; the widening matrix of 14 336 columns is shared by two.
  expect(text).toContain("4096 × 4096 · 4096 × 7168")
  expect(text).toContain("up_proj")
})
