// Rows of devices, machines and prices: complete, with a source each, quantities that parse, names that are nobody else's.
import { describe, expect, test } from "vitest"
import { noUnits, parseValue, printDimension } from "../units/index.ts"
import { gpuDetails, gpuPriceRows, gpus, hardwareSource, hardwareSourceKeys, machineRows, normalName } from "./index.ts"

const address = /https?:\/\/\S+\.\S+|[\w.-]+\/[\w.-]+(:[^@;]+)?@[0-9a-f]{7,}/
const ids = gpus.map(({ id }) => id)

/** The dimension of a plain figure above 0; null for all else. */
function dimensionOf(text: string): string | null {
  const value = parseValue(text, { file: "data", offset: 0 }, noUnits, () => {})
  return value?.kind === "constant" && value.magnitude > 0 ? printDimension(value.unit.dimension) : null
}

test("every shared source has a title, an address and a date, and is used", () => {
  const used = new Set([...gpuDetails, ...machineRows].flatMap(({ sources }) => sources))
  expect(hardwareSourceKeys.filter((key) => !used.has(key))).toEqual([])
  for (const key of hardwareSourceKeys) {
    const { title, where, date, confidence } = hardwareSource(key)
    expect([key, title.length > 4, address.test(where ?? ""), /^20\d\d/.test(date)]).toEqual([key, true, true, true])
    expect(["published", "secondary"]).toContain(confidence)
  }
})

test("every accelerator has its details, in the same order", () => {
  expect(gpuDetails.map(({ id }) => id)).toEqual(ids)
})

test("what no source of its own tells is marked as assumed", () => {
  const unnamed = gpuDetails.filter(({ sources, units, clock, l2, vector, link, assumed }) => {
    const told = [units, clock, l2, vector].some((figure) => figure !== null) || link.domain !== null
    return sources.length === 0 && told && assumed.length === 0
  })
  expect(unnamed.map(({ id }) => id)).toEqual([])
})

const rateOfPort = machineRows.flatMap(({ nics }) => (nics === null ? [] : [nics.rate]))
const tiers = machineRows.flatMap((row) => row.tiers)
const rent = gpuPriceRows.flatMap((row) => (row.kind === "rent" ? [row.onDemand, row.spot, row.oneYear, row.threeYears] : []))
const bought = gpuPriceRows.flatMap((row) => (row.kind === "purchase" ? [row.price] : []))

describe("quantities are figures of the right kind", () => {
  test.each<[string, readonly (string | null)[], string]>([
    ["clock", gpuDetails.map(({ clock }) => clock), "1/month"],
    ["cache", gpuDetails.map(({ l2 }) => l2), "byte"],
    ["vector peak", gpuDetails.map(({ vector }) => vector), "FLOP/month"],
    ["link to the host", gpuDetails.map(({ host }) => host.bandwidth), "byte/month"],
    ["network", tiers.map(({ bandwidth }) => bandwidth), "byte/month"],
    ["latency", tiers.map(({ latency }) => latency), "month"],
    ["port", rateOfPort, "byte/month"],
    ["rent", rent, "USD/GPU/month"],
    ["purchase", bought, "USD/GPU"],
  ])("%s", (_, texts, dimension) => {
    const wrong = texts.filter((text) => text !== null && dimensionOf(text) !== dimension)
    expect(wrong).toEqual([])
  })
})

test("machines: unique names, devices of the catalogue, networks that grow", () => {
  const names = machineRows.flatMap(({ id, aliases }) => [id, ...aliases].map(normalName))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  for (const { id, gpu, tiers: its } of machineRows) {
    const sizes = its.map(({ size }) => size ?? Infinity)
    expect([id, ids.includes(gpu), sizes.length > 0]).toEqual([id, true, true])
    expect([id, sizes]).toEqual([id, [...new Set(sizes)].sort((a, b) => a - b)])
  }
})

test("prices: a device of the catalogue, a day, an address, one row a provider", () => {
  const keys = gpuPriceRows.map(({ gpu, kind, provider }) => `${gpu} ${kind} ${provider}`)
  expect(new Set(keys).size).toBe(keys.length)
  for (const { gpu, date, where } of gpuPriceRows)
    expect([gpu, ids.includes(gpu), /^20\d\d/.test(date), address.test(where), /index id/.test(where)]).toEqual([
      ...[gpu, true],
      ...[true, true, false],
    ])
  const without = gpuPriceRows.filter(
    (row) => row.kind === "rent" && [row.onDemand, row.spot, row.oneYear, row.threeYears].every((p) => p === null),
  )
  expect(without).toEqual([])
})
