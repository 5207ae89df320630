/** A source of any format as a table: what is counted over all rows, and the rows that are kept to look at. */
import type { Report } from "../../diagnostics/index.ts"
import { type ExactDuplicates, exactCounter } from "../gather/exact.ts"
import { keeper, type Room, usualRoom } from "../gather/keep.ts"
import { type PersonalFinding, personalCounter } from "../gather/personal.ts"
import { type RatingCounter, type RatingFigures, ratingCounter } from "../gather/ratings.ts"
import type { DataFile, DataSource } from "../source/source.ts"
import { stopped } from "../source/stop.ts"
import { readCoco } from "./coco.ts"
import { readCsv } from "./csv.ts"
import { formatOf } from "./format.ts"
import { readImages } from "./images.ts"
import { readJsonl } from "./jsonl.ts"
import { readParquet } from "./parquet.ts"
import { ratingPlaces } from "./ratings.ts"
import type { DataFormat, Names, Reading, Row } from "./rows.ts"
import { readText } from "./text.ts"
import { readWeb } from "./web.ts"

export type ReadTable = {
  readonly file: string
  readonly format: DataFormat
  /** As it lies on the disk. */
  readonly bytes: number
  readonly names: Names
  readonly rows: number
  readonly kept: readonly Row[]
  readonly exact: ExactDuplicates
  readonly personal: readonly PersonalFinding[]
  readonly ratings: RatingFigures | null
}

export type ReadOptions = {
  readonly format: DataFormat | null
  readonly seed: number
  readonly room: Room
  readonly onProgress: (share: number) => void
}

export const usualReading: ReadOptions = { format: null, seed: 1, room: usualRoom, onProgress: () => {} }

/** Errors: those of the readers, thrown as `ReadingStopped`. */
export async function readSource(source: DataSource, options: ReadOptions, report: Report): Promise<ReadTable> {
  const asked = options.format ?? (await formatOf(source))
  const bytes = source.kind === "file" ? source.bytes : source.files.reduce((sum, file) => sum + file.bytes, 0)
  const [kept, exact, personal] = [keeper(options.room, options.seed), exactCounter(), personalCounter()]
  // Ratings are known by the names of the columns, which come with the first row.
  const watch = ratingWatch()
  let rows = 0
  const reading: Reading = {
    sink: (row) => {
      rows += 1
      for (const counter of [kept, exact, personal, watch]) counter.see(row)
    },
    report,
    onBytes: (read) => options.onProgress(Math.min(1, read / bytes)),
  }
  const names = await readerOf(asked, source, reading, watch.start)
  const ratings = watch.found()
  const format = asked === "csv" && ratings !== null ? "ratings" : asked
  const counted = { exact: exact.found(), personal: personal.found(names), ratings }
  return { file: source.name, format, bytes, names, rows, kept: kept.kept(), ...counted }
}

type RatingWatch = RatingCounter & { readonly start: (names: Names) => void }

function ratingWatch(): RatingWatch {
  let counter: RatingCounter | null = null
  return {
    start: (names) => {
      const places = ratingPlaces(names)
      if (places !== null) counter = ratingCounter(places)
    },
    see: (row) => counter?.see(row),
    found: () => counter?.found() ?? null,
  }
}

/** `onNames`: told before the first row, of formats that name their columns first. */
async function readerOf(
  format: DataFormat,
  source: DataSource,
  reading: Reading,
  onNames: (names: Names) => void,
): Promise<Names> {
  if (format === "images") {
    if (source.kind === "file") throw stopped("dataroom-folder", { file: source.name, kind: "file" })
    return readImages(source, reading)
  }
  if (source.kind === "folder") throw stopped("dataroom-folder", { file: source.name, kind: "folder" })
  return fileReaders[format](source, reading, onNames)
}

type FileReader = (file: DataFile, reading: Reading, onNames: (names: Names) => void) => Promise<Names>

const fileReaders: Readonly<Record<Exclude<DataFormat, "images">, FileReader>> = {
  csv: (file, reading, onNames) => readCsv(file, reading, { onNames }),
  ratings: async (file, reading, onNames) => {
    const names = await readCsv(file, reading, { onNames, areRatings: true })
    if (ratingPlaces(names) === null) throw stopped("dataroom-ratings", { file: file.name, known: names })
    return names
  },
  jsonl: readJsonl,
  text: readText,
  parquet: readParquet,
  coco: readCoco,
  web: readWeb,
}
