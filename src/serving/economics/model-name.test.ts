import { describe, expect, test } from "vitest"
import { apiModels } from "../../data/index.ts"
import { lineOf, plainModelName, sizeInName } from "./model-name.ts"

describe("names of models", () => {
  test.each([
    ["meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo", "llama 3.1 8b"],
    ["fireworks/llama-v3p1-8b-instruct", "llama 3.1 8b"],
    ["cerebras/llama3.1-8b", "llama 3.1 8b"],
    ["groq/qwen3-32b", "qwen 3 32b"],
    ["mistralai/Mixtral-8x7B-v0.1", "mixtral 8x7b"],
    ["glm-5-turbo", "glm 5 turbo"],
  ])("%s is %s", (name, expected) => {
    expect(plainModelName(name)).toBe(expected)
  })

  test.each([
    ["qwen3-235b-a22b", 235e9],
    ["Mixtral-8x7B", 56e9],
    ["gpt-4o", null],
    ["ministral-3b-2512", 3e9],
  ])("%s tells of %s parameters", (name, expected) => {
    expect(sizeInName(name)).toBe(expected)
  })

  test.each([
    ["DeepSeek-V3", "deepseek 3"],
    ["deepseek-ai/DeepSeek-V3-0324", "deepseek 3"],
    ["deepseek-v3.1-terminus", "deepseek 3"],
    ["deepseek-v3.2-exp", "deepseek 3"],
    ["DeepSeek-R1", "deepseek r1"],
    ["Llama-3.1-70B", "llama 3 70b"],
    ["groq/llama-3.3-70b-versatile", "llama 3 70b"],
    ["GLM-4.5-Air", "glm 4 air"],
    ["GLM-4.5", "glm 4"],
    ["moonshotai/Kimi-K2-Instruct", "kimi k2"],
    ["kimi-k2.6", "kimi k2"],
    ["Qwen2.5-72B", "qwen 2 72b"],
    ["fireworks/qwen2p5-vl-72b-instruct", "qwen 2 vl 72b"],
    ["mixtral-8x7b", null],
    ["gpt-4o", null],
  ])("%s is of the line %s", (name, expected) => {
    expect(lineOf(name)).toBe(expected)
  })

  test("every name of the price list is read", () => {
    for (const { id, model } of apiModels) expect([plainModelName(id), plainModelName(model)], id).not.toContain("")
  })
})
