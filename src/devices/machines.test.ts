// Machines: networks that fit their devices and ports, every device somewhere, prices by provider.
import { describe, expect, test } from "vitest"
import { isUnknown } from "../data/index.ts"
import { findDevice, listDevices } from "./devices.ts"
import { findMachine, isUnknownMachine, listMachines, type Machine, tierFor, usualMachine } from "./machines.ts"
import { purchasePrices, rentPrices } from "./prices.ts"

function machineOf(name: string): Machine {
  const found = findMachine(name)
  if (isUnknown(found)) throw new Error(`no ${name}`)
  return found
}

test.each([
  ["DGX H100", "DGX-H100"],
  ["hgx_h100", "DGX-H100"],
  ["p4d", "P4D.24XLARGE"],
  ["AWS p5.48xlarge", "P5.48XLARGE"],
  ["a3-mega", "A3-MEGAGPU-8G"],
  ["ND H100 v5", "ND96ISR-H100-V5"],
  ["GB200 NVL72", "DGX-GB200"],
  ["trn2", "TRN2.48XLARGE"],
  ["TPU v5p pod", "TPU-V5P-POD"],
])("%s is %s", (name, id) => {
  expect(machineOf(name).id).toBe(id)
})

test("an unknown machine is answered with the nearest", () => {
  const found = findMachine("DGX-H10")
  expect(isUnknownMachine(found) && found.nearest[0]).toBe("DGX-H100")
})

describe.each(listMachines().map((machine) => [machine.id, machine] as const))("%s", (_, machine) => {
  const { device, devices, tiers, nics } = machine

  test("what its ports carry is what each device has to the outside", () => {
    const outside = tiers.at(-1)
    if (nics === null || outside?.size !== Infinity || outside.bandwidth === null) return
    expect((nics.count * nics.rate) / devices / outside.bandwidth).toBeCloseTo(1, 1)
  })

  test("nearer networks are no slower, and the nearest is the device's own link", () => {
    const speeds = tiers.flatMap(({ bandwidth }) => (bandwidth === null ? [] : [bandwidth]))
    expect(speeds).toEqual(speeds.toSorted((a, b) => b - a))
    const found = findDevice(device)
    const own = isUnknown(found) ? null : found.link.bandwidth
    const first = tiers[0]?.bandwidth ?? null
    // Servers of Gaudi spend some of the ports on the outside.
    if (own !== null && first !== null) expect([first <= own, first >= 0.8 * own]).toEqual([true, true])
  })
})

test("a group is joined by the innermost network that holds it", () => {
  const machine = machineOf("H100-NVL-BOX")
  expect([1, 2, 3, 8, 9, 1000].map((devices) => tierFor(machine, devices)?.name)).toEqual([
    ...["pair", "pair", "node"],
    ...["node", "cluster", "cluster"],
  ])
  expect(tierFor(machineOf("DGX-GB200"), 72)?.name).toBe("rack")
  expect(tierFor(machineOf("inf2.48xlarge"), 13)).toBeNull()
})

test("every device stands in some machine, in an assumed one where the catalogue has none", () => {
  for (const device of listDevices()) {
    const { devices, tiers, assumed, sources } = usualMachine(device)
    expect([device.id, devices >= 1, tiers.length > 0, sources.length > 0 || assumed.length > 0]).toEqual([
      device.id,
      true,
      true,
      true,
    ])
  }
})

test("prices: by provider, the newest first", () => {
  const rows = rentPrices("H100-SXM")
  expect(rows.length).toBeGreaterThan(3)
  expect(new Set(rows.map(({ provider }) => provider)).size).toBe(rows.length)
  expect(rows.map(({ date }) => date)).toEqual(
    rows
      .map(({ date }) => date)
      .toSorted()
      .toReversed(),
  )
  expect(purchasePrices("H100-SXM")[0]?.price).toMatch(/ USD\/GPU$/)
  expect(rentPrices("K20")).toEqual([])
})
