// A streamed run ends where `run` ends, gets there by better and better answers, and stops when nobody wants it any more.
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { smallVenture } from "../../../tests/support/small-venture.ts"
import { compileVenture } from "../../venture/compile-venture.ts"
import { runVenture } from "./run-venture.ts"
import { type StreamedRun, type StreamOptions, streamVenture } from "./stream-venture.ts"

const venture = smallVenture({
  months: 6,
  file: {
    price: "20 to 40 USD/month",
    sold: "1 to 3 seat",
    revenue: "= price * sold / 1 seat",
    cash: { start: "100 USD", next: "= previous + revenue * 1 month" },
    late: "= first(cash > 400 USD)",
  },
  correlations: [{ between: ["price", "sold"], rank: -0.5 }],
})

async function all(options: StreamOptions): Promise<StreamedRun[]> {
  const runs: StreamedRun[] = []
  for await (const run of streamVenture(venture, options)) runs.push(run)
  return runs
}

test.each([1, 50, 999, 1000, 5000, 10_000, 40_000])("the last of the answers to %d samples is that of run", async (samples) => {
  const runs = await all({ samples, seed: 3 })
  const { answer, diagnostics } = runVenture(venture, { samples, seed: 3 })
  expect(runs.at(-1)).toEqual({ answer, diagnostics, isFinal: true })
  expect(runs.filter(({ isFinal }) => isFinal)).toHaveLength(1)
})

test("every answer is a run of so many samples; the first has one or two thousand", async () => {
  const runs = await all({ samples: 30_000, quantities: ["cash", "late"] })
  const counts = runs.map(({ answer }) => answer?.samples ?? 0)
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  expect(counts[0]).toBeGreaterThanOrEqual(1000)
  expect(counts[0]).toBeLessThan(2000)
  expect(counts.length).toBeGreaterThan(2)
  for (const { answer } of runs)
    expect(answer).toEqual(runVenture(venture, { samples: answer?.samples ?? 0, quantities: ["cash", "late"] }).answer)
})

test("an example with a plan of its own ends as run does", async () => {
  const text = readFileSync(new URL("../../../examples/first/venture.yaml", import.meta.url), "utf8")
  const { venture: first } = compileVenture(text, { file: "venture.yaml" })
  if (first === null) throw new Error("the example does not compile")
  const options = { samples: 3000, quantities: ["own_model.value", "own_model.cash"] }
  let last: StreamedRun | null = null
  for await (const run of streamVenture(first, options)) last = run
  expect(last?.answer).toEqual(runVenture(first, options).answer)
})

test("progress grows to one", async () => {
  const shares: number[] = []
  await all({ samples: 40_000, onProgress: (share) => shares.push(share) })
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
  expect(shares.length).toBeGreaterThan(5)
})

test("an aborted signal stops it before anything more is computed", async () => {
  const reason = new Error("not wanted any more")
  const stop = new AbortController()
  const seen: number[] = []
  const shares: number[] = []
  const streaming = async (): Promise<void> => {
    const options = {
      samples: 4_000_000,
      signal: stop.signal,
      onProgress: (share: number) => shares.push(share),
      quantities: ["late"],
    }
    for await (const { answer } of streamVenture(venture, options)) {
      seen.push(answer?.samples ?? 0)
      stop.abort(reason)
    }
  }
  await expect(streaming()).rejects.toBe(reason)
  expect(seen).toHaveLength(1)
  expect(shares.every((share) => share < 0.001)).toBe(true)
})

test("a timer is heard while it computes", async () => {
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 0)
  const shares: number[] = []
  const options = {
    samples: 4_000_000,
    signal: stop.signal,
    onProgress: (share: number) => shares.push(share),
    quantities: ["late"],
  }
  await expect(async () => {
    for await (const _ of streamVenture(venture, options));
  }).rejects.toMatchObject({ name: "AbortError" })
  expect(Math.max(0, ...shares)).toBeLessThan(0.5)
})

test("unknown names are told at once, and nothing is computed", async () => {
  const runs = await all({ quantities: ["prise"] })
  expect(runs.map(({ answer, diagnostics, isFinal }) => [answer, diagnostics.map((d) => d.code), isFinal])).toEqual([
    [null, ["unknown-quantity"], true],
  ])
})

test("what is no number is told with the first answer", async () => {
  const wrong = smallVenture({ file: { x: "normal(0, 1)", y: "= (x - x) / (x - x)" } })
  const runs: StreamedRun[] = []
  for await (const run of streamVenture(wrong, { samples: 5000 })) runs.push(run)
  expect(runs.length).toBeGreaterThan(1)
  for (const { diagnostics } of runs)
    expect(diagnostics.map(({ code, params }) => [code, params.path])).toEqual([["not-a-number", "y"]])
})
