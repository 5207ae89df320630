/**
 * What differs between two files, found in their trees and not in their lines: comments, the order of keys, quotes and
 * braces make no difference, entries of a list are matched by their name. The same walk keeps what builds any file between
 * the two: the first with some of the edits done.
 */
import type { Span } from "../diagnostics/index.ts"
import { type Entry, slug, type Tree } from "../shape/index.ts"

export type EditKind = "changed" | "added" | "removed"

export type Edit = {
  readonly kind: EditKind
  /** Every place where it takes effect, as keys and names of entries; several where an alias repeats it. */
  readonly places: readonly (readonly string[])[]
  /** Null where there is none. */
  readonly before: Tree | null
  readonly after: Tree | null
  /** The keys, where they are entries of a map. */
  readonly keySpans: { readonly before: Span | null; readonly after: Span | null }
}

export type TreeDifference = {
  readonly edits: readonly Edit[]
  /** The first tree with those edits done whose numbers are given. */
  readonly build: (done: ReadonlySet<number>) => Tree
}

/** Whether two scalars mean the same. */
export type SameText = (before: string, after: string) => boolean

type Delta =
  | { readonly kind: "same"; readonly tree: Tree }
  | { readonly kind: "edit"; readonly number: number; readonly before: Tree | null; readonly after: Tree | null }
  | { readonly kind: "map"; readonly span: Span; readonly parts: readonly Part[] }
  | { readonly kind: "list"; readonly span: Span; readonly parts: readonly Delta[] }
type Part = Pick<Entry, "key" | "keySpan"> & { readonly delta: Delta }

export function treeDifference(before: Tree, after: Tree, sameText: SameText): TreeDifference {
  const comparing = new Comparing(sameText)
  const delta = comparing.trees(before, after, [])
  const { edits } = comparing
  return { edits, build: (done) => built(delta, done) ?? { kind: "map", span: before.span, entries: [] } }
}

/** Null where the edits leave nothing. */
function built(delta: Delta, done: ReadonlySet<number>): Tree | null {
  switch (delta.kind) {
    case "same":
      return delta.tree
    case "edit":
      return done.has(delta.number) ? delta.after : delta.before
    case "map":
      return {
        kind: "map",
        span: delta.span,
        entries: delta.parts.flatMap(({ key, keySpan, delta: part }) => {
          const value = built(part, done)
          return value === null ? [] : [{ key, keySpan, value }]
        }),
      }
    case "list":
      return { kind: "list", span: delta.span, items: delta.parts.flatMap((part) => built(part, done) ?? []) }
  }
}

class Comparing {
  readonly edits: Edit[] = []
  private readonly numbers = new Map<string, number>()
  private readonly sameText: SameText

  constructor(sameText: SameText) {
    this.sameText = sameText
  }

  trees(before: Tree, after: Tree, place: readonly string[]): Delta {
    if (before.kind === "map" && after.kind === "map") return this.maps(before, after, place)
    if (before.kind === "list" && after.kind === "list") return this.lists(before, after, place)
    if (this.isSame(before, after)) return { kind: "same", tree: before }
    return this.edit(before, after, place)
  }

  private isSame(before: Tree, after: Tree): boolean {
    if (before.kind === "scalar" && after.kind === "scalar") return this.sameText(before.text, after.text)
    if (before.kind === "empty" && after.kind === "empty") return true
    if (before.kind !== "map" && before.kind !== "list") return false
    return before.kind === after.kind && treeDifference(before, after, this.sameText).edits.length === 0
  }

  private maps(before: Tree & { kind: "map" }, after: Tree & { kind: "map" }, place: readonly string[]): Delta {
    const parts = matched(before.entries, after.entries, ({ key }) => slug(key)).map(({ left, right }): Part => {
      const entry = left ?? right
      if (entry === undefined) throw new Error("internal: a match of nothing")
      const { key, keySpan } = entry
      return { key, keySpan, delta: this.entries(left, right, [...place, key]) }
    })
    return { kind: "map", span: before.span, parts }
  }

  /** A key without a value is as good as none. */
  private entries(left: Entry | undefined, right: Entry | undefined, place: readonly string[]): Delta {
    const [before, after] = [left, right].map((entry) =>
      entry === undefined || entry.value.kind === "empty" ? null : entry.value,
    )
    if (before && after) return this.trees(before, after, place)
    if (!before && !after) return { kind: "same", tree: left?.value ?? right?.value ?? nothing }
    return this.edit(before ?? null, after ?? null, place, { before: left?.keySpan ?? null, after: right?.keySpan ?? null })
  }

