/** What of a load is carried, in requests and tokens a second: what is asked where all of it is answered, else what the simulation saw. */
import type { LengthMoments, Quantiles, Simulated } from "../simulate/simulate.ts"

/** Of the whole deployment. [1/s], [token/s] */
export type CarriedRates = {
  readonly requestsPerSecond: number
  readonly outputTokensPerSecond: number
  readonly totalTokensPerSecond: number
}

/**
 * given: all of a rate that is known. clients: so many are always on their way or thinking. seen: whatever came out of a whole run, such as one
 * of a trace or of a pile of requests.
 */
export type CarriedLoad =
  | { readonly kind: "given"; readonly requestsPerSecond: number }
  | { readonly kind: "clients"; readonly clients: number; readonly thinkSeconds: number }
  | { readonly kind: "seen" }

/**
 * Rates, tokens and requests under way agree: tokens are those of so many requests of mean lengths, clients and their rate follow Little's law.
 * `share`: the part of the deployment that was simulated.
 * Errors: none.  Source: J. Little, Operations Research 9 (1961) 383.
 */
export function carriedRates(load: CarriedLoad, simulated: Simulated, share: number, lengths: LengthMoments): CarriedRates {
  const requestsPerSecond = rateOf(load, simulated, share, lengths)
  return {
    requestsPerSecond,
    outputTokensPerSecond: requestsPerSecond * lengths.output,
    totalTokensPerSecond: requestsPerSecond * (lengths.input + lengths.output),
  }
}

function rateOf(
  load: CarriedLoad,
  { latency, throughput }: { readonly latency: Quantiles; readonly throughput: Simulated["throughput"] },
  share: number,
  { input, output }: LengthMoments,
): number {
  switch (load.kind) {
    case "given":
      return load.requestsPerSecond
    case "clients":
      return load.clients / (latency.mean + load.thinkSeconds)
    case "seen":
      // Tokens are what is worked at: those that were drawn are a little more or fewer than so many requests have.
      return throughput.totalTokensPerSecond / (share * (input + output))
    default:
      return load satisfies never
  }
}
