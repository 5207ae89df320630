/**
 * What a section of the file may hold: keys, kinds of value, units, defaults. Reading never stops at
 * a mistake: it reports, puts a harmless thing in the place, and goes on, so that all come at once.
 */
import { error, nearest, type Report, type Span } from "../diagnostics/index.ts"
import type { Source, Within } from "../engine/index.ts"
import { isName, type UnitContext, type Value } from "../units/index.ts"
import { type Entry, type Scalar, slug, type Tree } from "./tree.ts"

/** A quantity that stands (or could stand) in the file. */
export type Field = {
  /** Within its project: `market.adoption.p`. */
  readonly name: string
  /** Null where it could not be read (that was reported). */
  readonly value: Value | null
  readonly text: string
  /** In the language of the file, `¤` for the books' currency; null where any will do. */
  readonly unit: string | null
  /** Null for a default. */
  readonly span: Span | null
  readonly source: Source | null
  readonly isResource: boolean
  /** The ends of what makes sense, in base units: draws beyond count as the end. */
  readonly within: Within
  /** Key of the sentence that says what it is: the name, `*` for list entries. */
  readonly meaning: string
}

/** A text in place of a written one, and where it stands itself. */
export type Override = { readonly text: string; readonly file: string; readonly offset: number }

export type Reading = {
  readonly report: Report
  readonly units: UnitContext
  /** Currency of the books: what `¤` means. */
  readonly money: string
  /** The project that is read; "" outside of projects. */
  readonly project: string
  /** Where the section stands in it: `market`, and the same with `*` for list entries. */
  readonly name: string
  readonly meaning: string
  /** Every field that is met, in order. */
  readonly fields: Field[]
  /** Texts that take the place of what is written, by the path of the quantity. */
  readonly overrides?: ReadonlyMap<string, Override>
  /** Gathers the paths of words that took theirs: no quantity has these. */
  readonly words?: Set<string>
  /** What holds instead of the shapes' own defaults where a key is missing, by meaning: those of a sector. */
  readonly defaults?: ReadonlyMap<string, ByDefault>
}

/** What holds where the founder says nothing, and where that comes from. */
export type ByDefault = { readonly text: string; readonly source: Source }

export type Shape<T> = {
  readonly read: (tree: Tree, at: Reading) => T
  /** What stands for it where the key is missing; without it the key is required. */
  readonly absent?: (at: Reading) => T
  /** What the defaults of the reading put there where the key is missing; null where they have nothing. */
  readonly standIn?: (at: Reading) => T | null
  /** What stands in the place of something unreadable. */
  readonly fallback: (at: Reading) => T
  /** For the JSON Schema and for messages: a sort and its details. */
  readonly describe: Description
}

export type Description =
  | { readonly sort: "text" }
  | { readonly sort: "word"; readonly words: readonly string[] }
  | { readonly sort: "quantity"; readonly unit: string | null }
  | { readonly sort: "list"; readonly of: Description }
  | { readonly sort: "map"; readonly of: Description }
  | {
      readonly sort: "record"
      readonly keys: Readonly<Record<string, { readonly of: Description; readonly isRequired: boolean }>>
    }
  | { readonly sort: "either"; readonly of: readonly Description[] }
  | { readonly sort: "any" }

export type Read<S> = S extends Shape<infer T> ? T : never

/** Where the founder finds the section: `projects.assistant.market`; "" is the top of the file. */
export function placeOf({ project, name }: Reading): string {
  return [project === "" ? "" : `projects.${project}`, name].filter((part) => part !== "").join(".")
}

/** The path of the quantity that is read: `price`, `assistant.market.customers`. */
export function pathOf({ project, name }: Reading): string {
  const own = name.replace(/^(assumptions|formulas)\./u, "")
  return project === "" ? own : `${slug(project)}.${own}`
}

/** A step down into a key or a list entry. */
export function into(at: Reading, key: string, meaning: string = slug(key)): Reading {
  const under = (root: string, name: string): string => (root === "" ? name : `${root}.${name}`)
  return { ...at, name: under(at.name, slug(key)), meaning: under(at.meaning, meaning) }
}

