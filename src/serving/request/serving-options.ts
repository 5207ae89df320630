/** What a serving plan may be asked under. What is given is fixed, the rest is searched or as usual. */
import type { SizeOptions } from "../../models/index.ts"
import {
  anyNumber,
  anyText,
  anyTruth,
  isRecord,
  needed,
  oneOf,
  optionBounds,
  optionsWith,
  pairOf,
  type Rule,
  type Rules,
  shapeOf,
  whole,
} from "../../options/index.ts"
import { type EngineName, engineNames } from "../plan/engine.ts"
import type { Formats, WeightFormat } from "../plan/formats.ts"
import { type SloQuantile, sloQuantiles } from "../search/serving-request.ts"
import type { Length } from "../simulate/simulate.ts"

export const servingPrecisions: readonly WeightFormat[] = ["bf16", "fp16", "fp8", "int8", "int4", "fp4", "fp32"]
export const cachePrecisions: readonly Formats["cache"][] = ["bf16", "fp8"]
export const servingObjectives = ["cost", "latency"] as const
export type ServingObjective = (typeof servingObjectives)[number]
export const commitments = ["1y", "3y"] as const
export type Commitment = (typeof commitments)[number]

/** A device of the catalogue by its name, with how many where they are counted (`8xH100`), or the text of a device file (docs/devices.md). */
export type ServedOn = string | { readonly text: string; readonly file: string }

export type ServingOptions = Pick<SizeOptions, "image" | "frames" | "classes"> & {
  /** Of several the best is taken; those that can be rented unless given. */
  readonly gpu?: ServedOn | readonly ServedOn[]
  /** Devices of all replicas together. */
  readonly gpus?: number
  /** Of the catalogue; the usual one of each device unless given. */
  readonly machine?: string
  readonly tp?: number
  readonly pp?: number
  readonly ep?: number
  /** Groups of `tp` devices that hold the attention of different requests, of models with experts. */
  readonly attentionDp?: number
  readonly replicas?: number
  /** Of one replica, at most: `max_num_seqs` and `max_num_batched_tokens` of vLLM. */
  readonly maxSequences?: number
  readonly maxBatchedTokens?: number
  readonly precision?: WeightFormat
  readonly kvPrecision?: Formats["cache"]
  /** With its version behind an `@`, where it is not the newest that was measured: `vllm@0.19.0`. */
  readonly engine?: EngineName | `${EngineName}@${string}`
  /** [token] Of a prompt and of an answer. */
  readonly input?: number | Length
  readonly output?: number | Length
  /** Of a model behind an API: calls that one request takes, one after the other, and [token] that are looked up for each beside its prompt. */
  readonly calls?: number
  readonly retrieved?: number
  /** Users that wait for an answer at a time; each asks again when it has come. */
  readonly concurrency?: number
  /** [request/s], [sample/s] of what is no language model. */
  readonly rate?: number
  /** All at once, and nobody waits: throughput alone counts. */
  readonly offline?: boolean
  /** A trace in CSV (docs/serving-simulation.md), in place of rate and lengths. */
  readonly trace?: { readonly text: string; readonly file: string }
  /** [s] What is promised: time to the first token, time per output token; time to the answer of what gives no tokens. */
  readonly ttft?: number
  readonly tpot?: number
  readonly latency?: number
  /** p95 unless given. */
  readonly promised?: SloQuantile
  /** Share of the tokens of prompts that is found in the cache. */
  readonly prefixHit?: number
  /** Tokens of a draft, the probability that each is accepted, [s] of the draft model for one token of all sequences (0 unless given). */
  readonly speculative?: { readonly draftTokens: number; readonly acceptance: number; readonly draftStepSeconds?: number }
  /** Prompts and answers on workers of their own; both are looked at unless given. */
  readonly disaggregated?: boolean
  /** [USD/GPU-hour] In place of the catalogue's. */
  readonly price?: number
  readonly commit?: Commitment
  /** At prices of devices that may be taken away. */
  readonly spot?: boolean
  /** Bought, with power, rack and hands, over their lifetime. */
  readonly owned?: boolean
  /** Replicas that stand by for those that fail. */
  readonly spare?: number
  /** Load by the hour, 24 of a day or 168 of a week, in any unit. */
  readonly hours?: readonly number[]
  /** What was measured on the same set-up: [s], [s], output tokens a second. It moves the figures that follow from it. */
  readonly measuredTtft?: number
  readonly measuredTpot?: number
  readonly measuredThroughput?: number
  readonly objective?: ServingObjective
  readonly seed?: number
}

