/** `explain FILE --program`: the graph of some quantities before and after the compiler's passes. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { isContinuousIn, type Listings, listingsOf } from "../../engine/index.ts"
import { mistakesIn } from "../../options/index.ts"
import type { Venture } from "../../venture/index.ts"
import { findQuantity } from "../find-quantity.ts"
import { ofProgram } from "../run/run-options.ts"

export type ProgramResult = { readonly answer: Listings | null; readonly diagnostics: readonly Diagnostic[] }

/** Without names: of every quantity that the file defines. */
export function explainProgram(venture: Venture, names: readonly string[]): ProgramResult {
  const wrong = mistakesIn({ venture, names }, ofProgram)
  if (wrong.length > 0) return { answer: null, diagnostics: wrong }
  const { model, written } = venture
  const found = (names.length === 0 ? written : names).map((name) => findQuantity(model, name))
  const unknown = found.flatMap((one) => (one.kind === "unknown" ? [one.diagnostic] : []))
  if (unknown.length > 0) return { answer: null, diagnostics: unknown }
  const nodes = [...new Set(found.flatMap((one) => (one.kind === "found" ? [one.quantity.node] : [])))]
  return { answer: listingsOf(model, nodes, isContinuousIn(model)), diagnostics: [] }
}
