/** What a file is: by its ending, and where that says nothing by what it begins with. */
import { error, nearest, type Report } from "../../diagnostics/index.ts"
import type { DataFile, DataSource } from "../source/source.ts"
import { piecesOf } from "../source/stop.ts"
import { lenientText } from "../source/text-decoder.ts"
import { type DataFormat, dataFormats } from "./rows.ts"

const endings: Readonly<Record<string, DataFormat>> = {
  ...{ csv: "csv", tsv: "csv", jsonl: "jsonl", ndjson: "jsonl", parquet: "parquet", pq: "parquet", txt: "text", md: "text" },
  ...{ warc: "web", wet: "web", json: "coco" },
}

/** A format asked for by name; null after a report. Errors: dataroom-format. */
export function formatNamed(name: string, report: Report): DataFormat | null {
  const found = dataFormats.find((format) => format === name.trim().toLowerCase())
  if (found === undefined)
    report(error("dataroom-format", null, { got: name, nearest: nearest(name, dataFormats), known: dataFormats }))
  return found ?? null
}

export async function formatOf(source: DataSource): Promise<DataFormat> {
  if (source.kind === "folder") return "images"
  const ending = /\.([a-z0-9]+)(?:\.gz)?$/iu.exec(source.name)?.[1]?.toLowerCase() ?? ""
  const byEnding = Object.hasOwn(endings, ending) ? endings[ending] : undefined
  // One file may hold an object a line under either name.
  return byEnding === undefined || ending === "json" ? byStart(await startOf(source)) : byEnding
}

/** [bytes] by which a format is told. */
const enough = 4096

async function startOf(file: DataFile): Promise<string> {
  const start: number[] = []
  for await (const piece of piecesOf(file)) {
    start.push(...piece.subarray(0, enough - start.length))
    if (start.length >= enough) break
  }
  return lenientText(Uint8Array.from(start), "utf-8")
}

function byStart(start: string): DataFormat {
  const text = start.trimStart()
  if (text.startsWith("PAR1")) return "parquet"
  if (text.startsWith("WARC/")) return "web"
  if (text.startsWith("{")) return /^\{[^\n]*\}\s*(?:\n|$)/u.test(text) && !isCoco(text) ? "jsonl" : "coco"
  // A list of objects: what is missing of COCO is told, and what to write instead.
  if (text.startsWith("[")) return "coco"
  const lines = text.split("\n").slice(0, 5)
  if (lines[0]?.split("::").length === 3 || lines[0]?.split("::").length === 4) return "ratings"
  const commas = lines.map((line) => line.split(/[,\t;]/u).length)
  return commas[0] !== undefined && commas[0] > 1 && commas.every((count, k) => count === commas[0] || k === lines.length - 1)
    ? "csv"
    : "text"
}

function isCoco(text: string): boolean {
  return /"(?:annotations|images|categories)"\s*:\s*\[/u.test(text)
}
