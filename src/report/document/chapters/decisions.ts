/** The decisions taken: what the founders could choose, and what serves the objective best. */
import { shortName } from "../../names.ts"
import type { Block, Figure, Row } from "../document.ts"
import { marked, plain } from "../marks.ts"
import { step } from "../pen.ts"
import { inputLine } from "./input-line.ts"
import { computedOf } from "./quantity-table.ts"
import { figured, rightOf, tableOf } from "./setting.ts"
import type { Subject } from "./subject.ts"

type Decided = { readonly path: string; readonly figure: Figure }

/** More than these are told by the table alone. */
const mostInSentence = 3

export function decisionBlocks(subject: Subject): Block[] {
  const { captions, columns } = subject.pen.words.chapters
  const rows = decided(subject).map(
    ({ path, figure }): Row => ({ cells: [inputLine(subject, path), computedOf(subject, path), figured(figure)] }),
  )
  return tableOf(captions.decisions, [columns.what, columns.given, rightOf(columns.value)], rows)
}

export function decisionSentence(subject: Subject): string | null {
  const { words, about } = subject.pen
  const all = decided(subject)
  if (all.length === 0 || all.length > mostInSentence) return null
  const { chooses, chosen } = words.chapters
  const parts = all.map(({ path, figure }) => chosen(plain(shortName(words, about, path)), marked(figure)))
  return chooses(parts.join(words.signs.comma))
}

function decided({ pen }: Subject): Decided[] {
  const { answer, amount } = pen
  const at = `/projects/${step(answer.best)}/decisions`
  return Object.entries(answer.projects[answer.best]?.decisions ?? {}).map(([path, { unit }]) => ({
    path,
    figure: amount(`${at}/${step(path)}/value`, unit, path),
  }))
}
