/** Weights of runs kept from one fit to the next, by what they were made of: a file of lines, each a run. */
import { createHash } from "node:crypto"
import type { StepBatch } from "../../../src/serving/step/step-model.ts"
import type { RunTimes, StepWeights } from "./step-weights.ts"

/** Where lines are read from and added to; null: nothing is kept. */
export type WeightsFile = { readonly read: () => string; readonly add: (line: string) => void }

export class WeightsStore {
  readonly #known: Map<string, StepWeights> = new Map()
  readonly #file: WeightsFile | null

  constructor(file: WeightsFile | null) {
    this.#file = file
    for (const line of (file?.read() ?? "").split("\n")) {
      if (line === "") continue
      const { key, ...kept } = JSON.parse(line) as Line // this class wrote it
      this.#known.set(key, {
        ...kept,
        ttft: Float64Array.from(kept.ttft),
        tpot: Float64Array.from(kept.tpot),
        total: Float64Array.from(kept.total),
      })
    }
  }

  /** made: what the weights hang on. */
  kept(made: object, make: () => StepWeights): StepWeights {
    const key = createHash("sha256").update(JSON.stringify(made, exact)).digest("base64url")
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const weights = make()
    this.#known.set(key, weights)
    const { ttft, tpot, total, ...rest } = weights
    const line: Line = { key, ...rest, ttft: [...ttft], tpot: [...tpot], total: [...total] }
    this.#file?.add(`${JSON.stringify(line)}\n`)
    return weights
  }
}

type Line = {
  readonly key: string
  readonly batches: readonly StepBatch[]
  readonly ttft: readonly number[]
  readonly tpot: readonly number[]
  readonly total: readonly number[]
  readonly idle: RunTimes
  readonly requests: number
  readonly inputTokens: number
  readonly outputTokens: number
}

/** Infinity has no word in JSON. */
function exact(_: string, value: unknown): unknown {
  return value === Number.POSITIVE_INFINITY ? "Infinity" : value
}
