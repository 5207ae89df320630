/** Runs of servers as weights of their steps, kept in a folder between fits: they hang on tokens and places, hardly on the constants. */
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Load } from "../../../src/serving/simulate/simulate.ts"
import { type StepWeights, stepWeights } from "../../truth/serving/step-weights.ts"
import type { Replica } from "./replica.ts"

export function runOf(id: string, load: Load, { settings, cost }: Replica, cache: string): StepWeights {
  const key = createHash("sha256")
    .update(JSON.stringify([id, load, settings]))
    .digest("hex")
    .slice(0, 16)
  const path = join(cache, `${key}.json`)
  if (existsSync(path)) return read(readFileSync(path, "utf8"))
  const run = stepWeights(load, settings, cost)
  mkdirSync(cache, { recursive: true })
  const lists = { ttft: [...run.ttft], tpot: [...run.tpot], total: [...run.total] }
  writeFileSync(path, JSON.stringify({ ...run, ...lists }))
  return run
}

function read(text: string): StepWeights {
  const run: StepWeights = JSON.parse(text)
  return {
    ...run,
    ttft: Float64Array.from(run.ttft),
    tpot: Float64Array.from(run.tpot),
    total: Float64Array.from(run.total),
  }
}
