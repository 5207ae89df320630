/** What serving costs by the hour, by the request and by the token. */

/** [USD], before tax. */
export type ServingCost = {
  readonly perHour: number
  /** Lowest and highest price of a device. */
  readonly perHourRange: readonly [low: number, high: number]
  readonly perRequest: number
  /** The share of time that prompts take in the steps goes to input, the rest to output; of split pools what each costs. */
  readonly promptShare: number
  /** [USD/Mtoken] */
  readonly perMillionInputTokens: number
  readonly perMillionOutputTokens: number
  readonly perMillionTokens: number
  /** Of samples, where the model has no tokens: they are the input. */
  readonly perThousandSamples: number
}

export type Priced = {
  /** [USD/hour] */
  readonly perHour: number
  readonly perHourRange: readonly [low: number, high: number]
  readonly promptShare: number
  readonly requestsPerSecond: number
  /** [token] Means of a request. */
  readonly input: number
  readonly output: number
}

/** All that is paid falls on what is answered, hours in which devices wait too. Errors: none; nothing answered makes each answer infinitely dear. */
export function servingCost({ perHour, perHourRange, promptShare, requestsPerSecond, input, output }: Priced): ServingCost {
  const perRequest = perHour / (3600 * requestsPerSecond)
  return {
    perHour,
    perHourRange,
    perRequest,
    promptShare,
    perMillionInputTokens: (1e6 * perRequest * promptShare) / input,
    perMillionOutputTokens: output > 0 ? (1e6 * perRequest * (1 - promptShare)) / output : 0,
    perMillionTokens: (1e6 * perRequest) / (input + output),
    perThousandSamples: (1e3 * perRequest) / input,
  }
}
