/** The same trouble in many rows is told once: where it was first, and how often. */
import { type Report, warning } from "../../diagnostics/index.ts"

type Told = { readonly row: string | number; readonly params: Readonly<Record<string, string | number>>; count: number }

export type Many = {
  readonly see: (code: string, row: string | number, params?: Readonly<Record<string, string | number>>) => void
  /** Tells all that was seen. */
  readonly tell: (file: string, report: Report) => void
}

/** Troubles of one code that differ in `params.kind` or `params.column` are told apart. */
export function manyTroubles(): Many {
  const seen = new Map<string, Told & { readonly code: string }>()
  return {
    see: (code, row, params = {}) => {
      const key = `${code} ${params.kind ?? ""} ${params.column ?? ""}`
      const known = seen.get(key)
      if (known === undefined) seen.set(key, { code, row, params, count: 1 })
      else known.count += 1
    },
    tell: (file, report) => {
      for (const { code, row, params, count } of seen.values()) report(warning(code, null, { ...params, file, row, count }))
    },
  }
}
