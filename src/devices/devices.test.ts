// The catalogue as numbers: plausible in itself, and every name of the published tables understood.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { describedDevices, deviceNames, noDevices } from "../../tests/support/device-names.ts"
import type { Device } from "./device.ts"
import { deviceIn, findDevice, isUnknownDevice, listDevices } from "./devices.ts"

const devices = listDevices()

function idOf(name: string): string | readonly string[] {
  const found = findDevice(name)
  return isUnknownDevice(found) ? found.nearest : found.id
}

describe("names", () => {
  test.each(deviceNames)("%s", (name, id) => {
    expect(idOf(name)).toBe(id)
    expect(deviceIn(name)?.id).toBe(id)
  })

  test.each(describedDevices)("in a description: %s", (text, id) => {
    expect(isUnknownDevice(findDevice(text))).toBe(true)
    expect(deviceIn(text)?.id).toBe(id)
  })

  test.each(noDevices)("none in: %s", (text) => {
    expect(deviceIn(text)).toBeNull()
  })

  test("case and separators do not matter", () => {
    const names = devices.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name, id] as const))
    const separator = fc.constantFrom("-", "_", " ", "")
    fc.assert(
      fc.property(fc.constantFrom(...names), separator, fc.boolean(), ([name, id], between, isUpper) => {
        const changed = name.replaceAll("-", between)
        expect(idOf(isUpper ? changed.toUpperCase() : changed.toLowerCase())).toBe(id)
      }),
    )
  })

  test("an unknown one is answered with the nearest five, the nearest first", () => {
    const nearest = idOf("H10O-SXM")
    expect(nearest).toHaveLength(5)
    expect(nearest[0]).toBe("H100-SXM")
  })
})

/** Figures that are there, none below the one before by more than tables round. */
function grows(figures: readonly (number | null)[]): boolean {
  const known = figures.filter((figure) => figure !== null)
  return known.every((figure, index) => index === 0 || figure >= 0.99 * (known[index - 1] ?? 0))
}

test("at least 40 accelerators, of all the makers", () => {
  expect(devices.length).toBeGreaterThanOrEqual(100)
  const vendors = new Set(devices.map(({ vendor }) => vendor))
  for (const vendor of ["NVIDIA", "AMD", "Google", "Intel", "AWS", "Huawei"]) expect([...vendors].join()).toMatch(vendor)
})

describe.each(devices.map((device) => [device.id, device] as const))("%s", (_, device) => {
  const { peak, vector, memory, l2, units, clock, tdp, link, host, year, sources } = device

  test("fewer bits are no slower, nor are matrix units", () => {
    expect(grows([peak.fp32, peak.tf32, peak.fp16])).toBe(true)
    expect(grows([peak.tf32, peak.bf16, peak.fp8, peak.fp4])).toBe(true)
    expect(grows([peak.fp32, peak.bf16])).toBe(true)
    // Blackwell Ultra and Rubin gave up most of int8.
    if (peak.fp4 === null) expect(grows([peak.fp16 ?? peak.bf16, peak.int8])).toBe(true)
    expect(grows([vector, peak.fp32])).toBe(true)
    expect(Math.max(...Object.values(peak).map((figure) => figure ?? 0))).toBeGreaterThan(1e12)
  })

  test("sizes and speeds are those of accelerators", () => {
    expect(memory.bytes).toBeGreaterThan(1e9)
    expect(memory.bytes).toBeLessThan(1e12)
    const ranges: readonly (readonly [number | null, number, number])[] = [
      [memory.bandwidth, 1e11, 3e13],
      [l2, 1e6, Math.min(3e8, memory.bytes / 50)],
      [units, 1, 400],
      [clock, 5e8, 3e9],
      [tdp, 50, 1500],
      [link.bandwidth, 1e10, 2e12],
      [host.bandwidth, 1e10, 5e11],
      [link.domain, 1, 10_000],
      [year, 2010, 2026],
    ]
    for (const [figure, least, most] of ranges)
      if (figure !== null) expect([figure >= least, figure <= most, figure]).toEqual([true, true, figure])
  })

  // A balance of arithmetic and memory outside this is a slip of a power of ten.
  test("operations per byte of memory", () => {
    const fastest = peak.bf16 ?? peak.fp16 ?? peak.fp32
    if (fastest !== null && memory.bandwidth !== null) expect(fastest / memory.bandwidth).toBeLessThan(700)
    if (fastest !== null && memory.bandwidth !== null) expect(fastest / memory.bandwidth).toBeGreaterThan(5)
  })

  test("a source with a title and an address, or a note that there is none", () => {
    for (const { title, where, confidence } of sources)
      expect([title.length > 4, where !== undefined || confidence === "assumption"]).toEqual([true, true])
  })
})

// CUDA C++ programming guide, arithmetic instructions: 64 or 128 multiply-adds in fp32 a clock and SM; two FLOP each.
const nvidia = (device: Device): boolean => device.vendor === "NVIDIA" && device.units !== null && device.clock !== null
test.each(devices.filter(nvidia).map((device) => [device.id, device] as const))(
  "%s: SMs × lanes × clock is the fp32 peak",
  (_, device) => {
    if (device.vector === null) return
    const lanes = device.vector / ((device.units ?? 0) * 2 * (device.clock ?? 0))
    expect(Math.min(Math.abs(lanes / 64 - 1), Math.abs(lanes / 128 - 1))).toBeLessThan(0.03)
  },
)

// NVIDIA H100 and A100 datasheets (SXM); AMD MI300X datasheet; Google Cloud, TPU v5p.
test.each<[string, Partial<Device["peak"]>, number, number]>([
  ["H100-SXM", { bf16: 989.4e12, fp8: 1979e12, tf32: 494.7e12 }, 80e9, 3.35e12],
  ["A100-SXM-80GB", { bf16: 312e12, tf32: 156e12, int8: 624e12, fp8: null }, 80e9, 2.039e12],
  ["MI300X", { bf16: 1307e12, fp8: 2615e12 }, 192e9, 5.3e12],
  ["TPU-V5P", { bf16: 459e12 }, 95e9, 2.765e12],
])("%s as in its datasheet", (name, peak, bytes, bandwidth) => {
  expect(findDevice(name)).toMatchObject({ peak, memory: { bytes, bandwidth } })
})
