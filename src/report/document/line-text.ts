/** The bare text of a line, for a cell of a program's table or a name that only a screen reader says. */
import type { Line } from "./document.ts"

export function lineText(line: Line): string {
  return line.map((one) => (one.kind === "strong" ? lineText(one.of) : one.text)).join("")
}
