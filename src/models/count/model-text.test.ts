import { describe, expect, test } from "vitest"
import { readModelText } from "./model-text.ts"

const kind = (text: string, file: string): unknown => {
  const { model, diagnostics } = readModelText(text, file)
  return model === null ? diagnostics.map(({ code }) => code) : Object.keys(model)[0]
}

describe("what a text is", () => {
  test.each([
    ["a config", '{"model_type": "llama"}', "config.json", "config"],
    ["a config by its sign", ' {"model_type": "llama"}', "llama.txt", "config"],
    ["layers", "model: x\nlayers: []", "x.yaml", "layers"],
    ["layers in JSON", '{"model": "x", "input": "vector 2", "layers": []}', "x.json", "layers"],
    ["no JSON", "{]", "config.json", ["bad-json"]],
    ["an empty file", "", "config.json", ["bad-json"]],
    ["a deep file", "[".repeat(100_000), "config.json", ["json-too-deep"]],
    ["brackets in a text are none", `{"a": "${"[".repeat(500)}"}`, "config.json", "config"],
  ])("%s", (_, text, file, expected) => expect(kind(text, file)).toEqual(expected))
})
