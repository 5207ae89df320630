// Bytes and their text are each other's inverse; known texts of RFC 4648, section 10.
import fc from "fast-check"
import { expect, test } from "vitest"
import { signedBytes, textOf } from "./signed-bytes.ts"

test.each([
  ["f", "Zg=="],
  ["fo", "Zm8="],
  ["foo", "Zm9v"],
  ["foob", "Zm9vYg=="],
  ["foobar", "Zm9vYmFy"],
])("%s is %s", (plain, text) => {
  const bytes = Int8Array.from(plain, (letter) => letter.charCodeAt(0))
  expect(textOf(bytes)).toBe(text)
  expect(signedBytes(text)).toEqual(bytes)
})

test("there and back", () => {
  const law = fc.property(fc.int8Array(), (bytes) => {
    expect(signedBytes(textOf(bytes))).toEqual(bytes)
  })
  fc.assert(law, { seed: 7 })
})
