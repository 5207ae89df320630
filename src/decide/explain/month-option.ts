/** The option `month` of a door: a month of the venture, counted from the start or of the calendar. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { askedMonth, monthOutside, type Venture } from "../../venture/index.ts"

/** From 0; null where none is asked for. Errors: month-outside, no-start. What is no month was refused at the door. */
export function monthOption({ header }: Venture, asked: number | string | undefined): number | Diagnostic | null {
  if (typeof asked === "string") return askedMonth(asked, header, null)
  return asked === undefined ? null : (monthOutside(asked, header) ?? asked)
}
