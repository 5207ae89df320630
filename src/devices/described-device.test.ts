import { expect, test } from "vitest"
import { readDescribedDevice } from "./described-device.ts"

test("a name is a device of the catalogue, a text one of its own", () => {
  expect(readDescribedDevice("H100")).toMatchObject({ device: { id: "H100-SXM" }, own: null, diagnostics: [] })
  const own = readDescribedDevice({ text: "base: L4\nname: ours\n", file: "ours.yaml" })
  expect([own.device?.id, own.own?.base, own.diagnostics]).toEqual(["ours", "L4", []])
})

test("what is none is told, with the nearest", () => {
  const { device, diagnostics } = readDescribedDevice("H10O")
  expect([device, diagnostics.map(({ code }) => code)]).toEqual([null, ["unknown-gpu"]])
  expect(diagnostics[0]?.fix).toMatch(/^H/u)
  expect(readDescribedDevice({ text: "memory: 3 USD\n", file: "x.yaml" }).diagnostics.length).toBeGreaterThan(0)
})
