import { describe, expect, test } from "vitest"
import { comparableApis, plainModelName, sizeInName } from "./comparable-apis.ts"

describe("comparable models", () => {
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

  test("the same model comes before one of the same size", () => {
    const same = comparableApis(["meta-llama/Llama-3.1-8B"], 8e9)
    expect(same.map(({ api }) => api.id)).toContain("groq/llama-3.1-8b-instant")
    expect(same.every(({ likeness }) => likeness === "same")).toBe(true)
    const alike = comparableApis(["somebody/own-model"], 70e9)
    expect(alike.map(({ api }) => api.id)).toContain("groq/llama-3.3-70b-versatile")
    expect(alike.every(({ likeness }) => likeness === "size")).toBe(true)
  })

  test("a model of another date is another model", () => {
    const ids = comparableApis(["mistralai/Mistral-Large-Instruct-2407"], 123e9).map(({ api }) => api.id)
    expect(ids).toContain("mistral-large")
    expect(ids).not.toContain("mistral-large-2512")
  })
})
