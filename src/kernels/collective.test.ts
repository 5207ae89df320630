// Collectives: pieces never fall, a user's own figures win, several tiers add up as the algorithm says.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Device, findDevice, isUnknownDevice, type Tier } from "../devices/index.ts"
import { segmentSeconds } from "./collective.ts"
import { hierarchicalCollective, kernelsOf } from "./index.ts"
import { specifiedCollective, stepsOf, volumeOf } from "./protocols.ts"

function deviceOf(name: string): Device {
  const found = findDevice(name)
  if (isUnknownDevice(found)) throw new Error(name)
  return found
}

const node: Tier = { name: "node", kind: "nvlink", size: 8, bandwidth: 450e9, latency: 1e-5, fitted: {} }
const cluster: Tier = { name: "cluster", kind: "infiniband", size: Infinity, bandwidth: 50e9, latency: 2e-5, fitted: {} }
const kernels = kernelsOf(deviceOf("H100-SXM"))

test("more bytes never take less time, whatever the pieces", () => {
  const positive = fc.double({ min: 1e-6, max: 1, noNaN: true })
  const piece = fc.tuple(fc.integer({ min: 1, max: 1e9 }), positive, positive)
  const law = fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 2e9 }), (pieces, bytes) => {
    const from = pieces.map(([start]) => start).sort((a, b) => a - b)
    const segments = pieces.map(
      ([, latency, rate], index) => [index === 0 ? 0 : from[index]!, latency * 1e-3, rate * 1e12] as const,
    )
    expect(segmentSeconds(segments, bytes + 1)).toBeGreaterThanOrEqual(segmentSeconds(segments, bytes))
  })
  fc.assert(law, { seed: 7 })
})

test("a user's own latency and bandwidth win", () => {
  const own: Tier = { ...node, fitted: { "all-reduce": { latency: 1e-4, bandwidth: 1e9 } } }
  expect(kernels.collective("all-reduce", 1e9, 8, own)).toBeCloseTo(1.0001, 12)
})

test("ranks between measured ones lie between them", () => {
  const [four, six, eight] = [4, 6, 8].map((ranks) => kernels.collective("all-gather", 1e8, ranks, node))
  expect(six).toBeGreaterThan(four!)
  expect(six).toBeLessThan(eight!)
})

describe("from the specification", () => {
  // The bus bandwidth of nccl-tests, doc/PERFORMANCE.md: 2 (n - 1) / n for all-reduce, (n - 1) / n for its halves.
  test.each([
    ["all-reduce", 8, 1.75, 14],
    ["all-gather", 8, 0.875, 7],
    ["reduce-scatter", 4, 0.75, 3],
    ["all-to-all", 4, 0.75, 1],
    ["send", 2, 1, 1],
  ] as const)("%s of %i", (kind, ranks, volume, steps) => {
    expect(volumeOf(kind, ranks)).toBe(volume)
    expect(stepsOf(kind, ranks)).toBe(steps)
  })

  test("large messages go at the bandwidth, small ones at the latency; a tree beats the ring's many steps", () => {
    expect(specifiedCollective("all-gather", 1e10, 16, cluster)).toBeCloseTo((1e10 * (15 / 16)) / (50e9 * 0.85), 2)
    expect(specifiedCollective("all-gather", 1, 2, cluster)).toBeCloseTo(3.6e-6 + 2.7e-6, 8)
    expect(specifiedCollective("all-reduce", 8, 1024, cluster)).toBeCloseTo(4.4e-6 + 20 * 5e-6, 8)
  })
})

describe("over several tiers", () => {
  const groups = [
    { ranks: 8, tier: node },
    { ranks: 16, tier: cluster },
  ]

  test("an all-reduce is reduce-scatter inside, all-reduce of an eighth outside, all-gather inside", () => {
    const parts = [
      kernels.collective("reduce-scatter", 1e9, 8, node),
      kernels.collective("all-reduce", 1.25e8, 16, cluster),
      kernels.collective("all-gather", 1e9, 8, node),
    ]
    expect(hierarchicalCollective(kernels, "all-reduce", 1e9, groups)).toBeCloseTo(parts[0]! + parts[1]! + parts[2]!, 12)
  })

  test("tiers of one rank do not count, and none at all takes no time", () => {
    const alone = groups.map(({ tier }) => ({ ranks: 1, tier }))
    for (const kind of ["all-reduce", "all-gather", "reduce-scatter", "all-to-all", "send"] as const) {
      expect(hierarchicalCollective(kernels, kind, 1e9, alone)).toBe(0)
      expect(hierarchicalCollective(kernels, kind, 1e9, [alone[0]!, groups[1]!])).toBe(kernels.collective(kind, 1e9, 16, cluster))
    }
  })
})
