/**
 * What an image says of itself in its header: PNG (ISO/IEC 15948) and JPEG (ITU-T T.81). Nothing is decoded.
 */

export type ImageHeader = {
  readonly kind: "png" | "jpeg"
  readonly width: number
  readonly height: number
  readonly channels: number
  /** The end that each kind of file has is there. */
  readonly isWhole: boolean
}

/** Null where the bytes are no such image, or break off within the header. */
export function imageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return startsWith(bytes, pngStart) ? pngHeader(bytes, view) : startsWith(bytes, [0xff, 0xd8]) ? jpegHeader(bytes, view) : null
}

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** IEND with its length and its checksum, which never differ. */
const pngEnd = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]
/** By colour type; a palette stands for colours. */
const pngChannels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 }

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, k) => bytes[k] === byte)
}

function pngHeader(bytes: Uint8Array, view: DataView): ImageHeader | null {
  if (bytes.length < 26 || view.getUint32(12) !== 0x49484452) return null
  const [width, height, channels] = [view.getUint32(16), view.getUint32(20), pngChannels[bytes[25] ?? -1]]
  if (width === 0 || height === 0 || channels === undefined) return null
  return { kind: "png", width, height, channels, isWhole: startsWith(bytes.subarray(-pngEnd.length), pngEnd) }
}

function jpegHeader(bytes: Uint8Array, view: DataView): ImageHeader | null {
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrame(marker)) {
      const [height, width, channels] = [view.getUint16(at + 5), view.getUint16(at + 7), bytes[at + 9] ?? 0]
      if (width === 0 || height === 0 || channels === 0) return null
      return { kind: "jpeg", width, height, channels, isWhole: endsAsJpeg(bytes) }
    }
    const hasNoLength = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
    at += hasNoLength ? 2 : 2 + view.getUint16(at + 2)
  }
  return null
}

/** SOF0 to SOF15, without DHT, JPG and DAC, which lie between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Some programs put a few bytes behind the end. */
function endsAsJpeg(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= Math.max(0, bytes.length - 64); at--)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true
  return false
}
