/** UTF-8, written out because the library sees neither Node's nor the browser's names. A half of a pair, and bytes that are none, become U+FFFD. */

export function utf8Of(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  for (const letter of text) pushBytes(bytes, whole(letter.codePointAt(0) ?? 0))
  return Uint8Array.from(bytes)
}

/** Halves of pairs lie between D800 and DFFF. */
function whole(point: number): number {
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
}

function pushBytes(bytes: number[], point: number): void {
  if (point < 0x80) return void bytes.push(point)
  if (point < 0x800) return void bytes.push(0xc0 | (point >> 6), later(point, 0))
  if (point < 0x10000) return void bytes.push(0xe0 | (point >> 12), later(point, 1), later(point, 0))
  bytes.push(0xf0 | (point >> 18), later(point, 2), later(point, 1), later(point, 0))
}

/** One of the bytes behind the first, six bits each. */
function later(point: number, place: number): number {
  return 0x80 | ((point >> (6 * place)) & 0x3f)
}

const unknown = "\uFFFD"

export function textOf(bytes: ArrayLike<number>): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at)
    if (length === 0) {
      parts.push(unknown)
      at++
      while (at < bytes.length && isLater(bytes[at]!)) at++
      continue
    }
    parts.push(String.fromCodePoint(pointAt(bytes, at, length)))
    at += length
  }
  return parts.join("")
}

function isLater(byte: number): boolean {
  return byte >> 6 === 0b10
}

/** Bytes of the letter that begins here; 0 where none does: cut short, written longer than needed, half of a pair, beyond U+10FFFF. */
function lengthAt(bytes: ArrayLike<number>, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0
  for (let k = 1; k < length; k++) if (at + k >= bytes.length || !isLater(bytes[at + k]!)) return 0
  if (length === 0 || first >= 0xf8) return 0
  const point = pointAt(bytes, at, length)
  const isSound = point >= [0, 0, 0x80, 0x800, 0x10000][length]! && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
  return isSound ? length : 0
}

function pointAt(bytes: ArrayLike<number>, at: number, length: number): number {
  if (length === 1) return bytes[at]!
  let point = bytes[at]! & (0x7f >> length)
  for (let k = 1; k < length; k++) point = (point << 6) | (bytes[at + k]! & 0x3f)
  return point
}
