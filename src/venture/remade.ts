/**
 * The same venture with something changed, compiled anew: a value as `--set` puts it, or a text at a place of the file. A venture
 * remembers the tree that it was made of here and not in itself, so that it stays plain data.
 */
import type { Tree } from "../shape/index.ts"
import { compileTree, type TreeSource } from "./compile-tree.ts"
import type { Compiled, Venture } from "./venture.ts"

export type Remaking =
  | { readonly kind: "set"; readonly path: string; readonly text: string }
  /** Keys from the top of the file down, numbers in lists; a key that is missing at the end is added. */
  | { readonly kind: "edit"; readonly place: readonly (string | number)[]; readonly text: string }
  /** The same with a map of texts in the place of whatever stands there. */
  | { readonly kind: "put"; readonly place: readonly (string | number)[]; readonly entries: Readonly<Record<string, string>> }

const origins = new WeakMap<Venture, { readonly tree: Tree; readonly source: TreeSource }>()

export function compileRemembered(tree: Tree, source: TreeSource): Compiled {
  const compiled = compileTree(tree, source)
  if (compiled.venture !== null) origins.set(compiled.venture, { tree, source })
  return compiled
}

/** Values in place of written ones, as `--set` puts them, by path; with what is wrong where it is no venture then. */
export function compileWith(venture: Venture, set: ReadonlyMap<string, string>): Compiled {
  const origin = origins.get(venture)
  if (origin === undefined) throw new Error("internal: the venture was not made of a file")
  return compileRemembered(origin.tree, overriding(origin.source, set))
}

/** Null where it cannot be had: the venture was not made of a file, or is none with the change. */
export function remade(venture: Venture, change: Remaking): Venture | null {
  return remadeBy(venture, [change])
}

/** With several at once, since some are no venture one by one: edits in their order, then what is set. */
export function remadeBy(venture: Venture, changes: readonly Remaking[]): Venture | null {
  const origin = origins.get(venture)
  if (origin === undefined) return null
  const tree = changes.reduce<Tree | null>((made, change) => (made === null ? null : edited(made, change)), origin.tree)
  if (tree === null) return null
  const set = changes.flatMap((change) => (change.kind === "set" ? [[change.path, change.text] as const] : []))
  return compileRemembered(tree, overriding(origin.source, set)).venture
}

function edited(tree: Tree, change: Remaking): Tree | null {
  if (change.kind === "set") return tree
  const make = (at: Tree): Tree => (change.kind === "put" ? mapAt(at, change.entries) : scalarAt(at, change.text))
  return replaced(tree, change.place, make)
}

function overriding(source: TreeSource, set: Iterable<readonly [path: string, text: string]>): TreeSource {
  const added = [...set].map(([path, text]) => [path, { text, file: `--set ${path}`, offset: 0 }] as const)
  return { ...source, overrides: new Map([...source.overrides, ...added]) }
}

/** The tree with what is made at the place; null where there is no such place. */
function replaced(tree: Tree, [step, ...rest]: readonly (string | number)[], make: (at: Tree) => Tree): Tree | null {
  if (step === undefined) return make(tree)
  if (tree.kind === "list" && typeof step === "number") {
    const item = tree.items[step]
    const inside = item === undefined ? null : replaced(item, rest, make)
    return inside === null ? null : { ...tree, items: tree.items.map((other, k) => (k === step ? inside : other)) }
  }
  if (tree.kind !== "map") return null
  const entry = tree.entries.find(({ key }) => key === step)
  if (entry === undefined) {
    if (rest.length > 0 || typeof step !== "string") return null
    const added = { key: step, keySpan: tree.span, value: make(tree) }
    return { ...tree, entries: [...tree.entries, added] }
  }
  const inside = replaced(entry.value, rest, make)
  return inside === null
    ? null
    : { ...tree, entries: tree.entries.map((other) => (other === entry ? { ...other, value: inside } : other)) }
}

function mapAt(at: Tree, entries: Readonly<Record<string, string>>): Tree {
  const { span } = at
  const made = Object.entries(entries).map(([key, text]) => ({ key, keySpan: span, value: scalarAt(at, text) }))
  return { kind: "map", span, entries: made }
}

function scalarAt({ span }: Tree, text: string): Extract<Tree, { kind: "scalar" }> {
  return { kind: "scalar", span, text, isQuoted: true, isInFlow: false, isCut: false, textStart: span.start }
}
