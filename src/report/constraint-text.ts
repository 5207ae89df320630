/** What the founders demanded, in words: `ruin at end < 45 %` is "the probability of ruin at the end below 45 %". */
import type { Constraint } from "../venture/index.ts"
import type { Words } from "../words/index.ts"
import type { Pen } from "./document/pen.ts"
import { calendarMonth } from "./figures.ts"
import { readableName } from "./names.ts"

/** `project`: the one in which its name is looked up. The text itself where the file has no such constraint. */
export function constraintText(text: string, project: string, { words, about }: Pick<Pen, "words" | "about">): string {
  const constraint = about.constraints.find((one) => one.text === text)
  if (constraint === undefined) return text
  const { quantity, comparison, probability } = constraint
  const isRuin = quantity === "ruin"
  const path = [`${project}.${quantity}`, quantity].find((one) => about.model.quantities.has(one))
  const said = words.document.constraint
  return said.says({
    name: isRuin ? words.report.theRuin : path === undefined ? quantity : readableName(words, about, path),
    when: whenText(constraint, words, about.header.start),
    compared: said.comparisons[comparison],
    value: valueIn(text, comparison),
    share: isRuin || text.search(/\swith\s[\d.]+\s*%\s*$/u) < 0 ? "" : `${Number((100 * probability).toPrecision(6))} %`,
  })
}

function whenText({ when, quantity }: Constraint, words: Words, start: string | null): string {
  const { end, always, month } = words.document.constraint
  // A single date has no course over the months.
  if (quantity === "launch" || quantity === "breakeven") return ""
  if (when.kind === "month") return month(calendarMonth(words, start, when.month))
  return when.kind === "always" ? always : end
}

/** As the founders wrote it. */
function valueIn(text: string, comparison: string): string {
  return text
    .slice(text.indexOf(comparison) + comparison.length)
    .replace(/\swith\s[\d.]+\s*%\s*$/u, "")
    .trim()
}
