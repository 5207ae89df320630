/** Diagnostics of texts that are read more than once, such as two variants of one file. */
import type { Diagnostic } from "./diagnostic.ts"

/** Each of those that say the same of the same place once, the first of them. */
export function distinctDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const told = new Set<string>()
  return diagnostics.filter(({ code, span, params }) => {
    const key = JSON.stringify([code, span, params])
    return told.has(key) ? false : told.add(key)
  })
}
