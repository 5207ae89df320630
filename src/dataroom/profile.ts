/** What a source of data holds: all that can be told without knowing what it is for, and with a target how much tells of it. */
import { error, nearest, type Report } from "../diagnostics/index.ts"
import {
  type Column,
  type ColumnProfile,
  chances,
  type DataTable,
  isMissing,
  kindOf,
  type Oddity,
  profileOfTable,
} from "../evidence/index.ts"
import type { ExactDuplicates } from "./gather/exact.ts"
import { type LicenceShare, licenceShares } from "./gather/licences.ts"
import { type NearDuplicates, nearDuplicates } from "./gather/near.ts"
import type { PersonalFinding } from "./gather/personal.ts"
import type { RatingFigures } from "./gather/ratings.ts"
import { type TextFigures, textFigures } from "./gather/text-figures.ts"
import type { ReadTable } from "./read/read.ts"
import type { DataFormat, Names } from "./read/rows.ts"
import { textColumn } from "./read/text.ts"
import { type Advice, adviceOf } from "./target/advice.ts"
import { type Contradictions, contradictions } from "./target/contradictions.ts"
import { type TargetProfile, targetProfile } from "./target/target.ts"

export type RoomProfile = {
  readonly file: string
  readonly format: DataFormat
  /** As it lies on the disk. */
  readonly bytes: number
  readonly rows: number
  /** Rows that were looked at, drawn evenly from a file too large to hold; figures of columns are of these. */
  readonly kept: number
  readonly columns: readonly ColumnProfile[]
  readonly odd: readonly Oddity[]
  readonly duplicates: { readonly exact: ExactDuplicates; readonly near: NearDuplicates | null }
  readonly text: TextFigures | null
  readonly personal: readonly PersonalFinding[]
  readonly licences: readonly LicenceShare[]
  /** Of a folder: files that state a licence. */
  readonly licenceFiles: readonly string[]
  readonly target: (TargetProfile & { readonly contradictions: Contradictions }) | null
  /** The same image in several parts of the data: what is learned of it is not measured. */
  readonly acrossSplits: Contradictions | null
  readonly ratings: RatingFigures | null
  readonly advice: readonly Advice[]
}

export type ProfileAsked = { readonly target?: string; readonly text?: readonly string[] }

/** Null after a report. Errors: evidence-unknown-column, dataroom-target. */
export async function profileRead(
  read: ReadTable,
  licenceFiles: readonly string[],
  asked: ProfileAsked,
  report: Report,
): Promise<RoomProfile | null> {
  const table = tableOf(read)
  const texts = textColumns(read, table, asked, report)
  const target = targetColumn(read, table, asked, report)
  if (texts === null || target === undefined) return null
  const { columns, odd } = profileOfTable(table)
  const scale = read.rows / read.kept.length
  const places = texts.map((name) => read.names.indexOf(name))
  const joined = read.kept.map(({ row, cells }) => ({
    row,
    text: places
      .map((k) => cells[k] ?? "")
      .join("\n")
      .trim(),
  }))
  const text =
    texts.length === 0
      ? null
      : await textFigures(
          texts,
          joined.map((each) => each.text),
          scale,
        )
  const profiled =
    target === null
      ? null
      : await profiledTarget(read, table, target, new Set([...texts, ...(numbered[read.format] ?? [])]), report)
  if (profiled === undefined) return null
  return {
    file: read.file,
    format: read.format,
    bytes: read.bytes,
    rows: read.rows,
    kept: read.kept.length,
    columns: columns.map((column) => (texts.includes(column.name) ? { ...column, levels: [] } : column)),
    odd,
    duplicates: { exact: read.exact, near: texts.length === 0 ? null : nearDuplicates(joined) },
    text,
    personal: read.personal,
    licences: licenceShares(read.kept, read.names, scale),
    licenceFiles,
    target: profiled,
    acrossSplits: read.format === "images" ? acrossSplits(read) : null,
    ratings: read.ratings,
    advice: adviceOf(read.rows, profiled, text, read.ratings, text === null && tables.has(read.format)),
  }
}

