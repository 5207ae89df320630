/** What can be told before a run, at the middle of every interval: do the weights fit, does one request alone meet the targets? */
import { type BenchmarkId, benchmark, type Gpu } from "../data/index.ts"
import { warning } from "../diagnostics/index.ts"
import { gigabytes, middleFigure, type OwnModel, parseQuantity } from "../models/index.ts"
import type { Field } from "../shape/index.ts"
import { hostSecondsPerLayer } from "./defaults.ts"
import type { ServingGiven } from "./given.ts"
import { peakOf, servedBytes } from "./hardware.ts"
import type { ServingSection } from "./section.ts"

const plain = (id: BenchmarkId): number => parseQuantity(benchmark(id).value)
/** Shares of the datasheet. */
const usedBandwidth = plain("serving.bandwidth")
const usedPeak = plain("serving.compute")
const usable = plain("serving.memory.usable")

/** Warnings: serving-memory, serving-ttft-missed, serving-tpot-missed. */
export function checkTargets(model: OwnModel, gpu: Gpu, section: ServingSection | null, given: ServingGiven): void {
  const precision = section?.precision ?? "bf16"
  const peak = peakOf(gpu, precision)
  if (section === null || peak === null || gpu.bandwidth === null) return
  const weights = servedBytes(model, precision)
  const second = parseQuantity("1 s")
  const gpus =
    figure(section.replica_gpus) ?? 2 ** Math.max(0, Math.ceil(Math.log2(weights / (usable * parseQuantity(gpu.memory)))))
  if (weights > usable * parseQuantity(gpu.memory) * gpus) {
    const sizes = { need: gigabytes(weights), have: gigabytes(usable * parseQuantity(gpu.memory) * gpus) }
    given.report(
      warning("serving-memory", section.replica_gpus?.span ?? model.span, { model: model.name, gpu: gpu.id, gpus, ...sizes }),
    )
  }
  const host = model.facts.role === "samples" ? 0 : model.facts.depth * hostSecondsPerLayer
  const flops = flopsOfRequest(model, section)
  if (flops !== null) {
    const time = host + flops / (gpus * parseQuantity(peak) * second * usedPeak)
    report(section.target?.ttft ?? null, time, "serving-ttft-missed")
  }
  const step = host + weights / (gpus * parseQuantity(gpu.bandwidth) * second * usedBandwidth)
  if (model.facts.role === "decoder") report(section.target?.tpot ?? null, step, "serving-tpot-missed")

  function report(target: Field | null, seconds: number, code: string): void {
    const limit = figure(target)
    if (target === null || limit === null || seconds * second <= limit) return
    const params = { target: target.text, time: milliseconds(seconds), gpu: gpu.id, gpus, model: model.name }
    given.report(warning(code, target.span, params))
  }
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
