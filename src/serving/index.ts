/** The door of serving: the planner of servers by itself, and what a server is and costs within a venture. */

export { planServing, type ServingClock, type ServingResult } from "./answer/plan-serving.ts"
export type {
  Interval,
  LatencyQuantiles,
  ServedAlternative,
  ServedCost,
  ServedHour,
  ServedLoad,
  ServedMakeOrBuy,
  ServedPlan,
  ServedPoint,
  ServedPromise,
  ServingAnswer,
} from "./answer/serving-answer.ts"
export { type ComparableApi, comparableApis, type Likeness } from "./economics/comparable-apis.ts"
export type { Pool, ServingGiven } from "./given.ts"
export { lowerServing } from "./lower-serving.ts"
export { type Host, hostOf } from "./place.ts"
export { engineNames } from "./plan/engine.ts"
export { parseHourPrice } from "./request/hour-price.ts"
export { parseLength } from "./request/length-text.ts"
export {
  cachePrecisions,
  commitments,
  type ServedOn,
  type ServingObjective,
  type ServingOptions,
  servingObjectives,
  servingPrecisions,
} from "./request/serving-options.ts"
export { sloQuantiles } from "./search/serving-request.ts"
export { type Precision, type ServingSection, servingShape } from "./section.ts"
export type { Length } from "./simulate/simulate.ts"
export { type ServedMemory, servedMemory } from "./venture/served-memory.ts"
export { type ServedPictures, servedPictures } from "./venture/served-pictures.ts"
export type { ServedFigures } from "./venture/served-request.ts"
export { type VentureServer, ventureServer } from "./venture/venture-server.ts"
