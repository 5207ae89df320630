/** `sources`: every figure that the answer rests on, where it comes from and how old that is. Nothing is drawn. */
import type { Definition, Source } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { SourcedDefault, SourcesAnswer, WrittenInput } from "../answer.ts"
import { groupedBy } from "../grouped-by.ts"
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

type Sourced = Dependants & { readonly source: Source }

function defaultsIn(used: ReadonlyMap<string, Dependants>, asOf: string): SourcedDefault[] {
  const all = [...used.values()].flatMap((one) => {
    const source = sourceBehind(one.quantity.definition)
    return source === null ? [] : [{ ...one, source }]
  })
  // One row of the catalogue in several projects is one thing to look up.
  const groups = groupedBy(all, ({ quantity: { definition }, source }) =>
    JSON.stringify([definition.meaning, definition.text, source.id, source.title, source.where, source.date]),
  )
  return [...groups.values()].flatMap((members) => defaultOf(members, asOf)).toSorted(byAge)
}

function defaultOf(members: readonly Sourced[], asOf: string): SourcedDefault[] {
  const [first] = members
  if (first === undefined) return []
  const { source } = first
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
  const all = written.flatMap((name) => {
    const one = used.get(name)
    if (one === undefined) return []
    const { path, definition } = one.quantity
    const { origin, value, meaning, text } = definition
    if (origin.kind !== "file" || value === null || value.kind === "formula" || value.kind === "stock") return []
    return [{ one, told: { path, meaning, text, span: origin.span } }]
  })
  // What several projects share by an alias is written once.
  const inputs = groupedBy(all, ({ told: { span } }) => `${span.file} ${span.start}`)
  return [...inputs.values()].flatMap((members) => {
    const usedBy = labelsOf(members.map(({ one }) => one))
    return members.slice(0, 1).map(({ told }) => ({ ...told, usedBy }))
  })
}

function labelsOf(members: readonly Dependants[]): string[] {
  return [...new Set(members.flatMap(({ projects }) => projects))]
}
