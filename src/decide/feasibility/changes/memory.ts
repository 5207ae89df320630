/** The model does not fit: fewer samples at once, a method that keeps less, fewer bits, more GPUs, a larger GPU, a smaller model. */
import { findGpu, type Gpu, gpus, isUnknown } from "../../../data/index.ts"
import { bitsOf, parseQuantity } from "../../../models/index.ts"
import { ofProject } from "../../find-quantity.ts"
import { lowered, medianOf, raisedAt, trainingCounts } from "../amounts.ts"
import type { Bench } from "../bench.ts"
import { edit, firstThat, type Tried, word } from "../change.ts"
import { smallerModels } from "./models.ts"

const limit = "memory"

/** Each keeps less than the one before it. */
const lighter: Readonly<Record<string, readonly string[]>> = {
  full: ["lora", "qlora"],
  continue: ["lora", "qlora"],
  lora: ["qlora"],
}

export function memoryChanges(bench: Bench): Tried[] {
  return [
    ...smallerBatch(bench),
    ...methods(bench),
    ...precisions(bench),
    ...moreGpus(bench),
    ...devices(bench),
    ...models(bench),
  ]
}

/** What is written as a formula follows something else. */
function smallerBatch(bench: Bench): Tried[] {
  const batch = ofProject(bench.venture, bench.project.name, "training.micro_batch")
  return batch === null || batch.definition.value?.kind === "formula"
    ? []
    : lowered(limit, bench, { kind: "batch", quantity: batch })
}

function methods(bench: Bench): Tried[] {
  const from = bench.project.basis?.method ?? null
  const candidates = (lighter[from ?? ""] ?? []).map((to) => word("method", bench, "model.method", { from, to }))
  return firstThat(limit, bench, candidates)
}

function precisions(bench: Bench): Tried[] {
  const from = bench.project.basis?.precision ?? "bf16"
  const fewer = ([eightBits(bench), "int4"] as const).filter((to) => bitsOf[to] < bitsOf[from])
  const candidates = fewer.map((to) => word("precision", bench, "serving.precision", { from, to }))
  return firstThat(limit, bench, candidates)
}

/** A GPU that multiplies in fp8 takes that, an older one int8. */
function eightBits({ project: { basis } }: Bench): "fp8" | "int8" {
  const found = findGpu(basis?.servingGpu ?? basis?.pools[0] ?? "")
  return isUnknown(found) || found.peak.fp8 !== undefined ? "fp8" : "int8"
}

/** Of every pool and count that stands for the memory. */
function moreGpus(bench: Bench): Tried[] {
  const { venture, project } = bench
  const paths = [
    ...venture.resources.flatMap(({ kind, path }) => (kind === "gpus" ? [path] : [])),
    ...trainingCounts(bench),
    ...["serving.replica_gpus", "serving.on_premises.gpus"].map((name) => `${project.name}.${name}`),
  ]
  return paths.flatMap((path) => raisedAt(limit, bench, path, { kind: "gpus", isWhole: true }))
}

/** A GPU with more memory in the place of each that is named, the smallest that does. */
function devices(bench: Bench): Tried[] {
  const { project } = bench
  const placed = (project.basis?.pools ?? []).map((gpu, k) => ({ gpu, place: ["resources", "gpus", k, "gpu"] as const }))
  const serving = project.basis?.servingGpu ?? null
  const all = [
    ...placed,
    ...(serving === null ? [] : [{ gpu: serving, place: ["projects", project.label, "serving", "gpu"] as const }]),
  ]
  return all.flatMap(({ gpu, place }) => {
    const found = findGpu(gpu)
    if (isUnknown(found)) return []
    const larger = largerThan(found)
    return firstThat(
      limit,
      bench,
      larger.map((other) => edit("device", place, { from: gpu, to: other.id }, Math.log(bytes(other) / bytes(found)))),
    )
  })
}

const bytes = ({ memory }: Gpu): number => parseQuantity(memory)

/** With known rent, bandwidth and peak, those of the same maker first; one for each size of memory. */
function largerThan(gpu: Gpu): readonly Gpu[] {
  const able = gpus.filter(
    (other) =>
      bytes(other) > bytes(gpu) &&
      other.bandwidth !== null &&
      (other.peak.bf16 ?? other.peak.fp16) !== undefined &&
      other.rent !== null,
  )
  const sorted = able.toSorted((a, b) => bytes(a) - bytes(b) || Number(b.vendor === gpu.vendor) - Number(a.vendor === gpu.vendor))
  return sorted.filter((other, k) => k === 0 || bytes(sorted[k - 1] ?? other) !== bytes(other))
}

/** The largest of the catalogue that fits. */
function models(bench: Bench): Tried[] {
  const most = ofProject(bench.venture, bench.project.name, "feasibility.parameters.owned")
  return most === null ? [] : firstThat(limit, bench, smallerModels(bench, medianOf(bench, most)))
}
