/**
 * The work of a step in seconds of single kernels, one figure for each constant (./constants.ts), as functions of the batch. Each function is a
 * table that fills itself, so that a step costs a few look-ups however many layers there are.
 */
import { cacheSeconds, promptSeconds, sampleAttentionSeconds, scanSeconds } from "./attention-time.ts"
import { constantNames, type ServingConstantName } from "./constants.ts"
import { expertExchangeSeconds, reduceSeconds, sendingSeconds } from "./exchange-time.ts"
import { passSeconds, samplerSeconds } from "./pass-time.ts"
import type { Place } from "./place.ts"
import { denseSeconds, expertSeconds, headSeconds } from "./product-time.ts"
import type { ServedModel, ServedPart } from "./served-model.ts"
import { lineTable, planeTable } from "./table.ts"

type Line = (x: number) => number
type Plane = (x: number, y: number) => number

/** One line for each constant that reads it; seconds of the whole model. */
export type WorkTables = {
  /** By units on the fullest device: products without the head, passes, sums over devices, sending. */
  readonly product: Line
  readonly passes: Line
  readonly tensor: Line
  readonly sending: Line
  /** By units of all devices of a stage. */
  readonly experts: Line
  readonly exchange: Line
  /** By sequences that are given a token. */
  readonly head: Line
  readonly sampler: Line
  /** By prompts and their length; by new tokens and keys of a single chunk; by sequences and what each meets. */
  readonly prompts: Plane
  readonly chunk: Plane
  readonly cache: Plane
  /** By sequences with so many units in all. */
  readonly scan: Plane
  /** By samples, of models that keep nothing. */
  readonly samples: Line
}

export function workTables(model: ServedModel, place: Place): WorkTables {
  const sum = (figure: (part: ServedPart) => number): number =>
    model.parts.reduce((total, part) => total + part.count * figure(part), 0)
  return {
    product: lineTable((units) => sum((part) => denseSeconds(part, units, place))),
    passes: lineTable((units) => sum((part) => passSeconds(part, units, place))),
    tensor: lineTable((units) => sum((part) => reduceSeconds(part, model, units, place))),
    sending: lineTable((units) => sendingSeconds(model, units, place)),
    experts: lineTable((units) => sum((part) => expertSeconds(part, units, place))),
    exchange: lineTable((units) => sum((part) => expertExchangeSeconds(part, model, units, place))),
    head: lineTable((sequences) => sum((part) => headSeconds(part, sequences, place))),
    sampler: lineTable((sequences) => samplerSeconds(model, sequences, place)),
    prompts: planeTable((count, length) =>
      atLeastOne(sum, (part) => promptSeconds(part, count, length, length, place), count, length),
    ),
    chunk: planeTable((queries, keys) =>
      atLeastOne(sum, (part) => promptSeconds(part, 1, Math.min(queries, keys), keys, place), queries, keys),
    ),
    cache: planeTable((sequences, keys) =>
      atLeastOne(sum, (part) => cacheSeconds(part, sequences, 1, keys, place), sequences, keys),
    ),
    scan: planeTable((sequences, units) => sum((part) => scanSeconds(part, sequences, units, place))),
    samples: lineTable((samples) => (samples > 0 ? sum((part) => sampleAttentionSeconds(part, samples, place)) : 0)),
  }
}

/** No time for nothing. */
function atLeastOne(
  sum: (figure: (part: ServedPart) => number) => number,
  figure: (part: ServedPart) => number,
  count: number,
  length: number,
): number {
  return count > 0 && length > 0 ? sum(figure) : 0
}

const place = Object.fromEntries(constantNames.map((name, index) => [name, index])) as Readonly<
  Record<ServingConstantName, number>
> // one a name

/** Shape: [constants], in the order of constantNames. */
export type StepVector = Float64Array

/**
 * Fills in the work of a step. Sequences of attention data parallelism lie evenly on their ranks, and a prompt on one of them; a pipeline has as many
 * batches under way as it has stages, or as there are sequences, each of which passes all stages in the time of the whole model.
 */
export function fillWork(
  into: StepVector,
  tables: WorkTables,
  model: ServedModel,
  layout: { readonly pp: number; readonly attentionDp: number },
  prefillTokens: number,
  prefillContext: number,
  decodes: number,
  decodeContext: number,
  decodeTokens: number,
): void {
  into.fill(0)
  if (!model.isLanguage) {
    fillSamples(into, tables, model, layout, prefillTokens)
    return
  }
  const length = prefillTokens > 0 ? (2 * prefillContext) / prefillTokens : 0
  const prompts = prefillTokens > 0 ? Math.max(1, prefillTokens / Math.max(1, length)) : 0
  const batches = Math.max(1, Math.min(layout.pp, decodes + prompts))
  const ranks = layout.attentionDp
  const fed = decodeTokens / batches
  const sequences = decodes / batches / ranks
  const prefill = prefillTokens / batches
  const own = prompts > 0 ? Math.max(prefill / ranks, prefill / Math.max(1, prompts / batches)) : 0
  const units = (fed > 0 ? Math.max(fed / ranks, Math.min(1, fed)) : 0) + own
  const all = fed + prefill
  const emitting =
    sequences * (decodes > 0 ? decodeTokens / decodes : 1) + (prompts > 0 ? Math.max(1, prompts / batches / ranks) : 0)
  into[place.product] = tables.product(units) + tables.head(emitting)
  into[place.passes] = tables.passes(units) + tables.sampler(emitting)
  into[place.tensor] = tables.tensor(units)
  into[place.sending] = tables.sending(units)
  into[place.experts] = tables.experts(all)
  into[place.exchange] = tables.exchange(all)
  if (prompts > 0) {
    into[place.attention] =
      length <= prefillTokens ? tables.prompts(own / Math.max(1, length), length) : tables.chunk(own, length / 2 + own / 2)
    into[place.scan]! += tables.scan(Math.max(1, own / Math.max(1, length)), own)
    into[place.promptLayer] = model.blocks
  }
  if (decodes > 0) {
    const present = Math.max(sequences, Math.min(1, decodes))
    into[place.cache] = tables.cache((present * decodeTokens) / decodes, decodeContext / decodes)
    into[place.scan]! += tables.scan(present, (present * decodeTokens) / decodes)
  }
  into[place.step] = 1
  into[place.layer] = model.blocks
  into[place.sequence] = (decodes + prompts) / batches
}

function fillSamples(
  into: StepVector,
  tables: WorkTables,
  model: ServedModel,
  layout: { readonly pp: number; readonly attentionDp: number },
  samples: number,
): void {
  const own = samples / layout.attentionDp
  into[place.product] = tables.product(own)
  into[place.passes] = tables.passes(own)
  into[place.tensor] = tables.tensor(own)
  into[place.experts] = tables.experts(samples)
  into[place.exchange] = tables.exchange(samples)
  into[place.attention] = tables.samples(own)
  into[place.step] = 1
  into[place.layer] = model.blocks
  into[place.sequence] = samples
}
