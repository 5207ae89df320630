import fc from "fast-check"
import { expect, test } from "vitest"
import { lengthMoments } from "../simulate/simulate.ts"
import { parseLength } from "./length-text.ts"

test.each([
  ["512", { kind: "fixed", tokens: 512 }],
  ["1,024", { kind: "fixed", tokens: 1024 }],
  [" 2k ", { kind: "fixed", tokens: 2000 }],
  ["512±100", { kind: "lognormal", mean: 512, cv: 100 / 512, most: 4096 }],
  ["512 +- 0", { kind: "fixed", tokens: 512 }],
  ["128..1024", { kind: "uniform", low: 128, high: 1024 }],
  ["7..7", { kind: "fixed", tokens: 7 }],
  ["uniform(1k, 2k)", { kind: "uniform", low: 1000, high: 2000 }],
  ["lognormal(512, 1)", { kind: "lognormal", mean: 512, cv: 1, most: 4096 }],
  ["9 to 9", { kind: "fixed", tokens: 9 }],
])("%j is a length", (text, expected) => expect(parseLength(text)).toEqual(expected))

test.each(["", "x", "0", "-3", "1.5", "1,02", "5..2", "200 to 100", "0±5", "lognormal(512)", "128-1024"])("%j is none", (text) =>
  expect(parseLength(text)).toBeNull(),
)

test("an interval has one in twenty below its lower end and above its upper one", () => {
  const length = parseLength("128 to 1024")
  if (length?.kind !== "lognormal") throw new Error("no log-normal")
  const variance = Math.log(1 + length.cv ** 2)
  const middle = Math.log(length.mean) - variance / 2
  const at = (z: number): number => Math.exp(middle + z * Math.sqrt(variance))
  expect([at(-1.6449), at(1.6449)].map(Math.round)).toEqual([128, 1024])
})

test("what is written with a mean has that mean", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 5000 }), fc.integer({ min: 1, max: 9 }), (mean, tenths) => {
      const length = parseLength(`lognormal(${mean}, 0.${tenths})`)
      if (length === null) throw new Error("not read")
      expect(lengthMoments({ kind: "apart", input: length, output: length }).input / mean).toBeCloseTo(1, 1)
    }),
    { seed: 5 },
  )
})
