/**
 * Web archives as rows, a page each: WARC with what servers answered, WET with the text of it. Source: WARC 1.1, ISO 28500.
 */
import type { DataFile } from "../source/source.ts"
import { piecesOf, stopped } from "../source/stop.ts"
import { lenientText } from "../source/text-decoder.ts"
import { pageText } from "./page-text.ts"
import type { Names, Reading } from "./rows.ts"

export const webNames: Names = ["host", "kind", "language", "text", "url"]

/** [bytes] of one record; a larger one is no page, and is passed over. */
const mostOfRecord = 16_000_000
/** [bytes] of what stands above a record. */
const mostOfHead = 65_536

type Head = ReadonlyMap<string, string>
type WebRecord = { readonly head: Head; readonly body: Uint8Array }

/** Errors: dataroom-web, dataroom-empty, and those of `piecesOf`. */
export async function readWeb(file: DataFile, { sink, onBytes }: Reading): Promise<Names> {
  let [row, pages] = [0, 0]
  for await (const { head, body } of recordsOf(file, onBytes)) {
    row += 1
    const page = pageOf(head, body)
    if (page === null) continue
    pages += 1
    const url = head.get("warc-target-uri") ?? ""
    const language = head.get("warc-identified-content-language") ?? ""
    sink({ row, cells: [hostOf(url), page.kind, language, page.text, url], key: page.text })
  }
  if (pages === 0) throw stopped("dataroom-empty", { file: file.name })
  return webNames
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^/@?#]*@)?([^/:?#]+)/iu.exec(url)?.[1]?.toLowerCase() ?? ""
}

/** Null for what is no page: requests, metadata, pictures. */
function pageOf(head: Head, body: Uint8Array): { readonly kind: string; readonly text: string } | null {
  const type = head.get("warc-type")
  if (type === "conversion") return { kind: "text", text: lenientText(body, "utf-8").trim() }
  if (type !== "response") return null
  const end = indexOfBytes(body, blank, 0)
  if (end < 0) return null
  const answer = lenientText(body.subarray(0, end), "iso-8859-1")
  const [, kind = "", charset = ""] = /^content-type:\s*([^;\s]+)(?:.*charset="?([\w-]+))?/imu.exec(answer) ?? []
  if (!/^text\/|xhtml/u.test(kind)) return null
  const page = body.subarray(end + blank.length)
  return { kind: "page", text: pageText(page, charset) }
}

const blank = [0x0d, 0x0a, 0x0d, 0x0a]

async function* recordsOf(file: DataFile, onBytes: (read: number) => void): AsyncGenerator<WebRecord> {
  let bytes = new Uint8Array(0)
  let [row, toPass] = [0, 0]
  for await (const piece of piecesOf(file, onBytes)) {
    const passed = Math.min(toPass, piece.length)
    toPass -= passed
    bytes = appended(bytes, piece.subarray(passed))
    for (let next = recordAt(bytes, file.name, row + 1); next !== null; next = recordAt(bytes, file.name, row + 1)) {
      row += 1
      toPass = Math.max(0, next.end - bytes.length)
      bytes = bytes.slice(next.end)
      if (next.body !== null) yield { head: next.head, body: next.body }
    }
  }
  if (toPass > 0 || bytes.some((byte) => byte !== 0x0d && byte !== 0x0a))
    throw stopped("dataroom-web", { file: file.name, row: row + 1, kind: "cut" })
}

function appended(bytes: Uint8Array, piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(bytes.length + piece.length)
  all.set(bytes)
  all.set(piece, bytes.length)
  return all
}

type RecordFound = { readonly head: Head; readonly body: Uint8Array | null; readonly end: number }

/** The record at the start; null where it is not all there yet, without a body where it is too large. Errors: dataroom-web. */
function recordAt(bytes: Uint8Array, file: string, row: number): RecordFound | null {
  let start = 0
  while (bytes[start] === 0x0d || bytes[start] === 0x0a) start += 1
  const headEnd = indexOfBytes(bytes, blank, start)
  if (headEnd < 0) {
    if (bytes.length - start > mostOfHead) throw stopped("dataroom-web", { file, row, kind: "head" })
    return null
  }
  const [version = "", ...lines] = lenientText(bytes.subarray(start, headEnd), "utf-8").split("\r\n")
  const head = new Map(lines.map(headLine))
  const length = Number(head.get("content-length"))
  if (!version.startsWith("WARC/") || !Number.isInteger(length) || length < 0)
    throw stopped("dataroom-web", { file, row, kind: "head" })
  const bodyStart = headEnd + blank.length
  const end = bodyStart + length
  if (length > mostOfRecord) return { head, body: null, end }
  return end > bytes.length ? null : { head, body: bytes.subarray(bodyStart, end), end }
}

function headLine(line: string): readonly [string, string] {
  const at = line.indexOf(":")
  return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
}

function indexOfBytes(bytes: Uint8Array, wanted: readonly number[], from: number): number {
  for (let at = bytes.indexOf(wanted[0] ?? 0, from); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((byte, k) => bytes[at + k] === byte)) return at
  return -1
}
