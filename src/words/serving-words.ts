/** What `serving` says, as a type: the English and the Chinese table have all of it, or do not compile. */

type Parts =
  | ("products" | "experts" | "attention" | "cache" | "passes" | "scan")
  | ("tensorParallel" | "expertParallel" | "sending" | "bubble" | "host" | "requests" | "drafts")

type Rows =
  | ("fits" | "doesNotFit" | "carried" | "asked" | "kept" | "missed" | "promised" | "price" | "request" | "makeOrBuy" | "buy")
  | ("throughput" | "baseline" | "use" | "energy" | "hours")

type Columns =
  | ("part" | "seconds" | "share" | "memory" | "figure" | "p50" | "p95" | "p99" | "mean" | "interval" | "roofline")
  | ("plan" | "hour" | "perMillion" | "ttft" | "tpot")

type Assumed = "gpu" | "engine" | "input" | "output" | "promise" | "precision" | "price" | "draft"

type Option =
  | (
      | "gpu"
      | "gpus"
      | "replicas"
      | "precision"
      | "kvPrecision"
      | "engine"
      | "input"
      | "output"
      | "concurrency"
      | "rate"
      | "offline"
    )
  | (
      | "trace"
      | "ttft"
      | "tpot"
      | "latency"
      | "promised"
      | "prefixHit"
      | "calls"
      | "retrieved"
      | "speculative"
      | "disaggregated"
      | "noDisaggregated"
    )
  | ("price" | "commit" | "spot" | "owned" | "spare" | "hours" | "measuredTtft" | "measuredTpot" | "measuredThroughput")
  | ("objective" | "svg" | "seed" | "attentionDp" | "maxSequences" | "maxBatchedTokens")

type Value = "length" | "rate" | "duration" | "share" | "draft" | "hours" | "price" | "throughput" | "count"

