import { expect, test } from "vitest"
import { modelOf } from "../../../tests/support/model.ts"
import { Recent } from "./recent.ts"
import { programOf } from "./sampler.ts"

test("what was not asked for longest is forgotten, and made again", () => {
  const recent = new Recent<string, number>(2)
  let made = 0
  const ask = (key: string): number => recent.of(key, () => ++made)
  expect(["a", "b", "a", "c", "a", "b", "c"].map(ask)).toEqual([1, 2, 1, 3, 1, 4, 5])
  expect(recent.size).toBe(2)
})

test("what is undefined is known all the same", () => {
  const recent = new Recent<string, undefined>(2)
  let made = 0
  for (let k = 0; k < 3; k++) recent.of("a", () => void made++)
  expect(made).toBe(1)
})

test("of one graph a few hundred programs are kept, those asked for last", () => {
  const lines = Object.fromEntries(Array.from({ length: 12 }, (_, k) => [`q${k}`, `= x + ${k}`]))
  const { model } = modelOf({ x: "1 to 2", ...lines })
  const nodes = [...model.quantities.values()].map(({ node }) => node)
  /** The numbers of the set bits. */
  const set = (bits: number): number[] => nodes.filter((_, k) => (bits & (1 << k)) !== 0)
  const first = programOf(model, set(1))
  for (let bits = 2; bits <= 200; bits++) programOf(model, set(bits))
  expect(programOf(model, set(1))).toBe(first)
  for (let bits = 201; bits <= 600; bits++) programOf(model, set(bits))
  expect(programOf(model, set(1))).not.toBe(first)
  const last = programOf(model, set(600))
  expect(programOf(model, set(600))).toBe(last)
})
