import { describe, expect, test } from "vitest"
import { apiModels, findApiModel, isUnknown } from "../../data/index.ts"
import { newestPrice, priceSource } from "./price-age.ts"

describe("the age of a price", () => {
  const msOf = (date: string): number => Date.parse(`${date}T00:00:00Z`)
  const year = 365.25 * 86_400_000

  test("every price has its day", () => {
    for (const { id, source } of apiModels) expect(source.date, id).toMatch(/^\d{4}-\d\d-\d\d$/u)
  })

  test("no price is newer than the newest, and those of more than a year before it are told", () => {
    for (const api of apiModels) {
      const age = (msOf(newestPrice) - msOf(api.source.date)) / year
      expect(age, api.id).toBeGreaterThanOrEqual(0)
      if (Math.abs(age - 1) > 0.01) expect(priceSource(api).outdatedBy, api.id).toBe(age > 1 ? newestPrice : null)
    }
  })

  test("deepseek-chat of July 2025 is old beside prices of August 2026", () => {
    const api = findApiModel("deepseek-chat")
    if (isUnknown(api)) throw new Error("no such API")
    expect(priceSource(api)).toMatchObject({ date: "2025-07-12", outdatedBy: newestPrice })
  })
})
