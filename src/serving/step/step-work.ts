/**
 * The work of a step in seconds of single kernels, one figure for each constant (./constants.ts), as functions of the batch. Each function is a
 * table that fills itself, so that a step costs a few look-ups however many layers there are.
 */
import type { ServingSetup } from "../plan/setup.ts"
import { type AttentionTables, attentionTables } from "./attention-tables.ts"
import { sampleAttentionSeconds, scanSeconds } from "./attention-time.ts"
import { type BatchLayout, emptyLayout, layBatch, sharedLayout } from "./batch-layout.ts"
import { constantNames, type ServingConstantName } from "./constants.ts"
import { expertExchangeSeconds, reduceSeconds, sendingSeconds } from "./exchange-time.ts"
import { expertStarts } from "./expert-starts.ts"
import { type HostWork, hostWork } from "./host-work.ts"
import { passSeconds, samplerSeconds } from "./pass-time.ts"
import { type Place, placeOf } from "./place.ts"
import { denseSeconds, expertSeconds, headSeconds } from "./product-time.ts"
import { type ServedModel, type ServedPart, servedModel } from "./served-model.ts"
import { lineTable } from "./table.ts"

type Line = (x: number) => number
type Plane = (x: number, y: number) => number

/** Seconds of the whole model. */
export type WorkTables = AttentionTables & {
  readonly model: ServedModel
  /** By units on the fullest device. */
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
  /** By sequences and units of them. */
  readonly scan: (sequences: number, units: number) => number
  /** By samples, of models that keep nothing. */
  readonly samples: Line
  /** [s] Starts of kernels: in every step, where there are prompts in it, where sequences generate. */
  readonly starts: { readonly always: number; readonly prompts: number; readonly cache: number }
  readonly host: HostWork
}

export function workTables(setup: ServingSetup): WorkTables {
  const model = servedModel(setup.graph, setup.sequence)
  const place = placeOf(setup)
  const sum = (figure: (part: ServedPart) => number): number =>
    model.parts.reduce((total, part) => total + part.count * figure(part), 0)
  return {
    model,
    product: lineTable((units) => sum((part) => denseSeconds(part, units, place))),
    passes: lineTable((units) => sum((part) => passSeconds(part, units, place))),
    tensor: lineTable((units) => sum((part) => reduceSeconds(part, model, units, place))),
    sending: lineTable((units) => sendingSeconds(model, units, place)),
    experts: lineTable((units) => sum((part) => expertSeconds(part, units, place))),
    exchange: lineTable((units) => sum((part) => expertExchangeSeconds(part, model, units, place))),
    head: lineTable((sequences) => sum((part) => headSeconds(part, sequences, place))),
    sampler: lineTable((sequences) => samplerSeconds(model, sequences, place)),
    ...attentionTables(model, place),
    scan: scanLine((sequences, units) => sum((part) => scanSeconds(part, sequences, units, place))),
    samples: lineTable((samples) => (samples > 0 ? sum((part) => sampleAttentionSeconds(part, samples, place)) : 0)),
    starts: {
      always: sum((part) => partStarts(part, place)),
      prompts: sum((part) => part.attentions.length * place.starts.prompt),
      cache: sum((part) => part.attentions.length * place.starts.cache),
    },
    host: hostWork(setup, model),
  }
}

function partStarts({ products, experts, passes, folded, stateNumbers }: ServedPart, { starts, setup, folds }: Place): number {
  const { engine, formats, layout } = setup
  const ofProducts = products.reduce((sum, { kind }) => sum + (kind === "dense" ? starts.dense : starts.wide), 0)
  const ofExperts = experts.reduce((sum, task) => sum + expertStarts(engine, formats.experts, task.experts / layout.ep), 0)
  return ofProducts + ofExperts * starts.expert + (passes - (folds ? folded.passes : 0) + Math.min(1, stateNumbers)) * starts.pass
}

/** It is linear in both: what starts, what each sequence and what each unit adds. */
function scanLine(scan: Plane): Plane {
  const [one, two, longer] = [scan(1, 1), scan(2, 1), scan(1, 2)]
  const start = 3 * one - two - longer
  return (sequences, units) => start + (two - one) * sequences + (longer - one) * units
}

const at = Object.fromEntries(constantNames.map((name, index) => [name, index])) as Readonly<Record<ServingConstantName, number>> // one a name

/** Seconds of kernels (counts, for constants that are seconds of the host) of one step.  Shape: [constants], in the order of constantNames. */
export type StepWork = (
  into: Float64Array,
  prefillTokens: number,
  prefillContext: number,
  decodes: number,
  decodeContext: number,
  decodeTokens: number,
) => void

export function stepWork(setup: ServingSetup, tables: WorkTables = workTables(setup)): StepWork {
  const batch = emptyLayout()
  const layout = sharedLayout(setup)
  return (into, prefillTokens, prefillContext, decodes, decodeContext, decodeTokens) => {
    into.fill(0)
    into[at.step] = 1
    into[at.layer] = tables.model.blocks
    into[at.launch] = tables.host.launches
    if (!tables.model.isLanguage) return fillSamples(into, tables, setup, prefillTokens)
    layBatch(batch, layout, prefillTokens, prefillContext, decodes, decodeContext, decodeTokens)
    fillTokens(into, tables, batch)
  }
}

function fillTokens(into: Float64Array, tables: WorkTables, batch: BatchLayout): void {
  const { units, all, emitting, prompts, sequences, fed } = batch
  into[at.product] = tables.product(units) + tables.head(emitting)
  into[at.passes] = tables.passes(units) + tables.sampler(emitting)
  into[at.tensor] = tables.tensor(units)
  into[at.sending] = tables.sending(units)
  into[at.experts] = tables.experts(all)
  into[at.exchange] = tables.exchange(all)
  into[at.attention] = promptWork(tables, batch)
  into[at.promptLayer] = prompts > 0 ? tables.model.blocks : 0
  into[at.cache] = sequences > 0 ? tables.cache(sequences, fed, batch.context) : 0
  into[at.scan] = scanWork(tables, batch)
  into[at.sequence] = batch.present
  into[at.start] = startWork(tables, batch)
}

export function startWork({ starts }: WorkTables, { prompts, sequences }: BatchLayout): number {
  return starts.always + (prompts > 0 ? starts.prompts : 0) + (sequences > 0 ? starts.cache : 0)
}

export function promptWork(tables: WorkTables, { prompts, isChunk, prefill, ownPrompts, keys }: BatchLayout): number {
  if (prompts === 0) return 0
  return isChunk ? tables.chunk(prefill, keys) : tables.prompts(ownPrompts, keys)
}

export function scanWork(tables: WorkTables, { prompts, prefill, ownPrompts, sequences, fed }: BatchLayout): number {
  return (prompts > 0 ? tables.scan(ownPrompts, prefill) : 0) + (sequences > 0 ? tables.scan(sequences, sequences * fed) : 0)
}

function fillSamples(into: Float64Array, tables: WorkTables, { layout }: ServingSetup, samples: number): void {
  const own = samples / layout.attentionDp
  into[at.product] = tables.product(own)
  into[at.passes] = tables.passes(own)
  into[at.tensor] = tables.tensor(own)
  into[at.experts] = tables.experts(samples)
  into[at.exchange] = tables.exchange(samples)
  into[at.attention] = tables.samples(own)
  into[at.sequence] = samples
  into[at.start] = tables.starts.always + tables.starts.prompts
}