/** What `--set` or a scenario puts in the place of what stands there; null where it puts nothing. */
export function insteadOf(at: Reading): Scalar | null {
  const instead = at.overrides?.get(pathOf(at))
  return instead === undefined ? null : scalarOf(instead)
}

/** The text as it would stand in the file, with the place where it stands itself. */
export function scalarOf({ text, file, offset }: Override): Scalar {
  const span = { file, start: offset, end: offset + text.length }
  return { kind: "scalar", span, text, isQuoted: true, isInFlow: false, isCut: false, textStart: offset }
}

/** Free text: a name, a sentence. A bare number is refused. */
export function text(): Shape<string> {
  return {
    describe: { sort: "text" },
    fallback: () => "",
    read: (tree, at) => {
      const isNumber =
        tree.kind === "scalar" && !tree.isQuoted && /^[-+.\d]/u.test(tree.text.trim()) && Number.isFinite(Number(tree.text))
      if (tree.kind === "scalar" && !isNumber) return tree.text
      at.report(
        error(
          "text-expected",
          tree.span,
          { key: at.name, got: tree.kind === "scalar" ? tree.text : tree.kind },
          isNumber ? `"${tree.text}"` : undefined,
        ),
      )
      return ""
    },
  }
}

/** One of some words. */
export function word<const W extends string>(words: readonly [W, ...W[]]): Shape<W> {
  return {
    describe: { sort: "word", words },
    fallback: () => words[0],
    read: (tree, at) => {
      const written = tree.kind === "scalar" ? tree.text : ""
      const found = words.find((w) => slug(w) === slug(written))
      if (found !== undefined) return found
      const close = nearest(written, words)
      at.report(error("unknown-word", tree.span, { key: at.name, got: written, words, nearest: close }, close[0]))
      return words[0]
    },
  }
}

/** A key that may be left out. */
export function optional<T>(shape: Shape<T>): Shape<T | null> {
  const absent = (at: Reading): T | null => shape.standIn?.(at) ?? null
  return { describe: shape.describe, fallback: () => null, absent, read: shape.read }
}

/** A key that stands for something fixed when it is left out. */
export function otherwise<T>(shape: Shape<T>, value: T): Shape<T> {
  return { ...shape, absent: () => value }
}

/** A list; each entry is named by the first of `nameBy` keys that it has, else by its number. */
export function list<T>(of: Shape<T>, nameBy: readonly string[] = []): Shape<readonly T[]> {
  return {
    describe: { sort: "list", of: of.describe },
    fallback: () => [],
    absent: () => [],
    read: (tree, at) => {
      if (tree.kind === "empty") return []
      if (tree.kind !== "list") {
        at.report(error("list-expected", tree.span, { key: at.name }))
        return []
      }
      const taken = new Set<string>()
      return tree.items.map((item, index) => of.read(item, into(at, uniqueName(item, nameBy, index, taken, at), "*")))
    },
  }
}

function uniqueName(item: Tree, nameBy: readonly string[], index: number, taken: Set<string>, at: Reading): string {
  const named =
    item.kind === "map"
      ? nameBy.map((key) => item.entries.find((e) => e.key === key)?.value).find((v) => v?.kind === "scalar")
      : undefined
  const name = named?.kind === "scalar" && named.text.trim() !== "" ? slug(named.text) : String(index + 1)
  if (!/^\d+$/u.test(name) && !isName(name)) at.report(error("bad-name", named?.span ?? item.span, { name }))
  if (!taken.has(name)) {
    taken.add(name)
    return name
  }
  at.report(error("duplicate-name", named?.span ?? item.span, { name }))
  // It goes on by a name of its own, so that nothing has to stand two things of one name.
  let number = 2
  while (taken.has(`${name}_${number}`)) number++
  taken.add(`${name}_${number}`)
  return `${name}_${number}`
}

