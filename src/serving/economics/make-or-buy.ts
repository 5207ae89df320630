/** One's own deployment beside a model behind an API, at the same load. */
import type { ApiModel } from "../../data/index.ts"

export type MakeOrBuy = {
  readonly api: ApiModel
  /** `same`: the catalogue knows it for the same model; `size`: of about as many parameters. */
  readonly likeness: "same" | "size"
  readonly cheaper: "make" | "buy"
  /** [USD/hour] at the load. */
  readonly makePerHour: number
  readonly buyPerHour: number
  /** [request/s] From where on making is cheaper, and from where on it stays so; null: never. */
  readonly breakEvenRequestsPerSecond: number | null
  readonly alwaysFromRequestsPerSecond: number | null
}
