/** What is asked of a serving plan, read: a model laid out, devices at their prices, a load and a promise; or all that is wrong with it. */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { type LaidModel, layDescribed, type ModelDescribed, modelRules, type SizeOptions } from "../../models/index.ts"
import { mistakesIn } from "../../options/index.ts"
import type { AskedLoad, FixedSetup, ServingRequest, ServingSlo } from "../search/serving-request.ts"
import { type Length, lengthMoments, type PrefixCache, readTrace, type Trace } from "../simulate/simulate.ts"
import { type AskedDevices, readAskedDevices } from "./asked-devices.ts"
import { contradictions, unusedOptions } from "./contradictions.ts"
import { engineMistakes, engineOf, usualEngine } from "./engine-fit.ts"
import { formatMistakes, formatsFor } from "./format-fit.ts"
import { placeOf } from "./priced-place.ts"
import { ofServing, type ServingOptions } from "./serving-options.ts"
import { usualLength, usualPromise } from "./usual-request.ts"

export type AskedServing = {
  readonly model: LaidModel
  /** Answers token by token, or one result a sample. */
  readonly kind: "tokens" | "samples"
  readonly request: ServingRequest
  readonly options: ServingOptions
  /** Null of what has no tokens, and of a trace. */
  readonly input: Length | null
  readonly output: Length | null
  /** Keys of the options that nobody said. */
  readonly assumed: readonly string[]
}

export type AskedServingRead = { readonly asked: AskedServing | null; readonly diagnostics: readonly Diagnostic[] }

/** Errors: bad-option, serving-* of what does not go together, those of models, devices and traces. */
export function readServingRequest(described: ModelDescribed, options: ServingOptions): AskedServingRead {
  const mistakes = mistakesIn({ model: described, options }, { ...modelRules, ...ofServing })
  if (mistakes.length > 0) return { asked: null, diagnostics: mistakes }
  const { laid, kind, diagnostics: ofModel } = layServed(described, options)
  const { asked: devices, diagnostics: ofDevices } = readAskedDevices(options)
  const { trace, diagnostics: ofTrace } = traceOf(options)
  const diagnostics = [
    ...contradictions(options),
    ...ofModel,
    ...ofDevices,
    ...ofTrace,
    ...(laid === null || devices === null ? [] : unfit(kind, devices, options)),
    ...(laid === null ? [] : unusedOptions(options, kind, laid.name)),
  ]
  const hasErrors = diagnostics.some(({ severity }) => severity === "error")
  if (hasErrors || laid === null || devices === null) return { asked: null, diagnostics }
  return { asked: askedOf(laid, kind, devices, trace, options), diagnostics }
}

type LaidServed = {
  readonly laid: LaidModel | null
  readonly kind: "tokens" | "samples"
  readonly diagnostics: readonly Diagnostic[]
}

/** A language model is laid for a prompt with its answer, an encoder for its input. */
function layServed(described: ModelDescribed, options: ServingOptions): LaidServed {
  const { image, frames, classes } = options
  const sizes = Object.fromEntries(
    Object.entries({ image, frames, classes }).filter(([, value]) => value !== undefined),
  ) as SizeOptions // those that were given
  const usual = layDescribed(described)
  if (usual.model === null) return { laid: null, kind: "tokens", diagnostics: usual.diagnostics }
  const kind = kindOf(usual.model)
  const given = options.input === undefined ? null : meanOf(lengthOf(options.input))
  const inputs = given ?? (kind === "tokens" ? meanOf(usualLength("request.input")) : null)
  const outputs = kind === "tokens" ? meanOf(outputOf(options)) : 0
  const sequence = inputs === null || usual.model.per !== "token" ? {} : { sequence: Math.max(1, Math.round(inputs + outputs)) }
  const { model, diagnostics } = layDescribed(described, kind === "tokens" ? sequence : { ...sizes, ...sequence })
  return { laid: model, kind, diagnostics }
}

/** What keeps a state between tokens writes one after the other. */
function kindOf({ per, graph }: LaidModel): "tokens" | "samples" {
  return per === "token" && graph.nodes.some(({ state }) => state !== null) ? "tokens" : "samples"
}

