/** CSV as rows, piece by piece: the first line names the columns. */
import Papa, { type Parser } from "papaparse"
import { decodedPieces } from "../source/decoded.ts"
import type { DataFile } from "../source/source.ts"
import { stopped } from "../source/stop.ts"
import { manyTroubles } from "./many.ts"
import { ratingNames } from "./ratings.ts"
import type { Names, Reading } from "./rows.ts"

export const mostColumns = 1000
/** [signs] of one row: a quotation mark that is never closed swallows the rest of the file. */
const longestRow = 16_000_000
/** [signs] by which the delimiter is told. */
const enough = 65_536

export type CsvAsked = {
  readonly onNames: (names: Names) => void
  /** Ratings often come without names: then the first line is a rating. */
  readonly areRatings?: boolean
}

/**
 * Errors: evidence-no-table, evidence-same-name, dataroom-columns, and those of `decodedPieces`; dataroom-ragged and
 * dataroom-not-finite are warnings.
 */
export async function readCsv(file: DataFile, { sink, report, onBytes }: Reading, asked: CsvAsked): Promise<Names> {
  const troubles = manyTroubles()
  let names: Names | null = null
  let row = 0
  const take = (cells: readonly string[]): void => {
    if (cells.every((cell) => cell.trim() === "")) return
    if (names === null) {
      const isNameless = asked.areRatings === true && isRating(cells)
      names = isNameless ? ratingNames.slice(0, cells.length) : namesIn(cells, file.name)
      asked.onNames(names)
      if (!isNameless) return
    }
    row += 1
    if (cells.length !== names.length)
      troubles.see("dataroom-ragged", row, { kind: "row", got: cells.length, columns: names.length })
    const own = names.map((_, k) => (cells[k] ?? "").trim())
    seeNotFinite(own, names, row, troubles.see)
    sink({ row, cells: own })
  }
  for await (const rows of recordsOf(file, onBytes)) rows.forEach(take)
  if (names === null || row === 0) throw stopped("evidence-no-table", { file: file.name, kind: "rows" })
  troubles.tell(file.name, report)
  return names
}

/** Figures that are none, as programs write them; an empty cell is only missing. */
export function seeNotFinite(
  cells: readonly string[],
  names: Names,
  row: number,
  see: (code: string, row: number, params: Readonly<Record<string, string>>) => void,
): void {
  for (const [k, cell] of cells.entries())
    if (cell.length < 10 && /^[-+]?(?:nan|inf(?:inity)?)$/iu.test(cell))
      see("dataroom-not-finite", row, { kind: "cell", column: names[k] ?? "", value: cell })
}

function isRating(cells: readonly string[]): boolean {
  return (cells.length === 3 || cells.length === 4) && Number.isFinite(Number.parseFloat(cells[2] ?? ""))
}

/** A line of names over every column; years may be names, but numbers alone name nothing. */
function namesIn(cells: readonly string[], file: string): Names {
  const names = cells.map((name) => name.trim())
  const isPage = names.some((name) => name.startsWith("<") || name.startsWith("{"))
  const areNames = names.every((name) => name !== "") && names.some((name) => !Number.isFinite(Number(name)))
  if (isPage || !areNames) throw stopped("evidence-no-table", { file, kind: "names" })
  if (names.length > mostColumns) throw stopped("dataroom-columns", { file, columns: names.length, most: mostColumns })
  const twice = names.find((name, k) => names.indexOf(name) !== k)
  if (twice !== undefined) throw stopped("evidence-same-name", { file, name: twice })
  return names
}

/** Whole records; what a piece leaves unfinished goes with the next. */
async function* recordsOf(file: DataFile, onBytes: (read: number) => void): AsyncGenerator<readonly string[][]> {
  let rest = ""
  let parser: Parser | null = null
  for await (const piece of decodedPieces(file, onBytes)) {
    rest += piece
    if (rest.length > longestRow) throw stopped("evidence-no-table", { file: file.name, kind: "quotes" })
    if (parser === null && rest.length < enough) continue
    parser ??= parserFor(rest)
    const { data, meta } = parser.parse(rest, 0, true)
    rest = rest.slice(meta.cursor)
    yield data
  }
  const { data, errors } = (parser ?? parserFor(rest)).parse(rest, 0, false)
  if (errors.some(({ type }) => type === "Quotes")) throw stopped("evidence-no-table", { file: file.name, kind: "quotes" })
  yield data
}

/** MovieLens parts by `::`, which nobody guesses. */
function parserFor(start: string): Parser {
  const first = start.slice(0, start.indexOf("\n") + 1 || undefined)
  const { delimiter, linebreak } = Papa.parse(start.slice(0, enough), { preview: 100 }).meta
  return new Papa.Parser({ delimiter: first.includes("::") ? "::" : delimiter, newline: newlineOf(linebreak) })
}

function newlineOf(linebreak: string): "\r" | "\n" | "\r\n" {
  return linebreak === "\r" || linebreak === "\r\n" ? linebreak : "\n"
}
