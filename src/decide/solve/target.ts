/** The input that `solve` moves: found by its name, with what it is today and how it can be moved. */
import { type Diagnostic, error, nearest } from "../../diagnostics/index.ts"
import { ancestry, type Model, type Quantity } from "../../engine/index.ts"
import { slug } from "../../shape/index.ts"
import type { ConstantValue, Distribution, RandomValue, Unit } from "../../units/index.ts"
import type { Project, Venture } from "../../venture/index.ts"
import type { Decision } from "../choose/subject.ts"

export type Target = { readonly quantity: Quantity; readonly unit: Unit } & (
  | { readonly kind: "constant"; readonly magnitude: number; readonly isBound: boolean }
  | { readonly kind: "decision"; readonly decision: Decision }
  /** `input` is its number in the model; -1 where nothing uses it. */
  | { readonly kind: "random"; readonly distribution: Distribution; readonly input: number; readonly isBound: boolean }
)

/** So many of what a formula depends on are named. */
const mostNamed = 8

/** Null when there is no such input, which is told. */
export function findTarget(venture: Venture, project: Project | null, name: string, diagnostics: Diagnostic[]): Target | null {
  const { model } = venture
  const found = quantityNamed(venture, project, name)
  if (found === null) {
    const known = [...model.quantities.values()].filter(isInput).map(({ path }) => shortOf(path, project))
    diagnostics.push(error("solve-unknown-input", null, { name, nearest: closeTo(name, known) }))
    return null
  }
  const target = targetOf(model, found)
  if (target === null) diagnostics.push(whyNot(model, found))
  return target
}

function quantityNamed({ model, resources }: Venture, project: Project | null, name: string): Quantity | null {
  const { quantities } = model
  const wanted = quantities.has(name) ? name : slug(name.trim())
  const exact = [...(project === null ? [] : [quantities.get(`${project.name}.${wanted}`)]), quantities.get(wanted)].flatMap(
    (quantity) => quantity ?? [],
  )
  // `cash` is the founder's cash: the stock of a project is no input.
  const held = resources.filter((resource) => resource.name === wanted).flatMap(({ path }) => quantities.get(path) ?? [])
  const ending = [...quantities.values()].filter((q) => isInput(q) && q.path.endsWith(`.${wanted}`))
  const own = ending.filter(({ path }) => project !== null && path.startsWith(`${project.name}.`))
  const only = own.length === 1 ? own : ending.length === 1 ? ending : []
  return exact.find(isInput) ?? held[0] ?? exact[0] ?? only[0] ?? null
}

/** A name that several inputs end in is told with them. */
function closeTo(name: string, known: readonly string[]): string[] {
  const wanted = slug(name.trim())
  const endings = known.filter((path) => path.endsWith(`.${wanted}`))
  return endings.length > 0 ? endings.slice(0, 5) : nearest(name, known)
}

function shortOf(path: string, project: Project | null): string {
  return project !== null && path.startsWith(`${project.name}.`) ? path.slice(project.name.length + 1) : path
}

function isInput({ definition: { value } }: Quantity): boolean {
  return value !== null && ["constant", "random", "decision", "bound"].includes(value.kind)
}

function targetOf(model: Model, quantity: Quantity): Target | null {
  const { value } = quantity.definition
  if (value?.kind === "decision") {
    const index = model.parameters.findIndex((p) => p.kind === "decision" && p.path === quantity.path)
    const parameter = model.parameters[index]
    return parameter?.kind === "decision"
      ? { quantity, unit: value.unit, kind: "decision", decision: { ...parameter, index } }
      : null
  }
  if (value?.kind === "bound") return figureOf(model, quantity, value.limit, true)
  return value?.kind === "constant" || value?.kind === "random" ? figureOf(model, quantity, value, false) : null
}

function figureOf(model: Model, quantity: Quantity, value: ConstantValue | RandomValue, isBound: boolean): Target {
  const { unit } = value
  if (value.kind === "constant") return { quantity, unit, kind: "constant", magnitude: value.magnitude, isBound }
  const input = model.inputs.findIndex(({ paths }) => paths.includes(quantity.path))
  return { quantity, unit, kind: "random", distribution: value.distribution, input, isBound }
}

/** A formula follows from its inputs: those can be solved for. */
function whyNot(model: Model, { path, definition: { value, origin } }: Quantity): Diagnostic {
  const span = origin.kind === "file" ? origin.span : null
  if (value?.kind !== "formula") return error("solve-several-figures", span, { name: path })
  const inputs = ancestry(model, [path]).filter(isInput)
  // What the founder wrote comes before the defaults of the library.
  const isOwn = ({ definition }: Quantity): number => (definition.origin.kind === "file" ? 0 : 1)
  const named = inputs.toSorted((a, b) => isOwn(a) - isOwn(b)).map((quantity) => quantity.path)
  return error("solve-formula", span, {
    name: path,
    inputs: named.slice(0, mostNamed),
    more: Math.max(0, named.length - mostNamed),
  })
}
