/** One's own deployment beside a model behind an API, at the same load. */
import type { ApiModel } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import { alwaysFrom, breakEven } from "./break-even.ts"
import type { ComparableApi, Likeness } from "./comparable-apis.ts"
import type { Deployable, Traffic } from "./replica-hours.ts"

/** `Unit`: what is said of a deployment beside its price and what it carries. */
export type MakeOrBuy<Unit extends Deployable = Deployable> = {
  readonly api: ApiModel
  /** `same`: it is the same model; `version`: another version of it; `size`: one of about as many parameters. */
  readonly likeness: Likeness
  readonly cheaper: "make" | "buy"
  /** [USD/hour] at the load; what one's own costs is what the plan costs. */
  readonly makePerHour: number
  readonly buyPerHour: number
  /** [USD/request] */
  readonly buyPerRequest: number
  /** [request/s] From where on making is the cheaper at first, and from where on it stays so; null: never, as far as a thousand replicas. */
  readonly breakEvenRequestsPerSecond: number | null
  readonly alwaysFromRequestsPerSecond: number | null
  /** What making begins with at the break-even; null where there is none. */
  readonly unit: Unit | null
}

/** [token] Means of a request; `found`: the part of the input that lies in the provider's prompt cache. */
export type RequestTokens = { readonly input: number; readonly output: number; readonly found: number }

/** What one request costs at the list price. Units: [USD/request]. */
export function apiCost({ input, cached, output }: ApiModel, tokens: RequestTokens): number {
  const usd = (text: string): number => parseQuantity(text) / parseQuantity("1 USD/token")
  const found = tokens.input * tokens.found
  return (tokens.input - found) * usd(input) + found * usd(cached ?? input) + tokens.output * (output === null ? 0 : usd(output))
}

/** What the plan costs at its load: [USD/hour], [USD/request]. */
export type Made = { readonly perHour: number; readonly perRequest: number }

/**
 * The plan, as it is and at its own load, beside the cheapest of the comparable models; and the least load from which on a deployment of some unit is the
 * cheaper, at the same rhythm of hours. Null where nothing is comparable.
 */
export function makeOrBuy<Unit extends Deployable>(
  { perHour, perRequest }: Made,
  units: readonly Unit[],
  traffic: Traffic,
  apis: readonly ComparableApi[],
  tokens: RequestTokens,
): MakeOrBuy<Unit> | null {
  const priced = apis.map((each) => ({ ...each, buyPerRequest: apiCost(each.api, tokens) }))
  const [cheapest] = priced.toSorted((a, b) => a.buyPerRequest - b.buyPerRequest)
  if (cheapest === undefined) return null
  const { buyPerRequest } = cheapest
  const [least] = units
    .flatMap((unit) => {
      const even = breakEven(unit, traffic, buyPerRequest)
      return even === null ? [] : [{ unit, even }]
    })
    .toSorted((a, b) => a.even - b.even)
  return {
    ...cheapest,
    cheaper: perRequest <= buyPerRequest ? "make" : "buy",
    makePerHour: perHour,
    buyPerHour: perHour * (buyPerRequest / perRequest),
    breakEvenRequestsPerSecond: least?.even ?? null,
    alwaysFromRequestsPerSecond: least === undefined ? null : alwaysFrom(least.unit, traffic, buyPerRequest),
    unit: least?.unit ?? null,
  }
}