/** Known keys. An unknown one is an error that names the nearest, a missing one names what belongs there. */
export function record<S extends Readonly<Record<string, Shape<unknown>>>>(
  keys: S,
): Shape<{ readonly [K in keyof S]: Read<S[K]> }> {
  type Result = { readonly [K in keyof S]: Read<S[K]> }
  const names = Object.keys(keys)
  const missing = (key: string, at: Reading, span: Span | null): unknown => {
    const shape = keys[key] as Shape<unknown> // key comes from `names`
    const inside = into(at, key)
    if (shape.absent !== undefined) return shape.absent(inside)
    if (span !== null) at.report(error("missing-key", span, { key, section: placeOf(at) }))
    return shape.fallback(inside)
  }
  const build = (readKey: (key: string) => unknown): Result =>
    Object.fromEntries(names.map((key) => [key, readKey(key)])) as Result // one entry a key
  return {
    describe: {
      sort: "record",
      keys: Object.fromEntries(
        names.map((key) => [key, { of: keys[key]?.describe ?? { sort: "any" }, isRequired: keys[key]?.absent === undefined }]),
      ),
    },
    fallback: (at) => build((key) => missing(key, at, null)),
    standIn: (at) => {
      const hasSome = [...(at.defaults?.keys() ?? [])].some((key) => key.startsWith(`${at.meaning}.`))
      return hasSome ? build((key) => missing(key, at, null)) : null
    },
    read: (tree, at) => {
      if (tree.kind !== "map") {
        at.report(error("section-expected", tree.span, { key: placeOf(at), keys: names }))
        return build((key) => missing(key, at, null))
      }
      for (const entry of tree.entries) if (!names.includes(entry.key)) unknownKey(entry, names, at)
      return build((key) => {
        const entry = tree.entries.find((e) => e.key === key)
        const shape = keys[key] as Shape<unknown> // key comes from `names`
        const inside = into(at, key)
        const word = shape.describe.sort === "word" ? insteadOf(inside) : null
        if (word !== null) {
          at.words?.add(pathOf(inside))
          return shape.read(word, inside)
        }
        return entry === undefined || entry.value.kind === "empty"
          ? missing(key, at, entry?.keySpan ?? tree.span)
          : shape.read(entry.value, inside)
      })
    },
  }
}

function unknownKey(entry: Entry, known: readonly string[], at: Reading): void {
  // The tail of a text that a comma cut in two, `{ x: beta(1, 2) }`: the head is reported.
  if (entry.key.split(")").length > entry.key.split("(").length) return
  const close = nearest(entry.key, known)
  at.report(error("unknown-key", entry.keySpan, { key: entry.key, section: placeOf(at), nearest: close, known }, close[0]))
}

/** Any keys, each a value of one shape: `{ ml-engineer: 1 person }`. */
export function mapOf<T>(of: Shape<T>): Shape<readonly { readonly key: string; readonly keySpan: Span; readonly value: T }[]> {
  return {
    describe: { sort: "map", of: of.describe },
    fallback: () => [],
    absent: () => [],
    read: (tree, at) => {
      if (tree.kind === "empty") return []
      if (tree.kind !== "map") {
        at.report(error("section-expected", tree.span, { key: placeOf(at), keys: [] }))
        return []
      }
      return tree.entries.map(({ key, keySpan, value }) => ({ key, keySpan, value: of.read(value, into(at, key, "*")) }))
    },
  }
}

/** One shape where `test` says so, else the other: `takes: training` or `takes: 2 to 5 month`. */
export function either<A, B>(test: (tree: Tree) => boolean, a: Shape<A>, b: Shape<B>): Shape<A | B> {
  return {
    describe: { sort: "either", of: [a.describe, b.describe] },
    fallback: b.fallback,
    ...(b.absent === undefined ? {} : { absent: b.absent }),
    read: (tree, at) => (test(tree) ? a.read(tree, at) : b.read(tree, at)),
  }
}

/** A text with the place where it stands: for names that are looked up elsewhere (a GPU, a task, a role). */
export type Placed = { readonly text: string; readonly span: Span }

export function placed(): Shape<Placed | null> {
  return {
    describe: { sort: "text" },
    fallback: () => null,
    read: (tree, at) => {
      const read = text().read(tree, at)
      return read === "" ? null : { text: read, span: tree.span }
    },
  }
}

/** One name or a list of them; none where the key is missing. */
export function names(): Shape<readonly Placed[]> {
  const one = placed()
  const many = list(one)
  return {
    describe: { sort: "either", of: [many.describe, one.describe] },
    fallback: () => [],
    absent: () => [],
    read: (tree, at) => (tree.kind === "list" ? many.read(tree, at) : [one.read(tree, at)]).filter((name) => name !== null),
  }
}
