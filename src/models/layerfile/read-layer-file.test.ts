// Layer files: the examples of the handbook count as their like in the libraries; every mistake is told at its place.
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { lineColumn } from "../../diagnostics/index.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"
import { forwardMacs } from "../measure/arithmetic.ts"
import { stateBytes } from "../measure/memory.ts"
import { parameterCounts } from "../measure/parameters.ts"
import { evaluate } from "./arithmetic.ts"
import { type LayerFileRead, readLayerFile } from "./read-layer-file.ts"

const handbook = readFileSync(new URL("../../../docs/layer-file.md", import.meta.url), "utf8")
const examples = [...handbook.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = ""]) => text)

function modelOf(text: string): Extract<LayerFileRead, { kind: "model" }>["model"] {
  const read = readLayerFile(text, "net.yaml")
  if (read.kind === "problems") throw new Error(JSON.stringify(read.problems))
  return read.model
}

test.each(["", " \n"])("an empty file is told what a layer file begins with: %j", (text) => {
  const read = readLayerFile(text, "net.yaml")
  expect(read.kind === "problems" && read.problems.map(({ code }) => code)).toEqual(["layer-file-empty"])
})

describe("the examples of the handbook", () => {
  test("the small CNN, worked by hand: stem 1,728; norms and convolutions of each block; a linear layer", () => {
    const block = (from: number, to: number): number => 9 * from * to + 9 * to * to + from * to + 3 * 2 * to
    const expected = 3 * 64 * 9 + 2 * 64 + block(64, 64) + block(64, 128) + block(128, 256) + 256 * 10 + 10
    const model = modelOf(examples[0] ?? "")
    const graph = model.lay(model.usual)
    expect(parameterCounts(graph).total).toBe(expected)
    expect(graph.nodes[graph.outputs[0] ?? 0]?.output).toEqual([10])
    expect(model.usual).toMatchObject({ image: [32, 32], classes: 10 })
  })

  // GPT-2's 124,439,808 parameters: openai-community/gpt2, safetensors metadata.
  test("the small decoder is GPT-2", () => {
    const model = modelOf(examples[1] ?? "")
    const graph = model.lay(model.usual)
    expect(parameterCounts(graph).total).toBe(124_439_808)
    expect(stateBytes(graph, 2).perToken).toBe(2 * 2 * 12 * 768)
    const short = model.lay({ ...model.usual, sequence: 1 })
    expect(forwardMacs(short, "full")).toBe(124_439_808 - 1024 * 768 - 12 * (13 * 768) - 2 * 768 + 12 * 2 * 768)
  })

  test("other classes and another size of the image", () => {
    const model = modelOf(examples[0] ?? "")
    const graph = model.lay({ ...model.usual, image: [64, 48], classes: 100 })
    expect(graph.nodes[graph.outputs[0] ?? 0]?.output).toEqual([100])
  })
})

const net = (layers: string, rest = "input: image 3x32x32"): string => `model: a\n${rest}\nlayers:\n${layers}`

