// Constants and residuals of kernels: of devices that there are, within their bounds, as long as they say.
import { expect, test } from "vitest"
import { achievedPeaks, attentionSurfaces, findGpu, isUnknown, kernelConstants, kernelSurfaces } from "./index.ts"

const { products, attention, grouped, collectives, kin, memoryPass, source } = kernelConstants
const isDevice = (id: string | null) => id === null || !isUnknown(findGpu(id))

test("every row is of a device of the catalogue, or of any; each once", () => {
  const rows = [...products, ...attention, ...grouped, ...collectives, ...kernelSurfaces, ...attentionSurfaces]
  expect(rows.filter(({ device }) => !isDevice(device))).toEqual([])
  expect(kin.flatMap(({ measured, devices }) => [measured, ...devices]).filter((id) => !isDevice(id))).toEqual([])
  const names = products.map(({ device, precision }) => `${device} ${precision}`)
  expect(new Set(names).size).toBe(names.length)
  const members = kin.flatMap(({ measured, devices }) => [measured, ...devices])
  expect(new Set(members).size).toBe(members.length)
  expect(source.where).toMatch(/@[0-9a-f]{7}/)
})

test("achieved peaks are of devices of the catalogue, with their source", () => {
  for (const { devices, achievedTflops, source } of achievedPeaks) {
    expect(devices.filter((id) => !isDevice(id))).toEqual([])
    expect(achievedTflops).toBeGreaterThan(1)
    expect(source.where).toMatch(/@[0-9a-f]{7}/)
  }
})

test("no achieved peak is told twice", () => {
  const names = achievedPeaks.flatMap(({ devices, precision }) => devices.map((device) => `${device} ${precision}`))
  expect(new Set(names).size).toBe(names.length)
})

test("something holds for any device", () => {
  expect(products.some(({ device, precision }) => device === null && precision === "bf16")).toBe(true)
  for (const regime of ["prompt", "cache"]) {
    expect(attention.some((row) => row.device === null && row.precision === "bf16" && row.regime === regime)).toBe(true)
  }
})

test("parts are parts, times are short, exponents are at least 1", () => {
  for (const { constants } of products) {
    const parts = [...constants.efficiencies, constants.memory, constants.quantisation, constants.leastWave, constants.cachePart]
    expect(parts.every((part) => part > 0 && part <= 1)).toBe(true)
    expect(constants.efficiencies.length).toBe(6)
    expect(constants.start).toBeLessThan(5e-5)
    expect(Math.min(constants.blend, constants.cacheSpeed)).toBeGreaterThanOrEqual(1)
  }
  for (const { constants } of attention) {
    const parts = [constants.efficiency, constants.memory, constants.leastWave, constants.cachePart]
    expect(parts.every((part) => part > 0 && part <= 1)).toBe(true)
    expect(constants.start).toBeLessThan(1e-4)
  }
  for (const { constants } of grouped) expect(constants.most).toBeGreaterThanOrEqual(1)
  expect(memoryPass.memory).toBeLessThan(1)
})

test("collectives begin at no bytes and their pieces follow one another", () => {
  for (const { segments } of collectives.flatMap(({ rows }) => rows)) {
    const starts = segments.map(([from]) => from)
    expect(starts[0]).toBe(0)
    expect(starts.toSorted((a, b) => a - b)).toEqual(starts)
    expect(segments.every(([, latency, bandwidth]) => latency >= 0 && bandwidth > 0)).toBe(true)
  }
})

test("residuals are as many as their knots", () => {
  const bytesOf = (text: string) => (text.length * 3) / 4 - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0)
  for (const { rows, columns, depths, residuals } of kernelSurfaces) {
    expect(bytesOf(residuals)).toBe(rows.length * columns.length * depths.length)
    for (const axis of [rows, columns, depths]) expect(axis.toSorted((a, b) => a - b)).toEqual(axis)
  }
  for (const { layouts, residuals } of attentionSurfaces) expect(bytesOf(residuals) % layouts.length).toBe(0)
})
