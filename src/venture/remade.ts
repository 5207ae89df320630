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
  /** Keys from the top of the file down, numbers in lists; a key that is missing at the end is added. */
  /** The values of a scenario of the file, in place of those of any other. */
  | { readonly kind: "scenario"; readonly name: string }
  /** Blows as parameters (see shocks.ts). */
  | { readonly kind: "shocks"; readonly shocks: readonly Shock[] }
  | { readonly kind: "edit"; readonly place: readonly (string | number)[]; readonly text: string }

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
  const { tree, source } = origin
  const added = [...set].map(([path, text]) => [path, { text, file: `--set ${path}`, offset: 0 }] as const)
  return compileRemembered(tree, { ...source, overrides: new Map([...source.overrides, ...added]) })
}

/** Names of the scenarios of its file, without the one that it is run with. */
export function scenariosOf(venture: Venture): readonly string[] {
  const { scenarios = [], changed } = origins.get(venture)?.source ?? {}
  return scenarios.flatMap(({ name, values }) => (name === changed?.scenario || values.length === 0 ? [] : [name]))
}

/** Null where it cannot be had: the venture was not made of a file, or is none with the change. */
export function remade(venture: Venture, change: Remaking): Venture | null {
  const origin = origins.get(venture)
  if (origin === undefined) return null
  const { tree, source } = origin
  if (change.kind === "set") {
    return compileWith(venture, new Map([[change.path, change.text]])).venture
  }
  if (change.kind === "scenario") {
    const found = source.scenarios.find(({ name }) => name === change.name)
    if (found === undefined) return null
    const overrides = new Map([...source.overrides, ...found.values.map((value) => [value.path, value] as const)])
    return compileRemembered(tree, { ...source, overrides }).venture
  }
  if (change.kind === "shocks") return compileRemembered(tree, { ...source, shocks: change.shocks }).venture
  const edited = withScalar(tree, change.place, change.text)
  return edited === null ? null : compileRemembered(edited, source).venture
}

/** The tree with this text at the place; null where there is no such place. */
function withScalar(tree: Tree, [step, ...rest]: readonly (string | number)[], text: string): Tree | null {
  if (step === undefined) return scalarAt(tree, text)
  if (tree.kind === "list" && typeof step === "number") {
    const item = tree.items[step]
    const inside = item === undefined ? null : withScalar(item, rest, text)
    return inside === null ? null : { ...tree, items: tree.items.map((other, k) => (k === step ? inside : other)) }
  }
  if (tree.kind !== "map") return null
  const entry = tree.entries.find(({ key }) => key === step)
  if (entry === undefined) {
    if (rest.length > 0 || typeof step !== "string") return null
    const added = { key: step, keySpan: tree.span, value: scalarAt(tree, text) }
    return { ...tree, entries: [...tree.entries, added] }
  }
  const inside = withScalar(entry.value, rest, text)
  return inside === null
    ? null
    : { ...tree, entries: tree.entries.map((other) => (other === entry ? { ...other, value: inside } : other)) }
}

function scalarAt({ span }: Tree, text: string): Extract<Tree, { kind: "scalar" }> {
  return { kind: "scalar", span, text, isQuoted: true, isInFlow: false, isCut: false, textStart: span.start }
}
