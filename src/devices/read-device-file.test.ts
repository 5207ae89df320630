// A user's own device: what is written wins, the rest is the base's; all mistakes at once, in both languages.
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isUnknown } from "../data/index.ts"
import { lineColumn } from "../diagnostics/index.ts"
import { sayDiagnostic, wordsOf } from "../words/index.ts"
import { type Device, precisions } from "./device.ts"
import { findDevice, listDevices } from "./devices.ts"
import type { OwnDevice } from "./own-device.ts"
import { readDeviceFile } from "./read-device-file.ts"

function ownOf(text: string): OwnDevice {
  const read = readDeviceFile(text, "devices/my-card.yaml")
  if (read.kind === "problems") throw new Error(JSON.stringify(read.problems))
  return read.device
}

function catalogued(name: string): Device {
  const found = findDevice(name)
  if (isUnknown(found)) throw new Error(name)
  return found
}

const handbook = readFileSync(new URL("../../docs/devices.md", import.meta.url), "utf8")
const examples = [...handbook.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = ""]) => text)

test("the examples of the handbook", () => {
  const [first, second] = examples.map(ownOf)
  expect(first?.machine?.tiers.map(({ bandwidth }) => bandwidth)).toEqual([450e9, 50e9])
  expect(second?.machine).toMatchObject({ name: "lab", devices: 4, nics: null })
})

test("a base with some figures of one's own", () => {
  const text =
    "base: H100-SXM\nmemory: 96 GB\nbandwidth: 2.4 TB/s\npeak: { bf16: 900 TFLOP/s/GPU }\nlink: { bandwidth: 300 GB/s }\nprice: 2.1 USD/GPU-hour"
  const { device, base, own, machine, price, purchase } = ownOf(text)
  const h100 = catalogued("H100-SXM")
  expect(device).toEqual({
    ...h100,
    aliases: [],
    memory: { bytes: 96e9, bandwidth: 2.4e12 },
    peak: { ...h100.peak, bf16: 900e12 },
    link: { ...h100.link, bandwidth: 300e9 },
  })
  expect([base, machine, price?.text, purchase]).toEqual(["H100-SXM", null, "2.1 USD/GPU-hour", null])
  expect(own).toEqual(["memory.bytes", "memory.bandwidth", "peak.bf16", "link.bandwidth"])
})

test("what the user measured is no assumption any more", () => {
  const name = "H100-SXM-96GB"
  expect(catalogued(name).assumed).toContain("peak.bf16")
  const { device } = ownOf(`base: ${name}\npeak: { bf16: 900 TFLOP/s }\nhost: { bandwidth: 60 GB/s }`)
  expect(device.assumed).not.toContain("peak.bf16")
  expect(device.assumed).toContain("peak.fp8")
})

test("a device of its own, named after the file; units as one has them", () => {
  const { device, base } = ownOf(
    "memory: 40 GiB\npeak: { fp16: 200 TFLOP/s }\nclock: 1.2 GHz\nl2: 32 MiB\nunits: 60\npower: 0.3 kW\nlink: { kind: nvlink, domain: 4 }\nhost: { bandwidth: 256 Gbit/s }",
  )
  expect(base).toBeNull()
  expect(device).toMatchObject({
    ...{ id: "my-card", name: "my-card", units: 60, clock: 1.2e9, tdp: 300, l2: 32 * 2 ** 20 },
    ...{ memory: { bytes: 40 * 2 ** 30, bandwidth: null }, peak: { fp16: 2e14, bf16: null } },
    ...{ link: { kind: "nvlink", generation: null, bandwidth: null, domain: 4 }, host: { kind: "other", bandwidth: 3.2e10 } },
  })
})

describe("machines", () => {
  test("one of the catalogue", () => {
    expect(ownOf("base: H100\nmachine: p5.48xlarge").machine).toMatchObject({ id: "P5.48XLARGE", device: "H100-SXM" })
  })

  test("the usual one with another network", () => {
    const { machine } = ownOf("base: H100\nmachine: { devices: 4, network: 200 Gbit/s }")
    expect(machine).toMatchObject({ id: "DGX-H100", devices: 4, nics: null })
    expect(machine?.tiers.map(({ bandwidth }) => bandwidth)).toEqual([450e9, 25e9])
  })

  test("networks of one's own", () => {
    const { machine } = ownOf(
      "base: A100\nmachine:\n  name: lab\n  tiers:\n    - { name: node, kind: pcie, size: 4, bandwidth: 24 GB/s, latency: 8 us }\n    - { name: room, kind: ethernet, bandwidth: 10 Gbit/s }",
    )
    expect(machine?.tiers).toEqual([
      { name: "node", kind: "pcie", size: 4, bandwidth: 24e9, latency: 8e-6, fitted: {} },
      { name: "room", kind: "ethernet", size: Infinity, bandwidth: 1.25e9, latency: null, fitted: {} },
    ])
  })
})

const wrong = `base: H10O-SXM
memroy: 96 GB
bandwidth: 2.4 TB
price: 2.1 USD/hour
clock: 1 to 2 GHz
units: 1.5
power: 0 W
link: { kind: nvlnk }
machine: DGX-H10
`

