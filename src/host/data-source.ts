/** Files and folders as sources of data: read in pieces, unpacked where they end in `.gz`, never whole at once. */
import { createReadStream, readdirSync, statSync } from "node:fs"
import { open } from "node:fs/promises"
import { join } from "node:path"
import { createGunzip } from "node:zlib"
import type { DataFile, DataSource, Diagnostic } from "../index.ts"
import { reasonOf, refused } from "./problem.ts"

export type DataOpened = { readonly source: DataSource } | { readonly diagnostic: Diagnostic }

/** Folders within the folder: parts, classes, and one for whatever else. */
const deepest = 4
const mostFiles = 500_000

/** Errors: file-missing, file-unreadable, dataroom-many-files. */
export function openData(path: string): DataOpened {
  try {
    const about = statSync(path)
    if (about.isFile()) return { source: fileAt(path, path, about.size) }
    if (!about.isDirectory()) return { diagnostic: refused("file-unreadable", { file: path, reason: "ENODEV" }) }
    const files = filesIn(path, "", deepest)
    if (files.length > mostFiles) return { diagnostic: refused("dataroom-many-files", { file: path, most: mostFiles }) }
    return { source: { kind: "folder", name: path, files } }
  } catch (problem) {
    const reason = reasonOf(problem)
    const isMissing = reason === "ENOENT" || reason === "ENOTDIR"
    return {
      diagnostic: isMissing
        ? refused("file-missing", { file: path, nearest: [] })
        : refused("file-unreadable", { file: path, reason }),
    }
  }
}

function fileAt(path: string, name: string, bytes: number): DataFile {
  return {
    kind: "file",
    name,
    bytes,
    chunks: () => piecesOf(path),
    slice: async (start, end) => {
      const file = await open(path)
      try {
        const piece = new Uint8Array(end - start)
        const { bytesRead } = await file.read(piece, 0, piece.length, start)
        return piece.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    },
  }
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: 262_144 })
  if (!path.toLowerCase().endsWith(".gz")) {
    yield* stream
    return
  }
  // Several packed parts on end, as web archives are, are unpacked one after the other.
  const unpacked = stream.pipe(createGunzip())
  stream.on("error", (problem) => unpacked.destroy(problem))
  try {
    yield* unpacked
  } finally {
    stream.destroy()
  }
}

/** In the order of their names; hidden files and links are passed over, so that no folder is walked twice. */
function filesIn(folder: string, below: string, depth: number): readonly DataFile[] {
  const entries = readdirSync(join(folder, below), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith("."))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const files: DataFile[] = []
  for (const entry of entries) {
    const name = below === "" ? entry.name : `${below}/${entry.name}`
    if (entry.isFile()) files.push(fileAt(join(folder, name), name, statSync(join(folder, name)).size))
    else if (entry.isDirectory() && depth > 0) files.push(...filesIn(folder, name, depth - 1))
    if (files.length > mostFiles) break
  }
  return files
}
