/** What a server is asked to carry, and what it is held to. */
import type { AskedLoad, ServingRequest, ServingSlo } from "../search/serving-request.ts"
import type { PrefixCache, Trace } from "../simulate/simulate.ts"
import type { AskedDevices } from "./asked-devices.ts"
import type { ServedKind } from "./served-model.ts"
import type { ServingOptions } from "./serving-options.ts"
import { usualPromise } from "./usual-request.ts"

export function isLoaded({ concurrency, rate, offline, trace }: ServingOptions): boolean {
  return concurrency !== undefined || rate !== undefined || offline === true || trace !== undefined
}

/** Of what differs by the hour the busiest one. */
export function loadOf(trace: Trace | null, { concurrency, rate, offline, hours = [1] }: ServingOptions): AskedLoad {
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
export function isDescribed({ count }: AskedDevices, options: ServingOptions): boolean {
  return count !== null && isLoaded(options) && !promisesAnything(options)
}

/**
 * A server that is described is one of equal workers unless it says otherwise. So is what is asked without a load, how much one replica carries: two pools matched
 * to each other answer that with dozens of devices.
 */
export function poolsOf(kind: ServedKind, devices: AskedDevices, options: ServingOptions): ServingRequest["pools"] {
  if (options.disaggregated === true) return "split"
  const isOpen =
    kind === "tokens" &&
    options.disaggregated !== false &&
    options.replicas === undefined &&
    devices.count === null &&
    isLoaded(options)
  return isOpen ? "either" : "joint"
}

/** Where nobody promises anything, language models are held to what people wait for; not where a server is described, nor offline, where nobody waits. */
export function promiseOf(kind: ServedKind, devices: AskedDevices, options: ServingOptions): ServingSlo {
  const { ttft, tpot, latency, promised } = options
  const usual = isHeld(kind, devices, options) ? usualPromise() : null
  return {
    quantile: promised ?? "p95",
    ttftSeconds: ttft ?? usual?.ttft ?? null,
    tpotSeconds: tpot ?? usual?.tpot ?? null,
    latencySeconds: latency ?? null,
  }
}

export function isHeld(kind: ServedKind, devices: AskedDevices, options: ServingOptions): boolean {
  return kind === "tokens" && options.offline !== true && !promisesAnything(options) && !isDescribed(devices, options)
}

/** What was observed of all prompts alike. */
export function prefixOf({ prefixHit }: ServingOptions): PrefixCache | null {
  if (prefixHit === undefined || prefixHit === 0) return null
  return { kind: "observed", hits: 1, sharedTokens: Number.MAX_SAFE_INTEGER, share: prefixHit }
}
