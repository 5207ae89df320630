/** The `training` section as quantities: FLOP, GPU-hours, months, money. */
import { quantities, type RoomQuantity, type Row } from "../engine/index.ts"
import { clusterParts, clusterRows } from "./cluster.ts"
import { computeRows } from "./compute.ts"
import type { TrainingGiven } from "./given.ts"
import { checkMemory, memoryRows } from "./memory.ts"
import type { TrainingSection } from "./section.ts"

/** A project that trains nothing has the names that others use, all zero. Errors and warnings: those of cluster, compute and memory. */
export function lowerTraining(section: TrainingSection | null, given: TrainingGiven): readonly RoomQuantity[] {
  const { model } = given
  if (model === null || model.kind === "rented" || model.method === "none") return quantities("training", nothing)
  const parts = clusterParts(section, given)
  const [first] = parts
  if (first === undefined) return quantities("training", nothing)
  checkMemory(model, section, parts, given)
  const rows = {
    ...computeRows(section, model, first.gpu.id, given),
    ...clusterRows(parts, section !== null && section.count !== null),
    ...memoryRows(model, section),
    ...timeRows(section, given.begin),
  }
  return [...parts.flatMap((part) => part.quantities), ...quantities("training", rows)]
}

const nothing: Readonly<Record<string, Row>> = {
  gpus: ["GPU", "0 GPU"],
  gpu_hours: ["GPU*hour", "0 GPU*hour"],
  duration: ["month", "0 month"],
  cost: ["¤", "0 ¤"],
  spending: ["¤/month", "0 ¤/month"],
}

/** A month's share of the cost is that part of the run that falls between its ends, t and t + 1 month. */
function timeRows(section: TrainingSection | null, begin: string | null): Readonly<Record<string, Row>> {
  const estimate: Record<string, Row> = {
    gpu_hours: ["GPU*hour", "= training.flops / (training.utilisation * training.goodput * training.peak)"],
  }
  return {
    ...(section?.gpu_hours == null ? estimate : {}),
    sustained: ["FLOP/s", "= training.gpus * training.utilisation * training.goodput * training.peak"],
    duration: ["month", "= training.gpu_hours / training.gpus"],
    cost: ["¤", "= training.gpu_hours * training.price"],
    begin: ["month", begin === null ? "0 month" : `= ${begin}`],
    end: ["month", "= training.begin + training.duration"],
    spent_time: ["month", "= max(0 month, min(t + 1 month, training.end) - max(t, training.begin))"],
    spending: [
      "¤/month",
      "= if(training.duration > 0 month, training.cost / training.duration * (training.spent_time / 1 month), 0 ¤/month)",
    ],
  }
}
