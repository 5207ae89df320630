// `venturi model` and `venturi models` as typed: names, files, folders, options, both languages, documents for programs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { commandOf } from "../../tests/support/command.ts"
import { columnsOf } from "../index.ts"

const folder = mkdtempSync(join(tmpdir(), "venturi-model-"))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(join(path, ".."), { recursive: true })
  writeFileSync(path, content)
  return path
}

const config = {
  model_type: "llama",
  hidden_size: 64,
  intermediate_size: 128,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  vocab_size: 100,
}
const layerFile =
  "model: Small\ninput: image 3x32x32\nclasses: 10\nlayers:\n  - conv: 8\n  - pool: global\n  - head:\n      - linear: classes\n"

describe("a model", () => {
  test.each([
    [["resnet50"], "parameters   25,557,032 (25.6M)", "layer1   32 layers"],
    [["GPT2", "--depth", "1", "--seq", "512"], "one sample   input_ids 512", "model.layers.0–11.self_attn.q_proj"],
    [
      ["llama-3.1-8b", "--lora-rank", "8", "--lora-targets", "q_proj,v_proj"],
      "3,407,872 (under 0.1 %): adapters of rank 8",
      "kept state",
    ],
    [["resnet50", "--image", "320", "--tuning", "head"], "the head alone", "image 3×320×320"],
    [["resnet50", "--lang", "zh"], "参数          25,557,032（2,560万）", "32 层"],
  ])("%j", async (args, ...parts) => {
    const { code, out, err } = await commandOf(["model", ...args])
    expect([code, err]).toEqual([0, ""])
    for (const part of parts) expect(out.replaceAll(/ +/gu, " ")).toContain(part.replaceAll(/ +/gu, " "))
  })

  test.each([40, 60, 80])("fits a terminal of %d columns", async (outColumns) => {
    const { out } = await commandOf(["model", "gemma-2-9b", "--depth", "1", "--no-color"], { outColumns })
    expect(out.split("\n").filter((line) => columnsOf(line) > outColumns)).toEqual([])
  })

  test.each([
    ["60", null, 60],
    ["60", 90, 60],
    ["300", null, 120],
    ["", 90, 90],
    ["wide", null, 100],
  ])("COLUMNS=%j on a terminal of %j columns: lines of at most %d", async (COLUMNS, outColumns, widest) => {
    const { out } = await commandOf(["model", "gemma-2-9b", "--no-color"], { environment: { COLUMNS }, outColumns })
    const longest = Math.max(...out.split("\n").map((line) => columnsOf(line)))
    expect(longest).toBeLessThanOrEqual(widest)
    expect(longest).toBeGreaterThan(widest - 30)
  })

  test.each([
    ["resnet50", "image", "layer1.0.conv1"],
    ["gpt2", "token", "model.layers.11.self_attn.q_proj"],
    ["whisper-tiny", "sample", "model.encoder.layers.0.self_attn.q_proj"],
  ])("%s as a document, per %s", async (name, per, path) => {
    const { code, out } = await commandOf(["model", name, "--json"])
    const document = JSON.parse(out)
    expect(code).toBe(0)
    expect(document.per).toBe(per)
    expect(document.layers.map((layer: { path: string }) => layer.path)).toContain(path)
    for (const key of ["name", "family", "parameters", "activeParameters", "trainableParameters", "forwardFlops", "forwardMacs"])
      expect(document).toHaveProperty(key)
    expect(document.weightBytes.bf16).toBe(2 * document.parameters)
    expect(document.stateBytesPerToken).toBeGreaterThanOrEqual(0)
    expect(document.sources[0].title).not.toBe("")
    expect(Object.keys(document.layers[0])).toEqual(["path", "kind", "title", "parameters", "forwardFlops", "output"])
    expect(document.warnings).toEqual([])
  })
})

describe("files", () => {
  test.each<[string, string, string]>([
    ["a config", file("llama/config.json", JSON.stringify(config)), "config: decoder transformer (llama), transformers"],
    ["the folder that holds it", join(folder, "llama"), "llama: decoder transformer (llama), transformers"],
    ["a layer file", file("small.yaml", layerFile), "Small: layers of your own"],
  ])("%s", async (_, spec, heading) => {
    const { code, out, err } = await commandOf(["model", spec])
    expect([code, err, out.split("\n")[0]]).toEqual([0, "", heading])
    expect(out).toContain("your own file")
  })

  test.each<[string, () => string, string]>([
    ["a folder without one", () => join(file("empty/x.txt", ""), ".."), "folder-without-config"],
    ["a path that leads nowhere", () => join(folder, "nothing.json"), "file-missing"],
    ["a folder that is not there", () => "./nothing/", "file-missing"],
    ["a huge file", () => file("huge/config.json", `{"a": "${"x".repeat(3_000_000)}"}`), "file-too-large"],
    ["a deep file", () => file("deep.json", "[".repeat(200_000)), "json-too-deep"],
    ["bytes", () => file("bytes.json", new Uint8Array([0xff, 0xfe, 0, 1, 2])), "not-text"],
    ["no JSON", () => file("cut.json", '{"model_type": "lla'), "bad-json"],
    ["another document", () => file("list.json", "[1, 2]"), "model-config-shape"],
    ["too many layers", () => file("many.json", JSON.stringify({ ...config, num_hidden_layers: 1e9 })), "model-config-size"],
    [
      "a field of another kind",
      () => file("kind.json", JSON.stringify({ ...config, hidden_size: { a: [[]] } })),
      "model-config-type",
    ],
    [
      "a missing field",
      () => file("less.json", JSON.stringify({ model_type: "llama", hidden_size: 64 })),
      "model-config-missing",
    ],
    ["a layer file with a mistake", () => file("wrong.yaml", layerFile.replace("conv: 8", "conw: 8")), "wrong.yaml:5"],
  ])("%s", async (_, make, code) => {
    const spec = make()
    for (const language of ["en", "zh"]) {
      const { code: exit, out, err } = await commandOf(["model", spec, "--lang", language])
      expect([exit, out]).toEqual([1, ""])
      expect(err).toContain(code)
    }
    const { code: exit, out } = await commandOf(["model", spec, "--json"])
    expect([exit, JSON.parse(out).ok]).toEqual([1, false])
  })

  test("a folder of the same name does not hide a model of the catalogue", async () => {
    const { out } = await commandOf(["model", "docs"])
    const { err } = await commandOf(["model", "docs"])
    expect([out, err.split("\n")[0]]).toEqual(["", "folder-without-config"])
  })
})

