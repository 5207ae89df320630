import { expect, test } from "vitest"
import { licenceOf, licences } from "../../data/index.ts"
import { allModels } from "../../models/catalogue/all-models.ts"
import { allowedBy } from "./licences.ts"

test.each([
  ["exclusive", "yes"],
  ["owned", "yes"],
  ["commercial", "yes"],
  ["CC0", "yes"],
  ["Apache-2.0", "yes"],
  ["CC-BY-4.0", "conditions"],
  ["AGPL-3.0", "conditions"],
  ["licensed from the hospital", "conditions"],
  ["CC-BY-NC-4.0", "no"],
  ["non-commercial", "no"],
  ["noncommercial use", "no"],
  ["research only", "no"],
  ["not for commercial use", "no"],
  ["no commercial use", "no"],
  ["仅供研究", "no"],
  ["not licensed for commercial use", "no"],
  ["commercial use prohibited", "no"],
  ["unlicensed", "no"],
  ["禁止商用", "no"],
  ["不得商用", "no"],
  ["不可用于商业", "no"],
  ["未授权", "no"],
  ["未经许可", "no"],
  ["独家", "yes"],
  ["购买", "yes"],
  ["公共领域", "yes"],
  ["已授权", "conditions"],
  ["GPL-3.0", "conditions"],
  ["ODbL", "conditions"],
  ["as agreed", "unknown"],
  ["unknown", "unknown"],
  [null, "unknown"],
])("%s: %s", (licence, commercial) => {
  expect(allowedBy(licence)).toBe(commercial)
})

test.each([
  ["Qwen/Qwen2.5-7B", "yes"],
  ["Qwen/Qwen2.5-3B", "no"],
  ["Qwen/Qwen2.5-72B", "conditions"],
  ["meta-llama/Llama-3.1-8B", "conditions"],
  ["facebook/opt-1.3b", "no"],
  ["EleutherAI/pythia-1b", "yes"],
  ["yolov8n", "conditions"],
])("the weights of %s: %s", (model, commercial) => {
  expect(licenceOf(model)?.commercial).toBe(commercial)
})

test("every licence of the catalogue is that of a model, and no model has two", () => {
  const meant = licences.map(({ id, models }) => ({ id, models }))
  const names = allModels().flatMap((model) => model.names.slice(0, 1))
  const fits = (pattern: string, name: string): boolean =>
    pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern
  for (const { id, models } of meant)
    for (const pattern of models) expect([id, pattern, names.some((name) => fits(pattern, name))]).toEqual([id, pattern, true])
  for (const name of names) {
    const all = meant.filter(({ models }) => models.some((pattern) => fits(pattern, name))).map(({ id }) => id)
    expect([name, all.length]).toEqual([name, Math.min(1, all.length)])
  }
})
