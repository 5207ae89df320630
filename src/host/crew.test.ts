// Threads of Node at work: the same figures to the last bit, however many there are.
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { afterEach, expect, test } from "vitest"
import { type Block, type Crew, createSampler, streamRun, useCrew } from "../engine/index.ts"
import { compileVenture } from "../venture/index.ts"
import { createCrew } from "./crew.ts"

afterEach(() => useCrew(null))

const { venture } = compileVenture(readFileSync(new URL("../../bench/reference.venture.yaml", import.meta.url), "utf8"), {
  file: "reference.venture.yaml",
})
const nodes = ["value", "lowest_cash", "ruin_month", "cash"].map((path) => venture?.model.quantities.get(path)?.node ?? 0)

/** Every bit of them, as a digest: a comparison figure by figure takes longer than the run. */
function results(threads: number, samples: number): string[] {
  if (venture === null) throw new Error("the reference venture does not compile")
  useCrew(createCrew(threads))
  return createSampler(venture.model, { samples, seed: 5 })
    .run(nodes)
    .map((figures) => createHash("sha256").update(new Uint8Array(figures.slice().buffer)).digest("hex"))
}

test.each([2, 3, 5])("%s threads give what one gives, to the last bit", (threads) => {
  const alone = results(1, 5000)
  expect(results(threads, 5000)).toEqual(alone)
})

/** Sums of squares of each block and result: they change with any digit. */
function streamed(threads: number, blockSize: number): number[] {
  if (venture === null) throw new Error("the reference venture does not compile")
  let started = 0
  const crew = createCrew(threads)
  const start: Crew["start"] = (task) => {
    started++
    return (crew as Crew).start(task)
  }
  useCrew(crew === null ? null : { ...crew, start })
  const sums: number[] = []
  const onBlock = ({ results }: Block): void => {
    for (const figures of results) sums.push(figures.reduce((sum, x) => sum + (Number.isFinite(x) ? x * x : 1), 0))
  }
  streamRun(venture.model, { samples: 60_000, seed: 5, nodes, blockSize, onBlock })
  // Drawing and computing of each block.
  expect(started).toBe(crew === null ? 0 : 2 * (sums.length / nodes.length))
  return sums
}

test.each([2, 3])("blocks of a stream are shared out among %s threads, and come out the same", (threads) => {
  expect(streamed(threads, 4096)).toEqual(streamed(1, 4096))
})

test("a few samples are not worth a thread, and come out the same", () => {
  expect(results(4, 64)).toEqual(results(1, 64))
})

test.each([1, 0, -2, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("%s threads are no crew", (threads) => {
  expect(createCrew(threads)).toBeNull()
})
