/** What models are asked to do: by which metric the field compares them, on which data, and what has been reached. */
import type { Entry, Sourced } from "./source.ts"
import json from "./tasks.json" with { type: "json" }

/** A published figure to compare one's own with. */
export type PublishedResult = Sourced & {
  /** A name of the catalogue where it has the model. */
  readonly model: string
  /** Id of a data set. */
  readonly dataset: string
  /** One of the task's metrics. */
  readonly metric: string
  readonly value: string
}

/** `id` is the task's name. */
export type TaskEntry = Entry & {
  readonly metrics: readonly string[]
  /** Ids of data sets. */
  readonly datasets: readonly string[]
  readonly results: readonly PublishedResult[]
}

// The file is checked entry by entry in data.test.ts, so its shape is the declared one.
export const taskEntries: readonly TaskEntry[] = json as readonly TaskEntry[]
