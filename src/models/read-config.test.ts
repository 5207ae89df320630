/** Reading configs: what is missing, mistyped or unknown is said by name. */
import { expect, test } from "vitest"
import { findModel, isUnknownModel, listModels, parameters, readConfig } from "./index.ts"

const llama = {
  model_type: "llama",
  hidden_size: 2048,
  num_hidden_layers: 16,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  intermediate_size: 8192,
  vocab_size: 128_256,
  tie_word_embeddings: true,
}

const nemotron = {
  model_type: "nemotron_h",
  hidden_size: 256,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  head_dim: 64,
  vocab_size: 1000,
  mamba_num_heads: 8,
  mamba_head_dim: 64,
}

function codes(json: unknown): readonly (readonly [string, unknown])[] {
  const read = readConfig(json)
  const found = read.kind === "problems" ? read.problems : read.warnings
  return found.map(({ code, params }) => [code, params.field ?? params.type ?? null] as const)
}

test.each([
  ["a config that is whole", llama, []],
  ["a missing field", { ...llama, hidden_size: undefined }, [["model-config-missing", "hidden_size"]]],
  [
    "two missing fields",
    { ...llama, vocab_size: null, intermediate_size: undefined },
    [
      ["model-config-missing", "vocab_size"],
      ["model-config-missing", "intermediate_size"],
    ],
  ],
  ["a text for a number", { ...llama, hidden_size: "2048" }, [["model-config-type", "hidden_size"]]],
  ["a fraction of a layer", { ...llama, num_hidden_layers: 1.5 }, [["model-config-type", "num_hidden_layers"]]],
  ["heads that do not divide the width", { ...llama, num_attention_heads: 30 }, [["model-config-heads", null]]],
  ["a family not known", { ...llama, model_type: "llama9" }, [["model-config-unknown-type", "llama9"]]],
  [
    "a family named as a part of every object",
    { ...llama, model_type: "constructor" },
    [["model-config-unknown-type", "constructor"]],
  ],
  [
    "a family that is the prototype",
    JSON.parse(`{ "model_type": "__proto__", ${JSON.stringify({ ...llama, model_type: undefined }).slice(1)}`),
    [["model-config-unknown-type", "__proto__"]],
  ],
  ["a part of a part", { text_config: { text_config: llama } }, [["model-config-shape", null]]],
  ["parts without end", JSON.parse(`${'{"text_config":'.repeat(20_000)}{}${"}".repeat(20_000)}`), [["model-config-shape", null]]],
  ["a list", [], [["model-config-shape", null]]],
  ["a thousand million layers", { ...llama, num_hidden_layers: 1e9 }, [["model-config-size", "num_hidden_layers"]]],
  ["a width beyond all bounds", { ...llama, hidden_size: 1e12 }, [["model-config-size", "hidden_size"]]],
  ["no heads", { ...llama, num_attention_heads: 0 }, [["model-config-type", "num_attention_heads"]]],
  ["heads below zero", { ...llama, num_key_value_heads: -8 }, [["model-config-type", "num_key_value_heads"]]],
  ["heads that keys cannot be shared among", { ...llama, num_key_value_heads: 7 }, [["model-config-groups", null]]],
  ["a list for a number", { ...llama, vocab_size: [1, 2] }, [["model-config-type", "vocab_size"]]],
  ["an object for a number", { ...llama, intermediate_size: { a: 1 } }, [["model-config-type", "intermediate_size"]]],
  ["a type that is no text", { ...llama, model_type: 7 }, [["model-config-type", "model_type"]]],
  [
    "a pattern with an unknown block",
    { ...nemotron, hybrid_override_pattern: "M*X" },
    [["model-config-type", "hybrid_override_pattern"]],
  ],
  ["a hybrid without its pattern", nemotron, [["model-config-missing", "hybrid_override_pattern"]]],
  ["a picture model's text part", { model_type: "gemma3", text_config: llama }, [["model-config-text-part", "gemma3"]]],
])("%s", (_, json, expected) => {
  expect(codes(json)).toEqual(expected)
})

