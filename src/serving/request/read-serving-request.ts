/** What is asked of a serving plan, read: a model laid out, devices at their prices, a load and a promise; or all that is wrong with it. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { type LaidModel, type ModelDescribed, modelRules } from "../../models/index.ts"
import { mistakesIn } from "../../options/index.ts"
import type { FixedSetup, ServingRequest } from "../search/serving-request.ts"
import { type Length, readTrace, type Trace } from "../simulate/simulate.ts"
import { type AskedDevices, readAskedDevices } from "./asked-devices.ts"
import { isDescribed, isHeld, loadOf, poolsOf, prefixOf, promiseOf } from "./asked-load.ts"
import { contradictions, unusedOptions } from "./contradictions.ts"
import { engineOf, usualEngine } from "./engine-fit.ts"
import { formatsFor } from "./format-fit.ts"
import { placeOf } from "./priced-place.ts"
import { type LaidServed, layServed, type ServedKind } from "./served-model.ts"
import { ofServing, type ServingOptions } from "./serving-options.ts"
import { unfit } from "./unfit.ts"

export type AskedServing = {
  readonly model: LaidModel
  readonly kind: ServedKind
  readonly request: ServingRequest
  readonly options: ServingOptions
  /** Null of what has no tokens, and of a trace. */
  readonly input: Length | null
  readonly output: Length | null
  /** Keys of the options that nobody said. */
  readonly assumed: readonly string[]
}

export type AskedServingRead = { readonly asked: AskedServing | null; readonly diagnostics: readonly Diagnostic[] }

/** Errors: bad-option, serving-* of what does not go together, those of models, devices and traces. Warnings: serving-option-unused, serving-price-unknown. */
export function readServingRequest(described: ModelDescribed, options: ServingOptions): AskedServingRead {
  const mistakes = mistakesIn({ model: described, options }, { ...modelRules, ...ofServing })
  if (mistakes.length > 0) return { asked: null, diagnostics: mistakes }
  const { trace, diagnostics: ofTrace } = traceOf(options)
  const served = layServed(described, trace, options)
  const { laid, kind } = served
  const { asked: devices, diagnostics: ofDevices } = readAskedDevices(options)
  const diagnostics = [
    ...contradictions(options),
    ...served.diagnostics,
    ...ofDevices,
    ...ofTrace,
    ...(laid === null || devices === null ? [] : unfit(kind, devices, options)),
    ...(laid === null ? [] : unusedOptions(options, kind, laid.name)),
  ]
  const hasErrors = diagnostics.some(({ severity }) => severity === "error")
  if (hasErrors || laid === null || devices === null) return { asked: null, diagnostics }
  const asked = askedOf({ ...served, laid }, devices, trace, options)
  return { asked, diagnostics: [...diagnostics, ...unpriced(asked)] }
}

/** Of devices of which one was named, or none of which has a price: else those that have one are compared. */
function unpriced({ request: { places }, options }: AskedServing): readonly Diagnostic[] {
  const without = places.filter(({ price }) => price === null)
  if (without.length === 0 || (options.gpu === undefined && without.length < places.length)) return []
  const term = options.owned === true ? "owned" : "rented"
  return [warning("serving-price-unknown", null, { gpu: without.map(({ device }) => device.id), term })]
}

function traceOf({ trace }: ServingOptions): { readonly trace: Trace | null; readonly diagnostics: readonly Diagnostic[] } {
  if (trace === undefined) return { trace: null, diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  return { trace: readTrace(trace.file, trace.text, (one) => diagnostics.push(one)), diagnostics }
}

type Laid = LaidServed & { readonly laid: LaidModel }

function askedOf(
  { laid, kind, lengths }: Laid,
  devices: AskedDevices,
  trace: Trace | null,
  options: ServingOptions,
): AskedServing {
  const all = devices.devices.map(({ device }) => device)
  const places = devices.devices.map((one) => placeOf(one, options))
  const request: ServingRequest = {
    graph: laid.graph,
    sequence: kind === "tokens" ? laid.size.sequence : null,
    places,
    formats: formatsFor(all, options),
    engines: options.engine === undefined ? [usualEngine(kind, all)] : [engineOf(options.engine)],
    fixed: fixedOf(options),
    fleet: devices.count,
    // Who counts the devices means all of them; two pools are matched to each other first.
    isFleetWhole: options.disaggregated !== true,
    areLimitsSearched: !isDescribed(devices, options),
    pools: poolsOf(kind, devices, options),
    lengths: { kind: "apart", ...(lengths ?? { input: oneSample, output: oneSample }) },
    load: loadOf(trace, options),
    slo: promiseOf(kind, devices, options),
    prefix: prefixOf(options),
    speculative: options.speculative === undefined ? null : { draftStepSeconds: 0, ...options.speculative },
    reserve: options.spare === undefined || options.spare === 0 ? { kind: "none" } : { kind: "spare", replicas: options.spare },
    objective: options.objective ?? "cost",
    seed: options.seed ?? 1,
  }
  const shown = trace === null && lengths !== null ? lengths : { input: null, output: null }
  return { model: laid, kind, request, options, ...shown, assumed: assumedIn(kind, devices, places, options) }
}

/** A sample goes in whole, and one result comes out. */
const oneSample: Length = { kind: "fixed", tokens: 1 }

function fixedOf({ tp, pp, ep, attentionDp, replicas, maxSequences, maxBatchedTokens }: ServingOptions): FixedSetup {
  const given = { tp, pp, ep, attentionDp, replicas, maxSequences, maxBatchedTokens }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) // those that were given
}

function assumedIn(
  kind: ServedKind,
  devices: AskedDevices,
  places: ServingRequest["places"],
  options: ServingOptions,
): readonly string[] {
  const { trace, price } = options
  return [
    ...(options.gpu === undefined ? ["gpu"] : []),
    ...(kind === "tokens" && trace === undefined
      ? (["input", "output"] as const).filter((key) => options[key] === undefined)
      : []),
    ...(isHeld(kind, devices, options) ? ["promise"] : []),
    ...(["engine", "precision"] as const).filter((key) => options[key] === undefined),
    ...(price === undefined && options.owned !== true && places.some((place) => place.price !== null) ? ["price"] : []),
    ...(options.speculative !== undefined && options.speculative.draftStepSeconds === undefined ? ["draft"] : []),
  ]
}
