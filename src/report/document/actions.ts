/** What to do next: the sentences of `plan`, each with the number that it moves. */
import { actionSentence, worthItText } from "../actions.ts"
import { paragraph, said } from "./chapters/setting.ts"
import type { Block } from "./document.ts"
import { markedWriter } from "./marked-writer.ts"
import { lineOf } from "./marks.ts"
import type { Pen } from "./pen.ts"

export function actionBlocks(pen: Pen): Block[] {
  const { words, answer } = pen
  if (answer.actions.length === 0) return []
  const writer = markedWriter(pen)
  return [
    ...worthItText(writer).flatMap((text) => paragraph("plain", lineOf(text))),
    { kind: "list", isOrdered: true, items: answer.actions.map((_, k) => lineOf(actionSentence(k, writer))) },
    ...paragraph("note", said(words.report.actionsNote)),
  ]
}
