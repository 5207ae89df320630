/** Exit: what the value at the end is made of, recurring revenue times a multiple, and what is sold once. */
import type { Block, Line } from "../document.ts"
import { marked } from "../marks.ts"
import { quantityTable } from "./quantity-table.ts"
import { opening, sentences } from "./setting.ts"
import { figureOf, own, type Subject, statsAt } from "./subject.ts"

export function exitBlocks(subject: Subject): Block[] {
  const { captions } = subject.pen.words.chapters
  // A value that the founder computes otherwise rests on no multiple: then none is computed either.
  if (!subject.pen.about.model.quantities.has(own(subject, "exit.multiple"))) return []
  const table = quantityTable(subject, captions.exit, [
    { path: own(subject, "exit.multiple"), show: "times" },
    { path: own(subject, "business.exit_recurring") },
    { path: own(subject, "exit.one_off"), show: "times" },
    { path: own(subject, "business.exit_one_off") },
    { path: "discount" },
    { path: own(subject, "value") },
  ])
  return table.length === 0 ? [] : [...opening(leadOf(subject), captions.exit), ...table]
}

function leadOf(subject: Subject): Line {
  const { words } = subject.pen
  const { exits, exitByMultiple } = words.chapters
  const path = own(subject, "exit.multiple")
  const multiple = statsAt(subject, path) === null ? null : figureOf(subject, path, "p50", "times")
  const recurring = figureOf(subject, own(subject, "business.exit_recurring"), "mean")
  if (multiple === null) return []
  const text = recurring === null ? exitByMultiple(marked(multiple)) : exits(marked(recurring), marked(multiple))
  return sentences(words, [text])
}