function lengthOf(given: number | Length): Length {
  return typeof given === "number" ? { kind: "fixed", tokens: given } : given
}

function inputOf({ input }: ServingOptions): Length {
  return input === undefined ? usualLength("request.input") : lengthOf(input)
}

function outputOf({ output }: ServingOptions): Length {
  return output === undefined ? usualLength("request.output") : lengthOf(output)
}

function meanOf(length: Length): number {
  return lengthMoments({ kind: "apart", input: length, output: length }).input
}

function traceOf({ trace }: ServingOptions): { readonly trace: Trace | null; readonly diagnostics: readonly Diagnostic[] } {
  if (trace === undefined) return { trace: null, diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  return { trace: readTrace(trace.file, trace.text, (one) => diagnostics.push(one)), diagnostics }
}

function unfit(kind: "tokens" | "samples", { devices, count }: AskedDevices, options: ServingOptions): readonly Diagnostic[] {
  const all = devices.map(({ device }) => device)
  return [
    ...(options.engine === undefined ? [] : engineMistakes(engineOf(options.engine), kind, all)),
    ...formatMistakes(all, options.precision),
    ...productMistakes(count, options),
    ...measuredAlone(count, options),
    ...(options.hours === undefined || options.rate !== undefined ? [] : [error("serving-hours-alone", null)]),
  ]
}

/** Error: serving-measured-alone. What was measured belongs to a number of devices under a load. */
function measuredAlone(count: number | null, options: ServingOptions): readonly Diagnostic[] {
  const { measuredTtft, measuredTpot, measuredThroughput } = options
  const isMeasured = [measuredTtft, measuredTpot, measuredThroughput].some((one) => one !== undefined)
  return isMeasured && (count === null || !isLoaded(options)) ? [error("serving-measured-alone", null)] : []
}

function isLoaded({ concurrency, rate, offline, trace }: ServingOptions): boolean {
  return concurrency !== undefined || rate !== undefined || offline === true || trace !== undefined
}

/** Error: serving-layout-gpus where the devices are not those of the replicas with those that stand by. */
function productMistakes(
  count: number | null,
  { tp, pp, attentionDp, replicas, spare = 0 }: ServingOptions,
): readonly Diagnostic[] {
  const product = (tp ?? 1) * (pp ?? 1) * (attentionDp ?? 1) * ((replicas ?? 1) + spare)
  const isOpen = [tp, pp, replicas].includes(undefined)
  if (count === null || (isOpen ? spare > 0 || count % product === 0 : count === product)) return []
  return [error("serving-layout-gpus", null, { product, count })]
}

function askedOf(
  laid: LaidModel,
  kind: "tokens" | "samples",
  devices: AskedDevices,
  trace: Trace | null,
  options: ServingOptions,
): AskedServing {
  const input = kind === "tokens" ? inputOf(options) : null
  const output = kind === "tokens" ? outputOf(options) : null
  const all = devices.devices.map(({ device }) => device)
  const request: ServingRequest = {
    graph: laid.graph,
    sequence: kind === "tokens" ? laid.size.sequence : null,
    places: devices.devices.map((one) => placeOf(one, options)),
    formats: formatsFor(all, options),
    engines: options.engine === undefined ? [usualEngine(kind, all)] : [engineOf(options.engine)],
    fixed: fixedOf(options),
    fleet: devices.count,
    // Who counts the devices means all of them; two pools are matched to each other first.
    isFleetWhole: options.disaggregated !== true,
    areLimitsSearched: !isDescribed(devices, options),
    pools: poolsOf(kind, devices, options),
    lengths: { kind: "apart", input: input ?? oneSample, output: output ?? oneSample },
    load: loadOf(trace, options),
    slo: promiseOf(kind, devices, options),
    prefix: prefixOf(options),
    speculative: options.speculative === undefined ? null : { draftStepSeconds: 0, ...options.speculative },
    reserve: options.spare === undefined || options.spare === 0 ? { kind: "none" } : { kind: "spare", replicas: options.spare },
    objective: options.objective ?? "cost",
    seed: options.seed ?? 1,
  }
  const shown = trace === null ? { input, output } : { input: null, output: null }
  return { model: laid, kind, request, options, ...shown, assumed: assumedIn(kind, devices, options) }
}

/** A sample goes in whole, and one result comes out. */
const oneSample: Length = { kind: "fixed", tokens: 1 }

function fixedOf({ tp, pp, ep, attentionDp, replicas, maxSequences, maxBatchedTokens }: ServingOptions): FixedSetup {
  const given = { tp, pp, ep, attentionDp, replicas, maxSequences, maxBatchedTokens }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) // those that were given
}

