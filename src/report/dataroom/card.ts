/**
 * The data card: what was counted, in Markdown, with what only its author can tell left to be answered. It shows no text of the data and
 * names no value of a column with many, for cards are passed on. After Gebru et al., Datasheets for datasets (CACM 64, 2021).
 */

import type { RoomProfile } from "../../dataroom/index.ts"
import { printable } from "../../diagnostics/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { bare } from "../figures.ts"
import { escaped } from "../markdown.ts"
import { profileSections } from "./profile-sections.ts"
import { type Section, sectionMarkdown } from "./section.ts"

/** `date`: the day on which it was counted. */
export function dataCard(profile: RoomProfile, words: Words, date: string): string {
  const { dataroom, evidence, language } = words
  const size = evidence.profiled(grouped(profile.rows, language), grouped(profile.columns.length, language))
  const [read, ...rest] = profileSections(profile, words)
  const told = [...(read === undefined ? [] : [read]), columnsSection(profile, words), ...rest]
  const open = [`## ${escaped(dataroom.sections.open)}`, escaped(dataroom.openLead), dataroom.open.map(asked).join("\n")]
  return `${[
    `# ${escaped(dataroom.cardTitle(fileName(profile.file)))}`,
    escaped(`${size} · ${dataroom.cardMade(date)}`),
    ...told.map(sectionMarkdown),
    ...open,
  ].join("\n\n")}\n`
}

function asked(question: string): string {
  return `- [ ] ${escaped(question)}`
}

/** Folders of the machine are nobody's business. */
function fileName(path: string): string {
  return printable(path.split(/[\\/]/u).findLast((part) => part !== "") ?? path)
}

function columnsSection({ columns }: RoomProfile, words: Words): Section {
  const { dataroom, evidence, language } = words
  const head = [
    dataroom.columns.column,
    dataroom.columns.kind,
    dataroom.columns.missing,
    dataroom.columns.distinct,
    dataroom.columns.range,
  ]
  const rows = columns.map(({ name, kind, missing, distinct, figures, days }) => {
    const ends = days ?? (figures === null ? null : [bare(words, figures.least), bare(words, figures.most)])
    const range = ends === null ? "" : evidence.range(ends[0] ?? "", ends[1] ?? "")
    return [printable(name), evidence.kinds[kind], grouped(missing, language), grouped(distinct, language), range]
  })
  return { title: dataroom.sections.columns, parts: [{ kind: "table", head, rows, left: [1, 4] }] }
}
