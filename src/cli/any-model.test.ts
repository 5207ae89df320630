// A venture of models of every kind, as a founder would type it: checked, explained down to the layers, mistakes at their place.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { commandOf } from "../../tests/support/command.ts"

const folder = mkdtempSync(join(tmpdir(), "venturi-any-model-"))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const layers = `model: Small
input: image 3x32x32
layers:
  - conv: { out: 8, kernel: 3, padding: 1 }
  - pool: global
  - head:
      - linear: 10
`
const sold = `    market: { customers: 1000 customer }
    usage: { requests: 100 request/customer/day }
    revenue: [ { name: fee, kind: subscription, price: 100 USD/customer/month } ]
`
const project = (name: string, sections: string): string => `  ${name}:\n${sections}${sold}`
const head = `venturi: 1
currency: USD
horizon: 12 months
resources:
  cash: 1M USD
  gpus: [ { name: lab, gpu: A100-SXM-80GB, count: 8 GPU, cost: owned } ]
  data: [ { name: pictures, size: 1.2M image }, { name: rows, size: 5M record }, { name: notes, size: 2B token } ]
projects:
`
const served = "    serving: { gpu: L4 }\n"
const trained = "    training: { gpus: [lab] }\n"
const venture = file(
  "venture.yaml",
  head +
    project("classify", `    model: { base: resnet50, method: pretrain, data: [pictures] }\n${trained}${served}`) +
    project("detect", `    model: { base: yolov8m, data: [pictures] }\n${trained}${served}`) +
    project("own", `    model: { architecture: net.yaml, data: [pictures] }\n${trained}${served}`) +
    project(
      "hear",
      `    model: { base: whisper-small, method: lora }\n    training: { gpus: [lab], samples: 50k sample }\n${served}`,
    ) +
    project(
      "score",
      `    model: { base: xgboost, data: [rows] }\n    training: { gpus: [lab], gpu_hours: 2 GPU-hour }\n${served}`,
    ) +
    project("write", `    model: { base: Llama-3.1-8B, method: lora, data: [notes] }\n${trained}${served}`),
)
file("net.yaml", layers)
const few = ["--samples", "256"]

test("six models of six kinds are right", async () => {
  const { code, out, err } = await commandOf(["check", venture, "--json"])
  expect(err).toBe("")
  const { ok, diagnostics } = JSON.parse(out)
  expect([code, ok]).toEqual([0, true])
  const codes = diagnostics.map((one: { readonly code: string }) => one.code)
  expect(codes).toEqual(expect.arrayContaining(["serving-one-pass", "serving-without-flop"]))
})

describe("explain opens a count down to the layers", () => {
  test.each([
    [["classify.model.parameters"], ["conv1 = 9,408", "conv 7×7: 64×3×7×7", "bn1–2 = 2 × 128 = 256", "fc = 2,049,000"]],
    [["classify.model.forward_flops"], ["conv 7×7: 2 × 12544 × 147 × 64", "FLOP/sample"]],
    [["write.model.parameters"], ["layers.0–31 = 32 × 218,112,000 = 6,979,584,000", "linear: 128256×4096"]],
    [
      ["write.model.parameters", "--depth", "4"],
      ["q_proj = 16,777,216", "linear: 4096×4096"],
    ],
    [
      ["write.model.kv_bytes", "--depth", "6"],
      ["131,072 byte/token", "2048 × 2 byte"],
    ],
    [
      ["write.model.trained_parameters", "--depth", "6"],
      ["adapters of rank 1", "(4096 + 4096)"],
    ],
    [["own.model.weight_bytes"], ["conv1 = 448 byte", "224 × 2 byte"]],
    [["score.model.parameters"], ["trees"]],
    [
      ["write.model.parameters", "--lang", "zh"],
      ["layers.0–31：32 × 218,112,000 = 6,979,584,000", "：128256×4096"],
    ],
  ])("%s", async (asked, shown) => {
    const { code, out } = await commandOf(["explain", venture, ...asked, "--quiet", ...few])
    expect(code).toBe(0)
    for (const text of shown) expect(out).toContain(text)
  })

  test("no deeper than is asked", async () => {
    const { out } = await commandOf(["explain", venture, "write.model.parameters", "--depth", "1", "--quiet", ...few])
    expect(out).toContain("model = 7,504,924,672")
    expect(out).not.toContain("layers.0")
  })

  test("the document has all of it, with sums that hold", async () => {
    const { out } = await commandOf(["explain", venture, "write.model.parameters", "--json", ...few])
    const { working } = JSON.parse(out).quantity
    type Part = { readonly times: number; readonly value: number; readonly parts: readonly Part[] }
    const total = (parts: readonly Part[]): number => parts.reduce((sum, { times, value }) => sum + times * value, 0)
    expect(total(working)).toBe(8_030_261_248)
    expect(working[1]).toMatchObject({
      name: "lm_head",
      times: 1,
      unit: "",
      sentence: "linear: 128256×4096",
      source: null,
      parts: [],
    })
  })

  test("a figure of the founder's own has no working of ours", async () => {
    const set = ["--set", "classify.model.parameters=1000"]
    const { out } = await commandOf(["explain", venture, "classify.model.parameters", "--json", ...set, ...few])
    expect(JSON.parse(out).quantity.working).toEqual([])
  })
})

describe("mistakes", () => {
  test.each([
    ["model: { base: resnett50 }", ["unknown-model"]],
    ["model: { base: resnet50, architecture: net.yaml }", ["model-needs-one"]],
    ["model: { architecture: ../net.yaml }", ["model-architecture-unread"]],
    ["model: { architecture: /etc/hosts }", ["model-architecture-unread"]],
    ["model: { base: resnet50, method: lora }", ["model-method-unfit"]],
    ["model: { base: resnet50 }\n    training: { gpus: [lab], tokens: 1B token }", ["training-tokens-for-samples"]],
    ["model: { base: resnet50 }\n    serving: { gpu: L4, request: { output: 9 token } }", ["serving-tokens-for-samples"]],
    ["model: { base: xgboost, data: [rows] }\n    training: { gpus: [lab] }", ["training-without-flop"]],
  ])("%s", async (sections, codes) => {
    const wrong = file("wrong.yaml", head + project("a", `    ${sections}\n`))
    for (const lang of ["en", "zh"]) {
      const { code, out } = await commandOf(["check", wrong, "--json", "--lang", lang])
      expect(code).toBe(1)
      const { diagnostics } = JSON.parse(out)
      expect(diagnostics.map((one: { readonly code: string }) => one.code)).toEqual(codes)
      expect(diagnostics[0].line).toBeGreaterThan(8)
      expect(/\p{Script=Han}/u.test(diagnostics[0].message)).toBe(lang === "zh")
    }
  })

  test("a mistake in the layers is told at its place in their file", async () => {
    file("bad-net.yaml", layers.replace("global", "globl"))
    const wrong = file("wrong.yaml", head + project("a", "    model: { architecture: bad-net.yaml }\n"))
    const { diagnostics } = JSON.parse((await commandOf(["check", wrong, "--json"])).out)
    expect(diagnostics).toMatchObject([{ code: "unknown-word", file: "bad-net.yaml", line: 5, column: 11 }])
    expect((await commandOf(["check", wrong])).err).toContain("- pool: globl")
  })
})
