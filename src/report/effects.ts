/** What something moves, as part of a sentence: the objective by an amount, ruin or a constraint by a probability. */
import type { Action } from "../decide/index.ts"
import { openPath } from "./document/pen.ts"
import { beside } from "./figures.ts"
import { objectiveName, shortName } from "./names.ts"
import type { Writer } from "./writer.ts"

/** What is moved, where that stands (`/actions/0/moves`), and where its error stands if it is told. */
export type Effect = { readonly moves: Action["moves"]; readonly at: string; readonly error: string | null }

/** The objective moves by an amount; anything else that is moved is a constraint's quantity, by a probability. */
export function effectOf({ moves: { path, by }, at, error }: Effect, isRuin: boolean, writer: Writer): string {
  const { pen, write } = writer
  const { words, about, answer } = pen
  const said = words.report
  const isUp = (by.mean ?? 0) >= 0
  if (path === answer.projects[answer.best]?.objective.path && !isRuin) {
    const opens = openPath(pen, path)
    const half = error === null ? null : pen.amount(error, "", opens)
    const halfText = half === null ? "" : write({ ...half, text: beside(words, half.value, by.mean, by.unit) })
    return said.moves(
      objectiveName(words, about, path),
      write(pen.amount(sizeAt(`${at}/by/mean`, by.mean), by.unit, opens)),
      isUp,
      halfText,
    )
  }
  const what = isRuin || path.endsWith(".ruin") ? said.theRuin : said.keeping(shortName(words, about, path))
  return said.movesBy(what, points(writer, `${at}/by/mean`, by.mean, path), isUp)
}

/** A probability as so many percentage points, without its sign. */
export function points({ pen, write }: Writer, at: string, probability: number | null, path: string): string {
  return pen.words.report.points(write(pen.amount(sizeAt(at, probability, 100), "", openPath(pen, path))))
}

/** The place of a figure without its sign, which the sentence tells. */
function sizeAt(at: string, figure: number | null, times = 1): string {
  const factor = (figure ?? 0) < 0 ? -times : times
  return factor === 1 ? at : `${at} * ${factor}`
}
