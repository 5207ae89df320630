/** An application of models: which families serve it, on which data, by which metric, and what others have reached. */
import { type Dataset, datasetOf, isUnknown, type PublishedResult, type TaskEntry, taskEntries } from "../../data/index.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import type { Task } from "../architecture.ts"
import { findBuildable } from "../catalogue/find-buildable.ts"
import { type CatalogueFilter, type CatalogueRow, modelCatalogue, parametersOf } from "./catalogue-rows.ts"

export type ServingFamily = {
  readonly family: string
  readonly title: string
  readonly models: number
  /** Parameters of its smallest and largest model. */
  readonly least: number
  readonly most: number
}

export type ComparedResult = PublishedResult & {
  /** Null where the catalogue does not have the model. */
  readonly parameters: number | null
}

export type Application = {
  readonly task: Task
  readonly families: readonly ServingFamily[]
  /** Empty where nothing is recorded of the task, as are data sets and results. */
  readonly metrics: readonly string[]
  readonly datasets: readonly Dataset[]
  readonly results: readonly ComparedResult[]
  readonly note: string | null
}

export type ApplicationResult = { readonly application: Application | null; readonly diagnostics: readonly Diagnostic[] }

/** Errors: those of modelCatalogue. The families are those that the other filters let pass. */
export function applicationOf(task: string, filter: Omit<CatalogueFilter, "task"> = {}): ApplicationResult {
  const { models, task: found, diagnostics } = modelCatalogue({ ...filter, task })
  if (found === null) return { application: null, diagnostics }
  const entry = taskEntries.find(({ id }) => id === found)
  return {
    application: {
      task: found,
      families: familiesOf(models),
      metrics: entry?.metrics ?? [],
      datasets: (entry?.datasets ?? []).map(datasetOf),
      results: resultsOf(entry),
      note: entry?.note ?? null,
    },
    diagnostics,
  }
}

function familiesOf(rows: readonly CatalogueRow[]): readonly ServingFamily[] {
  return [...new Set(rows.map(({ family }) => family))].map((family) => {
    const its = rows.filter((row) => row.family === family)
    const sizes = its.map(({ parameters }) => parameters)
    return { family, title: its[0]?.title ?? family, models: its.length, least: Math.min(...sizes), most: Math.max(...sizes) }
  })
}

function resultsOf(entry: TaskEntry | undefined): readonly ComparedResult[] {
  return (entry?.results ?? []).map((result) => {
    const found = findBuildable(result.model)
    return { ...result, parameters: isUnknown(found) ? null : parametersOf(found) }
  })
}
