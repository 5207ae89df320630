/** The door of the search: what is asked in; the set-up with its figures out, or what cannot be. */
import type { ServingSetup } from "../plan/setup.ts"
import type { StepModel } from "../step/step-model.ts"
import type { ServingPlanResult } from "./serving-plan.ts"
import type { ServingRequest } from "./serving-request.ts"

/** `now`: [ms] a clock, to tell how long the search took; 0 without one. */
export type ServingTools = { readonly stepModel: (setup: ServingSetup) => StepModel; readonly now?: () => number }

export type PlanServing = (request: ServingRequest, tools: ServingTools) => ServingPlanResult
