/** What went wrong with a file, as a diagnostic without a place in a text. */
import type { Diagnostic } from "../index.ts"

export function refused(code: string, params: Diagnostic["params"]): Diagnostic {
  return { code, severity: "error", span: null, params }
}

/** The code of the system (`ENOENT`, `EACCES`); of what has none, its text. */
export function reasonOf(problem: unknown): string {
  return problem instanceof Error && "code" in problem ? String(problem.code) : String(problem)
}
