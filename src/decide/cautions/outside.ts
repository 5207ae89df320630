/**
 * Defaults that are used outside the data they stem from: a utilisation measured on other GPUs, a churn of larger companies.
 * The bounds stand in the catalogue beside the figure (`within`). What is uncertain is judged by its median over few samples,
 * what changes by the month by its last month.
 */
import { type Coverage, coverageOf } from "../../data/index.ts"
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { ancestry, type Quantity, type Source } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { readSubjects, type Subject } from "../choose/subject.ts"
import { inProject } from "../find-quantity.ts"
import { constantsOf, type Medians, mediansOf } from "../medians.ts"
import { asBounds, type Bounds, boundsOf, isOutside } from "./coverage.ts"
import { mentionOf } from "./mention.ts"

export type OutsideOptions = {
  /** Nothing is drawn: only what is the same in every sample is judged. */
  readonly isDrawn?: boolean
  /** The decisions of a project, by its name in paths; as written where they are not given. */
  readonly decisions?: (project: string) => readonly number[]
}

/** Defaults told by name; the rest is counted. */
const named = 4

/** A quantity that lies where the source of some defaults says nothing. */
type Breach = {
  readonly source: Source
  readonly quantity: Quantity
  readonly covered: string | readonly string[]
  readonly got: string
  readonly defaults: string[]
}

/** Warnings outside-data: one for each source and bound, whatever the number of defaults and projects. */
export function outsideData(venture: Venture, options: OutsideOptions = {}): Diagnostic[] {
  const breaches = new Map<string, Breach>()
  const medians = options.isDrawn === false ? constantsOf(venture) : mediansOf(venture)
  for (const subject of readSubjects(venture).subjects) {
    const ofProject: Medians = (quantity) => medians(quantity, options.decisions?.(subject.project.name))
    for (const { of, source, coverage } of boundedDefaults(venture, subject)) {
      for (const quantity of coveredIn(venture, subject, coverage)) {
        const found = judged(venture, quantity, coverage, ofProject)
        if (found === null) continue
        const key = JSON.stringify([source.title, coverage.quantity, found])
        const known = breaches.get(key) ?? { source, quantity, ...found, defaults: [] }
        breaches.set(key, known)
        if (!known.defaults.includes(of.path)) known.defaults.push(of.path)
      }
    }
  }
  return [...breaches.values()].map((breach) => told(venture, breach))
}

type Bounded = { readonly of: Quantity; readonly source: Source; readonly coverage: Coverage }

function boundedDefaults({ model }: Venture, { objective, limits }: Subject): Bounded[] {
  const used = ancestry(model, [objective.path, ...limits.map(({ quantity }) => quantity.path)])
  return used.flatMap((of) => {
    const { origin } = of.definition
    if (origin.kind !== "default") return []
    return coverageOf(origin.source.id).map((coverage) => ({ of, source: origin.source, coverage }))
  })
}

/** What a name of a bound means in a project: one quantity, or with a `*` every part. */
function coveredIn(venture: Venture, { project }: Subject, { quantity: name }: Coverage): readonly Quantity[] {
  const [before = "", after] = name.split("*")
  if (after === undefined) {
    const one = inProject(venture, project.name, name)
    return one === null ? [] : [one]
  }
  const start = `${project.name}.${before}`
  const isPart = (path: string): boolean =>
    path.startsWith(start) && path.endsWith(after) && !path.slice(start.length, -after.length).includes(".")
  return [...venture.model.quantities.values()].filter(({ path }) => isPart(path))
}

function judged(
  venture: Venture,
  quantity: Quantity,
  coverage: Coverage,
  medians: Medians,
): Pick<Breach, "covered" | "got"> | null {
  if ("gpus" in coverage) {
    const { origin } = quantity.definition
    // A figure of the founder's own says nothing of the kind.
    const gpu = origin.kind === "file" ? undefined : origin.source?.id
    return gpu === undefined || coverage.gpus.includes(gpu) ? null : { covered: coverage.gpus, got: gpu }
  }
  const bounds: Bounds | null = boundsOf(coverage, quantity, venture.header.currency)
  const median = bounds === null ? null : medians(quantity)
  if (bounds === null || median === null || !isOutside(median, bounds)) return null
  return { covered: coverage.range, got: asBounds(median, bounds) }
}

function told(venture: Venture, { source, quantity, covered, got, defaults }: Breach): Diagnostic {
  return warning("outside-data", mentionOf(venture, quantity), {
    defaults: defaults.slice(0, named),
    more: Math.max(0, defaults.length - named),
    source: source.title,
    quantity: quantity.path,
    gpus: typeof covered === "string" ? [] : covered,
    range: typeof covered === "string" ? covered : "",
    got,
  })
}
