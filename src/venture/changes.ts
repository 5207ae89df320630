/**
 * From one variant to another: every change by itself, what it reads before and after, and the file between the two in
 * which only some of them are done. A change is an edit of the file, another value by a scenario or the command line, or a
 * data file with other contents.
 */
import type { Diagnostic, Span } from "../diagnostics/index.ts"
import { type Override, slug, type Tree } from "../shape/index.ts"
import { compileTree } from "./compile-tree.ts"
import { type Edit, type EditKind, type SameText, treeDifference } from "./edits.ts"
import { inherited } from "./read.ts"
import { meansTheSame } from "./same-meaning.ts"
import type { Variant } from "./variant.ts"
import type { Venture } from "./venture.ts"

export type Change = {
  readonly kind: EditKind
  readonly of: "file" | "set" | "data"
  /** Keys and names from the top of the file down, the first of several where an alias repeats it. */
  readonly place: readonly string[]
  /** Names that `explain` and `--set` take; none where it is no quantity. */
  readonly paths: readonly string[]
  /** As written, on one line; null where there is nothing, or no text that could be told. */
  readonly before: string | null
  readonly after: string | null
  readonly spans: { readonly before: Span | null; readonly after: Span | null }
  /** Nothing that is computed reads it. */
  readonly isIdle: boolean
  /** Projects that it can move, by name; null where it may move all of them. */
  readonly projects: readonly string[] | null
}

export type Changes = {
  /** In the order of the file; the same, told backwards, when the two variants change places. */
  readonly list: readonly Change[]
  /** What the first variant becomes with some of the changes done: a venture, or why it is none. */
  readonly between: (done: ReadonlySet<number>) => {
    readonly venture: Venture | null
    readonly diagnostics: readonly Diagnostic[]
  }
}

type Work = Change & {
  readonly rank: number
  readonly edits: readonly number[]
  readonly sets: readonly string[]
  readonly file: string | null
}

export function changesBetween(a: Variant, b: Variant): Changes {
  const sameText: SameText = (before, after) => meansTheSame(before, after, a.venture.header.units, b.venture.header.units)
  const { edits, build } = treeDifference(a.tree, b.tree, sameText)
  const ofFile = edits.flatMap((edit, number) => {
    const [top, name = ""] = edit.places[0] ?? []
    // What a scenario that is run says is told as the values that it puts in place.
    const isRun = top === "scenarios" && (a.scenario === name || b.scenario === name)
    return isRun ? [] : [fileChange(edit, number, a, b)]
  })
  const all = [...withOverrides(ofFile, a, b, sameText), ...dataChanges(a, b)].toSorted(
    (x, y) => x.rank - y.rank || (x.place.join() < y.place.join() ? -1 : 1),
  )
  return { list: all.map(published), between: (done) => between(all, done, build, a, b) }
}

function fileChange({ kind, places, before, after, keySpans }: Edit, number: number, a: Variant, b: Variant): Work {
  const [place = []] = places
  return {
    kind,
    of: "file",
    place,
    paths: [...new Set(places.flatMap((each) => pathsOf(each, a, b)))],
    before: before === null ? null : oneLine(before),
    after: after === null ? null : oneLine(after),
    spans: { before: keySpans.before ?? before?.span ?? null, after: keySpans.after ?? after?.span ?? null },
    isIdle: idle.includes(place[0] ?? ""),
    projects: projectsOf(places),
    rank: middle([relative(before, a), relative(after, b)]),
    edits: [number],
    sets: [],
    file: null,
  }
}

/** Sections that say nothing of what is computed. */
const idle: readonly string[] = ["scenarios", "name", "about", "venturi"]

function published({ kind, of, place, paths, before, after, spans, isIdle, projects }: Work): Change {
  return { kind, of, place, paths, before, after, spans, isIdle, projects }
}

/** How far down the file it stands, from 0 to 1. */
function relative(tree: Tree | null, { source }: Variant): number | null {
  return tree === null ? null : tree.span.start / Math.max(1, source.text.length)
}

function middle(places: readonly (number | null)[]): number {
  const known = places.filter((place) => place !== null)
  return known.reduce((sum, place) => sum + place, 0) / Math.max(1, known.length)
}

/** A change inside one project alone moves nothing else. */
function projectsOf(places: readonly (readonly string[])[]): string[] | null {
  const inside = places.map(([top, project, ...rest]) =>
    top === "projects" && project !== undefined && rest.length > 0 ? slug(project) : null,
  )
  return inside.includes(null) ? null : [...new Set(inside.filter((name) => name !== null))]
}

