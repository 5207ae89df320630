/** Replicas for the peak, how they are loaded in it, what they cost by the month, and the cost of one request and what is in it at full planned load. */
import type { Row } from "../engine/index.ts"
import type { ServingGiven } from "./given.ts"
import type { Place } from "./place.ts"
import { callsIn } from "./rented-model.ts"
import type { ServingSection } from "./section.ts"

/** Replicas carry calls, of which a request may take several. */
export function fleetRows(place: Place, section: ServingSection, given: ServingGiven): Readonly<Record<string, Row>> {
  const { live } = given
  const times = callsIn(section)
  const requests = given.requests === null ? null : `${times}${given.requests}`
  return {
    ...(requests === null
      ? {}
      : { peak_requests: ["request/s", `= ${requests} * serving.peak * (1 + serving.spare)`] satisfies Row }),
    replicas: ["", `= if(${live}, ${bounded(place, requests === null ? "1" : wanted)}, 0)`],
    ...(requests === null
      ? {}
      : {
          ...{ load: ["", loadText(requests, live)] satisfies Row, served: ["", servedText(live)] satisfies Row },
          paid_cost: ["¤/request", paidText(given.requests ?? requests)] satisfies Row,
        }),
    gpus: ["GPU", "= serving.replicas * serving.replica_gpus"],
    gpu_cost: ["¤/month", gpuCost(place)],
    cost: ["¤/month", given.hasRetrieval ? "= serving.gpu_cost + serving.index_cost" : "= serving.gpu_cost"],
    unit_cost: [
      "¤/request",
      `= ${times}serving.price * serving.replica_gpus / serving.replica_requests * serving.peak * (1 + serving.spare)`,
    ],
  }
}

/** What the GPUs cost over the requests that came, idle hours and replicas included. */
function paidText(requests: string): string {
  return `= if(${requests} > 0 request/month, serving.gpu_cost / (${requests}), 0 ¤/request)`
}

export function tokenCost(section: ServingSection): Row {
  return ["¤/token", `= serving.unit_cost / (${callsIn(section)}(serving.input + serving.output))`]
}

export const sampleCost: Row = ["¤/sample", "= serving.unit_cost / serving.samples"]

const wanted = "max(1, ceil(serving.peak_requests / serving.replica_requests))"

/** No more than lie in the pool, where nothing can be rented beside it. */
function bounded({ pool, rows }: Place, replicas: string): string {
  if (pool === null || rows.rent !== undefined) return replicas
  return `min(${replicas}, floor(resources.gpus.${pool}.count / serving.replica_gpus))`
}

/** The busiest hour over what the replicas carry; where there is none, a hundredth of one stands for it. */
function loadText(requests: string, live: string): string {
  return `= if(${live}, ${requests} * serving.peak / (max(serving.replicas, 0.01) * serving.replica_requests), 0)`
}

/**
 * The share of a month's requests that are answered at all, of which those beyond what is carried in their hour are none. With x = busiest hour's load, at least 1, and
 * p = peak, hours as in venture/over-the-day.ts: mean over requests of min(1, 1 / (x u^(1 - 1/p))) = p / x - (p - 1) x^(-p / (p - 1)).
 */
function servedText(live: string): string {
  const [load, more] = ["max(serving.load, 1)", `max(serving.peak - 1, ${leastMore})`]
  return `= if(${live} and serving.replicas <= 0, 0, (1 + ${more}) / ${load} - ${more} * ${load} ^ (-1 - 1 / ${more}))`
}

/** Of the busiest hour over the mean one: all hours alike are its limit. */
const leastMore = "1e-6"

/** What goes beyond an owned pool is rented, where a rent is known. */
function gpuCost({ pool, rows }: Place): string {
  if (pool === null || rows.rent === undefined) return "= serving.gpus * serving.price"
  const count = `resources.gpus.${pool}.count`
  return `= min(serving.gpus, ${count}) * serving.price + max(serving.gpus - ${count}, 0 GPU) * serving.rent`
}
