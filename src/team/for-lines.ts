/** People who name the lines of revenue for which they work. */
import { error, type Report } from "../diagnostics/index.ts"
import type { Person } from "./section.ts"

/** Only the pay of those who deliver is borne by what is sold. Errors: for-not-sold. */
export function checkSold({ role, class: written, for: lines }: Pick<Person, "role" | "class" | "for">, report: Report): void {
  const [first] = lines
  if (first === undefined || written === null || written === "cogs") return
  report(error("for-not-sold", first.span, { name: role, class: written }))
}
