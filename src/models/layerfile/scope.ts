/** What a value in a layer file may name, and the shapes of values: whole numbers (sums too), one for each axis, yes or no. */
import { error, nearest, type Report } from "../../diagnostics/index.ts"
import type { Reading, Shape, Tree } from "../../shape/index.ts"
import { noUnits } from "../../units/index.ts"
import { evaluate } from "./arithmetic.ts"

export type Scope = {
  readonly names: ReadonlyMap<string, number>
  readonly report: Report
}

/** No layer is larger; beyond it a figure is a slip. */
const mostOfAll = 1e9

export function readingOf(scope: Scope, name: string): Reading {
  return { report: scope.report, units: noUnits, money: "USD", project: "", name, meaning: name, fields: [] }
}

/** A whole number from `least` to `most`. */
export function whole(scope: Scope, least = 1, most: number = mostOfAll): Shape<number> {
  const fallback = (): number => Math.max(least, 1)
  return { describe: { sort: "text" }, fallback, read: (tree, at) => wholeOf(scope, tree, at, { least, most }) ?? fallback() }
}

type Range = { readonly least: number; readonly most: number }

/** Null after a report. */
function wholeOf(scope: Scope, tree: Tree, at: Reading, { least, most }: Range): number | null {
  const text = tree.kind === "scalar" ? tree.text : ""
  const sum = evaluate(text, scope.names)
  if (sum.kind === "value" && sum.value >= least && sum.value <= most) return sum.value
  if (sum.kind === "unknown name") {
    const known = [...scope.names.keys()]
    at.report(error("layer-name-unknown", tree.span, { name: sum.name, known, nearest: nearest(sum.name, known) }))
  } else at.report(error("layer-number", tree.span, { key: at.name, got: text, least, most }))
  return null
}

/** One figure for all axes, or a list with one for each. */
export function perAxis(scope: Scope, least = 1): Shape<number | readonly number[]> {
  const one = whole(scope, least)
  const read = (tree: Tree, at: Reading): number | readonly number[] =>
    tree.kind === "list" ? tree.items.map((item) => one.read(item, at)) : one.read(tree, at)
  return { describe: { sort: "any" }, fallback: () => 1, read }
}

/** The same, or `same`, which keeps the size. */
export function padding(scope: Scope): Shape<number | readonly number[] | "same"> {
  const plain = perAxis(scope, 0)
  const isSame = (tree: Tree): boolean => tree.kind === "scalar" && tree.text === "same"
  return { describe: { sort: "any" }, fallback: () => 0, read: (tree, at) => (isSame(tree) ? "same" : plain.read(tree, at)) }
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ["yes", true],
  ["true", true],
  ["no", false],
  ["false", false],
])

export function flag(): Shape<boolean> {
  return {
    describe: { sort: "word", words: ["yes", "no"] },
    fallback: () => false,
    read: (tree, at) => {
      const written = tree.kind === "scalar" ? tree.text : ""
      const value = truths.get(written)
      if (value === undefined)
        at.report(error("unknown-word", tree.span, { key: at.name, got: written, words: ["yes", "no"], nearest: [] }))
      return value ?? false
    },
  }
}

/** Whatever stands there, to be read later. */
export function anyTree(): Shape<Tree | null> {
  return { describe: { sort: "any" }, fallback: () => null, absent: () => null, read: (tree) => tree }
}
