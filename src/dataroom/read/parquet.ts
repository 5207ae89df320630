/** Parquet as rows, one group of rows after the other. The reader of the format is a package, loaded with the first file. */
import type { DataFile } from "../source/source.ts"
import { ReadingStopped, sliceOf, stopped } from "../source/stop.ts"
import { mostColumns, seeNotFinite } from "./csv.ts"
import { deepest, growingColumns } from "./flatten.ts"
import { manyTroubles } from "./many.ts"
import type { Names, Reading } from "./rows.ts"

/** Rows that are unpacked at a time. */
const atATime = 10_000

/** Errors: dataroom-parquet, dataroom-nested, dataroom-empty, dataroom-unreadable; dataroom-not-finite is a warning. */
export async function readParquet(file: DataFile, { sink, report, onBytes }: Reading): Promise<Names> {
  const [{ parquetMetadataAsync, parquetReadObjects }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ])
  const source = {
    byteLength: file.bytes,
    slice: async (start: number, end: number = file.bytes) => ownBuffer(await sliceOf(file, start, end)),
  }
  const metadata = await understood(file.name, () => parquetMetadataAsync(source))
  const all = Number(metadata.num_rows)
  const columns = growingColumns(mostColumns)
  const troubles = manyTroubles()
  for (let start = 0; start < all; start += atATime) {
    const end = Math.min(all, start + atATime)
    const rows = await understood(file.name, () =>
      parquetReadObjects({ file: source, metadata, rowStart: start, rowEnd: end, compressors }),
    )
    for (const [k, object] of rows.entries()) {
      const row = start + k + 1
      const cells = columns.cellsOf(object)
      if (cells === null) throw stopped("dataroom-nested", { file: file.name, line: row, deepest, columns: mostColumns })
      seeNotFinite(cells, columns.names(), row, troubles.see)
      sink({ row, cells })
    }
    onBytes(Math.round((file.bytes * end) / all))
  }
  if (all === 0) throw stopped("dataroom-empty", { file: file.name })
  troubles.tell(file.name, report)
  return columns.names()
}

/** What the package throws is about the file. */
async function understood<Result>(file: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (problem) {
    if (problem instanceof ReadingStopped) throw problem
    throw stopped("dataroom-parquet", { file, reason: problem instanceof Error ? problem.message : String(problem) })
  }
}

/** The bytes alone: a slice may be a window on a larger buffer. */
function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const own = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(own).set(bytes)
  return own
}
