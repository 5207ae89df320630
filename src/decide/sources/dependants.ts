/** Which quantities the answer rests on, and for which projects: what objective and constraints lead back to. */
import { ancestry, type Quantity } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { readSubjects } from "../choose/subject.ts"

export type Dependants = { readonly quantity: Quantity; readonly projects: readonly string[] }

/** By path, with the labels of the projects; of a file without projects every quantity, with none. */
export function dependants(venture: Venture): ReadonlyMap<string, Dependants> {
  const { model, projects } = venture
  if (projects.length === 0) return new Map([...model.quantities].map(([path, quantity]) => [path, { quantity, projects: [] }]))
  const found = new Map<string, { quantity: Quantity; projects: string[] }>()
  for (const { project, objective, limits } of readSubjects(venture).subjects) {
    const roots = [objective.path, ...limits.map(({ quantity }) => quantity.path)]
    for (const quantity of ancestry(model, roots)) {
      const known = found.get(quantity.path) ?? { quantity, projects: [] }
      found.set(quantity.path, known)
      known.projects.push(project.label)
    }
  }
  return found
}
