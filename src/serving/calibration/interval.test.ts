import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { findDevice, isUnknownDevice, usualMachine } from "../../devices/index.ts"
import { findBuildable } from "../../models/catalogue/find-buildable.ts"
import { factorsOf, type IntervalTable, intervalsOf, metricNames, nearnesses, nearnessOf, spreadOf } from "./interval.ts"
import { type Setting, settingOf } from "./setting.ts"
import { shippedIntervals } from "./shipped.ts"

function llama(): Setting {
  const [buildable, device] = [findBuildable("Llama-3.1-8B"), findDevice("H100-SXM")]
  if ("nearest" in buildable || isUnknownDevice(device)) throw new Error("not in the catalogue")
  return settingOf({
    graph: buildable.lay(buildable.usual),
    sequence: buildable.per === "token" ? buildable.usual.sequence : null,
    formats: { weights: "bf16", experts: "bf16", cache: "bf16" },
    engine: { name: "vllm", version: null },
    ...{ device, machine: usualMachine(device), layout: { tp: 1, pp: 1, attentionDp: 1, ep: 1 } },
  })
}

const usual = llama()

/** The same model on any measured or unknown server. */
const settings: fc.Arbitrary<Setting> = fc
  .record({
    engine: fc.constantFrom(...shippedIntervals.engines, "another engine"),
    device: fc.constantFrom(...shippedIntervals.devices, "another device"),
    structure: fc.constantFrom("dense", "experts", "latent experts", "hybrid", "samples"),
  })
  .map(({ engine, device, structure }) => ({
    levels: {
      ...usual.levels,
      ...{ engine, device, structure, server: `${engine} on ${device}`, engineStructure: `${engine} ${structure}` },
    },
  }))

const widthOf = ([low, high]: readonly [number, number]): number => high / low

test("every interval holds the prediction inside, by some per cent at least", () => {
  fc.assert(
    fc.property(settings, (setting) => {
      for (const [low, high] of Object.values(intervalsOf(setting, shippedIntervals))) {
        expect(low).toBeLessThan(0.975)
        expect(high).toBeGreaterThan(1.025)
        expect(Number.isFinite(high / low)).toBe(true)
      }
    }),
    { seed: 11, numRuns: 200 },
  )
})

describe("what is farther from measured servers has no narrower interval", () => {
  test("in the table", () => {
    for (const metric of metricNames)
      nearnesses.slice(1).forEach((nearness, k) => {
        const of = (one: string) =>
          shippedIntervals.misses.find((each) => each.metric === metric && each.nearness === one) ?? { low: NaN, high: NaN }
        const [nearer, farther] = [of(nearnesses[k] ?? ""), of(nearness)]
        expect(farther.low).toBeLessThanOrEqual(nearer.low)
        expect(farther.high).toBeGreaterThanOrEqual(nearer.high)
      })
  })

  test("of the same server, had it not been measured", () => {
    const less: readonly Partial<IntervalTable>[] = [
      { servers: [] },
      { servers: [], engines: [] },
      { servers: [], engines: [], devices: [] },
    ]
    fc.assert(
      fc.property(settings, fc.constantFrom(...less), (setting, without) => {
        const [near, far] = [shippedIntervals, { ...shippedIntervals, ...without }].map((table) => intervalsOf(setting, table))
        for (const metric of metricNames)
          expect(widthOf(far![metric])).toBeGreaterThanOrEqual(widthOf(near![metric]) * (1 - 1e-12))
      }),
      { seed: 12 },
    )
  })

  test("an unknown engine on an unknown device against the usual server", () => {
    const unknown = { levels: { ...usual.levels, engine: "x", device: "y", server: "x on y", engineStructure: "x dense" } }
    expect(nearnessOf(unknown, shippedIntervals)).toBe("other")
    const [near, far] = [intervalsOf(usual, shippedIntervals), intervalsOf(unknown, shippedIntervals)]
    for (const metric of metricNames) expect(widthOf(far[metric])).toBeGreaterThan(widthOf(near[metric]))
  })
})

test("a rate is the inverse of a time: the long side of the one is the short side of the other", () => {
  const table: IntervalTable = {
    misses: metricNames.map((metric) => ({ metric, nearness: "other", low: -2, high: 1 })),
    spreads: metricNames.map((metric) => ({ metric, factor: null, level: null, value: Math.log(0.1) })),
    ...{ servers: [], engines: [], devices: [] },
  }
  const { tpot, throughput } = intervalsOf(usual, table)
  expect(tpot.map(Math.log)).toEqual([expect.closeTo(-0.1), expect.closeTo(0.2)])
  expect(throughput.map(Math.log)).toEqual([expect.closeTo(-0.2), expect.closeTo(0.1)])
})

test("levels add up, and unknown ones add nothing", () => {
  const spreads = [
    { metric: "tpot", factor: null, level: null, value: Math.log(0.2) },
    { metric: "tpot", factor: "engine", level: "vllm", value: Math.log(2) },
    { metric: "tpot", factor: "device", level: "another", value: Math.log(3) },
    { metric: "ttft", factor: "engine", level: "vllm", value: Math.log(5) },
  ] as const
  expect(spreadOf(usual, "tpot", spreads)).toBeCloseTo(0.4)
})

test("no interval is narrower than what a server repeats itself by", () => {
  expect(factorsOf({ low: -1, high: 1 }, 0.001).map(Math.log)).toEqual([expect.closeTo(-0.03), expect.closeTo(0.03)])
})

test("no interval is wider than a factor of 20 from end to end", () => {
  const [low, high] = factorsOf({ low: -4, high: 3 }, 1)
  expect(high / low).toBeCloseTo(20)
})
