/** Power and energy of serving. */

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
