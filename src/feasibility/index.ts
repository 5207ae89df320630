/** The door of feasibility: what a project needs of parameters, data and GPU-hours, beside what there is. */
export type { DataSet, FeasibilityGiven } from "./given.ts"
export { lowerFeasibility } from "./lower-feasibility.ts"
