// How much of a device a server has: what drivers report, not what is printed on the box.
import { expect, test } from "vitest"
import { findDevice, isUnknownDevice, usualMachine } from "../../devices/index.ts"
import { findBuildable } from "../../models/catalogue/find-buildable.ts"
import { stepModel } from "./model.ts"

// MiB as nvidia-smi prints them. vLLM takes 0.9 of them for all that it holds.
test.each([
  ["H100-SXM", 81_559],
  ["H200-SXM", 143_771],
  ["B200", 183_359],
  ["H20", 97_871],
  ["L40S", 46_068],
])("%s: a server holds nine tenths of %d MiB", (name, mebibytes) => {
  const device = findDevice(name)
  const found = findBuildable("Llama-3.1-8B")
  if (isUnknownDevice(device) || "nearest" in found) throw new Error(name)
  const { memory } = stepModel({
    ...{ graph: found.lay(found.usual), sequence: found.usual.sequence },
    formats: { weights: "bf16", experts: "bf16", cache: "bf16" },
    engine: { name: "vllm", version: null },
    ...{ device, machine: usualMachine(device), layout: { tp: 1, pp: 1, attentionDp: 1, ep: 1 } },
  })
  const off = memory.total / (0.9 * mebibytes * 2 ** 20) - 1
  expect(Math.abs(off)).toBeLessThan(0.01)
})
