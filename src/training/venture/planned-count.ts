/** The best step on a number of devices that a venture may come to, and the least memory that any layout of it takes. */
import type { Gpu } from "../../data/index.ts"
import { deviceOf, usualMachine } from "../../devices/index.ts"
import type { LayerGraph, OwnModel } from "../../models/index.ts"
import { estimateTraining, type TrainingEstimate } from "../estimate.ts"
import { hasAdapters } from "../memory/part-parameters.ts"
import type { Cluster } from "../plan/cluster.ts"
import type { TrainingJob, TrainingMethod } from "../plan/job.ts"
import { usualBatch, usualFramework, usualRank } from "../request/usual-job.ts"
import { type LayoutFault, usualPrecision } from "../search/faults.ts"
import type { FixedLayout } from "../search/space.ts"
import { type LeanMemory, leanMemory } from "./lean-memory.ts"
import type { AskedPlan } from "./plan-keys.ts"

/** Who trains what on which devices: all that a plan hangs on but their number. */
export type PlannedRun = {
  readonly model: OwnModel
  readonly gpu: Gpu
  readonly asked: AskedPlan
  /** Of adapters; null: as usual. */
  readonly rank: number | null
}

export type PlannedCount = {
  readonly kind: "plan"
  readonly count: number
  readonly job: TrainingJob
  readonly cluster: Cluster
  readonly estimate: TrainingEstimate
  readonly lean: LeanMemory
}

/** As predicted, before anything was measured.  Units: peak of one GPU [FLOP/s] → [1]. */
export function utilisationOf({ count, estimate }: PlannedCount, peak: number): number {
  return estimate.modelFlops / (estimate.stepSeconds * count * peak)
}

/** What the file asks for cannot be on so many devices. */
export type UnplannedCount = { readonly kind: "faults"; readonly count: number; readonly faults: readonly LayoutFault[] }

export type Plan = PlannedCount | UnplannedCount

/** A venture is compiled anew for every change that is tried, mostly with the same plans. */
const remembered = new Map<string, Plan | null>()
const mostRemembered = 1000

/** Null where nothing can be planned: models without products, devices without a precision to train in. */
export function plannedOn(run: PlannedRun, count: number): Plan | null {
  const { model, gpu, asked, rank } = run
  const { name, method, facts } = model
  const key = JSON.stringify([name, method, facts.parameters, facts.forwardFlops, facts.sequence, gpu.id, asked, rank, count])
  const known = remembered.get(key)
  if (known !== undefined) return known
  const planned = planOn(run, count)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, planned)
  return planned
}

function planOn(run: PlannedRun, count: number): Plan | null {
  const device = deviceOf(run.gpu)
  const precision = run.asked.fixed.precision ?? usualPrecision(device)
  if (precision === null || run.model.facts.forwardFlops === 0) return null
  const job = jobOn(run, count)
  const cluster = { device, machine: usualMachine(device), count }
  const fixed = { precision, ...uncut(run), ...run.asked.fixed }
  const result = estimateTraining(job, cluster, fixed, { hasAlternatives: false })
  if (result.kind === "faults") return { kind: "faults", count, faults: result.faults }
  const { estimate } = result
  return { kind: "plan", count, job, cluster, estimate, lean: leanMemory(job, cluster, fixed, estimate) }
}

/** With experts most of a search would go through cut sequences, which are rarely better at usual length. */
function uncut({ model, asked }: PlannedRun): FixedLayout {
  const { traits, sequence } = model.facts
  return traits.hasExperts && (asked.sequence ?? 0) <= sequence ? { cp: 1 } : {}
}

function jobOn({ model, gpu, asked, rank }: PlannedRun, count: number): TrainingJob {
  const { facts } = model
  const sequence = facts.per === "token" ? (asked.sequence ?? facts.sequence) : null
  const method = methods[model.method]
  const { dp, microBatch } = asked.fixed
  const { offload, schedule, loaderRate } = asked
  const replicas = { gpus: count, ...(dp === undefined ? {} : { dp }), ...(microBatch === undefined ? {} : { microBatch }) }
  return {
    ...{ graph: graphOf(model, sequence), sequence, method },
    optimizer: asked.optimizer ?? "adamw",
    globalBatch: asked.globalBatch ?? usualBatch(sequence, method, replicas),
    loraRank: hasAdapters({ method }) ? (rank ?? usualRank()) : null,
    framework: asked.framework ?? usualFramework(sequence, method, gpu.vendor),
    ...(offload === null ? {} : { offload }),
    ...(schedule === null ? {} : { schedule }),
    ...(loaderRate === null ? {} : { loaderRate }),
  }
}

/** Laid once for all numbers of devices. */
const graphs = new WeakMap<OwnModel["facts"], Map<number | null, LayerGraph>>()

function graphOf({ facts }: OwnModel, sequence: number | null): LayerGraph {
  const known = graphs.get(facts) ?? new Map<number | null, LayerGraph>()
  graphs.set(facts, known)
  const graph = known.get(sequence) ?? facts.trainedLayers(sequence ?? undefined)
  known.set(sequence, graph)
  return graph
}

const methods: Readonly<Record<OwnModel["method"], TrainingMethod>> = {
  pretrain: "pretrain",
  continue: "pretrain",
  full: "full",
  lora: "lora",
  qlora: "qlora",
  none: "full",
}
