/** Terms of a line, a round or a risk: a word for what they are, and what was written behind it. */
import type { Line } from "../document.ts"
import { computedOf } from "./quantity-table.ts"
import { said } from "./setting.ts"
import type { Subject } from "./subject.ts"

/** Terms that are dates, not times. */
const isDate = /\.(?:from|until)$/u

/** "maintenance `12 to 18 %/year`"; nothing where it was not written. */
export function termOf(subject: Subject, label: string, path: string): Line {
  const written = computedOf(subject, path, path, isDate.test(path) ? "month" : undefined)
  return written.length === 0 ? [] : [...said(`${label} `), ...written]
}
