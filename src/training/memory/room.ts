/** Whether a step fits a device, and what takes the most room in it. */

import { type Measured, memoryInterval } from "./interval.ts"
import type { MemoryParts } from "./stage-memory.ts"

export type Share = Exclude<keyof MemoryParts, "total">

export type Room = {
  /** `likely`: the estimate fits, the upper end of its interval does not; `unlikely`: only the lower end fits. */
  readonly fits: "yes" | "likely" | "unlikely" | "no"
  /** [byte]; below zero where it does not fit. */
  readonly free: number
  /** The shares of the total, the largest first [byte]. */
  readonly shares: readonly { readonly name: Share; readonly bytes: number }[]
}

const names: readonly Share[] = ["weights", "gradients", "optimizer", "activations", "logits", "step", "framework"]

/** Units: memory of the device [byte]. */
export function roomOn(memory: number, parts: MemoryParts, measured: Measured): Room {
  const { low, high } = memoryInterval(parts.total, measured)
  const fits = high <= memory ? "yes" : parts.total <= memory ? "likely" : low <= memory ? "unlikely" : "no"
  const shares = names.map((name) => ({ name, bytes: parts[name] })).toSorted((a, b) => b.bytes - a.bytes)
  return { fits, free: memory - parts.total, shares }
}
