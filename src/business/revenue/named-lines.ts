/** Lines of revenue by the names that a cost, or whoever is paid, gives them with `for`. */
import { error, nearest } from "../../diagnostics/index.ts"
import { type Placed, slug } from "../../shape/index.ts"
import type { BusinessGiven } from "../given.ts"
import type { RevenueLine } from "./line.ts"

/** Those of the project; costs and people that several projects share may name lines of others. */
export function namedLines(named: readonly Placed[], lines: readonly RevenueLine[]): RevenueLine[] {
  const names = new Set(named.map(({ text }) => slug(text)))
  return lines.filter(({ name }) => names.has(name))
}

/** Errors: unknown-line, where no project sells a line of that name. */
export function checkNamed(named: readonly Placed[], lines: readonly RevenueLine[], given: BusinessGiven): void {
  const own = lines.map(({ name }) => name)
  const known = [...new Set([...own, ...(given.linesElsewhere ?? [])])]
  for (const { text, span } of named) {
    if (known.includes(slug(text))) continue
    const close = nearest(text, known)
    given.report(error("unknown-line", span, { name: text, nearest: close, known }, close[0]))
  }
}
