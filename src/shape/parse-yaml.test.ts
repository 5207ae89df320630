import { describe, expect, test } from "vitest"
import type { Diagnostic } from "../diagnostics/index.ts"
import { limits, parseYaml } from "./parse-yaml.ts"

function problems(text: string): Diagnostic[] {
  const found: Diagnostic[] = []
  parseYaml(text, "x.yaml", (d) => found.push(d))
  return found
}

/** Nine times nine times nine …: 80 characters that would be millions of values. */
const bomb = `a: &a [${"x,".repeat(9)}x]\n${"bcdefg"
  .split("")
  .map((letter, k) => `${letter}: &${letter} [${`*${"abcdef"[k]},`.repeat(9)}*${"abcdef"[k]}]`)
  .join("\n")}\n`

describe("what is no readable YAML is told once, with its place", () => {
  test.each<[string, string, string]>([
    ["an empty file", "", "empty-file"],
    ["white space", " \n\n", "empty-file"],
    ["only comments", "# nothing\n", "no-sections"],
    ["a list", "- a\n- b\n", "no-sections"],
    ["one word", "hello\n", "no-sections"],
    ["zero bytes", "a: b\0c\n", "not-text"],
    ["too many characters", `a: ${"x".repeat(limits.characters)}`, "file-too-large"],
    ["an alias bomb", bomb, "too-many-values"],
    ["an alias to itself", "a: &a { b: *a }\n", "file-too-deep"],
    ["too deep", `a: ${"[".repeat(60)}${"]".repeat(60)}\n`, "file-too-deep"],
    ["an alias of nothing", "a: *b\n", "unknown-alias"],
    ["nothing but full-width colons", "venturi：1\nname：x\n", "full-width"],
    ["a full-width colon", "name：x\nb: c\n", "full-width"],
    ["a tab", "a:\n\tb: c\n", "yaml-tab-as-indent"],
    ["an open bracket", "a: [1, 2\nb: 3\n", "yaml-bad-indent"],
    ["a colon in a value", "share: discrete(1: 2, 5: 1)\n", "yaml-block-as-implicit-key"],
    ["a choice cut by its comma", "a: { x: choose 1, 2, 4 GPU, y: 3 }\n", "cut-text"],
    ["a distribution cut by its commas", "a: { x: pert(1, 2, 3) USD }\n", "cut-text"],
    ["a key twice", "a: 1\na: 2\n", "duplicate-name"],
  ])("%s", (_, text, code) => {
    expect(problems(text).map((d) => d.code)).toEqual([code])
  })

  test("the place is the sign itself and the fix the half-width one", () => {
    expect(problems("a: b\nname：x\n")).toMatchObject([{ span: { start: 9, end: 10 }, fix: ": " }])
  })
})

describe("texts keep their place", () => {
  test.each<[string, string, number]>([
    ["a: hello", "hello", 3],
    ['a: "hello"', "hello", 4],
    ["a: { b: 3 USD }", "3 USD", 8],
    ["a: 2027-01", "2027-01", 3],
    ["a: no", "no", 3],
  ])("%s", (text, value, start) => {
    const tree = parseYaml(text, "x.yaml", () => {})
    const leaf = (node: typeof tree): typeof tree => (node?.kind === "map" ? leaf(node.entries[0]?.value ?? null) : node)
    expect(leaf(tree)).toMatchObject({ kind: "scalar", text: value, textStart: start })
  })

  test("an alias stands for what it names", () => {
    const tree = parseYaml("a: &x { b: 1 }\nc: *x\n", "x.yaml", () => {})
    expect(tree?.kind === "map" ? tree.entries[1]?.value : null).toMatchObject({ kind: "map", entries: [{ key: "b" }] })
  })
})
