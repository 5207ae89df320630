/** The executive summary: everything that `plan` answers, for a reader who reads no other chapter. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { unkeptText } from "../kept.ts"
import { verdictSentences } from "../verdict.ts"
import { actionBlocks } from "./actions.ts"
import { advantageBlocks } from "./advantage.ts"
import { paragraph, sentences } from "./chapters/setting.ts"
import type { Block, Chapter } from "./document.ts"
import { driverBlocks } from "./drivers.ts"
import { markedWriter } from "./marked-writer.ts"
import { lineOf } from "./marks.ts"
import type { Pen } from "./pen.ts"
import { rankingBlocks } from "./ranking.ts"
import { survivalBlocks } from "./survival.ts"
import { warningBlocks } from "./warnings.ts"

export function summaryChapter(pen: Pen, diagnostics: readonly Diagnostic[]): Chapter {
  const { titles } = pen.words.document
  const parts: readonly (readonly [heading: string, blocks: readonly Block[]])[] = [
    [titles.ranking, rankingBlocks(pen)],
    [titles.survival, survivalBlocks(pen)],
    [titles.drivers, driverBlocks(pen)],
    [titles.advantage, advantageBlocks(pen)],
    [titles.next, actionBlocks(pen)],
    [titles.warnings, warningBlocks(pen, diagnostics)],
  ]
  const told = parts.flatMap(([text, blocks]): Block[] => (blocks.length === 0 ? [] : [{ kind: "heading", text }, ...blocks]))
  return { id: "summary", title: titles.summary, blocks: [...verdictBlocks(pen), ...told] }
}

function verdictBlocks(pen: Pen): Block[] {
  const writer = markedWriter(pen)
  const unkept = unkeptText(writer)
  return [
    ...paragraph("lead", sentences(pen.words, verdictSentences(writer))),
    ...(unkept === null ? [] : paragraph("warning", lineOf(unkept))),
  ]
}
