// Threads of Node at work: the same figures to the last bit, however many there are.
import { readFileSync } from "node:fs"
import { afterEach, expect, test } from "vitest"
import { createSampler, useCrew } from "../engine/index.ts"
import { compileVenture } from "../venture/index.ts"
import { createCrew } from "./crew.ts"

afterEach(() => useCrew(null))

const { venture } = compileVenture(readFileSync(new URL("../../bench/reference.venture.yaml", import.meta.url), "utf8"), {
  file: "reference.venture.yaml",
})
const nodes = ["value", "lowest_cash", "ruin_month", "cash"].map((path) => venture?.model.quantities.get(path)?.node ?? 0)

function results(threads: number, samples: number): Float64Array[] {
  if (venture === null) throw new Error("the reference venture does not compile")
  useCrew(createCrew(threads))
  return createSampler(venture.model, { samples, seed: 5 })
    .run(nodes)
    .map((figures) => figures.slice())
}

test.each([2, 3, 5])("%s threads give what one gives, to the last bit", (threads) => {
  const alone = results(1, 5000)
  expect(results(threads, 5000)).toEqual(alone)
})

test("a few samples are not worth a thread, and come out the same", () => {
  expect(results(4, 64)).toEqual(results(1, 64))
})

test.each([1, 0, -2, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("%s threads are no crew", (threads) => {
  expect(createCrew(threads)).toBeNull()
})
