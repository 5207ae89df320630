import { describe, expect, test } from "vitest"
import { smallProject } from "../../tests/support/small-project.ts"
import { compileVenture } from "./compile-venture.ts"
import { remade } from "./remade.ts"
import type { Venture } from "./venture.ts"

function compiled(): Venture {
  const { venture } = compileVenture(smallProject(), { file: "v.yaml" })
  if (venture === null) throw new Error("no venture")
  return venture
}

describe("the same venture with something changed", () => {
  test("a value", () => {
    const other = remade(compiled(), { kind: "set", path: "resources.cash", text: "5M USD" })
    expect(other?.model.quantities.get("resources.cash")?.definition.text).toBe("5M USD")
  })
  test("a text of the file, in maps and lists", () => {
    const place = ["resources", "gpus", 0, "gpu"]
    expect(remade(compiled(), { kind: "edit", place, text: "B200" })?.projects[0]?.basis?.pools).toEqual(["B200"])
  })
  test("a key that is added", () => {
    const place = ["projects", "a", "serving", "precision"]
    expect(remade(compiled(), { kind: "edit", place, text: "int4" })?.projects[0]?.basis?.precision).toBe("int4")
  })
  test("one change after the other", () => {
    const first = remade(compiled(), { kind: "edit", place: ["projects", "a", "model", "method"], text: "qlora" })
    const second = first === null ? null : remade(first, { kind: "set", path: "resources.cash", text: "5M USD" })
    expect(second?.projects[0]?.basis?.method).toBe("qlora")
    expect(second?.model.quantities.get("resources.cash")?.definition.text).toBe("5M USD")
  })
  test.each([
    ["a path that is none", { kind: "set", path: "resources.gold", text: "1 USD" }],
    ["a value that is none", { kind: "set", path: "resources.cash", text: "5 GPU" }],
    ["a place that is none", { kind: "edit", place: ["projects", "b", "model", "base"], text: "gpt2" }],
    ["a word that is none", { kind: "edit", place: ["projects", "a", "model", "method"], text: "magic" }],
  ] as const)("%s: null", (_, change) => {
    expect(remade(compiled(), change)).toBeNull()
  })
  test("a venture that was made of no file: null", () => {
    const copy = { ...compiled() }
    expect(remade(copy, { kind: "set", path: "resources.cash", text: "5M USD" })).toBeNull()
  })
})
