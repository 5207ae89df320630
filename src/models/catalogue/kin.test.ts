import { expect, test } from "vitest"
import { kinOf } from "./kin.ts"

// torchvision: num_params of its weights.
test("the family of a model, under one library and for the same tasks", () => {
  const { parameters, kin } = kinOf("resnet152")
  expect(parameters).toBe(60_192_808)
  expect(kin).toContainEqual({ name: "resnet50", parameters: 25_557_032 })
  expect(kin.map(({ name }) => name)).not.toContain("resnet152")
})

test("what is trained in the place of a fused model is no other model", () => {
  const names = kinOf("yolov8m").kin.map(({ name }) => name)
  expect(names).toContain("yolov8n")
  expect(names.filter((name) => name.includes("unfused") || name.includes("seg"))).toEqual([])
})

test("nobody is kin of what the catalogue does not have", () => {
  expect(kinOf("no such model")).toEqual({ parameters: 0, kin: [] })
})