/** Names of the quantities that stand in a place: a section at the top holds for every project. */
function pathsOf(place: readonly string[], a: Variant, b: Variant): string[] {
  const [top = "", ...rest] = place.map(slug)
  const isKnown = (path: string): boolean => a.venture.model.quantities.has(path) || b.venture.model.quantities.has(path)
  const asNamed = (names: readonly string[]): string => names.join(".")
  const candidates = (): string[] => {
    if (top === "assumptions" || top === "formulas") return [asNamed(rest)]
    if (top === "projects") return [asNamed([rest[0] ?? "", ...rest.slice(rest[1] === "formulas" ? 2 : 1)])]
    const projects = [...a.venture.projects, ...b.venture.projects].map(({ name }) => name)
    return inherited.includes(top)
      ? [...new Set(projects)].map((name) => asNamed([name, top, ...rest]))
      : [asNamed([top, ...rest])]
  }
  // A part of a value (the start of a stock, a month of a step) belongs to the quantity above it.
  const above = (path: string): string => path.slice(0, path.lastIndexOf("."))
  return candidates().flatMap((path) => [path, above(path)].filter(isKnown).slice(0, 1))
}

/** Values that one variant puts in place and the other does not, or otherwise. */
function withOverrides(ofFile: readonly Work[], a: Variant, b: Variant, sameText: SameText): Work[] {
  const works = [...ofFile]
  const paths = [...new Set([...a.source.overrides.keys(), ...b.source.overrides.keys()])].toSorted()
  for (const [k, path] of paths.entries()) {
    const [before, after] = [textAt(path, a), textAt(path, b)]
    if (before !== null && after !== null && sameText(before, after)) continue
    const found = works.findIndex((work) => work.paths.includes(path))
    const old = works[found]
    if (old !== undefined) works[found] = { ...old, before, after, sets: [...old.sets, path] }
    else works.push(setChange(path, { before, after, rank: 2 + k / paths.length }, a, b))
  }
  return works
}

function setChange(path: string, told: Pick<Work, "before" | "after" | "rank">, a: Variant, b: Variant): Work {
  const [head = ""] = path.split(".")
  const isOfProject = [...a.venture.projects, ...b.venture.projects].some(({ name }) => name === head)
  return {
    ...told,
    kind: "changed",
    of: "set",
    place: [path],
    paths: [path],
    spans: { before: spanAt(path, a), after: spanAt(path, b) },
    isIdle: false,
    projects: isOfProject ? [head] : null,
    edits: [],
    sets: [path],
    file: null,
  }
}

function textAt(path: string, { source, venture }: Variant): string | null {
  return source.overrides.get(path)?.text ?? venture.model.quantities.get(path)?.definition.text ?? null
}

function spanAt(path: string, { source, venture }: Variant): Span | null {
  const set = source.overrides.get(path)
  if (set !== undefined) return { file: set.file, start: set.offset, end: set.offset + set.text.length }
  const origin = venture.model.quantities.get(path)?.definition.origin
  return origin?.kind === "file" ? origin.span : null
}

/** Files of one name that lie beside both variants and hold other figures. */
function dataChanges(a: Variant, b: Variant): Work[] {
  const names = [...a.read.keys()].filter((name) => b.read.has(name) && a.read.get(name) !== b.read.get(name))
  return names.toSorted().map(
    (name): Work => ({
      kind: "changed",
      of: "data",
      place: [name],
      paths: [],
      before: null,
      after: null,
      spans: { before: null, after: null },
      isIdle: false,
      projects: null,
      rank: 4,
      edits: [],
      sets: [],
      file: name,
    }),
  )
}

function between(
  all: readonly Work[],
  done: ReadonlySet<number>,
  build: (done: ReadonlySet<number>) => Tree,
  a: Variant,
  b: Variant,
): ReturnType<Changes["between"]> {
  const works = all.filter((_, k) => done.has(k))
  const files = new Set(works.map(({ file }) => file))
  const [first, second] = [a.source.readFile, b.source.readFile]
  const readFile = (name: string): string | null =>
    files.has(name) ? second(name) : a.read.has(name) ? first(name) : (second(name) ?? first(name))
  const tree = build(new Set(works.flatMap(({ edits }) => edits)))
  const overrides = new Map<string, Override>(a.source.overrides)
  for (const path of works.flatMap(({ sets }) => sets)) {
    const set = b.source.overrides.get(path)
    if (set === undefined) overrides.delete(path)
    else overrides.set(path, set)
  }
  return compileTree(tree, { file: a.source.file, text: a.source.text, readFile, overrides, scenarios: [] })
}

/** A tree as it could be written in one line. */
function oneLine(tree: Tree): string {
  switch (tree.kind) {
    case "scalar":
      return tree.text.replaceAll(/\s+/gu, " ").trim()
    case "empty":
      return ""
    case "list":
      return `[${tree.items.map(oneLine).join(", ")}]`
    case "map":
      return `{ ${tree.entries.map(({ key, value }) => `${key}: ${oneLine(value)}`).join(", ")} }`
  }
}
