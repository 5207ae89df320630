/**
 * Writes a small Parquet file: one group of rows, plain values, packed with gzip, cells that may be missing. Enough to test a reader on a
 * file that another hand made. Source: the format's own parquet.thrift, in Thrift's compact protocol.
 */
import { gzipSync } from "node:zlib"

export type ParquetColumn = { readonly name: string; readonly values: readonly (number | string | null)[] }

type Field = readonly [id: number, value: Value]
type Value =
  | { readonly int: number; readonly is64?: boolean }
  | { readonly text: string }
  | { readonly list: readonly Value[] }
  | { readonly struct: readonly Field[] }

const int = (value: number): Value => ({ int: value })
const long = (value: number): Value => ({ int: value, is64: true })
const text = (value: string): Value => ({ text: value })
const struct = (...fields: Field[]): Value => ({ struct: fields })

const types = { double: 5, bytes: 6 }
const [optional, utf8, gzip, plain, rle] = [1, 0, 2, 0, 3]

export function parquetOf(columns: readonly ParquetColumn[]): Uint8Array {
  const rows = columns[0]?.values.length ?? 0
  const parts: Buffer[] = [Buffer.from("PAR1")]
  let offset = 4
  const chunks = columns.map((column) => {
    const page = pageOf(column)
    const start = offset
    parts.push(page.bytes)
    offset += page.bytes.length
    const sizes: Field[] = [
      [5, long(rows)],
      [6, long(page.bytes.length)],
      [7, long(page.bytes.length)],
      [9, long(start)],
    ]
    const about = struct(
      [1, int(typeOf(column))],
      [2, { list: [int(plain), int(rle)] }],
      [3, { list: [text(column.name)] }],
      [4, int(gzip)],
      ...sizes,
    )
    return struct([2, long(start)], [3, about])
  })
  const schema = [struct([4, text("schema")], [5, int(columns.length)]), ...columns.map(schemaOf)]
  const group = struct([1, { list: chunks }], [2, long(offset)], [3, long(rows)])
  const footer = encoded(struct([1, int(1)], [2, { list: schema }], [3, long(rows)], [4, { list: [group] }]))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(footer.length)
  return new Uint8Array(Buffer.concat([...parts, footer, length, Buffer.from("PAR1")]))
}

function typeOf({ values }: ParquetColumn): number {
  return values.some((value) => typeof value === "string") ? types.bytes : types.double
}

function schemaOf(column: ParquetColumn): Value {
  const type = typeOf(column)
  const converted: Field[] = type === types.bytes ? [[6, int(utf8)]] : []
  return struct([1, int(type)], [3, int(optional)], [4, text(column.name)], ...converted)
}

/** A header, then what is there or missing as runs of one, then the values that are there. */
function pageOf({ values }: ParquetColumn): { readonly bytes: Buffer } {
  const levels = Buffer.concat(values.map((value) => Buffer.from([2, value === null ? 0 : 1])))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(levels.length)
  const present = values.filter((value) => value !== null)
  const body = Buffer.concat([length, levels, ...present.map(plainly)])
  const packed = gzipSync(body)
  const page = struct([1, int(values.length)], [2, int(plain)], [3, int(rle)], [4, int(rle)])
  const header = encoded(struct([1, int(0)], [2, int(body.length)], [3, int(packed.length)], [5, page]))
  return { bytes: Buffer.concat([header, packed]) }
}

function plainly(value: number | string): Buffer {
  if (typeof value === "number") {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleLE(value)
    return bytes
  }
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return Buffer.concat([length, bytes])
}

function kindOf(value: Value): number {
  if ("int" in value) return value.is64 === true ? 6 : 5
  return "text" in value ? 8 : "list" in value ? 9 : 12
}

function encoded(value: Value): Buffer {
  if ("int" in value) return varint(value.int * 2)
  if ("text" in value) return Buffer.concat([varint(Buffer.byteLength(value.text)), Buffer.from(value.text)])
  if ("list" in value) {
    const kind = value.list[0] === undefined ? 12 : kindOf(value.list[0])
    const { length } = value.list
    const head = length < 15 ? Buffer.from([(length << 4) | kind]) : Buffer.concat([Buffer.from([0xf0 | kind]), varint(length)])
    return Buffer.concat([head, ...value.list.map(encoded)])
  }
  let last = 0
  const fields = value.struct.map(([id, own]) => {
    const head = Buffer.from([((id - last) << 4) | kindOf(own)])
    last = id
    return Buffer.concat([head, encoded(own)])
  })
  return Buffer.concat([...fields, Buffer.from([0])])
}

/** Of a number that is none below zero; signed ones come doubled, as zigzag has them. */
function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return Buffer.from([...bytes, rest])
}
