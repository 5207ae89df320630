/** The catalogue as a list: what goes by a name, how large it is and what it costs at its usual size, with filters. */
import type { TrustedSource } from "../../data/index.ts"
import { type Diagnostic, error, nearest } from "../../diagnostics/index.ts"
import { mistakesIn } from "../../options/index.ts"
import { type Buildable, type Library, type Task, tasks, type Unit } from "../architecture.ts"
import { allModels } from "../catalogue/all-models.ts"
import { nameKey } from "../catalogue/name-table.ts"
import { forwardFlops } from "../measure/arithmetic.ts"
import { parameterCounts } from "../measure/parameters.ts"
import { ofCatalogue } from "./count-options.ts"

/** All that are said must hold. */
export type CatalogueFilter = {
  /** A part of a model's name or of its family's. */
  readonly name?: string
  readonly family?: string
  readonly library?: string
  readonly task?: string
  /** Parameters, from and up to. */
  readonly least?: number
  readonly most?: number
}

export type CatalogueRow = {
  readonly name: string
  readonly family: string
  readonly title: string
  readonly library: Library
  readonly tasks: readonly Task[]
  readonly per: Unit
  readonly parameters: number
  readonly activeParameters: number
  /** At the usual size, causal scores counted once. */
  readonly forwardFlops: number
  readonly source: TrustedSource
}

export type CatalogueResult = {
  readonly models: readonly CatalogueRow[]
  /** The task of the filter, as it is written; null without one. */
  readonly task: Task | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Errors: bad-option, unknown-word for a family, library or task that is none. Its models, families beside each other. */
export function modelCatalogue(filter: CatalogueFilter = {}): CatalogueResult {
  const mistakes = [...mistakesIn({ filter }, ofCatalogue), ...unknownWords(filter)]
  if (mistakes.length > 0) return { models: [], task: null, diagnostics: mistakes }
  const chosen = allModels().filter((model) => isChosen(model, filter))
  const { least = 0, most = Number.POSITIVE_INFINITY } = filter
  const rows = chosen.map(rowOf).filter(({ parameters }) => parameters >= least && parameters <= most)
  const task = tasks.find((one) => nameKey(one) === nameKey(filter.task ?? "")) ?? null
  return { models: byFamily(rows), task, diagnostics: [] }
}

/** The words that a filter takes. */
export function catalogueWords(): Readonly<Record<"family" | "library" | "task", readonly string[]>> {
  const all = allModels()
  return {
    family: [...new Set(all.map(({ family }) => family))],
    library: [...new Set(all.map(({ library }) => library))],
    task: tasks,
  }
}

function unknownWords(filter: CatalogueFilter): readonly Diagnostic[] {
  const words = catalogueWords()
  return (["family", "library", "task"] as const).flatMap((key) => {
    const got = filter[key]
    if (typeof got !== "string" || words[key].some((word) => nameKey(word) === nameKey(got))) return []
    return [error("unknown-word", null, { key, got, words: words[key], nearest: nearest(got, words[key]) })]
  })
}

function isChosen({ names, family, title, library, tasks: its }: Buildable, filter: CatalogueFilter): boolean {
  const is = (wanted: string | undefined, words: readonly string[]): boolean =>
    wanted === undefined || words.some((word) => nameKey(word) === nameKey(wanted))
  const part = nameKey(filter.name ?? "")
  const isNamed = [...names, family, title].some((name) => nameKey(name).includes(part))
  return isNamed && is(filter.family, [family]) && is(filter.library, [library]) && is(filter.task, its)
}

export function parametersOf(model: Buildable): number {
  return rowOf(model).parameters
}

const counted = new Map<Buildable, CatalogueRow>()

function rowOf(model: Buildable): CatalogueRow {
  const known = counted.get(model)
  if (known !== undefined) return known
  const { names, family, title, library, tasks: its, per, usual, source } = model
  const graph = model.lay(usual)
  const { total, active } = parameterCounts(graph)
  const row = {
    ...{ name: names[0] ?? family, family, title, library, tasks: its, per, source },
    parameters: total,
    activeParameters: active,
    forwardFlops: forwardFlops(graph) / (per === "token" ? usual.sequence : 1),
  }
  counted.set(model, row)
  return row
}

/** Families in the order in which they are first met. */
function byFamily(rows: readonly CatalogueRow[]): readonly CatalogueRow[] {
  const order = [...new Set(rows.map(({ family }) => family))]
  return [...rows].sort((a, b) => order.indexOf(a.family) - order.indexOf(b.family))
}
