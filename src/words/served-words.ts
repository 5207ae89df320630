/** What the report says of the servers of a venture, as a type: the English and the Chinese table have all of it, or do not compile. */

/** Texts with figures in them. */
export type ServedWords = {
  /** "In March 2029 … asked 3 request/s in the busiest hour" */
  readonly asked: (project: string, month: string, rate: string) => string
  readonly planned: (setup: string, batch: string) => string
  readonly latency: (hasTargets: boolean) => string
  readonly cost: (price: string, api: string | null) => string
  readonly front: string
  /** What is assumed. */
  readonly tokens: (input: string, output: string, cached: string | null) => string
  readonly samples: string
  readonly dollars: (rate: string) => string
  readonly chosen: string
  readonly setup: string
  /** Money of a thousand requests. */
  readonly makeOrBuy: (given: {
    readonly isMake: boolean
    readonly make: string
    readonly buy: string
    readonly api: string
    readonly date: string
    readonly likeness: "same" | "version" | "size"
  }) => string
  /** Null: at no load. */
  readonly breakEven: (rate: string | null) => string
}