test("absurd configs are refused at once, whatever the family", () => {
  const start = performance.now()
  for (const type of [
    "llama",
    "gpt2",
    "mamba",
    "nemotron_h",
    "qwen3_next",
    "openelm",
    "jamba",
    "opt",
    "decoder",
    "never heard of",
  ]) {
    const huge = { hidden_size: 1e9, num_hidden_layers: 1e9, num_attention_heads: 1e9, vocab_size: 1e9, intermediate_size: 1e9 }
    expect(readConfig({ ...huge, model_type: type, n_layer: 1e9, num_transformer_layers: 1e9 }).kind).toBe("problems")
  }
  expect(performance.now() - start).toBeLessThan(1000)
})

test("an unknown type that has nothing of a Llama is read as a GPT", () => {
  const read = readConfig({
    model_type: "my-gpt",
    hidden_size: 768,
    num_hidden_layers: 12,
    num_attention_heads: 12,
    intermediate_size: 3072,
    vocab_size: 50_257,
    n_positions: 1024,
    tie_word_embeddings: true,
  })
  expect(read.kind === "config" && parameters(read.config).total).toBe(124_439_808)
})

test("a part of a model takes from its class what it leaves out (Gemma 3 4B)", () => {
  const part = {
    model_type: "gemma3_text",
    hidden_size: 2560,
    intermediate_size: 10_240,
    num_hidden_layers: 34,
    sliding_window: 1024,
  }
  const read = readConfig({ model_type: "gemma3", text_config: part })
  expect(read.kind === "config" && parameters(read.config).total).toBe(3_880_263_168)
})

test("an unknown family is counted by its fields", () => {
  const read = readConfig({ ...llama, model_type: "llama9" })
  expect(read.kind === "config" && parameters(read.config).total).toBe(1_235_814_400)
})

test.each([
  ["Llama-3.1-8B", "meta-llama/Llama-3.1-8B"],
  ["llama 3.1 8b instruct", "meta-llama/Llama-3.1-8B"],
  ["meta-llama/Meta-Llama-3.1-8B-Instruct", "meta-llama/Llama-3.1-8B"],
  ["Mistral-7B-Instruct-v0.3", "mistralai/Mistral-7B-v0.3"],
  ["Qwen/Qwen2.5-32B-Instruct-AWQ", "Qwen/Qwen2.5-32B"],
  ["hfl/chinese-roberta-wwm-ext-large", "hfl/chinese-roberta-wwm-ext-large"],
  ["dense decoder 7B", "Qwen/Qwen2.5-7B"],
  ["32B", "Qwen/Qwen2.5-32B"],
  ["0.33B encoder", "hfl/chinese-roberta-wwm-ext-large"],
  ["13B", "meta-llama/Llama-2-13b-hf"],
])("%s is %s", (spec, id) => {
  const found = findModel(spec)
  expect(isUnknownModel(found) ? found.nearest : found.id).toBe(id)
})

test.each([
  ["Llama-3.1-8", "Llama-3.1-8B"],
  ["Qwen2.5-7", "Qwen2.5-7B"],
  ["mixtral", "Mixtral-8x7B-v0.1"],
])("%s is unknown; the nearest is %s", (spec, nearest) => {
  const found = findModel(spec)
  expect(isUnknownModel(found) && found.nearest[0]).toBe(nearest)
})

test("at most five names are offered, none for a size nobody has", () => {
  const near = findModel("llama")
  expect(isUnknownModel(near) && near.nearest.length).toBe(5)
  expect(isUnknownModel(findModel("900000B"))).toBe(true)
})

test("every model of the catalogue reads without a warning", () => {
  for (const { entry } of listModels()) {
    const read = readConfig(entry.config)
    expect([entry.id, read.kind === "config" ? read.warnings : read.problems]).toEqual([entry.id, []])
  }
})
