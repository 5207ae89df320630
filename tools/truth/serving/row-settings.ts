/** How the simulation runs a row: the engine's settings with what the row says, its pools, and what a step takes in each. */
import { tierFor } from "../../../src/devices/index.ts"
import { devicesOf, type ServingSetup } from "../../../src/serving/plan/setup.ts"
import type { Lengths } from "../../../src/serving/simulate/lengths.ts"
import type { Deployment, ServerSettings, StepCost } from "../../../src/serving/simulate/simulate.ts"
import { type EngineDefaults, engineDefaults, schedulersOf } from "../../../src/serving/step/engine-settings.ts"
import { cacheBytesOf, memoryOf } from "../../../src/serving/step/memory.ts"
import type { StepModel } from "../../../src/serving/step/step-model.ts"
import type { ServingPools, ServingRow } from "./serving-row.ts"

export type StepModels = (setup: ServingSetup) => StepModel

/** Which of the costs of a step model. */
export type CostName = "cost" | "roofline"

export function settingsOf(row: ServingRow, models: StepModels): ServerSettings {
  const { pools, limits } = row
  const [before, behind] = pools.kind === "joint" ? [pools.setup, pools.setup] : [pools.prefill.setup, pools.decode.setup]
  const [first, last] = [models(before).settings, models(behind).settings]
  const batched =
    limits.maxBatchedTokens === null
      ? first.maxBatchedTokens
      : limits.maxBatchedTokens * schedulersOf(defaultsOf(before), before.layout.attentionDp)
  const sequences = limits.maxSequences ?? last.maxSequences
  const blocks = limits.memoryShare === null ? last.cache.blocks : blocksAt(behind, limits.memoryShare, last)
  return {
    ...last,
    cache: { ...last.cache, blocks: Math.max(blocks, blocksForOne(row, last)) },
    // Each sequence that decodes feeds a token: a pool that decodes alone has room for all of them.
    maxBatchedTokens: pools.kind === "joint" ? batched : Math.max(batched, sequences),
    maxSequences: sequences,
    scheduler: limits.scheduler ?? first.scheduler,
    admission: limits.admission,
    speculative: limits.beams > 1 ? beamSearch(limits.beams) : limits.speculative,
    deployment: deploymentOf(pools),
  }
}

/** A request feeds a token of each beam and is a token further: the work of drafts of which none is accepted. The prompt's cache is shared; that of answers is short. */
function beamSearch(beams: number): ServerSettings["speculative"] {
  return { draftTokens: beams - 1, acceptance: 0, draftStepSeconds: 0 }
}

function defaultsOf({ engine, device, layout }: ServingSetup): EngineDefaults {
  return engineDefaults(engine.name, device, devicesOf(layout))
}

/** Where the engine takes another part of memory than it does unless told. */
function blocksAt(setup: ServingSetup, memoryShare: number, { cache }: ServerSettings): number {
  return Math.floor(memoryOf(setup, { ...defaultsOf(setup), memoryShare }).cacheTokens / cache.tokensPerBlock)
}

/** What was measured did run: the longest request fits, whatever the memory says. */
function blocksForOne({ question }: ServingRow, { cache }: ServerSettings): number {
  const lengths = question.kind === "run" ? (question.load.kind === "trace" ? null : question.load.lengths) : question.lengths
  return lengths === null ? 0 : Math.ceil(mostTokens(lengths) / cache.tokensPerBlock)
}

function mostTokens(lengths: Lengths): number {
  if (lengths.kind === "pairs") return Math.max(...lengths.input) + Math.max(...lengths.output)
  return [lengths.input, lengths.output].reduce((sum, length) => {
    return sum + (length.kind === "fixed" ? length.tokens : length.kind === "uniform" ? length.high : length.most)
  }, 0)
}

function deploymentOf(pools: ServingPools): Deployment {
  if (pools.kind === "joint") return { kind: "joint", replicas: pools.workers }
  const { prefill, decode } = pools
  return {
    ...{ kind: "split", prefillWorkers: prefill.workers, decodeWorkers: decode.workers, transferSeconds: 0 },
    transferSecondsPerToken: transferSecondsPerToken(prefill.setup, decode.setup),
  }
}

/** The cache of a token over the network that joins both workers, of the one with fewer devices; where it is not known, at once. */
function transferSecondsPerToken(from: ServingSetup, to: ServingSetup): number {
  const devices = Math.min(devicesOf(from.layout), devicesOf(to.layout))
  const bandwidth = tierFor(from.machine, devicesOf(from.layout) + devicesOf(to.layout))?.bandwidth ?? Number.POSITIVE_INFINITY
  const bytes = from.sequence === null ? 0 : (cacheBytesOf(from, from.sequence) / from.sequence) * from.layout.tp
  return bytes / (bandwidth * devices)
}

/** Steps with prompts are those of the pool that prefills. */
export function costOf({ pools }: ServingRow, models: StepModels, name: CostName): StepCost {
  if (pools.kind === "joint") return models(pools.setup)[name]
  const [prefill, decode] = [models(pools.prefill.setup)[name], models(pools.decode.setup)[name]]
  return {
    step: (prefillTokens, ...rest) => (prefillTokens > 0 ? prefill : decode).step(prefillTokens, ...rest),
    arrivalSeconds: prefill.arrivalSeconds,
    endSeconds: decode.endSeconds,
  }
}
