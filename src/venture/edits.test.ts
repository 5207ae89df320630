// Two files as trees: what is a change and what is only another way of writing the same.
import { describe, expect, test } from "vitest"
import type { Tree } from "../shape/index.ts"
import { parseYaml } from "../shape/index.ts"
import { noUnits } from "../units/index.ts"
import { type EditKind, treeDifference } from "./edits.ts"
import { meansTheSame } from "./same-meaning.ts"

function treeOf(text: string, file: string): Tree {
  const tree = parseYaml(text, file, (d) => {
    throw new Error(d.code)
  })
  if (tree === null) throw new Error("no tree")
  return tree
}

const sameText = (a: string, b: string): boolean => meansTheSame(a, b, noUnits, noUnits)
const difference = (a: string, b: string): ReturnType<typeof treeDifference> =>
  treeDifference(treeOf(a, "a.yaml"), treeOf(b, "b.yaml"), sameText)

type Told = readonly [EditKind, ...string[]]
const told = (a: string, b: string): Told[] =>
  difference(a, b).edits.map(({ kind, places }) => [kind, ...places.map((p) => p.join("."))])

/** Texts alone, keys sorted: what two files that mean the same have in common. */
function plain(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.text
  if (tree.kind === "empty") return null
  if (tree.kind === "list") return tree.items.map(plain)
  return Object.fromEntries(
    tree.entries.toSorted((x, y) => (x.key < y.key ? -1 : 1)).map(({ key, value }) => [key, plain(value)]),
  )
}

const risks = "risks:\n  - { name: flood, probability: 2 %/year }\n  - { name: strike, probability: 9 %/year }\n"

describe("another way of writing the same is no change", () => {
  test.each([
    ["comments and blank lines", "a: 1 USD\nb: 2", "# note\na: 1 USD   # more\n\nb: 2\n"],
    ["the order of keys", "a: 1\nb: { c: 2, d: 3 }", "b: { d: 3, c: 2 }\na: 1"],
    ["braces or lines", "b: { c: 2, d: [x, y] }", "b:\n  c: 2\n  d:\n    - x\n    - y\n"],
    ["quotes", "a: choose 1", 'a: "choose 1"'],
    ["suffixes", "a: 1.2M USD", "a: 1200k USD"],
    ["units of one dimension", "a: 6 %/year\nb: 1 year", "a: 0.5 %/month\nb: 12 month"],
    ["both ends of an interval", "a: 1000 to 2000 USD", "a: 1k USD to 2k USD"],
    ["spaces of a formula", "a: = b*(c+1)", "a: =  b * ( c + 1 )"],
    [
      "the order of named entries",
      risks,
      risks
        .split("\n  - ")
        .toSorted((x, y) => (x.includes("risks") ? -1 : y.includes("risks") ? 1 : x < y ? 1 : -1))
        .map((l) => l.trimEnd())
        .join("\n  - "),
    ],
    ["spaces and hyphens in names", "large hospitals: 5", "large_hospitals: 5"],
    ["a key without a value", "a: 1", "a: 1\nb:\n"],
    ["an alias for what is repeated", "a: { x: 5 USD }\nb: { x: 5 USD }", "a: &it { x: 5 USD }\nb: *it"],
  ])("%s", (_what, a, b) => {
    expect(told(a, b)).toEqual([])
    expect(told(b, a)).toEqual([])
  })
})

describe("changes", () => {
  test.each<[string, string, string, Told[]]>([
    ["a figure", "a: 1 USD", "a: 2 USD", [["changed", "a"]]],
    ["its unit", "a: 1 USD", "a: 1 EUR", [["changed", "a"]]],
    ["a distribution of the same figures", "a: 1 to 2", 'a: "uniform(1, 2)"', [["changed", "a"]]],
    ["a name", "base: Llama-3.1-8B", "base: Llama-3.1-70B", [["changed", "base"]]],
    ["a new key", "a: 1", "a: 1\nb: { c: 2 }", [["added", "b"]]],
    [
      "a new risk is one change",
      risks,
      `${risks}  - { name: fire, probability: 1 %/year, lasts: 2 month }\n`,
      [["added", "risks.fire"]],
    ],
    [
      "in front of the others too",
      risks,
      risks.replace("risks:\n", "risks:\n  - { name: fire, probability: 1 %/year }\n"),
      [["added", "risks.fire"]],
    ],
    ["one that is gone", risks, risks.replace(/ {2}- \{ name: flood.*\n/u, ""), [["removed", "risks.flood"]]],
    [
      "a field of an entry that moved",
      "plan: [ { task: a, takes: 1 month }, { milestone: b, after: a } ]",
      "plan: [ { milestone: b, after: a }, { task: a, takes: 2 month } ]",
      [["changed", "plan.a.takes"]],
    ],
    [
      "a renamed entry is gone and new",
      risks,
      risks.replace("flood", "high water"),
      [
        ["added", "risks.high water"],
        ["removed", "risks.flood"],
      ],
    ],
    ["a list of texts as a whole", "after: [pilot, filing]", "after: [pilot]", [["changed", "after"]]],
    ["a text that became a section", "a: 5", "a: { start: 5, change: 1 }", [["changed", "a"]]],
    [
      "one correlation of two",
      "c: [ { between: [a, b], rank: 0.4 }, { between: [b, c], rank: 0.1 } ]",
      "c: [ { between: [b, c], rank: 0.1 }, { between: [b, a], rank: 0.5 } ]",
      [
        ["changed", "c.a, b.between"],
        ["changed", "c.a, b.rank"],
      ],
    ],
  ])("%s", (_what, a, b, expected) => {
    expect(told(a, b).toSorted()).toEqual(expected.toSorted())
  })

  test("what an alias repeats is one change in several places", () => {
    const text = (pay: string): string => `a: { burden: &burden ${pay} }\nb: { burden: *burden }\nc: { burden: 5 % }\n`
    expect(told(text("28 to 40 %"), text("30 to 40 %"))).toEqual([["changed", "a.burden", "b.burden"]])
    expect(told("a: &x { y: 1, z: 2 }\nb: *x", "a: &x { y: 1, z: 3 }\nb: *x")).toEqual([["changed", "a.z", "b.z"]])
  })

  test("an alias that is broken up changes in one place", () => {
    expect(told("a: &x 1 USD\nb: *x", "a: 1 USD\nb: 2 USD")).toEqual([["changed", "b"]])
  })
})

describe("between two files", () => {
  const [a, b] = [
    `x: 1\ny: { p: 2, q: 3 }\n${risks}`,
    `y: { p: 2, r: 9 }\nx: 5\n${risks.replace("9 %", "8 %")}  - { name: fire, loss: 3 }\n`,
  ]

  test("nothing done is the first, everything done the second", () => {
    const { edits, build } = difference(a, b)
    expect(plain(build(new Set()))).toEqual(plain(treeOf(a, "a.yaml")))
    expect(plain(build(new Set(edits.keys())))).toEqual(plain(treeOf(b, "b.yaml")))
  })

  test("each edit can be done by itself", () => {
    const { edits, build } = difference(a, b)
    for (const number of edits.keys()) {
      const one = treeDifference(treeOf(a, "a.yaml"), build(new Set([number])), sameText)
      expect(one.edits.map(({ kind, places }) => [kind, places])).toEqual([[edits[number]?.kind, edits[number]?.places]])
    }
  })

  test("a key that gets its value stands there once", () => {
    const { build } = difference("a: 1\nb:\n", "a: 1\nb: 2\n")
    expect(build(new Set([0]))).toMatchObject({ entries: [{ key: "a" }, { key: "b", value: { text: "2" } }] })
  })
})
