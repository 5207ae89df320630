/**
 * What can be told before a run, at the middle of every interval: does the model fit, does one request alone meet the targets? By the planner
 * where it plans, else by shares of the datasheet.
 */
import { type BenchmarkId, benchmark, type Gpu } from "../data/index.ts"
import { warning } from "../diagnostics/index.ts"
import { gigabytes, middleFigure, type OwnModel, parseQuantity } from "../models/index.ts"
import type { Field } from "../shape/index.ts"
import { hostSecondsPerLayer } from "./defaults.ts"
import type { ServingGiven } from "./given.ts"
import { peakOf, servedBytes } from "./hardware.ts"
import type { ServingSection } from "./section.ts"
import { firstTokenSeconds } from "./venture/load-table.ts"
import { passSeconds } from "./venture/pass-table.ts"
import { neededPassBytes } from "./venture/plan-passes.ts"
import { neededBytes } from "./venture/plan-replica.ts"
import { askOf, replicasOf } from "./venture/planned-decoder.ts"
import { passAsk, passReplicas } from "./venture/planned-passes.ts"
import { contextOf, type PlannedReplica, plannedSeconds } from "./venture/planned-replica.ts"
import { typicalPortion } from "./venture/typical-request.ts"

const plain = (id: BenchmarkId): number => parseQuantity(benchmark(id).value)
/** Shares of the datasheet. */
const usedBandwidth = plain("serving.bandwidth")
const usedPeak = plain("serving.compute")
const usable = plain("serving.memory.usable")
const second = parseQuantity("1 s")

/** Of one request by itself. Units: [s]; null where it is not known, or nobody waits for it. */
type Times = { readonly ttft: number | null; readonly tpot: number | null }

/** Warnings: serving-memory, serving-ttft-missed, serving-tpot-missed. */
export function checkTargets(model: OwnModel, gpu: Gpu, section: ServingSection | null, given: ServingGiven): void {
  if (section === null) return
  const alone = section.efficiency === null ? plannedAlone(model, gpu, section, given.hasRetrieval) : null
  const gpus = alone?.gpus ?? gpusOf(model, gpu, section)
  if (alone === null) checkMemory(model, gpu, section, given, gpus)
  const times = alone === null ? plainTimes(model, gpu, section, gpus) : alone.times
  if (times === null) return
  if (times.ttft !== null && isLengthSaid(model, section)) report(section.target?.ttft ?? null, times.ttft, "serving-ttft-missed")
  if (times.tpot !== null) report(section.target?.tpot ?? null, times.tpot, "serving-tpot-missed")

  function report(target: Field | null, seconds: number, code: string): void {
    const limit = figure(target)
    if (target === null || limit === null || seconds * second <= limit) return
    const params = { target: target.text, time: milliseconds(seconds), gpu: gpu.id, gpus, model: model.name }
    given.report(warning(code, target.span, params))
  }
}

/** As the file says, else the smallest power of two that holds the weights. */
function gpusOf(model: OwnModel, gpu: Gpu, { replica_gpus, precision }: ServingSection): number {
  const parts = servedBytes(model, precision ?? "bf16") / (usable * parseQuantity(gpu.memory))
  return figure(replica_gpus) ?? 2 ** Math.max(0, Math.ceil(Math.log2(parts)))
}

function checkMemory(model: OwnModel, gpu: Gpu, section: ServingSection, given: ServingGiven, gpus: number): void {
  const have = gpus * parseQuantity(gpu.memory)
  const need = bytesOf(model, gpu, section, given.hasRetrieval, gpus)
  if (need <= usable * have) return
  const sizes = { need: gigabytes(need), have: gigabytes(have) }
  const span = section.replica_gpus?.span ?? model.span
  given.report(warning("serving-memory", span, { model: model.name, gpu: gpu.id, gpus, ...sizes }))
}

/** [byte] By shares of the datasheet the weights alone. */
function bytesOf(model: OwnModel, gpu: Gpu, section: ServingSection, hasRetrieval: boolean, gpus: number): number {
  if (section.efficiency !== null) return servedBytes(model, section.precision ?? "bf16")
  if (model.facts.role === "decoder") return neededBytes(askOf(model, gpu, section, hasRetrieval, gpus))
  return neededPassBytes(passAsk(model, gpu, section, hasRetrieval, gpus))
}

type Alone = { readonly gpus: number; readonly times: Times }

/** Null where the planner has no answer. */
function plannedAlone(model: OwnModel, gpu: Gpu, section: ServingSection, hasRetrieval: boolean): Alone | null {
  if (model.facts.role === "decoder") {
    const [replica] = replicasOf(model, gpu, section, hasRetrieval)
    return replica === undefined ? null : { gpus: replica.gpus, times: plannedTimes(replica) }
  }
  const [passes] = passReplicas(model, gpu, section, hasRetrieval)
  if (passes === undefined) return null
  const { request } = section
  const portion = passes.sequence === null ? typicalPortion(section) : (figure(request?.input ?? null) ?? 0) / passes.sequence
  const ttft = passes.step.cost.arrivalSeconds + passSeconds(passes, portion)
  return { gpus: passes.gpus, times: { ttft, tpot: null } }
}

function plannedTimes(replica: PlannedReplica): Times {
  return { ttft: firstTokenSeconds(replica), tpot: plannedSeconds(replica, 0, 0, 1, contextOf(replica.request)) }
}

function plainTimes(model: OwnModel, gpu: Gpu, section: ServingSection, gpus: number): Times | null {
  const precision = section.precision ?? "bf16"
  const peak = peakOf(gpu, precision)
  if (peak === null || gpu.bandwidth === null) return null
  const { role, depth } = model.facts
  const host = role === "samples" ? 0 : depth * hostSecondsPerLayer
  const flops = flopsOfRequest(model, section)
  const read = servedBytes(model, precision) / (gpus * parseQuantity(gpu.bandwidth) * second * usedBandwidth)
  return {
    ttft: flops === null ? null : host + flops / (gpus * parseQuantity(peak) * second * usedPeak),
    tpot: role === "decoder" ? host + read : null,
  }
}

/** Of a text whose length nobody says nothing is told before the run. */
function isLengthSaid({ facts }: OwnModel, { request }: ServingSection): boolean {
  return facts.role === "samples" || figure(request?.input ?? null) !== null
}

/** Of a text as long as the founder says, or of its samples; null where nothing is said of a text. */
function flopsOfRequest({ facts }: OwnModel, { request }: ServingSection): number | null {
  if (facts.role === "samples") return facts.forwardFlops * (figure(request?.samples ?? null) ?? 1)
  const input = figure(request?.input ?? null)
  return input !== null && input > 0 ? input * facts.flopsAt(input) : null
}

function figure(field: Field | null): number | null {
  return field?.value == null ? null : middleFigure(field.value)
}

function milliseconds(seconds: number): string {
  return `${Number((seconds * 1000).toPrecision(3))} ms`
}
