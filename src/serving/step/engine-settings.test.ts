import { expect, test } from "vitest"
import { findDevice, isUnknownDevice } from "../../devices/index.ts"
import type { EngineName } from "../plan/engine.ts"
import { engineDefaults, serverSettings } from "./engine-settings.ts"

test.each<readonly [engine: EngineName, ranks: number, tokens: number]>([
  ["vllm", 1, 8192],
  ["vllm", 4, 4 * 8192],
  ["trtllm", 8, 8 * 8192],
  ["sglang", 8, 8192],
])("%s with %i ranks of attention computes up to %i tokens in a step", (engine, ranks, tokens) => {
  const device = findDevice("H100-SXM")
  if (isUnknownDevice(device)) throw new Error("H100-SXM")
  const defaults = engineDefaults(engine, device, 8)
  const settings = serverSettings(defaults, 1e6, ranks)
  expect(settings.maxBatchedTokens).toBe(tokens)
  // Sequences are shared out in the same way.
  expect(settings.maxSequences / defaults.maxSequences).toBe(tokens / defaults.maxBatchedTokens)
})
