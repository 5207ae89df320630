/** The door of risk: events that may come, and what they do to the quantities of other rooms. */
export type { Effect } from "./effects.ts"
export type { RiskGiven } from "./given.ts"
export { type LoweredRisk, lowerRisk } from "./lower-risk.ts"
export { type Control, type RiskEffect, type RiskEntry, risksShape } from "./section.ts"
