/** The `training` section as quantities: FLOP, GPU-hours, months, money. */
import { quantities, type RoomQuantity, type Row } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import { namedSets } from "./amount.ts"
import { clusterParts, clusterRows, plannedCounts, usedGpus } from "./cluster.ts"
import { computeRows } from "./compute.ts"
import type { DataSet, TrainingGiven } from "./given.ts"
import { lossRows } from "./loss.ts"
import type { TrainingSection } from "./section.ts"
import { checkMemory, memoryRows } from "./venture/memory-rows.ts"
import { plansOf } from "./venture/plans.ts"

/** A project that trains nothing has the names that others use, all zero. Errors and warnings: those of cluster, plans, compute and memory. */
export function lowerTraining(section: TrainingSection | null, given: TrainingGiven): readonly RoomQuantity[] {
  const { model } = given
  if (model === null || model.kind === "rented" || model.method === "none") return quantities("training", nothing)
  const parts = clusterParts(section, given)
  const [first] = parts
  if (first === undefined) return quantities("training", nothing)
  const used = usedGpus(section, parts)
  const { gpu, peak } = first
  const plans = plansOf(section, model, { gpu, peak, counts: plannedCounts(section, parts), used }, given)
  checkMemory(plans, used, parts, model, given)
  const rows = {
    ...computeRows(section, model, plans, given),
    ...lossRows(model),
    ...clusterRows(parts, section !== null && section.count !== null),
    ...memoryRows(plans, section),
    ...timeRows(section, model.facts.per, given),
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

/**
 * A month's share of the cost is that part of the run that falls between its ends, t and t + 1 month.
 * Units: duration [month], infinite without GPUs, without tokens (samples), or without any one of the data sets that the model
 * names: a project that names an exclusive set cannot do without it. Then nothing is spent.
 */
function timeRows(
  section: TrainingSection | null,
  per: "token" | "sample",
  { begin, lasts, data, dataSets }: TrainingGiven,
): Readonly<Record<string, Row>> {
  const estimate: Record<string, Row> = {
    gpu_hours: ["GPU*hour", "= training.flops / (training.utilisation * training.goodput * training.peak)"],
  }
  const named = namedSets(data, dataSets)
  const isPossible = [
    ...(named.length === 0 ? [] : ["training.has_data"]),
    `training.${per}s > 0 ${per}`,
    "training.gpus > 0 GPU",
  ]
  return {
    ...(section?.gpu_hours == null ? estimate : {}),
    sustained: ["FLOP/s", "= training.gpus * training.utilisation * training.goodput * training.peak"],
    ...(named.length === 0 ? {} : { has_data: hasDataRow(named) }),
    duration: ["month", `= if(${isPossible.join(" and ")}, training.gpu_hours / training.gpus, 1 month / 0)`],
    cost: ["¤", "= training.gpu_hours * training.price"],
    begin: ["month", begin === null ? "0 month" : `= ${begin}`],
    lasts: ["month", `= ${lasts ?? "training.duration"}`],
    end: ["month", "= training.begin + training.lasts"],
    spent_time: ["month", "= max(0 month, min(t + 1 month, training.end) - max(t, training.begin))"],
    spending: [
      "¤/month",
      "= if(training.lasts > 0 month, training.cost / training.lasts * (training.spent_time / 1 month), 0 ¤/month)",
    ],
  }
}

/** Whether there is something of each, in whatever it is counted: what is not 0 is true. */
function hasDataRow(named: readonly DataSet[]): Row {
  return ["", `= if(${named.map(({ name }) => `resources.data.${slug(name)}.size`).join(" and ")}, 1, 0)`]
}
