/** The step model of one replica: what a step takes and why, how much cache there is, how the engine is set up. */
import { calibratedConstants } from "../calibration/constants.ts"
import { intervalsOf, nearnessOf } from "../calibration/interval.ts"
import { settingOf } from "../calibration/setting.ts"
import { shippedIntervals, shippedTable } from "../calibration/shipped.ts"
import { devicesOf, type ServingSetup } from "../plan/setup.ts"
import { sharedLayout } from "./batch-layout.ts"
import { constantNames, type ServingConstants } from "./constants.ts"
import { engineDefaults, serverSettings } from "./engine-settings.ts"
import { hasFrontEnd } from "./host-work.ts"
import { memoryOf } from "./memory.ts"
import { rooflineCost } from "./roofline.ts"
import type { ServedModel } from "./served-model.ts"
import type { StepBatch, StepModel } from "./step-model.ts"
import { breakdownOf, quickSeconds } from "./step-time.ts"
import { stepWork, workTables } from "./step-work.ts"

/**
 * `own`: constants in place of those that were fitted on measured servers.
 * For language models a batch is told in tokens; for all others `prefillTokens` counts the samples that go through the model together, and the other
 * figures of a batch are not read.
 * Errors: none; what does not fit says so in `fits`.
 */
export function stepModel(setup: ServingSetup, own: ServingConstants | null = null): StepModel {
  const setting = settingOf(setup)
  const constants = own ?? calibratedConstants(setting, shippedTable)
  const tables = workTables(setup)
  const work = stepWork(setup, tables)
  const scratch = new Float64Array(constantNames.length)
  const unevenness = unevennessOf(tables.model, sharedLayout(setup).pp)
  const defaults = engineDefaults(setup.engine.name, setup.device, devicesOf(setup.layout))
  const arrivalSeconds = hasFrontEnd(setup.engine) ? constants.arrival : 0
  const { fits, cacheTokens, ...memory } = memoryOf(setup, defaults)
  return {
    devices: devicesOf(setup.layout),
    memory,
    ...{ fits, cacheTokens, settings: serverSettings(defaults, cacheTokens, setup.layout.attentionDp) },
    cost: { step: quickSeconds(setup, tables, constants, unevenness), arrivalSeconds, endSeconds: 0 },
    breakdown: ({ prefillTokens, prefillContext, decodes, decodeContext, decodeTokens }: StepBatch) => {
      work(scratch, prefillTokens, prefillContext, decodes, decodeContext, decodeTokens)
      return breakdownOf(scratch, constants, tables.host, unevenness)
    },
    roofline: rooflineCost(setup, tables.model),
    interval: intervalsOf(setting, shippedIntervals),
    splitTtft: intervalsOf(settingOf(setup, "two pools"), shippedIntervals).ttft,
    nearness: nearnessOf(setting, shippedIntervals),
  }
}

/** Layers of the fullest stage over those of a mean one. */
export function unevennessOf({ blocks }: ServedModel, pp: number): number {
  return blocks === 0 ? 1 : (Math.ceil(blocks / pp) * pp) / blocks
}
