// A run in blocks is the run of the sampler, to the last bit, whatever the blocks; it can be stopped, and goes on where it was.
import fc from "fast-check"
import { expect, test } from "vitest"
import { modelOf } from "../../../tests/support/model.ts"
import { samplePlan } from "./replicates.ts"
import { createSampler } from "./sampler.ts"
import { type Block, type StreamOptions, streamBlocks, streamRun, streamRunPausing } from "./stream.ts"

const { model } = modelOf(
  {
    price: "20 to 40 USD/month",
    users: "beta(2, 5)",
    delay: "exponential(3) month",
    luck: "discrete(1: 2, 5: 1)",
    unused: "1 to 2",
    revenue: "= price * users * luck * if(t >= delay, 1, 0)",
    cash: { start: "20 USD", change: "= revenue - 4 USD/month" },
    never_broke: "= first(cash < 0 USD)",
  },
  { months: 12 },
)
const paths = ["cash", "never_broke", "price"]
const nodes = paths.map((path) => model.quantities.get(path)?.node ?? 0)
const inputAt = (path: string): number => model.inputs.findIndex((input) => input.path === path)
const correlations = [
  { a: inputAt("price"), b: inputAt("unused"), rank: 0.6 },
  { a: inputAt("unused"), b: inputAt("delay"), rank: -0.4 },
]

/** The blocks put together as the sampler lays them out. */
function together(options: Partial<StreamOptions> & { readonly samples: number }): Float64Array[] {
  const plan = samplePlan(options.samples)
  const results = [12, 1, 1].map((months) => new Float64Array(months * plan.samples))
  const onBlock = ({ replicate, first, count, results: block }: Block): void => {
    for (const [k, all] of results.entries())
      for (let month = 0; month * plan.samples < all.length; month++)
        all.set(
          (block[k] ?? new Float64Array()).subarray(month * count, (month + 1) * count),
          month * plan.samples + replicate * plan.perReplicate + first,
        )
  }
  streamRun(model, { seed: 3, correlations, nodes, ...options, onBlock })
  return results
}

test("blocks of any size are the sampler's samples", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom(4, 64, 1000, 1 << 20), (samples, blockSize) => {
      const sampler = createSampler(model, { samples, seed: 3, correlations })
      expect(together({ samples, blockSize })).toEqual(sampler.run(nodes))
    }),
    { numRuns: 20 },
  )
})

test.each([4, 64, 1024])(
  "what is new behind the first %i of each replicate comes whole, in blocks no larger than those",
  (from) => {
    const { replicates, perReplicate } = samplePlan(30_000)
    const places: number[] = []
    const onBlock = ({ first, count, results }: Block): void => {
      expect(results[1]?.length).toBe(count)
      places.push(...Array.from({ length: count }, (_, k) => first + k))
    }
    streamRun(model, { samples: 30_000, seed: 3, nodes, from, onBlock })
    const wanted = Array.from({ length: perReplicate - from }, (_, k) => from + k)
    expect(places).toEqual(Array.from({ length: replicates }, () => wanted).flat())
  },
)

test("seats beyond the Sobol dimensions too", () => {
  const seats = model.inputs.map(({ path }, k) => ({ name: path, dimension: k % 2 === 0 ? k : 5000 + k }))
  const sampler = createSampler(model, { samples: 3000, seed: 3, correlations, seats })
  expect(together({ samples: 3000, seats, blockSize: 16 })).toEqual(sampler.run(nodes))
})

test("twice as many samples begin with the same ones", () => {
  const [few, many] = [2048, 4096].map((samples) => together({ samples: samples * 8, blockSize: 256 })[2] ?? new Float64Array())
  const [short, long] = [2048, 4096].map((samples) => samplePlan(samples * 8).perReplicate)
  for (let r = 0; r < 8; r++)
    expect(many?.subarray(r * (long ?? 0), r * (long ?? 0) + (short ?? 0))).toEqual(
      few?.subarray(r * (short ?? 0), (r + 1) * (short ?? 0)),
    )
  const later: number[] = []
  streamRun(model, { samples: 4096 * 8, seed: 3, nodes, from: short ?? 0, onBlock: ({ first }) => later.push(first) })
  expect(Math.min(...later)).toBe(short)
})

test("a signal ends it before the next block", () => {
  const signal = { aborted: false }
  let blocks = 0
  const end = streamRun(model, {
    ...{ samples: 10_000, seed: 1, nodes, blockSize: 64, signal },
    onBlock: () => {
      blocks++
      signal.aborted = blocks === 3
    },
  })
  expect([blocks, end.isComplete]).toEqual([3, false])
})

test("with pauses it lets others run between blocks, and gives the same blocks", async () => {
  const options = { samples: 2000, seed: 1, nodes, blockSize: 64 }
  const copy = ({ results, ...rest }: Block): object => ({ ...rest, results: results.map((values) => values.slice()) })
  const plain = [...streamBlocks(model, options)].length
  let pauses = 0
  const pause = (): Promise<void> => {
    pauses++
    return new Promise((resolve) => setImmediate(resolve))
  }
  const blocks: object[] = []
  for await (const block of streamRunPausing(model, { ...options, pause })) blocks.push(copy(block))
  const wanted: object[] = []
  streamRun(model, { ...options, onBlock: (block) => wanted.push(copy(block)) })
  expect(blocks).toEqual(wanted)
  expect([blocks.length, pauses]).toEqual([plain, plain + 1])
})
