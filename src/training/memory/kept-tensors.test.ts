// Korthikanti et al., arXiv 2205.05198, Table 2: activations of one layer of a GPT by parallelism and recomputation, to the byte.
import { expect, test } from "vitest"
import { readConfig } from "../../models/read-config.ts"
import { layTransformer } from "../../models/transformer/lay-transformer.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import type { MemoryChoices } from "./choices.ts"
import { partBytes } from "./part-bytes.ts"
import { memoryProfile } from "./profile.ts"

const [s, b, h, a, t, layers] = [2048, 4, 6144, 64, 8, 3] as const
const sbh = s * b * h

const read = readConfig({ model_type: "gpt2", n_embd: h, n_layer: layers, n_head: a, n_positions: s, vocab_size: 51_200 })
if (read.kind === "problems") throw new Error("a config of GPT-2 is read")
const graph = layTransformer(read.config, { tokens: s, past: 0 })
const job: TrainingJob = {
  graph,
  sequence: s,
  globalBatch: b,
  optimizer: "adamw",
  method: "pretrain",
  loraRank: null,
  framework: "megatron",
}
const asInThePaper: Partial<MemoryChoices> = { attention: "plain", hasDropout: true, kernels: "eager" }
const layout: Layout = {
  tp: 1,
  pp: 1,
  dp: 1,
  cp: 1,
  ep: 1,
  vpp: 1,
  zero: 0,
  microBatch: b,
  recompute: "none",
  sequenceParallel: false,
  precision: "fp16",
}

const scores = (5 * a * s) / h

test.each<[string, Partial<Layout>, number]>([
  ["no parallelism: sbh(34 + 5as/h)", {}, sbh * (34 + scores)],
  ["tensor parallel: sbh(10 + 24/t + 5as/ht)", { tp: t }, sbh * (10 + 24 / t + scores / t)],
  ["sequence parallel: sbh(34/t + 5as/ht)", { tp: t, sequenceParallel: true }, (sbh * (34 + scores)) / t],
  ["selective recomputation: sbh(10 + 24/t)", { tp: t, recompute: "selective" }, sbh * (10 + 24 / t)],
  ["both: sbh·34/t", { tp: t, sequenceParallel: true, recompute: "selective" }, (sbh * 34) / t],
  ["full recomputation: 2sbh", { recompute: "full" }, 2 * sbh],
])("a layer with %s", (_, given, bytes) => {
  const profile = memoryProfile(job, asInThePaper)
  const block = profile.parts.findIndex(({ role }) => role === "block")
  expect(profile.parts[block]?.count).toBe(layers)
  expect(partBytes(profile, { ...layout, ...given })[block]?.kept).toBeCloseTo(bytes, 3)
})
