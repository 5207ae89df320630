import { describe, expect, test } from "vitest"
import { findDevice, isUnknownDevice } from "../../devices/index.ts"
import { givenHour, ownedHour, rentedHour, usualOwnership } from "./device-hour.ts"

describe("an hour of a device", () => {
  const device = findDevice("H100-SXM")
  if (isUnknownDevice(device)) throw new Error("no H100-SXM")

  test("is the median of recent offers, between the cheapest and the dearest", () => {
    const hour = rentedHour("H100-SXM", "on demand")
    if (hour?.basis.kind !== "rented") throw new Error("no rent")
    const prices = hour.basis.offers.map(({ price }) => price).toSorted((a, b) => a - b)
    expect(prices.length).toBeGreaterThan(5)
    expect(hour.range).toEqual([prices[0], prices.at(-1)])
    expect(prices.filter((price) => price <= hour.price).length).toBeGreaterThanOrEqual(prices.length / 2)
    expect(prices.filter((price) => price >= hour.price).length).toBeGreaterThanOrEqual(prices.length / 2)
    expect(hour.basis.offers.every(({ date }) => /202[56]/u.test(date))).toBe(true)
  })

  test("of a provider is what it lists: Google's H100 in three years' commitment, 4.86 USD (2025-03-17)", () => {
    expect(rentedHour("H100-SXM", "three years", "Google Cloud")?.price).toBeCloseTo(4.86, 10)
  })

  test("in a term that the provider does not list is the usual part of its price on demand", () => {
    const [own, onDemand] = [rentedHour("H100-SXM", "one year", "Nebius"), rentedHour("H100-SXM", "on demand", "Nebius")]
    if (own?.basis.kind !== "rented" || onDemand === null) throw new Error("no rent")
    expect(own.basis.estimatedShare).toBeGreaterThan(0.5)
    expect(own.price).toBeCloseTo(onDemand.price * (own.basis.estimatedShare ?? 0), 10)
  })

  test("is not known of a device that nobody rents out, nor from an unknown provider", () => {
    expect(rentedHour("no such device", "on demand")).toBeNull()
    expect(rentedHour("H100-SXM", "on demand", "nobody")).toBeNull()
  })

  test("of an owned one is capital, hosting and power: 31,250 USD over 4 years of 8,766 hours, a third on top", () => {
    const hour = ownedHour(device, { ...usualOwnership, tariff: 0.1, pue: 1.5, powerShare: 0.5 })
    if (hour?.basis.kind !== "owned") throw new Error("no purchase price")
    expect(hour.basis.capital).toBeCloseTo((31_250 * 1.33) / (4 * 8766), 6)
    expect(hour.basis.power).toBeCloseTo(0.7 * 0.5 * 1.5 * 0.1, 6)
    expect(hour.price).toBeCloseTo(hour.basis.capital + hour.basis.hosting + hour.basis.power, 10)
  })

  test("may be told", () => {
    expect(givenHour(2).price).toBe(2)
  })
})
