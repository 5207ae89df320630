/** What `planServing` answers: plain data, the same for a program and for the text of the command. Figures are for the whole deployment. */
import type { Unit } from "../../models/index.ts"
import type { DeviceHour } from "../economics/device-hour.ts"
import type { ServingEnergy } from "../economics/energy.ts"
import type { MakeOrBuy } from "../economics/make-or-buy.ts"
import type { PriceSource } from "../economics/price-age.ts"
import type { Engine } from "../plan/engine.ts"
import type { Formats } from "../plan/formats.ts"
import type { ServingLayout } from "../plan/setup.ts"
import type { ServingObjective } from "../request/serving-options.ts"
import type { SloQuantile } from "../search/serving-request.ts"
import type { Length } from "../simulate/simulate.ts"
import type { ServingMemory, StepModel } from "../step/step-model.ts"
import type { MeanBreakdown } from "./mean-breakdown.ts"

/** Ends of a 90 % interval. */
export type Interval = readonly [low: number, high: number]

/** [s] Null where it is not known: of what was not simulated there are means only. */
export type LatencyQuantiles = Readonly<Record<SloQuantile, number | null>>

/** What runs, on what, shared out how; of split pools the layout is that of the workers that write answers. */
export type ServedPlan = ServingLayout & {
  readonly gpu: string
  /** Devices of all replicas, those that stand by too. */
  readonly gpus: number
  readonly machine: string
  readonly replicas: number
  readonly spares: number
  /** Workers that read prompts, where those that write answers are others. */
  readonly prefill: (ServingLayout & { readonly workers: number }) | null
  readonly formats: Formats
  readonly engine: Engine
  /** Sequences of one replica at a time, and tokens of one step, at most. */
  readonly maxSequences: number
  readonly maxBatchedTokens: number
}

/** What was asked: requests a second, users that wait, all at once, a trace, or as much as is carried. */
export type ServedLoad =
  | { readonly kind: "rate"; readonly requestsPerSecond: number }
  | { readonly kind: "concurrency"; readonly users: number }
  | { readonly kind: "offline" }
  | { readonly kind: "trace"; readonly file: string; readonly requests: number }
  | { readonly kind: "most" }

/** [s] What must hold, and for which of the requests; null: not promised. */
export type ServedPromise = {
  readonly ttft: number | null
  readonly tpot: number | null
  readonly latency: number | null
  readonly quantile: SloQuantile
}

/** Prompts and answers are told apart by the time of steps that each takes. */
export type ServedCost = {
  /** Of a million; null of what has no tokens. */
  readonly perMillionInputTokens: number | null
  readonly perMillionOutputTokens: number | null
  /** Of input and output together, as the load mixes them; of a million samples, where there are no tokens. */
  readonly perMillionTokens: number
  readonly perRequest: number
  /** Null of what has tokens. */
  readonly perThousandImages: number | null
  /** Null of a provider's, where no load was given. */
  readonly perHour: number | null
  /** From the lowest to the highest price of a device. */
  readonly perHourRange: Interval | null
  readonly currency: string
  /** Null of a provider's tokens. */
  readonly gpuHour: DeviceHour | null
}

/** Another set-up; means [s], simulated of alternatives, by the steady state of the front. */
export type ServedAlternative = {
  readonly plan: ServedPlan
  readonly ttft: number
  readonly tpot: number
  readonly latency: number
  readonly requestsPerSecond: number
  readonly outputTokensPerSecond: number
  readonly perHour: number
  /** [USD/Mtoken] of input and output together, or per million samples; null without a price. */
  readonly perMillionTokens: number | null
}

/** The chosen set-up at another load; means [s]. */
export type ServedPoint = Pick<ServedAlternative, "requestsPerSecond" | "ttft" | "tpot" | "latency" | "perMillionTokens"> & {
  /** [s] At the promised quantile. */
  readonly promised: Readonly<Record<"ttft" | "tpot" | "latency", number>>
  readonly keepsPromise: boolean
}

