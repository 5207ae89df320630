/** The appendix: every input with its place or its source, how the figures were computed, and the terms that are used. */
import type { SourcedDefault, SourcesAnswer, WrittenInput } from "../../../decide/index.ts"
import { reportCommand } from "../../command.ts"
import { placeOf, textOf } from "../../diagnostics.ts"
import { gradeOf } from "../../sources.ts"
import type { Block, Row } from "../document.ts"
import { marked } from "../marks.ts"
import { openPath } from "../pen.ts"
import { holderOf } from "./holder.ts"
import { inputLine } from "./input-line.ts"
import { joined, listed, paragraph, quoted, rightOf, said, sentences, tableOf } from "./setting.ts"
import { sourceLine } from "./source-line.ts"
import type { Subject } from "./subject.ts"

export function appendixBlocks(subject: Subject, sources: SourcesAnswer): Block[] {
  const { words, answer, count } = subject.pen
  const { captions, columns, computedFrom } = words.chapters
  const lead = computedFrom(marked(count("/samples", openPath(subject.pen))), marked(count("/seed", openPath(subject.pen))))
  return [
    ...paragraph("lead", sentences(words, [lead])),
    ...tableOf(
      captions.written,
      [columns.what, columns.value, columns.place, columns.usedBy],
      sources.written.map((input) => writtenRow(subject, input, Object.keys(answer.projects).length)),
    ),
    ...tableOf(
      captions.defaults,
      [columns.what, columns.value, columns.source, columns.date, rightOf(columns.age), columns.confidence],
      sources.defaults.map((one) => defaultRow(subject, one)),
    ),
    ...howBlocks(subject),
    ...glossary(subject),
  ]
}

function writtenRow(subject: Subject, { path, text, span, usedBy }: WrittenInput, projects: number): Row {
  const { words, about } = subject.pen
  const place = placeOf(span, textOf(about))
  const used = usedBy.length === projects && projects > 1 ? words.chapters.allProjects : listed(words, usedBy)
  return { cells: [inputLine(subject, path), quoted(text), quoted(place), said(used)] }
}

function defaultRow(subject: Subject, { path, text, source, ageMonths }: SourcedDefault): Row {
  const { chapters } = subject.pen.words
  return {
    cells: [
      inputLine(subject, path),
      quoted(text),
      sourceLine(subject.pen.words, source),
      said(source.date ?? ""),
      ageMonths === null ? [] : said(chapters.monthsOld(String(ageMonths))),
      said(chapters.confidence[gradeOf({ source })]),
    ],
  }
}

function howBlocks(subject: Subject): Block[] {
  const { words } = subject.pen
  const { how, again, captions } = words.chapters
  return [
    { kind: "heading", text: captions.computed },
    { kind: "list", isOrdered: false, items: Object.values(how).map(said) },
    { kind: "text", tone: "plain", line: joined(words, [said(again), quoted(reportCommand(subject.pen))], " ") },
  ]
}

function glossary(subject: Subject): Block[] {
  const { columns, captions, glossary: terms } = subject.pen.words.chapters
  const holder = holderOf(subject)
  const rows = Object.values(terms).map(
    ({ term, meaning }): Row => ({ cells: [said(term), said(typeof meaning === "string" ? meaning : meaning(holder))] }),
  )
  return tableOf(captions.glossary, [columns.term, columns.meaning], rows)
}
