/** Replicas for the peak, what they cost by the month, and the cost of one request and what is in it at full planned load. */
import type { Row } from "../engine/index.ts"
import type { ServingGiven } from "./given.ts"
import type { Place } from "./place.ts"

export function fleetRows(place: Place, given: ServingGiven): Readonly<Record<string, Row>> {
  const { requests, live } = given
  return {
    ...(requests === null
      ? {}
      : { peak_requests: ["request/s", `= ${requests} * serving.peak * (1 + serving.spare)`] satisfies Row }),
    replicas: [
      "",
      requests === null
        ? `= if(${live}, 1, 0)`
        : `= if(${live}, max(1, ceil(serving.peak_requests / serving.replica_requests)), 0)`,
    ],
    gpus: ["GPU", "= serving.replicas * serving.replica_gpus"],
    gpu_cost: ["¤/month", gpuCost(place)],
    cost: ["¤/month", given.hasRetrieval ? "= serving.gpu_cost + serving.index_cost" : "= serving.gpu_cost"],
    unit_cost: [
      "¤/request",
      "= serving.price * serving.replica_gpus / serving.replica_requests * serving.peak * (1 + serving.spare)",
    ],
  }
}

export const tokenCost: Row = ["¤/token", "= serving.unit_cost / (serving.input + serving.output)"]
export const sampleCost: Row = ["¤/sample", "= serving.unit_cost / serving.samples"]

/** What goes beyond an owned pool is rented, where a rent is known. */
function gpuCost({ pool, rows }: Place): string {
  if (pool === null || rows.rent === undefined) return "= serving.gpus * serving.price"
  const count = `resources.gpus.${pool}.count`
  return `= min(serving.gpus, ${count}) * serving.price + max(serving.gpus - ${count}, 0 GPU) * serving.rent`
}
