// Splits hold every row once, the same for a seed, and what must not be on two sides is not; leaks are found and nothing else.
import fc from "fast-check"
import { expect, test } from "vitest"
import { randomOf } from "../engine/random.ts"
import { duplicatesAcross } from "./duplicates.ts"
import { randomSplit, type Split, splitByGroup, splitByTime, stratifiedSplit } from "./split.ts"
import { targetLeaks } from "./target-leaks.ts"

const shares = { validation: 0.2, test: 0.2 }
const all = ({ train, validation, test: asked }: Split): number[] => [...train, ...validation, ...asked].sort((a, b) => a - b)

test("every row once, whatever the rows", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 60 }), fc.nat(), (keys, seed) => {
      const names = keys.map(String)
      const rows = keys.map((_, row) => row)
      expect(all(randomSplit(keys.length, shares, seed))).toEqual(rows)
      expect(all(splitByGroup(names, shares, seed))).toEqual(rows)
      expect(all(stratifiedSplit(names, shares, seed))).toEqual(rows)
      expect(all(splitByTime(keys, shares))).toEqual(rows)
    }),
    { numRuns: 100 },
  )
})

test("the same seed gives the same rows, another one others", () => {
  expect(randomSplit(100, shares, 1)).toEqual(randomSplit(100, shares, 1))
  expect(randomSplit(100, shares, 1)).not.toEqual(randomSplit(100, shares, 2))
  expect(randomSplit(100, shares, 1).test.length).toBe(20)
})

test("groups stay together, and the parts are near their shares", () => {
  const groups = Array.from({ length: 500 }, (_, row) => `g${row % 50}`)
  const { train, validation, test: asked } = splitByGroup(groups, shares, 4)
  const of = (rows: Int32Array): string[] => [...new Set([...rows].map((row) => groups[row]!))]
  expect(new Set([...of(train), ...of(validation), ...of(asked)]).size).toBe(
    of(train).length + of(validation).length + of(asked).length,
  )
  expect([validation.length, asked.length]).toEqual([100, 100])
})

test("strata have their shares in each part", () => {
  const strata = Array.from({ length: 1000 }, (_, row) => (row % 10 === 0 ? "rare" : "usual"))
  const split = stratifiedSplit(strata, shares, 5)
  for (const part of [split.validation, split.test]) {
    expect(part.length).toBe(200)
    expect([...part].filter((row) => strata[row] === "rare").length).toBe(20)
  }
})

test("later is asked, and one moment is not cut", () => {
  const times = Float64Array.from({ length: 100 }, (_, row) => Math.floor(((row * 7) % 100) / 10))
  const { train, validation, test: asked } = splitByTime(times, shares)
  expect(Math.max(...[...train].map((row) => times[row]!))).toBeLessThan(Math.min(...[...validation].map((row) => times[row]!)))
  expect(Math.max(...[...validation].map((row) => times[row]!))).toBeLessThan(Math.min(...[...asked].map((row) => times[row]!)))
  expect([validation.length, asked.length]).toEqual([20, 20])
})

test("texts on two sides, word for word, nearly, in Chinese; not those that merely speak of the same", () => {
  const long = "the tenant shall pay the rent on the first working day of each month to the account of the owner without delay"
  const texts = [
    long,
    "The tenant shall pay the rent on the first working day of each month, to the account of the owner, without any delay",
    "the owner may end the contract when the tenant has not paid the rent for two months in a row",
    "承租人应当在每月第一个工作日向出租人支付租金",
    "承租人应当在每月第一个工作日向出租人支付租金。",
    long,
  ]
  const split = { train: Int32Array.of(0, 3), validation: Int32Array.of(1, 2), test: Int32Array.of(4, 5) }
  const found = duplicatesAcross(texts, split)
  expect(found.map(({ row, of }) => [row, of])).toEqual([
    [1, 0],
    [4, 3],
    [5, 0],
  ])
  expect(found[0]!.likeness).toBeLessThan(1)
  expect(found[2]).toEqual({ row: 5, part: "test", of: 0, ofPart: "train", likeness: 1 })
})

test("features that know the target; a merely good one is none", () => {
  const random = randomOf(6)
  const target = Float64Array.from({ length: 600 }, () => (random.uniform() < 0.3 ? 1 : 0))
  const features = [
    { name: "same", values: target },
    { name: "closed on", values: target.map((label) => (label === 1 ? 100 + random.uniform() : Number.NaN)) },
    { name: "good", values: target.map((label) => label + random.normal()) },
    { name: "noise", values: target.map(() => random.normal()) },
  ]
  const found = targetLeaks(features, { kind: "classes", values: target })
  expect(found.map(({ feature, kind }) => [feature, kind])).toEqual([
    ["same", "equal"],
    ["closed on", "foretells"],
  ])
  const numbers = Float64Array.from({ length: 2000 }, () => random.normal())
  const dollars = { name: "in cents", values: numbers.map((each) => 100 * each) }
  expect(
    targetLeaks(
      [dollars, { name: "noisy", values: numbers.map((each) => each + 0.5 * random.normal()) }],
      { kind: "numbers", values: numbers },
      0.95,
    ),
  ).toMatchObject([{ feature: "in cents", kind: "foretells" }])
})
