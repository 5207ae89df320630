// The format as its specification has it: bytes of a small file written by hand, every array back to the bit, and every broken file refused.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { HostArrays } from "../engine/tensor.ts"
import { readSafetensors, writeSafetensors } from "./safetensors.ts"

function fileOf(header: string, data: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(8 + header.length + data.length)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true)
  bytes.set(Buffer.from(header), 8)
  bytes.set(data, 8 + header.length)
  return bytes
}

const oneAndHalf = [0x00, 0x00, 0xc0, 0x3f] // 1.5 as little-endian float32
const entry = (more: object = {}): string => JSON.stringify({ w: { dtype: "F32", shape: [1], data_offsets: [0, 4], ...more } })

test("a file as others write it", () => {
  const read = readSafetensors(
    fileOf(`{"__metadata__":{"by":"hand"},"w":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}   `, oneAndHalf),
  )
  expect(read).toEqual({
    kind: "file",
    file: { arrays: { w: { shape: [1, 1], values: Float32Array.of(1.5) } }, metadata: { by: "hand" } },
  })
})

test("a file as we write it", () => {
  const bytes = writeSafetensors({ arrays: { w: { shape: [1], values: Float32Array.of(1.5) } }, metadata: {} })
  expect([...bytes]).toEqual([...fileOf(entry().padEnd(56), oneAndHalf)])
})

test("every array comes back to the bit", () => {
  const float = fc.float32Array({ maxLength: 6 })
  const whole = fc.int32Array({ maxLength: 6 })
  const arrays = fc.dictionary(
    fc.string({ unit: "grapheme" }).filter((name) => name !== "__metadata__" && name !== "__proto__"),
    fc.oneof(float, whole),
  )
  fc.assert(
    fc.property(
      arrays,
      fc.dictionary(
        fc.string().filter((name) => name !== "__proto__"),
        fc.string(),
      ),
      (values, metadata) => {
        const given: HostArrays = Object.fromEntries(
          Object.entries(values).map(([name, each]) => [name, { shape: [each.length], values: each }]),
        )
        const read = readSafetensors(writeSafetensors({ arrays: given, metadata }))
        if (read.kind === "fault") throw new Error(read.fault)
        expect(Object.keys(read.file.arrays).sort()).toEqual(Object.keys(given).sort())
        for (const [name, { values: wanted }] of Object.entries(given))
          expect(Buffer.from(read.file.arrays[name]!.values.buffer).equals(Buffer.from(wanted.slice().buffer))).toBe(true)
        expect(read.file.metadata).toEqual(metadata)
      },
    ),
  )
})

describe("what is no such file", () => {
  test.each([
    ["nothing", new Uint8Array(3), "short", ""],
    ["a header that is longer than the file", fileOf(entry(), oneAndHalf).subarray(0, 20), "short", ""],
    ["a header that is no JSON", fileOf("{", []), "header", ""],
    ["a list for a header", fileOf("[]", []), "header", ""],
    ["metadata that are no texts", fileOf(`{"__metadata__":{"step":3}}`, []), "header", ""],
    ["numbers of another type", fileOf(entry({ dtype: "BF16" }), oneAndHalf), "type", "w"],
    ["a shape below nothing", fileOf(entry({ shape: [-1] }), oneAndHalf), "shape", "w"],
    ["more bytes than the shape takes", fileOf(entry({ data_offsets: [0, 8] }), [...oneAndHalf, ...oneAndHalf]), "offsets", "w"],
    ["a gap before an array", fileOf(entry({ data_offsets: [4, 8] }), [...oneAndHalf, ...oneAndHalf]), "offsets", "w"],
    ["an array that is cut off", fileOf(entry(), oneAndHalf.slice(1)), "length", "w"],
    ["bytes behind the last array", fileOf(entry(), [...oneAndHalf, 0]), "length", ""],
  ])("%s", (_, bytes, fault, array) => expect(readSafetensors(bytes)).toEqual({ kind: "fault", fault, array }))
})
