/** A step's seconds from its work and the constants: parts run one after another, and their sum is the step. */
import type { ServingSetup } from "../plan/setup.ts"
import type { StepCost } from "../simulate/simulate.ts"
import { byFed } from "./attention-tables.ts"
import { emptyLayout, layBatch, sharedLayout } from "./batch-layout.ts"
import { constantNames, type ServingConstants } from "./constants.ts"
import { type HostWork, joinedSeconds } from "./host-work.ts"
import type { ServingBreakdown } from "./step-model.ts"
import { promptWork, scanWork, startWork, stepWork, type WorkTables } from "./step-work.ts"
import { lineTable, planeTable } from "./table.ts"

/** unevenness: layers of the fullest stage of a pipeline over those of a mean one; the others wait for it. */
export function breakdownOf(
  work: Float64Array,
  constants: ServingConstants,
  { waits }: HostWork,
  unevenness: number,
): ServingBreakdown {
  const own = Object.fromEntries(constantNames.map((name, k) => [name, work[k]! * constants[name]])) as ServingConstants // one a name
  const device = Object.values(own).reduce((sum, seconds) => sum + seconds, 0) - own.launch
  const parts = {
    ...{ products: own.product, experts: own.experts, attention: own.attention, cache: own.cache, passes: own.passes },
    ...{ scan: own.scan, tensorParallel: own.tensor, expertParallel: own.exchange, sending: own.sending },
    host: own.step + own.layer + own.promptLayer + own.start + joinedSeconds(device, own.launch, waits) - device,
    requests: own.sequence,
  }
  const bubble = (unevenness - 1) * Object.values(parts).reduce((sum, seconds) => sum + seconds, 0)
  return { ...parts, bubble }
}

/** The same sum from tables of which each holds all that hangs on one figure of the batch, so that a step of answers is three look-ups. */
export function quickSeconds(
  setup: ServingSetup,
  tables: WorkTables,
  constants: ServingConstants,
  unevenness: number,
): StepCost["step"] {
  const c = constants
  const { model } = tables
  if (!model.isLanguage) return samplesSeconds(setup, tables, constants, unevenness)
  const byAll = lineTable((all) => c.experts * tables.experts(all) + c.exchange * tables.exchange(all))
  const byUnits = lineTable(
    (units) =>
      c.product * tables.product(units) +
      c.passes * tables.passes(units) +
      c.tensor * tables.tensor(units) +
      c.sending * tables.sending(units),
  )
  // On one rank all units are its own.
  const isOneRank = setup.layout.attentionDp === 1
  const bySum = isOneRank ? lineTable((units) => byUnits(units) + byAll(units)) : byUnits
  const byEmitting = lineTable((sequences) => c.product * tables.head(sequences) + c.passes * tables.sampler(sequences))
  const hasScan = model.parts.some(({ stateNumbers }) => stateNumbers > 0)
  const cache = byFed((fed) => planeTable((sequences, keys) => c.cache * tables.cache(sequences, fed, keys)))
  const host = c.step + c.layer * model.blocks
  const starting = c.launch * tables.host.launches
  const layout = sharedLayout(setup)
  const batch = emptyLayout()
  return (prefillTokens, prefillContext, decodes, decodeContext, decodeTokens) => {
    layBatch(batch, layout, prefillTokens, prefillContext, decodes, decodeContext, decodeTokens)
    let sum = host + bySum(batch.units) + byEmitting(batch.emitting) + c.sequence * batch.present
    sum += c.start * startWork(tables, batch)
    if (!isOneRank) sum += byAll(batch.all)
    if (batch.prompts > 0) sum += c.attention * promptWork(tables, batch) + c.promptLayer * model.blocks
    if (batch.sequences > 0) sum += cache(batch.sequences, batch.fed, batch.context)
    if (hasScan) sum += c.scan * scanWork(tables, batch)
    return joinedSeconds(sum, starting, tables.host.waits) * unevenness
  }
}

/** Of models that keep nothing; samples are the first figure of a batch. */
function samplesSeconds(
  setup: ServingSetup,
  tables: WorkTables,
  constants: ServingConstants,
  unevenness: number,
): StepCost["step"] {
  const work = stepWork(setup, tables)
  const scratch = new Float64Array(constantNames.length)
  const vector = constantNames.map((name) => (name === "launch" ? 0 : constants[name]))
  const starting = constants.launch * tables.host.launches
  return lineTable((samples) => {
    if (samples === 0) return 0
    work(scratch, samples, 0, 0, 0, 0)
    const device = vector.reduce((sum, constant, k) => sum + constant * scratch[k]!, 0)
    return unevenness * joinedSeconds(device, starting, tables.host.waits)
  })
}