const degree: Rule = whole(optionBounds.degree)
const positive: Rule = { wanted: "number", accepts: (seen) => anyNumber.accepts(seen) && Number(seen) > 0 }
const notNegative: Rule = { wanted: "number", accepts: (seen) => anyNumber.accepts(seen) && Number(seen) >= 0 }
const share: Rule = { wanted: "share", accepts: (seen) => anyNumber.accepts(seen) && Number(seen) >= 0 && Number(seen) <= 1 }

const file = shapeOf({ text: needed(anyText), file: needed(anyText) })
const isDevice = (seen: unknown): boolean => typeof seen === "string" || isRecord(seen)
const device: Rule = {
  wanted: "text",
  accepts: (seen) => (Array.isArray(seen) ? seen.length > 0 && seen.every(isDevice) : isDevice(seen)),
  inside: (seen, name) => [seen].flat().flatMap((one) => (isRecord(one) ? (file.inside?.(one, name) ?? []) : [])),
}

const wholeTokens = whole(optionBounds.sequence)
const length: Rule = {
  wanted: "length",
  accepts: (seen) =>
    wholeTokens.accepts(seen) || (isRecord(seen) && ["fixed", "uniform", "lognormal"].includes(String(seen.kind))),
}

/** Loads of all hours, none below zero, one above. */
const hours: Rule = {
  wanted: "hours",
  accepts: (seen) =>
    Array.isArray(seen) &&
    (seen.length === 24 || seen.length === 168) &&
    seen.every((one) => typeof one === "number" && one >= 0 && Number.isFinite(one)) &&
    seen.some((one) => one > 0),
}

const engine: Rule = {
  wanted: "one-of",
  words: engineNames,
  accepts: (seen) => typeof seen === "string" && engineNames.some((name) => seen === name || seen.startsWith(`${name}@`)),
}

/** Of the options of `planServing`; the model has the rules of `models`. */
export const ofServing: Rules = {
  options: needed(
    optionsWith({
      gpu: device,
      gpus: whole(optionBounds.gpus),
      machine: anyText,
      ...{ tp: degree, pp: degree, ep: degree, attentionDp: degree, replicas: degree },
      ...{ maxSequences: whole(optionBounds.batch), maxBatchedTokens: whole(optionBounds.sequence) },
      precision: oneOf(servingPrecisions),
      kvPrecision: oneOf(cachePrecisions),
      engine,
      ...{ input: length, output: length },
      ...{ calls: positive, retrieved: notNegative },
      concurrency: whole(optionBounds.clients),
      rate: positive,
      offline: anyTruth,
      trace: file,
      ...{ ttft: positive, tpot: positive, latency: positive },
      promised: oneOf(sloQuantiles),
      prefixHit: share,
      speculative: shapeOf({
        draftTokens: needed(whole(optionBounds.draft)),
        acceptance: needed(share),
        draftStepSeconds: notNegative,
      }),
      disaggregated: anyTruth,
      price: positive,
      commit: oneOf(commitments),
      spot: anyTruth,
      owned: anyTruth,
      spare: whole(optionBounds.spare),
      hours,
      ...{ measuredTtft: positive, measuredTpot: positive, measuredThroughput: positive },
      objective: oneOf(servingObjectives),
      image: pairOf(whole(optionBounds.side)),
      frames: whole(optionBounds.frames),
      classes: whole(optionBounds.classes),
      seed: whole(optionBounds.seed),
    }),
  ),
}