export type ServingWords = {
  readonly heading: (model: string, gpus: string, gpu: string) => string
  readonly rentedHeading: (model: string, provider: string) => string
  readonly headings: Readonly<Record<"latency" | "breakdown" | "memory" | "alternatives", string>>
  readonly rows: Readonly<Record<Rows, string>>
  readonly columns: Readonly<Record<Columns, string>>
  readonly parts: Readonly<Record<Parts, string>>
  readonly memory: Readonly<Record<"weights" | "activations" | "cache" | "other" | "total", string>>
  readonly figures: Readonly<Record<"ttft" | "tpot" | "latency", string>>
  readonly quantile: Readonly<Record<"mean" | "p50" | "p90" | "p95" | "p99", string>>
  /** `cache`: what is left for it; null where nothing is. */
  readonly of: (used: string, limit: string, cache: string | null) => string
  readonly interval: (figure: string, low: string, high: string) => string
  /** Between two figures. */
  readonly to: (low: string, high: string) => string
  readonly atMost: (name: string, limit: string) => string
  /** Behind a promise that nobody can tell of whether it is kept. */
  readonly unmeasured: string
  readonly promisedOf: (promises: readonly string[], quantile: string) => string
  /** `ofCapacity`: null where it is not known, or nothing is left of it; `present`: requests under way, null where nobody knows. */
  readonly carried: (rate: string, ofCapacity: ShareOfCapacity | null, present: string | null) => string
  readonly loads: Readonly<Record<"rate" | "concurrency" | "trace", (figure: string) => string>> & {
    readonly offline: string
    readonly most: (isPromised: boolean) => string
  }
  /** Of one request: calls, one after the other; tokens that are looked up for each. */
  readonly calls: (count: string) => string
  readonly retrieved: (tokens: string) => string
  readonly lengths: (input: string, output: string) => string
  readonly length: Readonly<Record<"fixed" | "uniform" | "lognormal", (first: string, second: string) => string>>
  readonly perMillion: (input: string, output: string) => string
  readonly perSamples: Readonly<Record<"thousand" | "million", (money: string) => string>>
  readonly requests: Readonly<Record<"thousand" | "million", (money: string) => string>>
  /** `requests`: what many of them cost. */
  readonly perRequest: (requests: string, hour: string, price: string) => string
  readonly rentedRequest: (requests: string, hour: string | null) => string
  readonly priceOf: Readonly<Record<"rented" | "owned" | "given", (price: string, about: string) => string>>
  readonly terms: Readonly<Record<"on demand" | "one year" | "three years" | "spot", string>>
  readonly makeOrBuy: (verdict: MakeOrBuyVerdict) => string
  /** The load, and what it begins with; null where one's own is never cheaper. */
  readonly breakEven: (from: BreakEven | null) => string
  readonly replicas: (count: string) => string
  readonly spares: (count: string) => string
  readonly pools: (prefill: string, decode: string) => string
  /** `tokens`: of a step; null of what has none. */
  readonly limits: (sequences: string, tokens: string | null) => string
  readonly cacheIn: (format: string) => string
  readonly perSecond: (output: string, total: string) => string
  readonly samplesPerSecond: (samples: string) => string
  readonly baselineOf: (tpot: string, throughput: string) => string
  /** `cache`: null of what keeps none. */
  readonly useOf: (busy: string, cache: string | null, batch: string) => string
  /** `pieces`: energy of a million at the plug; `pue`: what the house takes over its devices. */
  readonly energyOf: (pieces: string, watts: string, pue: string, hasTokens: boolean) => string
  readonly hoursOf: (least: string, most: string, mean: string) => string
  readonly measured: Readonly<Record<"ttft" | "tpot" | "throughput", (own: string, expected: string) => string>>
  readonly intervalNote: string
  /** More is asked than is carried. */
  readonly overloadNote: string
  /** As a row among others. */
  readonly chosenRow: (plan: string) => string
  readonly providerNote: string
  readonly nearness: Readonly<Record<"engine on device" | "engine" | "device" | "other", string>>
  readonly searched: (configurations: string, simulated: string) => string
  readonly prices: (offers: readonly string[]) => string
  /** `newest`: the date of the newest price of the catalogue. */
  readonly oldPrice: (name: string, date: string, newest: string) => string
  /** So many offers, of which some are named. */
  readonly median: (count: string, currency: string, offers: readonly string[]) => string
  readonly assumed: (what: readonly string[]) => string
  readonly assumedNames: Readonly<Record<Assumed, string>>
  readonly charts: ServingChartWords
  readonly options: Readonly<Record<Option, string>>
  readonly values: Readonly<Record<Value, string>>
  /** What is needed instead of a time without its unit. */
  readonly bareDuration: (figure: string) => string
}

export type ShareOfCapacity = { readonly share: string; readonly capacity: string }

/** `isMean`: the rate differs by the hour, and is told in the mean. */
export type BreakEven = { readonly rate: string; readonly isMean: boolean; readonly unit: string }

/** One's own deployment against an API: money of a thousand requests. */
export type MakeOrBuyVerdict = {
  readonly isMake: boolean
  readonly make: string
  readonly buy: string
  readonly api: string
  /** The same model, another version of it, or one of about its size. */
  readonly likeness: "same" | "version" | "size"
}

/** What stands in the pictures. */
export type ServingChartWords = {
  readonly titles: Readonly<Record<"latency" | "cost" | "front", string>>
  readonly says: Readonly<Record<"latency" | "cost" | "front", string>>
  readonly rate: string
  readonly ttft: string
  readonly tpot: string
  readonly latency: string
  readonly perMillion: string
  readonly perMillionSamples: string
  /** A time as so many of the requests have it at most. */
  readonly atQuantile: (what: string, quantile: string) => string
  /** What is promised of a time. */
  readonly limit: (what: string) => string
  readonly chosen: string
  readonly api: (name: string) => string
}