/** Numbers that only name things. */
const numbered: Readonly<Partial<Record<DataFormat, Names>>> = { coco: ["image"], ratings: ["user", "item"] }
/** Formats whose columns are what a founder wrote. */
const tables: ReadonlySet<DataFormat> = new Set(["csv", "jsonl", "parquet"])

/** The kept rows as columns, in which cells that came too short are empty. */
export function tableOf({ file, names, kept }: ReadTable): DataTable {
  const columns = names.map((name, k) => {
    const cells = kept.map((row) => row.cells[k] ?? "")
    return { name, cells, kind: kindOf(cells) }
  })
  return { file, rows: kept.length, columns }
}

/** [signs] of a cell on average from which a column holds text. Chinese says as much in a third of the signs. */
const [textLength, chineseTextLength] = [40, 15]

/** Those asked for, or those that read like text. Null after a report. Errors: evidence-unknown-column. */
export function textColumns(read: ReadTable, table: DataTable, asked: ProfileAsked, report: Report): Names | null {
  if (read.format === "text" || read.format === "web") return [textColumn]
  if (asked.text === undefined) return table.columns.filter(isText).map(({ name }) => name)
  const unknown = asked.text.find((name) => !read.names.includes(name))
  if (unknown === undefined) return asked.text
  report(unknownColumn(unknown, read))
  return null
}

function isText({ kind, cells }: Column): boolean {
  if (kind !== "category") return false
  const present = cells.filter((cell) => !isMissing(cell)).slice(0, 2000)
  const signs = present.reduce((sum, cell) => sum + cell.length, 0) / present.length
  if (signs < chineseTextLength || present.every((cell) => /^\S+$/u.test(cell) && !/\p{Script=Han}/u.test(cell))) return false
  const chinese = present.filter((cell) => /\p{Script=Han}/u.test(cell)).length
  return signs >= (chinese > present.length / 2 ? chineseTextLength : textLength)
}

function unknownColumn(name: string, { file, names }: ReadTable): ReturnType<typeof error> {
  return error("evidence-unknown-column", null, { name, file, nearest: nearest(name, names), known: names })
}

/** Names under which most data carry what is to be predicted. */
const usualTargets: ReadonlySet<string> = new Set(["label", "labels", "target", "class", "category", "标签", "类别"])
/** More values than these are no classes. */
const mostClasses = 1000

/** Null where there is none, undefined after a report. Errors: evidence-unknown-column. */
function targetColumn(read: ReadTable, { columns }: DataTable, asked: ProfileAsked, report: Report): Column | null | undefined {
  if (asked.target !== undefined) {
    const found = columns.find(({ name }) => name === asked.target)
    if (found === undefined) report(unknownColumn(asked.target, read))
    return found
  }
  const usual = columns.find(({ name, kind }) => usualTargets.has(name.toLowerCase()) && kind !== "empty")
  return usual === undefined || new Set(usual.cells).size > mostClasses ? null : usual
}

/** Undefined after a report. Errors: dataroom-target. */
async function profiledTarget(
  read: ReadTable,
  table: DataTable,
  target: Column,
  texts: ReadonlySet<string>,
  report: Report,
): Promise<RoomProfile["target"] | undefined> {
  const profile = targetProfile(table, target, texts, await chances())
  if (profile === null) {
    report(error("dataroom-target", null, { file: read.file, name: target.name }))
    return undefined
  }
  const ignored = new Set(read.format === "images" ? ["split"] : [])
  // Many boxes of one image have the same shape: that says nothing of their labels.
  const found =
    read.format === "coco" || read.format === "web"
      ? { rows: 0, pair: null }
      : contradictions(read.kept, read.names, read.names.indexOf(target.name), ignored)
  return { ...profile, contradictions: found }
}

function acrossSplits({ kept, names }: ReadTable): Contradictions {
  return contradictions(kept, names, names.indexOf("split"), new Set())
}
