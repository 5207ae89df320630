/** Bytes as text, piece by piece: UTF-8 and nothing else; where other bytes stand the line is named, and what they look like. */
import type { DataFile } from "./source.ts"
import { piecesOf, stopped } from "./stop.ts"
import { strictDecoder, strictText } from "./text-decoder.ts"

const lineEnd = 0x0a

/**
 * The text, without a byte order mark. A piece may end anywhere, but never within a sign.
 * Errors: dataroom-encoding, dataroom-binary, and those of `piecesOf`.
 */
export async function* decodedPieces(file: DataFile, onBytes?: (read: number) => void): AsyncGenerator<string> {
  const decoder = strictDecoder("utf-8")
  let line = 1
  let carried = new Uint8Array(0)
  let hasForeign = false
  for await (const piece of piecesOf(file, onBytes)) {
    if (line === 1 && carried.length === 0) refuseOther(piece, file.name)
    const bytes = joined(carried, piece)
    let text = ""
    try {
      text = decoder.decode(piece, { stream: true })
    } catch {
      throw notUtf8(bytes, line, hasForeign, file.name)
    }
    if (text.includes("\0")) throw stopped("dataroom-binary", { file: file.name })
    yield text
    hasForeign ||= piece.some((byte) => byte > 0x7f)
    const lastEnd = bytes.lastIndexOf(lineEnd)
    line += lineEndsIn(bytes)
    carried = new Uint8Array(bytes.subarray(lastEnd + 1))
  }
  try {
    decoder.decode()
  } catch {
    throw notUtf8(carried, line, hasForeign, file.name)
  }
}

/** UTF-16 says so in its first two bytes; what has zeros so early is no text. */
function refuseOther(start: Uint8Array, file: string): void {
  const [first, second] = start
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (isWide) throw stopped("dataroom-encoding", { file, line: 1, seems: "UTF-16", mixed: "" })
  if (start.subarray(0, 1024).includes(0)) throw stopped("dataroom-binary", { file })
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

function lineEndsIn(bytes: Uint8Array): number {
  let ends = 0
  for (let at = bytes.indexOf(lineEnd); at >= 0; at = bytes.indexOf(lineEnd, at + 1)) ends += 1
  return ends
}

/** `bytes` begin with the line that has that number. */
function notUtf8(bytes: Uint8Array, first: number, hasForeign: boolean, file: string): Error {
  let start = 0
  let isMixed = hasForeign
  for (let line = first; start <= bytes.length; line++) {
    const end = bytes.indexOf(lineEnd, start)
    const own = bytes.subarray(start, end < 0 ? bytes.length : end)
    if (strictText(own, "utf-8") === null)
      return stopped("dataroom-encoding", { file, line, seems: seemingOf(own), mixed: isMixed ? "mixed" : "" })
    isMixed ||= own.some((byte) => byte > 0x7f)
    start = end < 0 ? bytes.length + 1 : end + 1
  }
  return stopped("dataroom-encoding", { file, line: first, seems: "", mixed: isMixed ? "mixed" : "" })
}

/** Old files of China are GB18030 (GBK within); nearly any two bytes read as something there, so Chinese signs must come out of it. */
function seemingOf(line: Uint8Array): string {
  const chinese = strictText(line, "gb18030") ?? ""
  const signs = [...chinese].filter((sign) => sign > "\u007f")
  const common = signs.filter((sign) => sign >= "\u4e00" && sign <= "\u9fff")
  if (signs.length > 0 && common.length >= 0.8 * signs.length) return "GB18030"
  return line.every((byte) => byte < 0x80 || byte >= 0xa0) ? "ISO-8859-1" : "windows-1252"
}
