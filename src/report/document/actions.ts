/** What to do next: the sentences of `plan`, each with the number that it moves. */
import { actionSentence, possibleText, worthItText } from "../actions.ts"
import { paragraph, said } from "./chapters/setting.ts"
import type { Block } from "./document.ts"
import { markedWriter } from "./marked-writer.ts"
import { lineOf } from "./marks.ts"
import type { Pen } from "./pen.ts"

export function actionBlocks(pen: Pen): Block[] {
  const { words, answer } = pen
  const writer = markedWriter(pen)
  const first = possibleText(writer).flatMap((text) => paragraph("plain", lineOf(text)))
  if (answer.actions.length === 0) return first
  return [
    ...first,
    ...worthItText(writer).flatMap((text) => paragraph("plain", lineOf(text))),
    { kind: "list", isOrdered: true, items: answer.actions.map((_, k) => lineOf(actionSentence(k, writer))) },
    ...paragraph("note", said(words.report.actionsNote)),
  ]
}
