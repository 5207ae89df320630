/** A quantity by the name that a user gives: its path, or the end of one where only one ends so. */
import { type Diagnostic, error, nearest } from "../diagnostics/index.ts"
import type { Model, Quantity } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import type { Venture } from "../venture/index.ts"

export type Found =
  | { readonly kind: "found"; readonly quantity: Quantity }
  | { readonly kind: "unknown"; readonly diagnostic: Diagnostic }

export function findQuantity(model: Model, name: string): Found {
  const wanted = model.quantities.has(name) ? name : slug(name.trim())
  const exact = model.quantities.get(wanted)
  if (exact !== undefined) return { kind: "found", quantity: exact }
  const endings = endingSo(model, wanted)
  const [only] = endings
  if (only !== undefined && endings.length === 1) return { kind: "found", quantity: only }
  const several = endings.map(({ path }) => path).slice(0, 5)
  const close = several.length > 0 ? several : nearest(name, [...model.quantities.keys()])
  return { kind: "unknown", diagnostic: error("unknown-quantity", null, { name, nearest: close, several }) }
}

/** A name of the venture to show in an example: this one where it means one quantity, else the path of the first that ends so. */
export function nameToShow(model: Model, name: string): string {
  const [first, second] = endingSo(model, name)
  return first === undefined || second === undefined || model.quantities.has(name) ? name : first.path
}

/** The shortest way down first. */
function endingSo({ quantities }: Model, name: string): readonly Quantity[] {
  const depth = ({ path }: Quantity): number => path.split(".").length
  return [...quantities.values()].filter(({ path }) => path.endsWith(`.${name}`)).sort((a, b) => depth(a) - depth(b))
}

/** Of the project itself; null where it has none of this name. */
export function ofProject({ model }: Venture, project: string, name: string): Quantity | null {
  return model.quantities.get(`${project}.${name}`) ?? null
}

/** As a name inside a project is looked up: the project's own first, then the file's. */
export function inProject(venture: Venture, project: string, name: string): Quantity | null {
  return ofProject(venture, project, name) ?? venture.model.quantities.get(name) ?? null
}