describe("mistakes", () => {
  test.each([
    ["en", "There is no model `resnt50` in the catalogue", "did you mean `resnet50`, "],
    ["zh", "目录中没有模型 `resnt50`", "是否想写 `resnet50`、"],
  ])("an unknown name in %s: the nearest five", async (language, first, second) => {
    const { code, err } = await commandOf(["model", "resnt50", "--lang", language])
    const plain = err.replaceAll(/\s+/gu, " ")
    expect(code).toBe(1)
    expect(plain).toContain(first)
    expect(plain).toContain(second)
  })

  test.each([
    ["en", "At `features.2` what is left of the input"],
    ["zh", "`features.2`"],
  ])("a size that the model cannot take, in %s, names the layer", async (language, part) => {
    const { code, err } = await commandOf(["model", "alexnet", "--image", "8x8", "--lang", language])
    expect([code, err.includes(part)]).toEqual([1, true])
  })

  test("an option that changes nothing is warned of by the name that was typed", async () => {
    const { code, err } = await commandOf(["model", "resnet50", "--seq", "9"])
    expect([code, err]).toEqual([0, "model-option-unused (warning)\n  `--seq` changes nothing of `resnet50`.\n"])
  })

  test.each([
    ["--seq", "0", "a whole number from 1 to"],
    ["--image", "12y", "a height and a width such as 224x224"],
    ["--image", "0x5", "a height and a width such as 224x224"],
    ["--batch", "x", "a whole number from 1 to"],
    ["--lora-rank", "-1", "a whole number from 1 to"],
    ["--lora-targets", "query,vlue", "attention, linear or some of query"],
    ["--precision", "fp12", "one of fp32, bf16, fp16, fp8, int8, int4"],
    ["--tuning", "half", "one of full, lora, qlora, head"],
    ["--attention", "some", "one of causal, full"],
    ["--depth", "x", "a whole number from 0 to 1000"],
  ])("%s %s", async (option, value, expected) => {
    const { code, err } = await commandOf(["model", "resnet50", `${option}=${value}`])
    expect([code, err.startsWith(`${option} ${value}: ${expected}`)]).toEqual([2, true])
  })
})

describe("the catalogue", () => {
  test("by family, with filters", async () => {
    const { code, out } = await commandOf(["models", "densenet", "--library", "torchvision", "--max", "15M"])
    expect(code).toBe(0)
    expect(out).toContain("densenet121")
    expect(out).not.toContain("densenet161")
  })

  test.each([
    ["en", "Published results", "yolov5s (COCO 2017, mAP 50-95)"],
    ["zh", "已发表的结果", "yolov5s (COCO 2017, mAP 50-95)"],
  ])("of a task in %s", async (language, ...parts) => {
    const { out } = await commandOf(["models", "--task", "detection", "--lang", language])
    for (const part of parts) expect(out).toContain(part)
  })

  test("a task goes by its Chinese name too, and all tasks are told by theirs", async () => {
    const { code, out } = await commandOf(["models", "--task", "目标检测", "--lang", "zh", "--json"])
    expect([code, JSON.parse(out).application.task]).toEqual([0, "detection"])
    const wrong = await commandOf(["models", "--task", "目标检侧", "--lang", "zh"])
    expect([wrong.code, wrong.err.includes("风险管理"), wrong.err.includes("…")]).toEqual([1, true, false])
  })

  test("as a document", async () => {
    const { out } = await commandOf(["models", "--family", "lenet", "--task", "image classification", "--json"])
    const { models, application } = JSON.parse(out)
    expect([models.length, models[0].name, application.task]).toEqual([1, "LeNet-5", "image classification"])
  })

  test.each([
    [["--task", "detectin"], 1, "unknown-word"],
    [["--family", "resnets"], 1, "unknown-word"],
    [["--min", "many"], 2, "a number such as 7B"],
    [["nothing is called so"], 0, "No model of the catalogue is like that."],
  ])("%j", async (args, exit, part) => {
    const { code, out, err } = await commandOf(["models", ...args])
    expect([code, `${out}${err}`.includes(part)]).toEqual([exit, true])
  })
})
