/** The door of the planner: a model, devices, a load and a promise in; the set-up with its latency and cost out, or all that is wrong. */
import { findApiModel, isUnknown } from "../../data/index.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { type ModelDescribed, modelRules } from "../../models/index.ts"
import { mistakesIn } from "../../options/index.ts"
import { contradictions, unusedOptions } from "../request/contradictions.ts"
import { type AskedServing, readServingRequest } from "../request/read-serving-request.ts"
import { ofServing, type ServingOptions } from "../request/serving-options.ts"
import { planServing as searchServing } from "../search/plan-serving.ts"
import type { ServingFaults, ServingPlan, ServingPlanResult } from "../search/serving-plan.ts"
import { stepModel } from "../step/model.ts"
import { answerOf } from "./answer-of.ts"
import { faultDiagnostic } from "./fault-diagnostics.ts"
import { apartDiagnostic, corrected, correctionBy, measuredOf } from "./measured.ts"
import { rentedAnswer } from "./rented-answer.ts"
import type { ServingAnswer } from "./serving-answer.ts"
import { unfitAnswer } from "./unfit-answer.ts"
import { withMoney } from "./with-money.ts"

export type ServingResult = { readonly answer: ServingAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/** `now`: [ms] a clock, to tell how long the search took; 0 without one. */
export type ServingClock = { readonly now?: () => number }

/**
 * What is given is fixed, the rest is searched. A name that is known as a model behind an API alone is answered from its price.
 * Errors: bad-option, those of models, devices and traces, serving-* where what is given cannot be. Warnings: serving-option-unused, serving-price-unknown,
 * serving-does-not-fit, serving-promise-missed, serving-load-missed, serving-measured-apart.
 */
export function planServing(model: ModelDescribed, options: ServingOptions, { now = () => 0 }: ServingClock = {}): ServingResult {
  const { asked, diagnostics } = readServingRequest(model, options)
  if (diagnostics.some(({ code }) => code === "model-behind-api")) return rented(model, options)
  if (asked === null) return { answer: null, diagnostics }
  const { plan, measured, apart } = searched(asked, now)
  const told = [...diagnostics, ...apart]
  if (plan.kind === "faults") return faulty(asked, plan, measured, told)
  return { answer: wholeAnswer(asked, plan, measured), diagnostics: told }
}

function wholeAnswer(asked: AskedServing, plan: ServingPlan, measured: ServingAnswer["measured"]): ServingAnswer {
  return withMoney(answerOf(asked, plan, measured), asked, plan)
}

/** Of a name alone: whoever hands over a config has the model. */
function rented(model: ModelDescribed, options: ServingOptions): ServingResult {
  const api = findApiModel(String(model))
  if (isUnknown(api)) throw new Error(`internal: no API model ${String(model)}`)
  const mistakes = [...mistakesIn({ model, options }, { ...modelRules, ...ofServing }), ...contradictions(options)]
  if (mistakes.length > 0) return { answer: null, diagnostics: mistakes }
  return { answer: rentedAnswer(api, options), diagnostics: unusedOptions(options, "rented", api.id) }
}

type Searched = {
  readonly plan: ServingPlanResult
  readonly measured: ServingAnswer["measured"]
  readonly apart: readonly Diagnostic[]
}

/** Where something was measured, anew with requests and steps as they were measured to be. */
function searched(asked: AskedServing, now: () => number): Searched {
  const { request, options } = asked
  const found = searchServing(request, { stepModel, now })
  const before = found.kind === "plan" ? found : unpromised(asked, now)
  const measured = before === null ? [] : measuredOf(options, before.best.figures)
  if (before === null || measured.length === 0) return { plan: found, measured, apart: [] }
  const correction = correctionBy(measured, before.best)
  const plan = searchServing(request, { stepModel: (setup) => corrected(stepModel(setup), correction), now })
  return { plan, measured, apart: correction.apart.map(apartDiagnostic) }
}

/** What was measured tells of a server whether or not it is expected to keep the promise. */
function unpromised({ request, options }: AskedServing, now: () => number): ServingPlan | null {
  const { measuredTtft, measuredTpot, measuredThroughput } = options
  if ([measuredTtft, measuredTpot, measuredThroughput].every((one) => one === undefined)) return null
  const slo = { ...request.slo, ttftSeconds: null, tpotSeconds: null, latencySeconds: null }
  const found = searchServing({ ...request, slo }, { stepModel, now })
  return found.kind === "plan" ? found : null
}

const nothingSearched = { configurations: 0, simulated: 0, seconds: 0 }

/** Of what does not fit on a device in several formats the one that needs least. */
function leastOf(faults: ServingFaults["faults"]): ServingFaults["faults"] {
  return faults.filter((fault) => {
    if (fault.kind !== "memory") return true
    const same = faults.flatMap((other) => (other.kind === "memory" && other.device === fault.device ? [other] : []))
    return fault === same.toSorted((a, b) => a.bytes - b.bytes)[0]
  })
}

/** What does not fit or cannot keep the promise is answered all the same, with what comes nearest; what cannot be at all is not. */
function faulty(
  asked: AskedServing,
  { faults, nearest = null }: ServingFaults,
  measured: ServingAnswer["measured"],
  before: readonly Diagnostic[],
): ServingResult {
  const told = leastOf(faults)
  const diagnostics = [...before, ...told.map(faultDiagnostic)]
  if (diagnostics.some(({ severity }) => severity === "error")) return { answer: null, diagnostics }
  if (nearest !== null) return { answer: { ...wholeAnswer(asked, nearest, measured), keepsPromise: false }, diagnostics }
  const [shortage = null] = told.filter((fault) => fault.kind === "memory")
  return { answer: unfitAnswer(asked, nothingSearched, shortage), diagnostics }
}
