/** What the name in a condition means: in a project, as names are looked up there; in a file without any, in the whole file. */
import { type Diagnostic, error, nearest } from "../../diagnostics/index.ts"
import type { Quantity } from "../../engine/index.ts"
import { slug } from "../../shape/index.ts"
import type { Constraint, Project, Venture } from "../../venture/index.ts"
import { meant } from "../choose/subject.ts"
import { findQuantity } from "../find-quantity.ts"

export function quantityOf(venture: Venture, project: Project | null, name: string): Quantity | null {
  if (project === null) return ofFile(venture, name)
  const { model, projects } = venture
  const known = meant(venture, project, name)
  if (known !== null) return isOthers(venture, project, known.path) ? null : known
  const wanted = model.quantities.has(name) ? name : slug(name.trim())
  const ending = [...model.quantities.values()].filter(({ path }) => path === wanted || path.endsWith(`.${wanted}`))
  const own = ending.filter(({ path }) => path.startsWith(`${project.name}.`))
  const shared = ending.filter(({ path }) => !projects.some((other) => path.startsWith(`${other.name}.`)))
  return [own, shared].find(({ length }) => length === 1)?.[0] ?? null
}

function ofFile(venture: Venture, name: string): Quantity | null {
  const found = findQuantity(venture.model, name)
  if (found.kind === "found") return found.quantity
  // In a file without projects the cash tells of ruin too.
  return name === "ruin" ? (venture.model.quantities.get("cash") ?? null) : null
}

function isOthers({ projects }: Venture, project: Project, path: string): boolean {
  return projects.some((other) => other.name !== project.name && path.startsWith(`${other.name}.`))
}

/** As it is written inside the project. */
function shortIn(project: Project | null, path: string): string {
  return project !== null && path.startsWith(`${project.name}.`) ? path.slice(project.name.length + 1) : path
}

/** Projects in which the name means something. */
export function projectsWith(venture: Venture, name: string): readonly Project[] {
  return venture.projects.filter((project) => quantityOf(venture, project, name) !== null)
}

/** Of another project, or of none. */
export function notThere(venture: Venture, project: Project | null, { quantity: name, span }: Constraint): Diagnostic {
  const others = project === null ? [] : projectsWith(venture, name)
  const [other] = others
  if (project !== null && other !== undefined) {
    const params = { name, project: project.label, other: other.name, others: others.map(({ label }) => label) }
    return error("solve-other-project", span, params)
  }
  const found = project === null ? findQuantity(venture.model, name) : null
  if (found?.kind === "unknown") return { ...found.diagnostic, span }
  const known = [...venture.model.quantities.keys()].filter((path) => project === null || !isOthers(venture, project, path))
  return error("unknown-quantity", span, {
    name,
    nearest: nearest(
      name,
      known.map((path) => shortIn(project, path)),
    ),
  })
}
