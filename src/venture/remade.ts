/**
 * The same venture with something changed, compiled anew: a value as `--set` puts it, or a text at a place of the file. A venture
 * remembers the tree that it was made of here and not in itself, so that it stays plain data.
 */
import type { Tree } from "../shape/index.ts"
import { compileTree, type TreeSource } from "./compile-tree.ts"
import type { Shock } from "./shocks.ts"
import type { Compiled, Venture } from "./venture.ts"

export type Remaking =
  | { readonly kind: "set"; readonly path: string; readonly text: string }
  /** The values of a scenario of the file, in place of those of any other. */
  | { readonly kind: "scenario"; readonly name: string }
  /** Blows as parameters (see shocks.ts). */
  | { readonly kind: "shocks"; readonly shocks: readonly Shock[] }
  /** Keys from the top of the file down, numbers in lists; a key that is missing at the end is added. */
  | { readonly kind: "edit"; readonly place: readonly (string | number)[]; readonly text: string }
  /** The same with a map of texts in the place of whatever stands there. */
  | { readonly kind: "put"; readonly place: readonly (string | number)[]; readonly entries: Readonly<Record<string, string>> }

type Origin = { readonly tree: Tree; readonly source: TreeSource }

const origins = new WeakMap<Venture, Origin>()

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

/** Names of the scenarios of its file, without the one that it is run with. */
export function scenariosOf(venture: Venture): readonly string[] {
  const { scenarios = [], changed } = origins.get(venture)?.source ?? {}
  return scenarios.flatMap(({ name, values }) => (name === changed?.scenario || values.length === 0 ? [] : [name]))
}

/** Null where it cannot be had: the venture was not made of a file, or is none with the change. */
export function remade(venture: Venture, change: Remaking): Venture | null {
  return remadeBy(venture, [change])
}

/** With several in their order, compiled once: some are no venture one by one. */
export function remadeBy(venture: Venture, changes: readonly Remaking[]): Venture | null {
  const start = origins.get(venture) ?? null
  const origin = changes.reduce<Origin | null>((made, change) => (made === null ? null : changedBy(made, change)), start)
  return origin === null ? null : compileRemembered(origin.tree, origin.source).venture
}

function changedBy({ tree, source }: Origin, change: Remaking): Origin | null {
  switch (change.kind) {
    case "set":
      return { tree, source: overriding(source, [[change.path, change.text]]) }
    case "scenario": {
      const found = source.scenarios.find(({ name }) => name === change.name)
      if (found === undefined) return null
      const overrides = new Map([...source.overrides, ...found.values.map((value) => [value.path, value] as const)])
      return { tree, source: { ...source, overrides } }
    }
    case "shocks":
      return { tree, source: { ...source, shocks: change.shocks } }
    case "edit":
      return withTree(
        source,
        replaced(tree, change.place, (at) => scalarAt(at, change.text)),
      )
    case "put":
      return withTree(
        source,
        replaced(tree, change.place, (at) => mapAt(at, change.entries)),
      )
  }
}

function withTree(source: TreeSource, tree: Tree | null): Origin | null {
  return tree === null ? null : { tree, source }
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
