// What a time rests on: the device's own tables, those of its generation, or none.
import { expect, test } from "vitest"
import { type Device, findDevice, isUnknownDevice } from "../devices/index.ts"
import { kernelsOf } from "./index.ts"

function deviceOf(name: string): Device {
  const found = findDevice(name)
  if (isUnknownDevice(found)) throw new Error(name)
  return found
}

test.each([
  ["H100-SXM", "bf16", "surface"],
  ["H100-SXM", "fp16", "surface"],
  ["H100-SXM", "fp8", "surface"],
  ["H100-SXM", "tf32", "kin"],
  ["H100-PCIE", "bf16", "kin"],
  ["A100-SXM-40GB", "bf16", "kin"],
  ["A100-SXM-80GB", "int8", "surface"],
  ["RTX-4090", "bf16", "kin"],
  ["B200", "fp4", "surface"],
  ["MI300X", "bf16", "spec sheet"],
  ["TPU-V5P", "bf16", "spec sheet"],
  ["V100-SXM-32GB", "fp16", "spec sheet"],
] as const)("%s in %s: %s", (name, precision, level) => {
  expect(kernelsOf(deviceOf(name)).level(precision)).toBe(level)
})

test("a user's own device is known by its like", () => {
  const own = { ...deviceOf("H100-SXM"), id: "OUR-CARD", memory: { bytes: 64e9, bandwidth: 3e12 } }
  expect(kernelsOf(own).level("bf16")).toBe("kin")
  expect(kernelsOf({ ...own, vendor: "Ours" }).level("bf16")).toBe("spec sheet")
})

test("kin with as many units take the residuals too: the same shape, the same time but for their rates", () => {
  const shape = { batch: 1, rows: 16384, columns: 12288, depth: 12288 }
  const [ours, kin] = ["A100-SXM-80GB", "A100-SXM-40GB"].map((name) => kernelsOf(deviceOf(name)).product(shape, "bf16"))
  expect(kin! / ours!).toBeGreaterThan(0.99)
  expect(kin! / ours!).toBeLessThan(1.01)
})
