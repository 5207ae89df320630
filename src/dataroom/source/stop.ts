/** How reading ends early: what is wrong with the data is carried to the door, which tells it. Nothing else is caught there. */
import { type Diagnostic, error, type Params } from "../../diagnostics/index.ts"
import type { DataFile } from "./source.ts"

/** Thrown inside of the room only: a reader stands deep in a stream when it finds that there is no sense in going on. */
export class ReadingStopped extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.code)
    this.diagnostic = diagnostic
  }
}

export function stopped(code: string, params: Params): ReadingStopped {
  return new ReadingStopped(error(code, null, params))
}

/** [bytes], unpacked. A packed file may unpack to anything. */
export const mostBytes = 10_000_000_000

/** The pieces of a file. Errors: dataroom-unreadable, dataroom-too-large. */
export async function* piecesOf(
  { name, chunks }: DataFile,
  onBytes: (read: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  let read = 0
  const pieces = chunks()[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await reading(name, () => pieces.next())
      if (next.done === true) return
      read += next.value.length
      if (read > mostBytes) throw stopped("dataroom-too-large", { file: name, most: mostBytes / 1e9 })
      onBytes(read)
      yield next.value
    }
  } finally {
    // Whoever has read enough leaves early, and the file is closed.
    await pieces.return?.()
  }
}

/** Errors: dataroom-unreadable. */
export function sliceOf(file: DataFile, start: number, end: number): Promise<Uint8Array> {
  return reading(file.name, () => file.slice(start, end))
}

async function reading<Result>(file: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (problem) {
    const code = problem instanceof Error && "code" in problem ? String(problem.code) : String(problem)
    throw stopped("dataroom-unreadable", { file, reason: code })
  }
}
