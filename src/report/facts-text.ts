/** Labelled lines: the label at the left, what belongs to it beside it; on a narrow page behind it. */
import { columnsOf, indented, padEnd, wrap } from "./columns.ts"
import type { Page } from "./page.ts"

export type Fact = readonly [label: string, lines: readonly string[]]

/** Between figures of one line. */
export const separator = " · "

const gap = "  "
/** Narrower pages have no room beside the labels. */
const leastForLabels = 60

export function factsText(facts: readonly Fact[], { paint, width, words }: Page): string {
  if (width < leastForLabels)
    return facts.map(([label, lines]) => indented(words.report.dated(label, lines.join(separator)), width, "", gap)).join("\n")
  const room = Math.max(...facts.map(([label]) => columnsOf(label)))
  return facts
    .flatMap(([label, lines]) =>
      lines.flatMap((line) => wrap(line, width - room - gap.length)).map((line, k) => [k === 0 ? label : "", line] as const),
    )
    .map(([label, line]) => `${paint.dim(padEnd(label, room))}${gap}${line}`)
    .join("\n")
}
