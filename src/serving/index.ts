/** The door of serving: how many GPUs the demand takes, and what a request costs. */
export type { Pool, ServingGiven } from "./given.ts"
export { servedBytes } from "./hardware.ts"
export { lowerServing } from "./lower-serving.ts"
export { type Host, hostOf } from "./place.ts"
export { type Precision, type ServingSection, servingShape } from "./section.ts"
