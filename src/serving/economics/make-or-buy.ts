/** One's own deployment beside a model behind an API, at the same load. */
import type { ApiModel } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import type { ComparableApi, Likeness } from "./comparable-apis.ts"
import { type Deployable, replicasFor } from "./replica-hours.ts"

export type MakeOrBuy = {
  readonly api: ApiModel
  /** `same`: it is the same model; `size`: one of about as many parameters. */
  readonly likeness: Likeness
  readonly cheaper: "make" | "buy"
  /** [USD/hour] at the load. */
  readonly makePerHour: number
  readonly buyPerHour: number
  /** [request/s] From where on making is the cheaper at first, and from where on it stays so; null: never, as far as a thousand replicas. */
  readonly breakEvenRequestsPerSecond: number | null
  readonly alwaysFromRequestsPerSecond: number | null
}

/** [token] Means of a request; `found`: the part of the input that lies in the provider's prompt cache. */
export type RequestTokens = { readonly input: number; readonly output: number; readonly found: number }

/** What one request costs at the list price. Units: [USD/request]. */
export function apiCost({ input, cached, output }: ApiModel, tokens: RequestTokens): number {
  const usd = (text: string): number => parseQuantity(text) / parseQuantity("1 USD/token")
  const found = tokens.input * tokens.found
  return (tokens.input - found) * usd(input) + found * usd(cached ?? input) + tokens.output * (output === null ? 0 : usd(output))
}

const hour = 3600
const mostReplicas = 1000

/**
 * Beside the cheapest of the comparable models. Cost of one's own is that of whole replicas, so that it rises by steps and may be the dearer again
 * behind a break-even. Null where nothing is comparable.  Units: [request/s].
 */
export function makeOrBuy(
  requestsPerSecond: number,
  deployable: Deployable,
  apis: readonly ComparableApi[],
  tokens: RequestTokens,
): MakeOrBuy | null {
  const priced = apis.map((each) => ({ ...each, perRequest: apiCost(each.api, tokens) }))
  const [cheapest] = priced.toSorted((a, b) => a.perRequest - b.perRequest)
  if (cheapest === undefined) return null
  const { api, likeness, perRequest } = cheapest
  const makePerHour = replicasFor(requestsPerSecond, deployable) * deployable.hourly
  const buyPerHour = hour * requestsPerSecond * perRequest
  return {
    ...{ api, likeness, makePerHour, buyPerHour },
    cheaper: makePerHour <= buyPerHour ? "make" : "buy",
    breakEvenRequestsPerSecond: breakEven(deployable, perRequest),
    alwaysFromRequestsPerSecond: alwaysFrom(deployable, perRequest),
  }
}

/** The rate at which the replicas that carry so many times the capacity of one cost what the API does. */
function evenAt(carrying: number, deployable: Deployable, perRequest: number): number {
  const replicas = replicasFor(carrying * deployable.capacityRequestsPerSecond * (1 - roundingOff), deployable)
  return (replicas * deployable.hourly) / (hour * perRequest)
}

/** A whole number of capacities must not round up to one more. */
const roundingOff = 1e-9

function breakEven(deployable: Deployable, perRequest: number): number | null {
  const { capacityRequestsPerSecond: capacity } = deployable
  for (let carrying = 1; carrying <= mostReplicas; carrying++) {
    const even = evenAt(carrying, deployable, perRequest)
    // Where even lies below what so many are needed for, the steps before have told that they are dearer.
    if (even <= carrying * capacity) return Math.max(even, (carrying - 1) * capacity)
  }
  return null
}

function alwaysFrom(deployable: Deployable, perRequest: number): number | null {
  const { capacityRequestsPerSecond: capacity } = deployable
  for (let carrying = mostReplicas; carrying >= 1; carrying--) {
    const even = evenAt(carrying, deployable, perRequest)
    if (even <= (carrying - 1) * capacity) continue
    // The last step that is dearer at its beginning: it is even within itself, or not even at its end.
    if (carrying === mostReplicas) return null
    return Math.min(even, carrying * capacity)
  }
  return 0
}
