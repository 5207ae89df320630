/** The model that is served, laid for a prompt with its answer, or for one sample; and how long those are. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { type LaidModel, layDescribed, type ModelDescribed, type SizeOptions } from "../../models/index.ts"
import { type Length, lengthMoments, momentsOfPairs, type Trace } from "../simulate/simulate.ts"
import { shortened } from "./length-text.ts"
import type { ServingOptions } from "./serving-options.ts"
import { usualLength } from "./usual-request.ts"

/** Answers token by token, or one result a sample. */
export type ServedKind = "tokens" | "samples"

export type LaidServed = {
  readonly laid: LaidModel | null
  readonly kind: ServedKind
  /** Null of what is served by the sample. */
  readonly lengths: { readonly input: Length; readonly output: Length } | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Errors and warnings: those of `layDescribed`. */
export function layServed(described: ModelDescribed, trace: Trace | null, options: ServingOptions): LaidServed {
  const usual = layDescribed(described)
  if (usual.model === null) return { laid: null, kind: "tokens", lengths: null, diagnostics: usual.diagnostics }
  const kind = kindOf(usual.model)
  const lengths = kind === "tokens" ? lengthsFor(usual.model, options) : null
  const { model, diagnostics } = layDescribed(described, sizesOf(usual.model, lengths, trace, options))
  return { laid: model, kind, lengths, diagnostics }
}

/** What keeps a state between tokens writes one after the other. */
function kindOf({ per, graph }: LaidModel): ServedKind {
  return per === "token" && graph.nodes.some(({ state }) => state !== null) ? "tokens" : "samples"
}

function sizesOf(model: LaidModel, lengths: LaidServed["lengths"], trace: Trace | null, options: ServingOptions): SizeOptions {
  const { image, frames, classes, input } = options
  const given = { image, frames, classes }
  const sizes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as SizeOptions // those that were given
  if (lengths !== null) return { sequence: Math.max(1, Math.round(trace === null ? tokensOf(lengths) : tokensIn(trace))) }
  return model.per !== "token" || input === undefined ? sizes : { ...sizes, sequence: Math.round(meanOf(lengthOf(input))) }
}

/** What nobody said is cut to the places that a model has for tokens, and what was said is left as it is. */
function lengthsFor({ graph }: LaidModel, { input, output }: ServingOptions): NonNullable<LaidServed["lengths"]> {
  const wished = {
    input: lengthOf(input ?? usualLength("request.input")),
    output: lengthOf(output ?? usualLength("request.output")),
  }
  const tables = graph.nodes.filter(({ kind }) => kind === "position").map(({ weights }) => weights[0]?.shape[0] ?? Infinity)
  const said = (input === undefined ? 0 : meanOf(wished.input)) + (output === undefined ? 0 : meanOf(wished.output))
  const factor = Math.min(1, Math.max(0, Math.min(...tables) - said) / Math.max(1, tokensOf(wished) - said))
  return {
    input: input === undefined ? shortened(wished.input, factor) : wished.input,
    output: output === undefined ? shortened(wished.output, factor) : wished.output,
  }
}

export function lengthOf(given: number | Length): Length {
  return typeof given === "number" ? { kind: "fixed", tokens: given } : given
}

/** [token] */
function meanOf(length: Length): number {
  return lengthMoments({ kind: "apart", input: length, output: length }).input
}

function tokensOf({ input, output }: NonNullable<LaidServed["lengths"]>): number {
  return meanOf(input) + meanOf(output)
}

function tokensIn({ input, output }: Trace): number {
  const moments = momentsOfPairs(input, output)
  return moments.input + moments.output
}
