/** Images made here: a PNG of one colour, and the header and end of a JPEG, which is all that a reader of headers sees. */
import { crc32, deflateSync } from "node:zlib"

function chunk(kind: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length)
  bytes.write(kind, 4, "latin1")
  data.copy(bytes, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}

/** `channels`: 1 grey, 3 colours, 4 with transparency. */
export function pngOf(width: number, height: number, channels: 1 | 3 | 4, shade: number): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(8, 8)
  head.writeUInt8({ 1: 0, 3: 2, 4: 6 }[channels], 9)
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * channels, shade)])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(Buffer.concat([start, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]))
}

/** Baseline frame (SOF0) behind a comment, and the end; no pixels. */
export function jpegOf(width: number, height: number, channels: 1 | 3, comment: string): Uint8Array {
  const note = Buffer.from(comment)
  const frame = Buffer.alloc(8 + 3 * channels)
  frame.writeUInt16BE(frame.length)
  frame.writeUInt8(8, 2)
  frame.writeUInt16BE(height, 3)
  frame.writeUInt16BE(width, 5)
  frame.writeUInt8(channels, 7)
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, note.length + 2]),
      note,
      Buffer.from([0xff, 0xc0]),
      frame,
      Buffer.from([0xff, 0xd9]),
    ]),
  )
}
