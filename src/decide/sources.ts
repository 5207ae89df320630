/** `sources`: every figure that the answer rests on, where it comes from and how old that is. Nothing is drawn. */
import type { Definition, Source } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import type { SourcedDefault, SourcesAnswer, WrittenInput } from "./answer.ts"
import { type Dependants, dependants } from "./dependants.ts"
import { ageMonths, daysOf, isDay } from "./source-age.ts"

/** `asOf` is the day that ages count to: `2026-11-24`. */
export function sourcesOf(venture: Venture, asOf: string): SourcesAnswer {
  if (!isDay(asOf)) throw new Error(`internal: ${asOf} is no day`)
  const used = dependants(venture)
  return { asOf, defaults: defaultsIn(used, asOf), written: writtenIn(venture, used) }
}

/** The source of a default, or of a formula of the library that names one. */
function sourceBehind({ origin }: Definition): Source | null {
  return origin.kind === "file" ? null : origin.source
}

function defaultsIn(used: ReadonlyMap<string, Dependants>, asOf: string): SourcedDefault[] {
  const groups = new Map<string, { source: Source; members: Dependants[] }>()
  for (const one of used.values()) {
    const { definition } = one.quantity
    const source = sourceBehind(definition)
    if (source === null) continue
    // One row of the catalogue in several projects is one thing to look up.
    const key = JSON.stringify([definition.meaning, definition.text, source.id, source.title, source.where, source.date])
    const group = groups.get(key) ?? { source, members: [] }
    groups.set(key, group)
    group.members.push(one)
  }
  return [...groups.values()].flatMap(({ source, members }) => defaultOf(source, members, asOf)).toSorted(byAge)
}

function defaultOf(source: Source, members: readonly Dependants[], asOf: string): SourcedDefault[] {
  const [first] = members
  if (first === undefined) return []
  const { meaning, text } = first.quantity.definition
  return [
    {
      path: first.quantity.path,
      paths: members.map(({ quantity }) => quantity.path),
      meaning,
      text,
      source,
      ageMonths: ageMonths(source.date, asOf),
      usedBy: labelsOf(members),
    },
  ]
}

/** The order is that of the dates themselves, the same whatever day is asked about. */
function byAge(a: SourcedDefault, b: SourcedDefault): number {
  const [one, other] = [daysOf(a.source.date) ?? Number.POSITIVE_INFINITY, daysOf(b.source.date) ?? Number.POSITIVE_INFINITY]
  if (one !== other) return one < other ? -1 : 1
  return a.path < b.path ? -1 : 1
}

function writtenIn({ written }: Venture, used: ReadonlyMap<string, Dependants>): WrittenInput[] {
  const inputs = new Map<string, { first: Dependants; members: Dependants[] }>()
  for (const one of written.flatMap((path) => used.get(path) ?? [])) {
    const { origin, value } = one.quantity.definition
    if (origin.kind !== "file" || value === null || value.kind === "formula" || value.kind === "stock") continue
    // What several projects share by an alias is written once.
    const key = `${origin.span.file} ${origin.span.start}`
    const known = inputs.get(key) ?? { first: one, members: [] }
    inputs.set(key, known)
    known.members.push(one)
  }
  return [...inputs.values()].flatMap(({ first, members }) => {
    const { path, definition } = first.quantity
    const { origin, meaning, text } = definition
    return origin.kind === "file" ? [{ path, meaning, text, span: origin.span, usedBy: labelsOf(members) }] : []
  })
}

function labelsOf(members: readonly Dependants[]): string[] {
  return [...new Set(members.flatMap(({ projects }) => projects))]
}
