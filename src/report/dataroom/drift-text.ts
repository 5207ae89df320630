/** `data drift` for people: in which columns the second file differs from the first, and how far. */

import type { DriftAnswer, DriftColumn } from "../../dataroom/index.ts"
import { printable } from "../../diagnostics/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { wrap } from "../columns.ts"
import { bare, share } from "../figures.ts"
import type { Page } from "../page.ts"
import { table } from "../table.ts"
import { smallChance } from "./target-section.ts"

export function driftText(answer: DriftAnswer, page: Page): string {
  const { words, paint, width } = page
  const { dataroom, language } = words
  const { columns } = dataroom
  const head = [
    columns.column,
    columns.part,
    columns.test,
    columns.statistic,
    columns.at,
    columns.p,
    columns.index,
    columns.verdict,
  ]
  const rows = answer.columns.map((column) => ({ cells: cellsOf(column, words), isStrong: column.isDrift }))
  const [before, after] = answer.rows.map((count) => grouped(count, language))
  const named = (names: readonly string[], say: (names: readonly string[]) => string): readonly string[] =>
    names.length === 0 ? [] : [say(names.map(printable))]
  const notes = [
    dataroom.driftRows(before ?? "", after ?? ""),
    ...named(answer.gone, dataroom.gone),
    ...named(answer.come, dataroom.come),
    ...named(answer.skipped, dataroom.notCompared),
  ]
  const lines = (text: string): string => wrap(text, width).join("\n")
  return [
    paint.strong(lines(finding(answer, words))),
    ...(rows.length === 0 ? [] : [table(page, head, rows, { left: [1, 2, 4, 7] })]),
    lines(notes.join(words.signs.sentence)),
    paint.dim(lines(dataroom.driftMethod(share(words, answer.alpha)))),
  ].join("\n\n")
}

function finding({ columns, before, after }: DriftAnswer, words: Words): string {
  const { dataroom } = words
  const moved = [...new Set(columns.filter(({ isDrift }) => isDrift).map(({ column }) => printable(column)))]
  const files = [printable(before), printable(after)] as const
  return moved.length === 0 ? dataroom.still(...files) : dataroom.drifted(moved, ...files)
}

const longest = 16

function cellsOf(
  { column, part, test, statistic, at, raised, index, isDrift, shift }: DriftColumn,
  words: Words,
): readonly string[] {
  const { dataroom } = words
  const signs = [...printable(at)]
  const where = signs.length > longest ? `${signs.slice(0, longest - 1).join("")}…` : signs.join("")
  return [
    printable(column),
    dataroom.parts[part],
    dataroom.tests[test],
    bare(words, statistic),
    where,
    smallChance(raised, words),
    bare(words, index),
    `${isDrift ? dataroom.isDrift.yes : dataroom.isDrift.no}${isDrift ? words.signs.name + dataroom.shifts[shift] : ""}`,
  ]
}
