// Texts of a file that are no quantities: found under the names of paths, null where they are not, whatever the file holds.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fileTexts } from "./file-texts.ts"

const file = `
resources:
  gpus: [ { name: my lab, gpu: A800, count: 8 GPU }, { gpu: H100-SXM, count: 2 GPU } ]
funding: [ { name: seed, kind: safe } ]
projects:
  own model:
    model: &model { base: "Qwen2.5-7B", method: lora, data: [notes, more notes] }
    funding: [ { name: series A, kind: priced } ]
  other:
    model: *model
    team: { hires: [ &hire { role: ml-engineer, count: 1 person } ] }
  third: { model: { api: x, data: notes }, team: { hires: [ *hire ] } }
`

const { text, texts, ofProject } = fileTexts(file)

describe("what stands in a file", () => {
  test.each([
    [["resources", "gpus", "my_lab", "gpu"], "A800"],
    [["resources", "gpus", "H100_SXM", "count"], "2 GPU"],
    [["projects", "own model", "model", "base"], "Qwen2.5-7B"],
    [["projects", "other", "model", "method"], "lora"],
    [["projects", "third", "team", "hires", "ml_engineer", "role"], "ml-engineer"],
    [["projects", "own model", "model", "data"], null],
    [["projects", "none", "model", "base"], null],
    [["resources", "gpus", "my_lab", "gpu", "deeper"], null],
  ])("%s: %s", (keys, found) => {
    expect(text(...keys)).toBe(found)
  })
  test("a list, or one text in its place", () => {
    expect(texts("projects", "other", "model", "data")).toEqual(["notes", "more notes"])
    expect(texts("projects", "third", "model", "data")).toEqual(["notes"])
    expect(texts("projects", "third", "nothing")).toEqual([])
  })
  test("what a project leaves out stands at the top of the file", () => {
    expect(ofProject("own model", "funding", "series_A", "kind")).toBe("priced")
    expect(ofProject("other", "funding", "seed", "kind")).toBe("safe")
  })
})

test("no text of a file stops it", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string(), { maxLength: 4 }), (any, keys) => {
      const found = fileTexts(any).text(...keys)
      expect(found === null || found !== "").toBe(true)
    }),
  )
})
