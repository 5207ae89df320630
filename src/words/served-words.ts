/** What the report says of the servers of a venture, as a type: the English and the Chinese table have all of it, or do not compile. */

/** How a set-up stands beside the planned one. */
export type SetupStanding = "planned" | "dearer" | "no-reserve" | "other-size" | "fewer"

/** What a thousand of them cost, by load. */
export type ServedLoad = "full" | "planned" | "busiest" | "mean"

/** Texts with figures in them. */
export type ServedWords = {
  /** Before the first, where the chosen project has no server among them. */
  readonly othersOnly: (chosen: string) => string
  readonly notChosen: (project: string) => string
  /** "In March 2029 … asked 3 request/s in the busiest hour" */
  readonly asked: (project: string, month: string, rate: string) => string
  readonly planned: (setup: string, batch: string) => string
  /** What it carries within the targets, and how much of that the busiest hour takes, alone and with the reserve (null: there is none). */
  readonly capacity: (given: {
    readonly most: string
    readonly busiest: string
    readonly ready: string | null
    readonly isShort: boolean
  }) => string
  readonly latency: (hasTargets: boolean) => string
  readonly cost: (price: string, api: string | null) => string
  readonly front: string
  /** What is assumed. */
  readonly tokens: (input: string, output: string, cached: string | null) => string
  readonly samples: string
  readonly dollars: (rate: string) => string
  readonly chosen: string
  readonly setup: string
  /** The column of what keeps the plan from a set-up, and what stands in it. */
  readonly besidePlan: string
  readonly standing: Readonly<Record<SetupStanding, string>>
  /** Money of a thousand requests. */
  readonly makeOrBuy: (given: {
    readonly isMake: boolean
    readonly make: string
    readonly buy: string
    readonly api: string
    readonly date: string
    readonly likeness: "same" | "version" | "size"
  }) => string
  /** From which load on making pays: in the mean of the month, and if requests came evenly; null: at none. */
  readonly breakEven: (mean: string | null, even: string | null) => string
  readonly costs: {
    readonly caption: (isSamples: boolean) => string
    readonly what: string
    readonly load: string
    readonly cost: string
    readonly rows: Readonly<Record<ServedLoad, string>>
    readonly bought: (api: string) => string
    /** How the rows hang together. */
    readonly note: (perHour: string) => string
    /** The row that the chapter on the product has in the middle of all samples. */
    readonly inProduct: string
  }
  /** A set-up that does with less money. */
  readonly cheaper: (given: {
    readonly setup: string
    readonly saving: string
    readonly share: string
    readonly hasReserve: boolean
  }) => string
}
