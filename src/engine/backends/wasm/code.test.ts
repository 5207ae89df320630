import { expect, test } from "vitest"
import { Code } from "./code.ts"
import { moduleBytes } from "./module.ts"
import { hasRelaxedSimd } from "./simd.ts"

/** What a function of no parameters leaves in its lower lane. */
function result(write: (code: Code) => void, isRelaxed = false): number {
  const code = new Code(0, isRelaxed)
  write(code)
  code.lane(0)
  const bytes = moduleBytes([], [{ takes: [], gives: ["f64"], code, name: "f" }])
  const env = { memory: new WebAssembly.Memory({ initial: 1 }) }
  return (new WebAssembly.Instance(new WebAssembly.Module(bytes), { env }).exports.f as () => number)() // the only export
}

test.each([0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, 5e-324, Math.PI])(
  "a constant comes out as it went in: %s",
  (value) => {
    expect(result((code) => code.double(value))).toBe(value)
  },
)

test("0 and -0 are two constants", () => {
  const both = (first: number, second: number): number =>
    result((code) => code.double(first).vector("abs").double(second).vector("divide"))
  expect([both(0, 1), both(1, 0), both(1, -0)]).toEqual([0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
  expect(
    result((code) => code.double(1).double(0).vector("divide").double(1).double(-0).vector("divide").vector("add")),
  ).toBeNaN()
})

test("a constant in a loop is written once, before the loop", () => {
  const code = new Code(0)
  const counter = code.local("i32")
  const marker = 0x0123456789abcdefn
  code.loop(
    () => {
      for (let k = 0; k < 50; k++)
        code
          .bits(marker)
          .vector("anyTrue")
          .when(() => {})
    },
    () => code.get(counter).integer(1).addInteger().tee(counter).integer(3).lessInteger(),
  )
  const text = [...code.finished().finished()].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  expect(text.split("efcdab8967452301")).toHaveLength(3)
  expect(text.indexOf("efcdab8967452301")).toBeLessThan(text.indexOf("0340"))
})

const variants = [false, true].filter((isRelaxed) => hasRelaxedSimd() || !isRelaxed)

test.each(variants)("a sum with a product, a difference from one, a choice and a pick of bytes (relaxed: %s)", (isRelaxed) => {
  const given = (write: (code: Code, of: (value: number) => () => void) => void): number =>
    result((code) => write(code, (value) => () => void code.double(value)), isRelaxed)
  expect(given((code, of) => code.plusProduct(of(10), of(3), of(4)))).toBe(22)
  expect(given((code, of) => code.minusProduct(of(10), of(3), of(4)))).toBe(-2)
  expect(given((code) => code.double(5).double(6).double(1).double(2).vector("less").choose())).toBe(5)
  expect(given((code) => code.double(5).double(6).double(2).double(1).vector("less").choose())).toBe(6)
  const swapped = (code: Code): Code => code.constant(0x0f0e0d0c0b0a0908n, 0x0706050403020100n).pickBytes()
  expect(given((code) => swapped(code.constant(1n, 0x4014000000000000n)))).toBe(5)
})
