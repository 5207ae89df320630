/**
 * Memory of a venture's training, from the same plans: what the chosen layout takes on each GPU, and what the leanest would, which larger models
 * and batches are measured by (docs/memory.md).
 */
import { defaultRow, memoryConstants, type TrustedSource } from "../../data/index.ts"
import { warning } from "../../diagnostics/index.ts"
import type { Row } from "../../engine/index.ts"
import { gigabytes, type OwnModel, parseQuantity } from "../../models/index.ts"
import type { Part } from "../cluster.ts"
import type { TrainingGiven } from "../given.ts"
import { memoryInterval } from "../memory/interval.ts"
import type { TrainingSection } from "../section.ts"
import { memoryWorking } from "./memory-working.ts"
import type { PlannedCount } from "./planned-count.ts"
import type { Plans } from "./plans.ts"
import { formulaOf, tableText } from "./table-text.ts"

const counted: TrustedSource = {
  title: "Venturi's planner: the memory of the layout, tensor by tensor; what no tensor tells fitted to measured steps",
  where: "docs/memory.md",
  date: memoryConstants.source.date,
  confidence: memoryConstants.confidence,
}
const leanest: TrustedSource = { ...counted, title: "Venturi's planner: the layout that takes the least memory, all recomputed" }

/** Empty where nothing was planned. */
export function memoryRows(plans: Plans, section: TrainingSection | null): Readonly<Record<string, Row>> {
  const { planned } = plans
  const [first] = planned
  if (first === undefined) return {}
  const { low, high } = memoryInterval(1, { kind: "step", job: first.job })
  const table = (bytes: (plan: PlannedCount) => number, unit: string): readonly { count: number; text: string }[] =>
    planned.map((plan) => ({ count: plan.count, text: `${sized(bytes(plan))}${unit}` }))
  const fixed = tableText(table(({ lean }) => lean.fixed, "/GPU"))
  const perSample = tableText(table(({ lean }) => lean.perSample, "/GPU"))
  return {
    ...(section?.micro_batch == null ? { micro_batch: defaultRow("", "training.micro-batch") } : {}),
    planned_memory: [
      "byte/GPU",
      formulaOf(table(({ estimate }) => estimate.memory.total, "/GPU")),
      counted,
      () => memoryWorking(planned),
    ],
    memory_error: ["", `${Number(low.toPrecision(3))} to ${Number(high.toPrecision(3))}`, counted],
    memory: ["byte/GPU", "= training.planned_memory * training.memory_error"],
    state: ["byte", formulaOf(table(({ count, lean }) => count * lean.state, "")), leanest],
    activations: ["byte/GPU", `= ${fixed} + training.micro_batch * ${perSample}`, leanest],
  }
}

/** Four digits, as a file has them. */
function sized(bytes: number): string {
  const [size, unit] = Math.abs(bytes) >= 1e6 ? [1e9, "GB"] : [1, "byte"]
  return `${Number((bytes / size).toPrecision(4))} ${unit}`
}

/** Warning training-memory: no layout fits the GPUs that the file names. Where there are several kinds the smallest decides. */
export function checkMemory(
  plans: Plans,
  used: number | null,
  parts: readonly Part[],
  model: OwnModel,
  given: TrainingGiven,
): void {
  const plan = plans.planned.find(({ count }) => count === used)
  const smallest = parts
    .map(({ gpu }) => ({ gpu: gpu.id, bytes: parseQuantity(gpu.memory) }))
    .toSorted((a, b) => a.bytes - b.bytes)[0]
  if (plan === undefined || smallest === undefined) return
  const need = plan.lean.total
  if (need <= smallest.bytes) return
  const params = {
    ...{ model: model.name, method: model.method, gpus: plan.count, gpu: smallest.gpu },
    ...{ need: gigabytes(need), have: gigabytes(smallest.bytes) },
  }
  given.report(warning("training-memory", model.span, params))
}
