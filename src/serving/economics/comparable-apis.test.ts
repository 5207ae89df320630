import { describe, expect, test } from "vitest"
import { apiModels } from "../../data/index.ts"
import { comparableApis } from "./comparable-apis.ts"

describe("comparable models", () => {
  test("the same model comes before one of the same size", () => {
    const same = comparableApis(["meta-llama/Llama-3.1-8B"], 8e9)
    expect(same.map(({ api }) => api.id)).toContain("groq/llama-3.1-8b-instant")
    expect(same.every(({ likeness }) => likeness === "same")).toBe(true)
    const alike = comparableApis(["somebody/own-model"], 70e9)
    expect(alike.map(({ api }) => api.id)).toContain("groq/llama-3.3-70b-versatile")
    expect(alike.every(({ likeness }) => likeness === "size")).toBe(true)
  })

  test.each([
    ["deepseek-ai/DeepSeek-V3", 671e9, "deepseek-v3.2"],
    ["deepseek-ai/DeepSeek-V3-0324", 671e9, "deepseek-v3.2"],
    ["meta-llama/Llama-3.1-70B", 70e9, "groq/llama-3.3-70b-versatile"],
    ["moonshotai/Kimi-K2.3", 1e12, "kimi-k2.6"],
  ])("%s is not offered, but another version of it is", (name, parameters, other) => {
    const found = comparableApis([name], parameters)
    expect(found.map(({ api }) => api.id)).toContain(other)
    expect(found.every(({ likeness }) => likeness === "version")).toBe(true)
  })

  test("a model that is offered is the same as itself, by whatever maker or provider", () => {
    for (const { id, model, output } of apiModels)
      for (const name of output === null ? [] : [id, model, `somebody/${model}`])
        expect(
          comparableApis([name], 1).map(({ api, likeness }) => [api.id, likeness]),
          name,
        ).toContainEqual([id, "same"])
  })

  test("a model of another date is another model", () => {
    const ids = comparableApis(["mistralai/Mistral-Large-Instruct-2407"], 123e9).map(({ api }) => api.id)
    expect(ids).toContain("mistral-large")
    expect(ids).not.toContain("mistral-large-2512")
  })
})
