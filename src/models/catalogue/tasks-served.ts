/** What a model of the catalogue goes by, and what it is known to serve. */
import { isUnknown } from "../../data/index.ts"
import type { Task } from "../architecture.ts"
import { findBuildable } from "./find-buildable.ts"

/** Nothing of a model that the catalogue does not have. */
export function tasksServedBy(model: string): readonly Task[] {
  const found = findBuildable(model)
  return isUnknown(found) ? [] : found.tasks
}

/** Its first name; null where the catalogue does not have it. */
export function nameInCatalogue(model: string): string | null {
  const found = findBuildable(model)
  return isUnknown(found) ? null : (found.names[0] ?? null)
}
