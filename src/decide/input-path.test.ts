import { expect, test } from "vitest"
import type { Input } from "../engine/index.ts"
import { inputPath } from "./input-path.ts"

const input: Input = {
  path: "a.churn",
  paths: ["a.churn", "b.churn", "base.churn"],
  distribution: { kind: "normal", mean: 0, sd: 1 },
  factor: 1,
}

test.each([
  ["a", "a.churn"],
  ["b", "b.churn"],
  ["base", "base.churn"],
  ["other", "a.churn"],
])("one input of three projects is in %s called %s", (project, path) => {
  expect(inputPath(input, project)).toBe(path)
})
