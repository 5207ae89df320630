/** What `serving` is given on the command line, beside what all commands share. */
import type { Length, ServingOptions } from "../index.ts"
import type { Options } from "./settings.ts"

/** Options as commander gives them; `--output` means something else to other commands. */
export type ServingGiven = Omit<Options, "output"> &
  Partial<
    Readonly<Record<"replicas" | "concurrency" | "rate" | "ttft" | "tpot" | "latency" | "prefixHit" | "price" | "spare", number>>
  > &
  Partial<Readonly<Record<"calls" | "retrieved" | "attentionDp" | "maxSequences" | "maxBatchedTokens", number>>> &
  Partial<Readonly<Record<"measuredTtft" | "measuredTpot" | "measuredThroughput", number>>> &
  Partial<Readonly<Record<"kvPrecision" | "engine" | "trace" | "promised" | "commit" | "svg", string>>> &
  Partial<Readonly<Record<"disaggregated" | "offline" | "spot" | "owned", boolean>>> &
  Partial<Readonly<Record<"input" | "output", Length>>> & {
    readonly speculative?: NonNullable<ServingOptions["speculative"]>
    readonly hours?: readonly number[]
  }
