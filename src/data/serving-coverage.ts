/** What the planner's figures of a venture's server rest on. */
import { servingConstants } from "./serving-constants.ts"
import type { Coverage } from "./source.ts"

/** Id of the source of planned servers. */
export const plannedServing: string = "serving.plan"

/** Devices whose servers were measured. */
const { devices } = servingConstants.intervals

export const servedCoverage: readonly Coverage[] = devices.length === 0 ? [] : [{ quantity: "serving.bandwidth", gpus: devices }]