  private lists(before: Tree & { kind: "list" }, after: Tree & { kind: "list" }, place: readonly string[]): Delta {
    const isOfMaps = [...before.items, ...after.items].every(({ kind }) => kind === "map")
    if (!isOfMaps) return this.plainLists(before, after, place)
    const matches = matched(named(before.items), named(after.items), ({ name }) => name)
    const parts = matches.map(({ left, right }): Delta => {
      const inside = [...place, left?.label ?? right?.label ?? ""]
      if (left !== undefined && right !== undefined) return this.trees(left.tree, right.tree, inside)
      return this.edit(left?.tree ?? null, right?.tree ?? null, inside)
    })
    return { kind: "list", span: before.span, parts }
  }

  /** A list of texts, such as `[lab, cloud]`, is one value. */
  private plainLists(before: Tree & { kind: "list" }, after: Tree & { kind: "list" }, place: readonly string[]): Delta {
    const isSame =
      before.items.length === after.items.length && before.items.every((item, k) => this.isSame(item, after.items[k] ?? nothing))
    return isSame ? { kind: "same", tree: before } : this.edit(before, after, place)
  }

  /** The same two texts in another place are the same edit: an alias repeats what was written once. */
  private edit(
    before: Tree | null,
    after: Tree | null,
    place: readonly string[],
    keySpans: Edit["keySpans"] = { before: null, after: null },
  ): Delta {
    const key = [before, after]
      .map((tree) => (tree === null ? "" : `${tree.kind} ${tree.span.file} ${tree.span.start}`))
      .join("|")
    const known = this.numbers.get(key)
    const number = known ?? this.edits.length
    const old = this.edits[number]
    if (old === undefined) {
      const kind = before === null ? "added" : after === null ? "removed" : "changed"
      this.edits.push({ kind, places: [place], before, after, keySpans })
    } else this.edits[number] = { ...old, places: [...old.places, place] }
    this.numbers.set(key, number)
    return { kind: "edit", number, before, after }
  }
}

const nothing: Tree = { kind: "empty", span: { file: "", start: 0, end: 0 } }

type Match<T> = { readonly left: T | undefined; readonly right: T | undefined }

/** In the order of the first list; what only the second has stands behind what it follows there. */
function matched<T>(left: readonly T[], right: readonly T[], nameOf: (item: T) => string): Match<T>[] {
  const byName = new Map(right.map((item) => [nameOf(item), item]))
  const matches: Match<T>[] = left.map((item) => ({ left: item, right: byName.get(nameOf(item)) }))
  const taken = new Set(matches.map((match) => match.right))
  for (const [k, item] of right.entries()) {
    if (taken.has(item)) continue
    const before = matches.findIndex((match) => match.right === right[k - 1])
    matches.splice(k === 0 ? 0 : before + 1, 0, { left: undefined, right: item })
  }
  return matches
}

/** Keys by which the shapes of the rooms name the entries of their lists, in their order. */
const naming = ["name", "task", "milestone", "role", "gpu", "kind"] as const

type NamedItem = { readonly name: string; readonly label: string; readonly tree: Tree }

/** By the first naming key, a correlation by the pair, anything else by its number; of equals each is its own. */
function named(items: readonly Tree[]): NamedItem[] {
  const seen = new Map<string, number>()
  return items.map((tree, index) => {
    const label = labelOf(tree) ?? String(index + 1)
    const times = (seen.get(slug(label)) ?? 0) + 1
    seen.set(slug(label), times)
    return { name: times === 1 ? slug(label) : `${slug(label)} #${times}`, label, tree }
  })
}

function labelOf(tree: Tree): string | null {
  if (tree.kind !== "map") return null
  const at = (key: string): Tree | undefined => tree.entries.find((entry) => entry.key === key)?.value
  const found = naming.map(at).find((value) => value?.kind === "scalar" && value.text.trim() !== "")
  if (found?.kind === "scalar") return found.text.trim()
  const pair = at("between")
  if (pair?.kind !== "list") return null
  return pair.items
    .map((item) => (item.kind === "scalar" ? item.text.trim() : ""))
    .toSorted()
    .join(", ")
}
