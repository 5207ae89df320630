// The tree of a description is the tree of its text: to the last place, whatever stands in it.
import fc from "fast-check"
import { expect, test } from "vitest"
import type { Diagnostic } from "../diagnostics/index.ts"
import type { Tree } from "../shape/index.ts"
import { parseYaml } from "../shape/index.ts"
import { fileLimits } from "../venture/index.ts"
import { writeTree } from "./write-tree.ts"

function written(description: unknown): { text: string; tree: Tree | null; told: Diagnostic[] } {
  const told: Diagnostic[] = []
  return { ...writeTree(description, "description", (d) => told.push(d)), told }
}

/** Places are named by paths in the one, by the file in the other; braces stand in the text where a map is empty. */
function withoutFiles(tree: Tree | null): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === "file" || key === "isInFlow" ? undefined : value)))
}

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    "",
    " ",
    "null",
    "~",
    "- a",
    "a: b",
    "a #b",
    "a:",
    "= 1",
    "=",
    "---",
    "...",
    "#",
    "{",
    "[",
    "*x",
    "&x",
    "!x",
    "%",
  ),
  fc.constantFrom("2027", "-1", "1e3", "0x10", "Infinity", ".5", "true", "5 %", "20 to 40 USD/month", "discrete(1: 2, 5: 1)"),
  fc.constantFrom("\ufeffx", "\ufffd", "\0", "a\nb", "a\tb", "\u2028", "\u0085", "\ud800", "“a”：b", "价格", "😀"),
)
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    nasty,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    tie("map"),
  ),
  map: fc.dictionary(
    nasty.filter((key) => key !== ""),
    tie("value"),
    { maxKeys: 4 },
  ),
}))

test("the text of a description reads back to its tree", () => {
  fc.assert(
    fc.property(value.map, (description) => {
      const { text, tree, told } = written(description)
      const parsed = parseYaml(text, "f", (d) => told.push(d))
      expect(told).toEqual([])
      expect(withoutFiles(parsed)).toEqual(withoutFiles(tree))
    }),
    { numRuns: 1500, seed: 1 },
  )
})

test("a place is named by the path of its value", () => {
  const { text, tree } = written({ projects: { "own model": { plan: [{ task: "tune" }, { task: "beta", takes: "2 month" }] } } })
  const paths: string[] = []
  const visit = (each: Tree): void => {
    if (each.kind === "scalar") paths.push(`${each.span.file} = ${text.slice(each.span.start, each.span.end)}`)
    if (each.kind === "map") for (const entry of each.entries) visit(entry.value)
    if (each.kind === "list") each.items.forEach(visit)
  }
  if (tree !== null) visit(tree)
  expect(paths).toEqual([
    'projects["own model"].plan[0].task = tune',
    'projects["own model"].plan[1].task = beta',
    'projects["own model"].plan[1].takes = 2 month',
  ])
})

test("keys without a value are left out, null is a key that says nothing", () => {
  expect(written({ a: undefined, b: null, c: 1 }).text).toBe("b:\nc: 1\n")
})

const circle: Record<string, unknown> = {}
circle.again = circle

test.each<[string, unknown, string, string]>([
  ["no object", "venturi: 1", "description-value", "description"],
  ["a list", [], "description-value", "description"],
  ["a function", { name: () => "x" }, "description-value", "name"],
  ["a date", { start: new Date(0) }, "description-value", "start"],
  ["no number", { assumptions: { price: Number.NaN } }, "description-value", "assumptions.price"],
  ["a map", { projects: new Map() }, "description-value", "projects"],
  ["an empty key", { projects: { "": {} } }, "key-expected", 'projects[""]'],
  ["a circle", circle, "file-too-deep", Array.from({ length: fileLimits.depth + 1 }, () => "again").join(".")],
  ["too much", { a: new Array(fileLimits.nodes).fill(1) }, "too-many-values", `a[${fileLimits.nodes - 2}]`],
])("%s is refused with its place", (_, description, code, path) => {
  const { tree, told } = written(description)
  expect(tree).toBeNull()
  expect(told.map((d) => [d.code, d.span?.file])).toEqual([[code, path]])
})
