/** A venture on which limits are tried: the one that is planned, or the same with a change, on the same draws. */
import type { Quantity, Sampler } from "../../engine/index.ts"
import { type Project, type Remaking, remade, type Venture } from "../../venture/index.ts"
import { samplerOf } from "../run/run-venture.ts"
import type { View } from "../view.ts"

export type Bench = {
  readonly venture: Venture
  readonly project: Project
  readonly sampler: Sampler
  readonly parameters: readonly number[]
  /** In base units.  Shape of each: [samples] or [months][samples]. */
  readonly values: (quantities: readonly Quantity[]) => readonly Float64Array[]
}

/** Draws on which a change is searched; it is tried on all of them in the end. */
const searchSamples = 2048

/** What the view has run already is not run again. */
export function benchOf(venture: Venture, { subject, sampler, parameters, base }: View, known: readonly Quantity[]): Bench {
  const found = new Map(known.map((quantity) => [quantity.node, base(quantity)] as const))
  return { venture, project: subject.project, sampler, parameters, values: remembering(sampler, parameters, found) }
}

/** One of `values`. */
export function columnOf(bench: Bench, quantity: Quantity): Float64Array {
  const [column] = bench.values([quantity])
  if (column === undefined) throw new Error(`internal: ${quantity.path} was not computed`)
  return column
}

/** The same with fewer draws. */
export function searching(bench: Bench): Bench {
  const { venture, project, sampler, parameters } = bench
  if (sampler.plan.samples <= searchSamples) return bench
  return on(venture, project, samplerOf(venture, { samples: searchSamples, seed: sampler.seed }), parameters)
}

/** `more`: what a `set` adds to the amount of a resource, in base units, where it is the same in every sample. */
export type Change = Remaking & { readonly more?: number }

/** Null where the change makes it no venture. */
export function changed(bench: Bench, change: Change): Bench | null {
  return withMore(bench, change) ?? compiledAnew(bench, change)
}

/** More of a resource is a parameter of the model already: nothing has to be compiled. */
function withMore({ venture, project, sampler, parameters }: Bench, change: Change): Bench | null {
  if (change.kind !== "set" || change.more === undefined) return null
  const { path, more } = change
  const kind = venture.model.quantities.get(path)?.definition.value?.kind
  const index = venture.model.parameters.findIndex((parameter) => parameter.kind === "more" && parameter.path === path)
  if (index < 0 || (kind !== "constant" && kind !== "bound")) return null
  return on(
    venture,
    project,
    sampler,
    parameters.map((value, k) => (k === index ? value + more : value)),
  )
}

/** Decisions stay as they were taken. */
export function compiledAnew({ venture, project, sampler, parameters }: Bench, change: Change): Bench | null {
  const other = remade(venture, change)
  const same = other?.projects.find(({ name }) => name === project.name)
  if (other === null || same === undefined) return null
  const { samples } = sampler.plan
  const chosen = new Map(
    venture.model.parameters.flatMap(({ kind, path }, k) => (kind === "decision" ? [[path, parameters[k]] as const] : [])),
  )
  const isSet = (path: string): boolean => change.kind === "set" && change.path === path
  const kept = other.model.parameters.map(({ kind, path, initial }) =>
    kind !== "decision" || isSet(path) ? initial : (chosen.get(path) ?? initial),
  )
  return on(other, same, samplerOf(other, { samples, seed: sampler.seed }), kept)
}

function on(venture: Venture, project: Project, sampler: Sampler, parameters: readonly number[]): Bench {
  return { venture, project, sampler, parameters, values: remembering(sampler, parameters, new Map()) }
}

/** Runs what it does not have yet. */
function remembering(sampler: Sampler, parameters: readonly number[], found: Map<number, Float64Array>): Bench["values"] {
  return (quantities) => {
    const missing = [...new Set(quantities.map(({ node }) => node).filter((node) => !found.has(node)))]
    const columns = missing.length === 0 ? [] : sampler.run(missing, parameters)
    for (const [k, column] of columns.entries()) found.set(missing[k]!, column)
    return quantities.map(({ path, node }) => {
      const column = found.get(node)
      if (column === undefined) throw new Error(`internal: ${path} was not computed`)
      return column
    })
  }
}
