/**
 * The safetensors format: a length, a JSON header that says where each array lies, the arrays one after the other, little-endian. Read
 * strictly: whatever does not add up is refused, nothing is guessed. Source: huggingface/safetensors, README, "Format".
 */
import type { HostArray, HostArrays, NumberType } from "../engine/tensor.ts"
import { textOf, utf8Of } from "../tokens/utf8.ts"

export type SafeFile = { readonly arrays: HostArrays; readonly metadata: Readonly<Record<string, string>> }

/** What is wrong with bytes that should be such a file. */
export type SafeFault = "short" | "header" | "type" | "shape" | "offsets" | "length"
export type SafeRead =
  | { readonly kind: "file"; readonly file: SafeFile }
  | { readonly kind: "fault"; readonly fault: SafeFault; readonly array: string }

const letters: Readonly<Record<NumberType, string>> = { float32: "F32", int32: "I32" }
const bytesOfNumber = 4
/** So long may the format's header be. */
const longestHeader = 100_000_000

export function writeSafetensors({ arrays, metadata }: SafeFile): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = Object.keys(metadata).length > 0 ? { __metadata__: metadata } : {}
  let end = 0
  for (const [name, { shape, values }] of Object.entries(arrays)) {
    const from = end
    end += values.length * bytesOfNumber
    header[name] = { dtype: letters[values instanceof Int32Array ? "int32" : "float32"], shape, data_offsets: [from, end] }
  }
  const text = utf8Of(JSON.stringify(header))
  // Spaces behind the header put the arrays at a multiple of 8.
  const length = Math.ceil(text.length / 8) * 8
  const bytes = new Uint8Array(8 + length + end).fill(0x20, 8, 8 + length)
  const view = new DataView(bytes.buffer)
  view.setBigUint64(0, BigInt(length), true)
  bytes.set(text, 8)
  let at = 8 + length
  for (const { values } of Object.values(arrays))
    for (const value of values) {
      if (values instanceof Int32Array) view.setInt32(at, value, true)
      else view.setFloat32(at, value, true)
      at += bytesOfNumber
    }
  return bytes
}

export function readSafetensors(bytes: Uint8Array): SafeRead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8) return fault("short")
  const length = view.getBigUint64(0, true)
  if (length > longestHeader || 8n + length > bytes.length) return fault("short")
  const header = parsed(textOf(bytes.subarray(8, 8 + Number(length))))
  if (header === null) return fault("header")
  const from = 8 + Number(length)
  const arrays: Record<string, HostArray> = {}
  let end = 0
  for (const [name, entry] of Object.entries(header)
    .filter(([name]) => name !== "__metadata__")
    .sort(byOffset)) {
    const read = arrayOf(entry, end, view, from)
    if (typeof read === "string") return fault(read, name)
    arrays[name] = read
    end += read.values.length * bytesOfNumber
  }
  if (from + end !== bytes.length) return fault("length")
  const metadata = metadataOf(header.__metadata__)
  return metadata === null ? fault("header") : { kind: "file", file: { arrays, metadata } }
}

function fault(which: SafeFault, array = ""): SafeRead {
  return { kind: "fault", fault: which, array }
}

type Json = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function parsed(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

function metadataOf(value: unknown): Readonly<Record<string, string>> | null {
  if (value === undefined) return {}
  if (!isRecord(value)) return null
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string")
  return entries.length === Object.keys(value).length ? Object.fromEntries(entries) : null
}

function beginOf(entry: unknown): number {
  const offsets = isRecord(entry) ? entry.data_offsets : null
  return Array.isArray(offsets) && typeof offsets[0] === "number" ? offsets[0] : 0
}

function byOffset([, a]: [string, unknown], [, b]: [string, unknown]): number {
  return beginOf(a) - beginOf(b)
}

/** Arrays lie without holes, so each begins where the last one ended. */
function arrayOf(entry: unknown, begin: number, view: DataView, from: number): HostArray | SafeFault {
  if (!isRecord(entry)) return "header"
  const { dtype, shape, data_offsets: offsets } = entry
  if (dtype !== letters.float32 && dtype !== letters.int32) return "type"
  if (!Array.isArray(shape) || !shape.every((size): size is number => Number.isSafeInteger(size) && size >= 0)) return "shape"
  const count = shape.reduce((product: number, size) => product * size, 1)
  const end = begin + count * bytesOfNumber
  if (!Array.isArray(offsets) || offsets.length !== 2 || offsets[0] !== begin || offsets[1] !== end) return "offsets"
  if (from + end > view.byteLength) return "length"
  const values = dtype === letters.int32 ? new Int32Array(count) : new Float32Array(count)
  const read = dtype === letters.int32 ? (at: number) => view.getInt32(at, true) : (at: number) => view.getFloat32(at, true)
  for (let k = 0; k < count; k++) values[k] = read(from + begin + k * bytesOfNumber)
  return { shape, values }
}
