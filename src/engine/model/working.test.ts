import { expect, test } from "vitest"
import { shallow, type Working } from "./working.ts"

const leaf = (name: string): Working => ({ name, times: 1, value: 2, unit: "", sentence: null, source: null, parts: [] })
const tree = [{ ...leaf("a"), value: 4, parts: [leaf("b"), { ...leaf("c"), parts: [leaf("d")] }] }]

test.each([
  [0, []],
  [1, ["a"]],
  [2, ["a", "b", "c"]],
  [Number.POSITIVE_INFINITY, ["a", "b", "c", "d"]],
])("no deeper than %s levels", (depth, names) => {
  const all = (parts: readonly Working[]): string[] => parts.flatMap(({ name, parts: below }) => [name, ...all(below)])
  expect(all(shallow(tree, depth))).toEqual(names)
})
