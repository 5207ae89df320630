/** A month that the venture does not reach. */
import { type Diagnostic, error, type Span } from "../diagnostics/index.ts"
import type { Model } from "../engine/index.ts"

/** Error month-outside; null where there is such a month. */
export function monthOutside({ months }: Model, month: number, span: Span | null = null): Diagnostic | null {
  return month < months ? null : error("month-outside", span, { months, last: months - 1 })
}