/** A published price beside one's own deployment. */
export type ServedMakeOrBuy = Omit<MakeOrBuy, "api" | "unit"> & {
  readonly api: string
  readonly provider: string
  /** What making begins with at the break-even: its price and what it carries within the promise; null where there is none. */
  readonly unit: { readonly plan: ServedPlan; readonly perHour: number; readonly requestsPerSecond: number } | null
  /** [currency/Mtoken] Of input and output together, as the load mixes them. */
  readonly buyPerMillionTokens: number
  readonly source: PriceSource
}

/** One hour of the day or week. */
export type ServedHour = {
  readonly hour: number
  readonly requestsPerSecond: number
  readonly replicas: number
  readonly perHour: number
}

type Rates = "requestsPerSecond" | "outputTokensPerSecond" | "totalTokensPerSecond"

export type ServingAnswer = {
  readonly model: string
  readonly per: Unit
  /** Answers token by token, one result a sample, or a provider's tokens. */
  readonly kind: "tokens" | "samples" | "rented"
  readonly fits: boolean
  /** Whether the promise is kept at this load; true where none was made, null where nobody measured it. */
  readonly keepsPromise: boolean | null
  /** Null of a provider's, and where nothing fits. */
  readonly plan: ServedPlan | null
  readonly load: ServedLoad
  readonly promise: ServedPromise
  readonly objective: ServingObjective
  /** [token] Null of what has none, and of a trace. */
  readonly input: Length | null
  readonly output: Length | null
  /** Of a model behind an API: calls of a request, and tokens that are looked up for each beside its prompt; null of one's own. */
  readonly perRequest: { readonly calls: number; readonly retrieved: number } | null
  readonly outputTokensPerSecond: number | null
  readonly totalTokensPerSecond: number | null
  readonly requestsPerSecond: number | null
  /** Samples of any kind. */
  readonly imagesPerSecond: number | null
  readonly ttft: LatencyQuantiles | null
  readonly tpot: LatencyQuantiles | null
  readonly latency: LatencyQuantiles | null
  /** Requests that are in the server at a time. */
  readonly concurrency: number | null
  /** [request/s] up to which the promise is kept, as simulated, and no less than what is carried; where none was made, at most. Null where it is not kept. */
  readonly capacity: number | null
  /** Around the means of latencies. */
  readonly interval: Readonly<Record<Rates | "ttft" | "tpot" | "latency", Interval | null>>
  /** By the plainest rule, bytes over bandwidth or FLOP over peak: what any estimate must beat. */
  readonly baseline: Readonly<Record<"outputTokensPerSecond" | "ttft" | "tpot", number>> | null
  /** [byte] of the fullest device. */
  readonly memoryPerGpu: ServingMemory | null
  /** [byte] that a device has. */
  readonly memoryLimit: number | null
  /** Shares of time and of cache, sequences of a step, what is carried over the capacity. */
  readonly utilisation: { readonly busy: number; readonly cache: number; readonly batch: number; readonly load: number } | null
  readonly cost: ServedCost | null
  readonly energy: ServingEnergy | null
  readonly makeOrBuy: ServedMakeOrBuy | null
  /** Of a model behind an API, with its published price; null of one's own. */
  readonly provider: (PriceSource & { readonly name: string }) | null
  /** [s] of a mean step at this load, as those see it that are being answered; the sum is the time per output token, times the tokens of a step. */
  readonly breakdown: MeanBreakdown | null
  /** The cheapest of each other device, precision, engine or kind of pools, six at most, with the figures that each has when it is planned alone. */
  readonly alternatives: readonly ServedAlternative[]
  /** None is both cheaper and quicker. */
  readonly front: readonly ServedAlternative[]
  /** The chosen one under other loads. */
  readonly curve: readonly ServedPoint[]
  readonly hours: readonly ServedHour[]
  /** What the user measured, beside what was expected without it. */
  readonly measured: readonly { readonly what: "ttft" | "tpot" | "throughput"; readonly own: number; readonly expected: number }[]
  readonly searched: { readonly configurations: number; readonly simulated: number; readonly seconds: number }
  readonly nearness: StepModel["nearness"] | null
  /** What nobody said, and was taken as usual. */
  readonly assumed: readonly string[]
}