describe("mistakes", () => {
  test.each<[string, string, string, string]>([
    ["a word that is none", net("  - convo: 3"), "4:5", "layer-unknown"],
    ["a value that is none", net("  - conv: { out: 3, kernal: 3 }"), "4:21", "unknown-key"],
    ["a value that is missing", net("  - conv: { kernel: 3 }"), "4:11", "missing-key"],
    ["half a channel", net("  - conv: 7 / 2"), "4:11", "layer-number"],
    ["no channel", net("  - conv: 0"), "4:11", "layer-number"],
    ["a tree deeper than any", net("  - trees: { depth: 31 }", "input: vector 3"), "4:21", "layer-number"],
    ["a name that is none", net("  - conv: widht"), "4:11", "layer-name-unknown"],
    ["an input that is none", net("  - flatten", "input: picture 3x4"), "2:8", "layer-input"],
    ["an input with another number of axes", net("  - flatten", "input: image 32"), "2:8", "layer-input"],
    ["a kernel larger than the image", net("  - conv: { out: 3, kernel: 40 }"), "4:5", "layer-too-small"],
    ["channels that groups do not divide", net("  - conv: { out: 4, groups: 2 }"), "4:5", "layer-not-divisible"],
    ["attention on an image", net("  - attention: 3"), "4:5", "layer-wrong-axes"],
    ["a linear layer on an image", net("  - conv: 3\n  - linear: 10"), "5:5", "layer-wrong-axes"],
    ["a kernel of three axes", net("  - conv: { out: 3, kernel: [1, 2, 3] }"), "4:5", "layer-wrong-axes"],
    ["a residual that changes the shape", net("  - residual:\n      - conv: 4"), "4:5", "layer-do-not-fit"],
    ["two layers of one name", net("  - flatten:\n    name: a\n  - flatten:\n    name: a"), "6:5", "duplicate-name"],
    ["more layers than anyone writes", net("  - repeat: 20001\n    layers: [flatten]"), "4:5", "layer-limit"],
    ["repetitions without layers", net("  - repeat: 2"), "4:5", "missing-key"],
    ["no layers", "model: a\ninput: vector 3\nlayers: []", "1:1", "missing-key"],
    ["a block in itself", "model: a\ninput: vector 3\ndefine:\n  b: { layers: [b] }\nlayers:\n  - b", "4:17", "layer-loop"],
    [
      "a block named like a word",
      "model: a\ninput: vector 3\ndefine:\n  conv: { layers: [flatten] }\nlayers:\n  - flatten",
      "4:3",
      "layer-reserved",
    ],
    ["a table that is none", net("  - tied linear: { out: 3, to: x }", "input: vector 3"), "4:5", "layer-tied"],
    ["a parallel without branches", net("  - parallel: { join: add }"), "4:5", "missing-key"],
  ])("%s", (_, text, place, code) => {
    const read = readLayerFile(text, "net.yaml")
    const [first] = read.kind === "problems" ? read.problems : []
    const at = lineColumn(text, first?.span?.start ?? 0)
    expect([first?.code, `${at.line}:${at.column}`]).toEqual([code, place])
  })

  test("all at once, in their order", () => {
    const read = readLayerFile(net("  - conv: x\n  - norm: batsh\n  - pool: { kind: max, size: 2 }"), "net.yaml")
    expect(read.kind === "problems" && read.problems.map(({ code }) => code)).toEqual([
      "layer-name-unknown",
      "unknown-word",
      "unknown-key",
    ])
  })

  test("repetitions inside each other stop at the limit, at once", () => {
    const nested =
      "  - repeat: 1000\n    layers:\n      - repeat: 1000\n        layers:\n          - repeat: 1000\n            layers: [flatten]"
    const read = readLayerFile(net(nested), "net.yaml")
    expect(read.kind === "problems" && read.problems.map(({ code }) => code)).toEqual(["layer-limit"])
  })

  test("a size that is too small for the model is a shape mistake", () => {
    const model = modelOf(net("  - conv: { out: 3, kernel: 20 }"))
    expect(() => model.lay({ ...model.usual, image: [8, 8] })).toThrow(ShapeMistake)
  })
})

test("sums are computed as JavaScript does", () => {
  const number = fc.integer({ min: 0, max: 999 }).map(String)
  const expression = fc.letrec<{ sum: string }>((tie) => ({
    sum: fc.oneof(
      { maxDepth: 4 },
      number,
      fc.tuple(tie("sum"), fc.constantFrom("+", "-", "*"), tie("sum")).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    ),
  })).sum
  fc.assert(
    fc.property(expression, (text) => {
      const value = Number(new Function(`return ${text}`)())
      const sum = evaluate(text, new Map())
      expect(sum).toEqual(Number.isSafeInteger(value) ? { kind: "value", value } : { kind: "no number" })
    }),
  )
})
