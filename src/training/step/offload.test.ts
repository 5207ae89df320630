import { expect, test } from "vitest"
import { findDevice, isUnknownDevice, usualMachine } from "../../devices/index.ts"
import type { Cluster } from "../plan/cluster.ts"
import { offloadSeconds } from "./offload.ts"

const device = findDevice("A100-SXM-80GB")
if (isUnknownDevice(device)) throw new Error("no A100")
const clusterOf = (count: number): Cluster => ({ device, machine: usualMachine(device), count })

/** AdamW of a billion parameters on one device. */
const billion = { updated: 30e9, stepped: 1e9, lying: 1e9 }

test("nothing costs nothing", () => {
  expect(offloadSeconds("nothing", billion, clusterOf(8))).toEqual({ hostStep: 0, hostStream: 0 })
})

// A100: PCIe 4, 31 GB/s; two sockets of 204.8 GB/s; four fifths of both.
test("the host's memory bounds its step, the link the gradients that go and the weights that come", () => {
  const alone = offloadSeconds("optimizer", billion, clusterOf(1))
  expect(alone.hostStep).toBeCloseTo(30 / (0.8 * 409.6) + 4 / (0.8 * 31), 9)
  expect(alone.hostStream).toBe(0)
})

test("eight devices share the memory of their host, not their links", () => {
  const [alone, together] = [clusterOf(1), clusterOf(8)].map((cluster) => offloadSeconds("everything", billion, cluster))
  expect((together?.hostStep ?? 0) / (alone?.hostStep ?? 1)).toBeCloseTo(8, 9)
  expect(together?.hostStream).toBe(alone?.hostStream)
  expect(alone?.hostStream).toBeCloseTo((2 * 3) / (0.8 * 31), 9)
})