test("all mistakes at once, in the order of the file, with what to write instead", () => {
  const read = readDeviceFile(wrong, "card.yaml")
  const problems = read.kind === "problems" ? read.problems : []
  const told = problems.map(({ code, span, fix }) => [lineColumn(wrong, span?.start ?? 0).line, code, fix])
  expect(told).toEqual([
    [1, "unknown-gpu", "H100-SXM"],
    [2, "unknown-key", "memory"],
    [3, "wrong-unit", undefined],
    [4, "wrong-unit", undefined],
    [5, "figure-expected", undefined],
    [6, "figure-whole", undefined],
    [7, "figure-positive", undefined],
    [8, "unknown-word", "nvlink"],
    [9, "unknown-machine", "DGX-H100"],
  ])
  const say = (language: "en" | "zh"): readonly string[] =>
    problems.map((problem) => sayDiagnostic(wordsOf(language), problem).message)
  expect(say("en")).toMatchInlineSnapshot(`
    [
      "There is no GPU \`H10O-SXM\` in the catalogue.",
      "\`device\` has no key \`memroy\`.",
      "\`device.bandwidth\` needs \`byte/s\`; this is \`TB\`.",
      "\`device.price\` needs \`USD/GPU-hour\`; this is \`USD/hour\`.",
      "\`device.clock\` needs one plain figure; an interval, a choice or a formula stands here.",
      "\`device.units\` is a whole number; \`1.5\` stands here.",
      "\`device.power\` must be more than 0; \`0 W\` stands here.",
      "\`nvlnk\` is no \`device.link.kind\`; it is one of \`nvlink\`, \`xgmi\`, \`ici\`, \`pcie\`, \`hccs\`, \`roce\`, \`neuronlink\` or \`other\`.",
      "There is no machine \`DGX-H10\` in the catalogue.",
    ]
  `)
  expect(say("zh")).toMatchInlineSnapshot(`
    [
      "目录中没有 \`H10O-SXM\` 这种 GPU。",
      "\`device\` 没有 \`memroy\` 这个键。",
      "\`device.bandwidth\` 的单位应是 \`byte/s\`，这里却是 \`TB\`。",
      "\`device.price\` 的单位应是 \`USD/GPU-hour\`，这里却是 \`USD/hour\`。",
      "\`device.clock\` 需要一个确定的数，这里却是区间、选项或公式。",
      "\`device.units\` 是整数，这里却是 \`1.5\`。",
      "\`device.power\` 必须大于 0，这里是 \`0 W\`。",
      "\`nvlnk\` 不能用作 \`device.link.kind\`，可选的有 \`nvlink\`、\`xgmi\`、\`ici\`、\`pcie\`、\`hccs\`、\`roce\`、\`neuronlink\` 或 \`other\`。",
      "目录中没有 \`DGX-H10\` 这种机器。",
    ]
  `)
})

test.each([
  ["nothing to start from", "name: x", ["missing-key", "missing-key"]],
  ["a formula", "base: H100\nmemory: = 2 * 40 GB", ["figure-expected"]],
  ["a choice", "base: H100\nmemory: choose 40, 80 GB", ["figure-expected"]],
  ["a negative figure", "base: H100\nbandwidth: -1 GB/s", ["figure-positive"]],
  [
    "networks that do not grow",
    "base: H100\nmachine: { tiers: [{ name: a, kind: pcie, size: 8, bandwidth: 1 GB/s }, { name: b, kind: pcie, size: 8, bandwidth: 1 GB/s }] }",
    ["tiers-order"],
  ],
  ["a list", "- base: H100", ["no-sections"]],
  ["an empty file", "", ["empty-file"]],
])("%s", (_, text, codes) => {
  const read = readDeviceFile(text, "card.yaml")
  expect(read.kind === "problems" && read.problems.map(({ code }) => code)).toEqual(codes)
})

test("a price may be an interval, in any currency", () => {
  expect(ownOf("base: H800\nprice: 12 to 18 CNY/GPU-hour\npurchase: 200k CNY/GPU")).toMatchObject({
    ...{ price: { text: "12 to 18 CNY/GPU-hour" }, purchase: { text: "200k CNY/GPU" } },
  })
})

test("written out, every device of the catalogue reads as itself", () => {
  const written = ({ peak, memory, units, tdp }: Device): string => {
    const peaks = precisions.flatMap((precision) => (peak[precision] === null ? [] : [`${precision}: ${peak[precision]} FLOP/s`]))
    const plain = [
      `memory: ${memory.bytes} byte`,
      ...(units === null ? [] : [`units: ${units}`]),
      ...(tdp === null ? [] : [`power: ${tdp} W`]),
    ]
    return [...plain, "peak:", ...peaks.map((line) => `  ${line}`)].join("\n")
  }
  fc.assert(
    fc.property(fc.constantFrom(...listDevices()), (device) => {
      const read = ownOf(written(device)).device
      expect(read.memory.bytes).toBeCloseTo(device.memory.bytes, -3)
      for (const precision of precisions)
        expect((read.peak[precision] ?? 0) / (device.peak[precision] ?? 1)).toBeCloseTo(
          device.peak[precision] === null ? 0 : 1,
          9,
        )
      expect([read.units, read.tdp]).toEqual([device.units, device.tdp])
    }),
  )
})
