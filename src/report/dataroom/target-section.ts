/** What is to be predicted: its classes, what each column tells of it, and what speaks against the labels. */

import type { RoomProfile } from "../../dataroom/index.ts"
import { printable } from "../../diagnostics/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { bare, share } from "../figures.ts"
import type { Section, SectionPart } from "./section.ts"

type Target = NonNullable<RoomProfile["target"]>

const mostClasses = 10
const mostColumns = 12

export function targetSection(target: Target, words: Words): Section {
  const { dataroom } = words
  const name = printable(target.column)
  return {
    title: dataroom.sections.target,
    parts: [
      ...balance(target, words),
      ...told(target, words),
      ...target.told.filter(({ isLeak }) => isLeak).map(({ column }) => dataroom.leak(printable(column), name)),
      ...(target.skipped.length === 0 ? [] : [dataroom.skipped(target.skipped.map(printable))]),
      ...contradicting(target, words),
    ],
  }
}

function balance(target: Target, words: Words): readonly SectionPart[] {
  const { dataroom, language } = words
  const name = printable(target.column)
  const classes = grouped(target.classes, language)
  if (target.isParted) return [dataroom.parted(name, classes)]
  const rows = target.levels
    .slice(0, mostClasses)
    .map((level) => [printable(level.name), grouped(level.rows, language), share(words, level.share)])
  const rest = target.classes - rows.length
  const { columns } = dataroom
  return [
    dataroom.classes(name, classes, grouped(target.missing, language)),
    { kind: "table", head: [columns.class, columns.rows, columns.share], rows, left: [] },
    ...(rest > 0 ? [dataroom.moreClasses(grouped(rest, language))] : []),
    dataroom.entropy(bare(words, target.entropy), share(words, target.majority)),
  ]
}

function told({ column, told: columns }: Target, words: Words): readonly SectionPart[] {
  const { dataroom } = words
  if (columns.length === 0) return [dataroom.toldNothing]
  const rows = columns
    .slice(0, mostColumns)
    .map((one) => [printable(one.column), bare(words, one.bits), share(words, one.share), smallChance(one.p, words)])
  const head = [dataroom.columns.column, dataroom.columns.bits, dataroom.columns.share, dataroom.columns.p]
  return [dataroom.told(printable(column)), { kind: "table", head, rows, left: [] }]
}

const leastChance = 0.001

/** Of a column of chances: what is very small is not told to its last digit. */
export function smallChance(p: number, words: Words): string {
  return p < leastChance ? words.report.under(String(leastChance)) : bare(words, p)
}

function contradicting({ contradictions: { rows, pair } }: Target, words: Words): readonly SectionPart[] {
  if (pair === null) return []
  const [row, earlier] = pair.map((one) => grouped(one, words.language))
  return [words.dataroom.contradictions(grouped(rows, words.language), row ?? "", earlier ?? "")]
}
