/** The step model of one replica: what a step takes and why, how much cache there is, how the engine is set up. */
import type { ServingSetup } from "../plan/setup.ts"
import { devicesOf } from "../plan/setup.ts"
import { constantNames, neutralConstants, type ServingConstants } from "./constants.ts"
import { engineDefaults, serverSettings } from "./engine-settings.ts"
import { memoryOf } from "./memory.ts"
import { placeOf } from "./place.ts"
import { rooflineCost } from "./roofline.ts"
import { type ServedModel, servedModel } from "./served-model.ts"
import type { Factors, StepBatch, StepModel } from "./step-model.ts"
import { breakdownOf, constantVector, secondsOf } from "./step-time.ts"
import { fillWork, type StepVector, type WorkTables, workTables } from "./step-work.ts"

/**
 * For language models a batch is told in tokens; for all others `prefillTokens` counts the samples that go through the model together, and the other
 * figures of a batch are not read.
 * Errors: none; what does not fit says so in `fits`.
 */
export function stepModel(setup: ServingSetup, constants: ServingConstants = neutralConstants): StepModel {
  const model = servedModel(setup.graph, setup.sequence)
  const work = stepWork(setup)
  const vector = constantVector(constants)
  const scratch = new Float64Array(constantNames.length)
  const unevenness = unevennessOf(model, setup.layout.pp)
  const defaults = engineDefaults(setup.engine.name, setup.device)
  const { fits, cacheTokens, ...memory } = memoryOf(setup, defaults)
  return {
    devices: devicesOf(setup.layout),
    memory,
    ...{ fits, cacheTokens, settings: serverSettings(defaults, cacheTokens) },
    cost: {
      step: (prefillTokens, prefillContext, decodes, decodeContext, decodeTokens) => {
        work(scratch, prefillTokens, prefillContext, decodes, decodeContext, decodeTokens)
        return secondsOf(scratch, vector, unevenness)
      },
      arrivalSeconds: constants.arrival,
      endSeconds: 0,
    },
    breakdown: ({ prefillTokens, prefillContext, decodes, decodeContext, decodeTokens }: StepBatch) => {
      work(scratch, prefillTokens, prefillContext, decodes, decodeContext, decodeTokens)
      return breakdownOf(scratch, constants, unevenness)
    },
    roofline: rooflineCost(setup, model),
    interval: { tpot: unknown, ttft: unknown, throughput: unknown },
    nearness: "other",
  }
}

const unknown: Factors = [0.5, 2]

type StepWork = (
  into: StepVector,
  prefillTokens: number,
  prefillContext: number,
  decodes: number,
  decodeContext: number,
  decodeTokens: number,
) => void

/** Seconds of kernels for each constant, of one step; for the fit as well as for the model. */
export function stepWork(setup: ServingSetup): StepWork {
  const model = servedModel(setup.graph, setup.sequence)
  const tables: WorkTables = workTables(model, placeOf(setup))
  const { layout } = setup
  return (into, prefillTokens, prefillContext, decodes, decodeContext, decodeTokens) =>
    fillWork(into, tables, model, layout, prefillTokens, prefillContext, decodes, decodeContext, decodeTokens)
}

/** Layers of the fullest stage over those of a mean one. */
export function unevennessOf({ blocks }: ServedModel, pp: number): number {
  return blocks === 0 ? 1 : (Math.ceil(blocks / pp) * pp) / blocks
}
