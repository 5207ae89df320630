/** How the planner's figures come about, as `explain` opens them: the parts of a step of decoding, and of the step of one prompt. */
import type { Working } from "../../engine/index.ts"
import { productWorkings } from "../explain/product-working.ts"
import { type ServingPartName, type StepBatch, servingParts } from "../step/step-model.ts"
import { contextOf, type PlannedReplica, pairsOf } from "./planned-replica.ts"

/** A figure of the decode table: the whole step, less what is told apart. */
export function decodeWorking(replica: PlannedReplica, batch: number): readonly Working[] {
  const { request, hostSeconds, cacheTokenSeconds } = replica
  const context = batch * contextOf(request)
  const asked = { prefillTokens: 0, prefillContext: 0, decodes: batch, decodeContext: context, decodeTokens: batch }
  return [
    stepPart("decode", { batch, context: Math.round(contextOf(request)) }, replica, asked),
    apart("host", hostSeconds),
    apart("cache", context * cacheTokenSeconds),
  ]
}

/** One prompt of the middle length in a step by itself. */
export function promptWorking(replica: PlannedReplica): readonly Working[] {
  const { step, request } = replica
  const tokens = Math.min(request.fresh, step.settings.maxBatchedTokens)
  const pairs = pairsOf({ ...request, fresh: tokens })
  const asked = { prefillTokens: tokens, prefillContext: pairs, decodes: 0, decodeContext: 0, decodeTokens: 0 }
  return [stepPart("prompt", { tokens: Math.round(tokens) }, replica, asked)]
}

/** What the fullest GPU of the replica holds. */
export function cacheWorking({ step }: PlannedReplica): readonly Working[] {
  const { weights, activations, other, cache } = step.memory
  return Object.entries({ weights, activations, other, cache }).map(([part, value]) => ({
    ...{ name: part, times: 1, value, unit: "byte", source: null, parts: [] },
    sentence: { says: "serving-memory", params: { part } },
  }))
}

/** A whole step with its parts, down to the matrix products. */
export function stepPart(
  name: "decode" | "prompt" | "pass",
  params: Readonly<Record<string, number>>,
  { step, setup }: Pick<PlannedReplica, "step" | "setup">,
  asked: StepBatch,
): Working {
  const parts = step.breakdown(asked)
  const inside: Partial<Record<ServingPartName, Partial<Working>>> = productWorkings(setup, asked)
  return {
    ...{ name, times: 1, value: servingParts.reduce((sum, part) => sum + parts[part], 0), unit: "s", source: null },
    sentence: { says: `serving-${name}`, params },
    parts: servingParts.flatMap((part) =>
      parts[part] === 0 ? [] : [{ ...partOf(part, parts[part], "serving-part"), ...inside[part] }],
    ),
  }
}

function apart(part: "host" | "cache", seconds: number): Working {
  return partOf(part, -seconds, "serving-apart")
}

function partOf(part: string, value: number, says: string): Working {
  return { ...{ name: part, times: 1, value, unit: "s", source: null, parts: [] }, sentence: { says, params: { part } } }
}
