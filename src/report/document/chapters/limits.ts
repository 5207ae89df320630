/** What would change the answer: where the choice flips, when the best project fails, and what blows do to it. */
import { failureSentences } from "../../failures.ts"
import { stressSentences } from "../../stress.ts"
import type { Block, Line } from "../document.ts"
import { markedWriter } from "../marked-writer.ts"
import { lineOf } from "../marks.ts"
import type { Pen } from "../pen.ts"
import { failureTable } from "./limits-failures.ts"
import { flipBlocks } from "./limits-flips.ts"
import { stressTable } from "./limits-stress.ts"
import { opening, paragraph, said } from "./setting.ts"

/** Nothing where nothing flips, fails or is struck. */
export function limitBlocks(pen: Pen): Block[] {
  const { failures, stress, titles, opening: about } = pen.words.whatIf
  const writer = markedWriter(pen)
  const failing = failureSentences(writer).map(lineOf)
  const struck = stressSentences(writer).map(lineOf)
  const blocks = [
    ...under(titles.flips, flipBlocks(pen)),
    ...under(titles.failures, [...list(failing), ...noted(failureTable(pen), failures.note)]),
    ...under(titles.stress, [...list(struck), ...noted(stressTable(pen), stress.note)]),
  ]
  return blocks.length === 0 ? [] : [...opening(said(about), ""), ...blocks]
}

function under(title: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: "heading", text: title }, ...blocks]
}

function list(items: readonly Line[]): Block[] {
  return items.length === 0 ? [] : [{ kind: "list", isOrdered: false, items }]
}

function noted(table: readonly Block[], note: string): Block[] {
  return table.length === 0 ? [] : [...table, ...paragraph("note", said(note))]
}
