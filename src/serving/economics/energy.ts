/** Power and energy of serving, from the devices' greatest power and what they do. */

export type ServingEnergy = {
  /** [W] of all devices on average, cooling and the rest of the house apart. */
  readonly watts: number
  /** Power of the house over that of its devices. */
  readonly pue: number
  /** [kWh] at the plug of the house. */
  readonly perHour: number
  readonly perMillionTokens: number
  readonly perRequest: number
}

/**
 * Power over the greatest one, with a model in memory and nothing to do. An assumption: about 70 W of an idle H100 of 700 W, and the 26 to 50 W that a
 * CUDA context was measured to add on H100 and A100, however much memory it holds (abstract at www.zhuanzhiai.com/paper/5a0d1a0f7453bd1214b5a626525e43eb).
 */
const idleShare = 0.15

/**
 * The same in steps that only decode, at a batch of 1 and of 128: 300 and 600 W of an H100 of 700 W (ML.ENERGY benchmark 3.0, as quoted at
 * vllm-semantic-router.com/docs/fleet-sim/power-model). arXiv 2605.11999 measured less on an H200, 137 to 300 W: the figure is an upper one.
 */
const [decodeAlone, decodeMany, manySequences] = [300 / 700, 600 / 700, 128]

/** The same in steps that compute prompts: at the limit, as matrix products are. An assumption. */
const promptPower = 1

export type Activity = {
  /** The share of time in which a device is in a step, and of that the share for prompts. */
  readonly busy: number
  readonly promptShare: number
  /** Sequences of a step that decodes. */
  readonly batch: number
}

/** Units: mean power over the greatest one [1]; between the two batches by their logarithm.  Errors: none. */
export function powerShare({ busy, promptShare, batch }: Activity): number {
  const many = Math.min(1, Math.log(Math.max(1, batch)) / Math.log(manySequences))
  const decode = decodeAlone + many * (decodeMany - decodeAlone)
  const inSteps = promptShare * promptPower + (1 - promptShare) * decode
  return idleShare + busy * (inSteps - idleShare)
}

export type Powered = {
  /** [W] the greatest of a device. */
  readonly tdp: number
  readonly devices: number
  readonly share: number
  readonly pue: number
  readonly requestsPerSecond: number
  /** [token] of a request, input and output. */
  readonly tokens: number
}

export function servingEnergy({ tdp, devices, share, pue, requestsPerSecond, tokens }: Powered): ServingEnergy {
  const watts = tdp * devices * share
  const perHour = (watts * pue) / 1000
  const perRequest = perHour / (3600 * requestsPerSecond)
  return { watts, pue, perHour, perRequest, perMillionTokens: (1e6 * perRequest) / tokens }
}
