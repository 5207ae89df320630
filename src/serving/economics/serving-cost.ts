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
  /** Of samples, where the model has no tokens. */
  readonly perThousandSamples: number
}
