/**
 * How well a venture's devices are used, from the planner: the best step on each number of devices that the venture may come to, as a
 * table over that number, and how far such estimates are off.
 */
import { type Gpu, plannedStep, type TrustedSource } from "../../data/index.ts"
import { deviceOf, usualMachine } from "../../devices/index.ts"
import type { Row } from "../../engine/index.ts"
import type { LayerGraph, OwnModel } from "../../models/index.ts"
import { shippedRows } from "../calibration/shipped.ts"
import { estimateTraining } from "../estimate.ts"
import { hasAdapters } from "../memory/part-parameters.ts"
import type { TrainingJob, TrainingMethod } from "../plan/job.ts"
import { usualBatch, usualFramework, usualRank } from "../request/usual-job.ts"
import { usualPrecision } from "../search/faults.ts"
import type { PlannedCount } from "./planned-count.ts"
import { plannedWorking } from "./planned-working.ts"

const fitted: TrustedSource = {
  title: `Venturi's planner: the best layout; kernels as measured, steps fitted to ${shippedRows} published runs`,
  where: "docs/training.md",
  date: "2026-11-30",
  confidence: "secondary",
  id: plannedStep,
}

/** Empty where no step can be planned: models without products, devices without a precision to train in. */
export function plannedRows(model: OwnModel, gpu: Gpu, counts: readonly number[]): Readonly<Record<string, Row>> {
  const plans = counts.flatMap((count) => plannedOn(model, gpu, count) ?? [])
  if (plans.length === 0) return {}
  return {
    planned_utilisation: ["", tableText(plans), fitted, () => plans.map(plannedWorking)],
    planning_error: ["", errorText(plans), fitted],
    utilisation: ["", "= min(1, training.planned_utilisation * training.planning_error)"],
  }
}

/** What lies between two numbers of devices, by ratio, takes the plan of the nearer one. */
function tableText(plans: readonly PlannedCount[]): string {
  const texts = plans.map(({ utilisation }) => String(Number(utilisation.toPrecision(3))))
  const last = texts.at(-1) ?? ""
  const nested = plans.slice(0, -1).reduceRight((rest, { count }, k) => {
    const next = plans[k + 1]?.count ?? count
    const middle = Number(Math.sqrt(count * next).toPrecision(3))
    return `if(training.gpus < ${middle} GPU, ${texts[k]}, ${rest})`
  }, last)
  return plans.length === 1 ? last : `= ${nested}`
}

/** The widest of the plans': a time that is longer is a utilisation that is lower. */
function errorText(plans: readonly PlannedCount[]): string {
  const low = Math.min(...plans.map(({ estimate }) => estimate.stepSeconds / estimate.interval[1]))
  const high = Math.max(...plans.map(({ estimate }) => estimate.stepSeconds / estimate.interval[0]))
  return `${Number(low.toPrecision(3))} to ${Number(high.toPrecision(3))}`
}

/** A venture is compiled anew for every change that is tried, mostly with the same plans. */
const remembered = new Map<string, PlannedCount | null>()
const mostRemembered = 1000

function plannedOn(model: OwnModel, gpu: Gpu, count: number): PlannedCount | null {
  const { name, method, facts } = model
  const key = JSON.stringify([name, method, facts.parameters, facts.forwardFlops, facts.sequence, gpu.id, count])
  const known = remembered.get(key)
  if (known !== undefined) return known
  const planned = planOn(model, gpu, count)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, planned)
  return planned
}

/** Laid once for all numbers of devices. */
const graphs = new WeakMap<OwnModel["facts"], LayerGraph>()

function graphOf({ facts }: OwnModel): LayerGraph {
  const graph = graphs.get(facts) ?? facts.trainedLayers()
  graphs.set(facts, graph)
  return graph
}

function planOn(model: OwnModel, gpu: Gpu, count: number): PlannedCount | null {
  const { facts, method } = model
  const device = deviceOf(gpu)
  const precision = usualPrecision(device)
  if (precision === null || facts.forwardFlops === 0) return null
  const sequence = facts.per === "token" ? facts.sequence : null
  const ways = methods[method]
  const job: TrainingJob = {
    ...{ graph: graphOf(model), sequence, method: ways, optimizer: "adamw" },
    globalBatch: usualBatch(sequence, ways, { gpus: count }),
    loraRank: hasAdapters({ method: ways }) ? usualRank() : null,
    framework: usualFramework(sequence, ways, device.vendor),
  }
  const cluster = { device, machine: usualMachine(device), count }
  // Sequences of usual length are not cut: leaving that open would take most of the search.
  const result = estimateTraining(job, cluster, { precision, cp: 1 }, { hasAlternatives: false })
  if (result.kind === "faults") return null
  const { estimate } = result
  return { count, job, cluster, estimate, utilisation: estimate.utilisation }
}

const methods: Readonly<Record<OwnModel["method"], TrainingMethod>> = {
  pretrain: "pretrain",
  continue: "pretrain",
  full: "full",
  lora: "lora",
  qlora: "qlora",
  none: "full",
}
