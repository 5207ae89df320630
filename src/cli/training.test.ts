// `venturi training` as it is typed: text, JSON, a device file, and what is wrong with it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { commandOf } from "../../tests/support/command.ts"

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-training-"))
  writeFileSync(join(folder, "ours.yaml"), "base: H100-SXM\nname: ours\nmemory: 96 GB\nprice: 2 USD/GPU/hour\n")
  writeFileSync(join(folder, "empty.yaml"), "\n")
  writeFileSync(join(folder, "wrong.yaml"), "base: H100-SXM\nmemory: 96 USD\n")
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asked = ["training", "gpt2", "--gpus", "8", "--framework", "fsdp", "--global-batch", "64"]

test("the answer is told in both languages", async () => {
  const english = await commandOf([...asked, "--gpu", "H100", "--tokens", "1B"])
  expect([english.code, english.err]).toEqual([0, ""])
  expect(english.out).toContain("on 8 × H100-SXM")
  expect(english.out).toContain("MFU")
  const chinese = await commandOf([...asked, "--gpu", "H100", "--lang", "zh"])
  expect(chinese.out).toContain("8 块 H100-SXM")
})

test("--json has what programs ask for", async () => {
  const { code, out } = await commandOf([...asked, "--gpu", "H100", "--json"])
  expect(code).toBe(0)
  const answer = JSON.parse(out)
  expect(Object.keys(answer)).toEqual(
    expect.arrayContaining([
      ...["fits", "plan", "stepTime", "tokensPerSecond", "tokensPerSecondPerGpu", "modelFlopsPerGpu", "mfu"],
      ...["memoryPerGpu", "interval", "baseline", "breakdown", "searched", "warnings"],
    ]),
  )
  expect(Object.keys(answer.plan)).toEqual(
    expect.arrayContaining([
      ...["tp", "pp", "dp", "cp", "ep", "vpp", "zero", "microBatch", "globalBatch", "recompute", "precision"],
      ...["offload", "schedule"],
    ]),
  )
  expect(Object.keys(answer.memoryPerGpu)).toEqual(["total", "weights", "gradients", "optimizer", "activations", "other"])
  expect(answer.interval.stepTime[0]).toBeLessThan(answer.stepTime)
})

test("a device file stands for a device, with its price", async () => {
  const { code, out } = await commandOf([...asked, "--gpu", join(folder, "ours.yaml"), "--tokens", "1B"])
  expect(code).toBe(0)
  expect(out).toContain("8 × ours")
  expect(out).toContain("2 USD/GPU-hour")
})

test("what lies in the host's memory, how a pipeline goes and how quickly pictures come", async () => {
  const host = await commandOf([...asked, "--gpu", "H100", "--pp", "2", "--offload", "optimizer", "--schedule", "zero-bubble"])
  expect(host.out.replaceAll(/\s+/gu, " ")).toContain("optimizer in the host's memory · zero-bubble schedule")
  const pictures = ["training", "resnet50", "--gpu", "8xH100", "--global-batch", "2048", "--json", "--loader"]
  expect(JSON.parse((await commandOf([...pictures, "1k/s"])).out).stepTime).toBeCloseTo(2.048, 9)
  expect((await commandOf([...pictures, "0"])).code).toBe(2)
})

test("--quiet leaves out what changes nothing of the answer, and nothing else", async () => {
  const { out, err } = await commandOf([...asked, "--gpu", "H100", "--image", "64", "--measured-step", "100", "--quiet"])
  expect(out).toContain("8 × H100-SXM")
  expect(err).toContain("training-measured-far")
  expect(err).not.toContain("model-option-unused")
  expect((await commandOf([...asked, "--gpu", "H100", "--image", "64"])).err).toContain("`--image` changes nothing")
})

test.each([
  ["a device that there is not", ["--gpu", "H10O"], 1, "H100"],
  ["a device file with a mistake", ["--gpu", "wrong.yaml"], 1, "wrong.yaml:2:9"],
  ["an empty device file", ["--gpu", "empty.yaml"], 1, "`base: H100-SXM`"],
  ["a count beside another", ["--gpu", "4xH100"], 1, "--gpu H100 --gpus 8"],
  ["a machine of another device", ["--gpu", "H100", "--machine", "DGX-A100"], 1, "DGX-H100"],
  ["a precision that the device lacks", ["--gpu", "A100", "--precision", "fp8"], 1, "--precision bf16"],
  ["nothing to train on", ["--gpu", "H100", "--tokens", "0"], 2, "above 0"],
  ["a flag and its opposite", ["--gpu", "H100", "--sequence-parallel", "--no-sequence-parallel"], 2, "do not go together"],
  ["no device", [], 2, "--gpu"],
  ["a word that is none", ["--gpu", "H100", "--method", "lorra"], 2, "qlora"],
  ["a degree that does not divide", ["--gpu", "H100", "--tp", "5"], 1, "--tp"],
])("%s is told", async (_, more, code, said) => {
  const args = more.map((word) => (word.endsWith(".yaml") ? join(folder, word) : word))
  const told = await commandOf([...asked, ...args])
  expect([told.code, told.out]).toEqual([code, ""])
  expect(told.err).toContain(said)
})
