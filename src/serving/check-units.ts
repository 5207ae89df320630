/** Tokens are asked of language models, samples of all others; what has no FLOP is told by what it reads alone. */
import { error, warning } from "../diagnostics/index.ts"
import type { OwnModel } from "../models/index.ts"
import type { ServingGiven } from "./given.ts"
import type { ServingSection } from "./section.ts"

/** Latencies of one's own server are planned. Errors: serving-measured-own. */
export function checkMeasured({ measured }: ServingSection, { report }: ServingGiven): void {
  for (const field of [measured?.ttft ?? null, measured?.tpot ?? null])
    if (field !== null) report(error("serving-measured-own", field.span))
}

/** Errors: serving-tokens-for-samples, serving-samples-for-tokens. Warnings: serving-without-flop, serving-one-pass. */
export function checkUnits({ name, facts, span }: OwnModel, section: ServingSection, { report }: ServingGiven): void {
  const { input = null, output = null, cached = null, samples = null } = section.request ?? {}
  if (facts.role !== "samples") {
    if (samples !== null) report(error("serving-samples-for-tokens", samples.span, { name }))
    return
  }
  const ofTokens = {
    "request.input": input,
    "request.output": output,
    "request.cached": cached,
    "target.tpot": section.target?.tpot ?? null,
  }
  for (const [key, field] of Object.entries(ofTokens))
    if (field !== null) report(error("serving-tokens-for-samples", field.span, { name, key }))
  if (facts.forwardFlops === 0) report(warning("serving-without-flop", span, { name }))
  if (facts.traits.writesTokens) report(warning("serving-one-pass", span, { name }))
}