/** Of what differs by the hour the busiest one. */
function loadOf(trace: Trace | null, { concurrency, rate, offline, hours = [1] }: ServingOptions): AskedLoad {
  if (trace !== null) return { kind: "trace", trace }
  if (concurrency !== undefined) return { kind: "concurrency", clients: concurrency, thinkSeconds: 0 }
  // Requests of many who know nothing of each other come as a Poisson process.
  if (rate !== undefined)
    return { kind: "rate", requestsPerSecond: (rate * hours.length * Math.max(...hours)) / sumOf(hours), cv: 1 }
  return offline === true ? { kind: "offline", requests: null } : { kind: "most" }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function promisesAnything({ ttft, tpot, latency }: ServingOptions): boolean {
  return ttft !== undefined || tpot !== undefined || latency !== undefined
}

/** Devices and load stand fast and nothing is promised: what is asked is how such a server does, set up as its engine sets itself up. */
function isDescribed({ count }: AskedDevices, options: ServingOptions): boolean {
  return count !== null && isLoaded(options) && !promisesAnything(options)
}

/** A server that is described is one of equal workers unless it says otherwise. */
function poolsOf(kind: AskedServing["kind"], devices: AskedDevices, options: ServingOptions): ServingRequest["pools"] {
  if (options.disaggregated === true) return "split"
  const isJoint = kind === "samples" || options.disaggregated === false || devices.count !== null || isDescribed(devices, options)
  return isJoint ? "joint" : "either"
}

/** Where nobody promises anything, language models are held to what people wait for; not where a server is described, nor offline, where nobody waits. */
function promiseOf(kind: AskedServing["kind"], devices: AskedDevices, options: ServingOptions): ServingSlo {
  const { ttft, tpot, latency, promised } = options
  const usual = isHeld(kind, devices, options) ? usualPromise() : null
  return {
    quantile: promised ?? "p95",
    ttftSeconds: ttft ?? usual?.ttft ?? null,
    tpotSeconds: tpot ?? usual?.tpot ?? null,
    latencySeconds: latency ?? null,
  }
}

function isHeld(kind: AskedServing["kind"], devices: AskedDevices, options: ServingOptions): boolean {
  return kind === "tokens" && options.offline !== true && !promisesAnything(options) && !isDescribed(devices, options)
}

/** What was observed of all prompts alike. */
function prefixOf({ prefixHit }: ServingOptions): PrefixCache | null {
  if (prefixHit === undefined || prefixHit === 0) return null
  return { kind: "observed", hits: 1, sharedTokens: Number.MAX_SAFE_INTEGER, share: prefixHit }
}

function assumedIn(kind: AskedServing["kind"], devices: AskedDevices, options: ServingOptions): readonly string[] {
  const { trace, price } = options
  return [
    ...(options.gpu === undefined ? ["gpu"] : []),
    ...(kind === "tokens" && trace === undefined
      ? (["input", "output"] as const).filter((key) => options[key] === undefined)
      : []),
    ...(isHeld(kind, devices, options) ? ["promise"] : []),
    ...(["engine", "precision"] as const).filter((key) => options[key] === undefined),
    ...(price === undefined && options.owned !== true ? ["price"] : []),
    ...(options.speculative !== undefined && options.speculative.draftStepSeconds === undefined ? ["draft"] : []),
  ]
}
