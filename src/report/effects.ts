/** What something moves, as part of a sentence: the objective by an amount, ruin or a constraint by a probability. */
import type { Action } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { bare, withUnit } from "./figures.ts"
import { type About, objectiveName, shortName } from "./names.ts"

/** The objective moves by an amount; anything else that is moved is a constraint's quantity, by a probability. */
export function effectOf(
  { path, by }: Action["moves"],
  error: number | null,
  isRuin: boolean,
  objective: string,
  about: About,
  words: Words,
): string {
  const said = words.report
  const isUp = (by.mean ?? 0) >= 0
  if (path === objective && !isRuin) {
    const half = error === null || error === 0 ? "" : bare(words, error)
    return said.moves(objectiveName(words, about, path), withUnit(words, sizeOf(by.mean), by.unit), isUp, half)
  }
  const what = isRuin || path.endsWith(".ruin") ? said.theRuin : said.keeping(shortName(words, about, path))
  return said.movesBy(what, points(words, by.mean), isUp)
}

export function points(words: Words, probability: number | null): string {
  return words.report.points(bare(words, probability === null ? null : Math.abs(probability * 100)))
}

function sizeOf(figure: number | null): number | null {
  return figure === null ? null : Math.abs(figure)
}
