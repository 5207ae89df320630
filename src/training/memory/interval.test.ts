// Error bars and verdicts.
import { expect, test } from "vitest"
import { memoryConstants } from "../../data/index.ts"
import { type Measured, memoryInterval } from "./interval.ts"

const measured: Measured = { kind: "step", job: { framework: "megatron", method: "pretrain" } }
const unmeasured: Measured = { kind: "step", job: { framework: "maxtext", method: "pretrain" } }

function width(of: Measured): number {
  const { low, high } = memoryInterval(1, of)
  return high / low
}

test("an interval is as far below as above, as factors", () => {
  const { low, high } = memoryInterval(80e9, measured)
  expect(low * high).toBeCloseTo(80e9 ** 2, -8)
  expect(low).toBeLessThan(80e9)
})

test("a framework that nobody measured is the least sure of all", () => {
  const widest = Math.exp(2 * Math.max(...Object.values(memoryConstants.spread.levels)))
  expect(width(unmeasured)).toBeGreaterThan(widest)
})

test("what was measured of tensors alone is less sure of a device", () => {
  const tensors: Measured = { ...measured, reading: "allocated" }
  expect(width(measured)).toBeGreaterThan(width(tensors))
  expect(width(measured)).toBeLessThan(width(unmeasured))
})

test("states with the host are a level of their own", () => {
  const offloaded: Measured = { kind: "step", job: { framework: "fsdp", method: "full" }, choices: { offload: "everything" } }
  expect(width(offloaded)).toBeGreaterThan(width({ kind: "step", job: { framework: "fsdp", method: "full" } }))
})
