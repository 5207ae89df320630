/**
 * What a project takes of the resources that several projects may share, month by month: GPUs by its tasks, its training and its
 * servers, people by the tasks of its plan. Money is no such load: what is spent is gone (see purse.ts).
 */
import type { Quantity, Sampler } from "../../engine/index.ts"
import type { Resource, Venture } from "../../venture/index.ts"
import { monthOf } from "../batches.ts"
import type { Chosen } from "../choose/choose.ts"
import { ofProject } from "../find-quantity.ts"

/** Resources that do the same work: one pool of GPUs, or all the people of one role. */
export type Shared = {
  readonly kind: "gpus" | "people"
  /** As in `Resource.name`; the first of several. */
  readonly name: string
  readonly resources: readonly Resource[]
  /** Name of the pool or key of the role, as in paths. */
  readonly key: string
}

/** Units: base units.  Shape: [months][samples] and [samples]. */
export type Load = { readonly shared: Shared; readonly taken: Float64Array; readonly there: Float64Array }

function sharedIn({ resources }: Venture): readonly Shared[] {
  const pools = resources
    .filter(({ kind }) => kind === "gpus")
    .map((one): Shared => ({ kind: "gpus", name: one.name, resources: [one], key: ownerOf(one) }))
  const people = resources.filter(({ kind, of }) => kind === "people" && of !== undefined)
  const roles = [...new Set(people.map(({ of }) => keyOf(of ?? "")))]
  const crews = roles.map((key): Shared => {
    const all = people.filter(({ of }) => keyOf(of ?? "") === key)
    return { kind: "people", name: all[0]?.name ?? key, resources: all, key }
  })
  return [...pools, ...crews]
}

/** Those of the shared resources of which the project may take something. */
export function loadsOf(venture: Venture, { subject, best }: Chosen, sampler: Sampler): readonly Load[] {
  const { project } = subject
  const own = (name: string): Quantity | null => ofProject(venture, project.name, name)
  const wanted = new Set<Quantity>()
  const plans = sharedIn(venture).map((shared) => {
    const parts = partsOf(venture, shared, project, own)
    for (const quantity of quantitiesIn(parts)) wanted.add(quantity)
    return { shared, parts }
  })
  const list = [...wanted]
  const results = sampler.run(
    list.map(({ node }) => node),
    best.parameters,
  )
  const at = (quantity: Quantity, month: number): Float64Array =>
    monthOf(results[list.indexOf(quantity)] ?? new Float64Array(sampler.plan.samples), month, sampler.plan.samples)
  return plans.flatMap(({ shared, parts }) =>
    parts.works.length + parts.serves.length === 0 ? [] : [loadOf(shared, parts, at, sampler)],
  )
}

/** So much of it is taken from one moment to another. */
type Work = { readonly amount: Quantity; readonly begin: Quantity; readonly end: Quantity; readonly isTraining: boolean }

type Parts = {
  readonly works: readonly Work[]
  /** Taken in every month, as far as it is there: what a server wants beyond is rented elsewhere. */
  readonly serves: readonly Quantity[]
  /** Everyone of the role in the project, hires among them; null of GPUs, and where it hires nobody. */
  readonly everyone: Quantity | null
  readonly held: readonly (readonly [count: Quantity, part: Quantity | null])[]
}

function partsOf(
  { model }: Venture,
  { kind, key, resources }: Shared,
  { name: project, server }: Chosen["subject"]["project"],
  own: (name: string) => Quantity | null,
): Parts {
  const held = resources.flatMap(({ path }) => {
    const count = model.quantities.get(path)
    const part = model.quantities.get(path.replace(/\.count$/u, ".part")) ?? null
    return count === undefined ? [] : [[count, part] as const]
  })
  const start = `${project}.plan.`
  const needs = [...model.quantities.values()].flatMap((amount): Work[] => {
    const [task, need] = amount.path.startsWith(start) ? amount.path.slice(start.length).split(".needs.") : []
    if (task === undefined || need === undefined || keyOf(need) !== keyOf(key)) return []
    return workOf(amount, own(`plan.${task}.begin`), own(`plan.${task}.end`), false)
  })
  if (kind === "people") return { works: needs, serves: [], everyone: own(`team.roles.${key}.people`), held }
  const trains = workOf(own(`training.cluster.${key}.count`), own("training.begin"), own("training.end"), true)
  const pool = server?.()?.pool?.name
  const gpus = own("serving.gpus")
  const serves = pool !== undefined && keyOf(pool) === keyOf(key) && gpus !== null ? [gpus] : []
  return { works: [...needs, ...trains], serves, everyone: null, held }
}

function workOf(amount: Quantity | null, begin: Quantity | null, end: Quantity | null, isTraining: boolean): Work[] {
  return amount === null || begin === null || end === null ? [] : [{ amount, begin, end, isTraining }]
}

function quantitiesIn({ works, serves, everyone, held }: Parts): Quantity[] {
  return [
    ...works.flatMap(({ amount, begin, end }) => [amount, begin, end]),
    ...serves,
    ...(everyone === null ? [] : [everyone]),
    ...held.flatMap(([count, part]) => (part === null ? [count] : [count, part])),
  ]
}

type At = (quantity: Quantity, month: number) => Float64Array

function loadOf(shared: Shared, parts: Parts, at: At, { model, plan: { samples } }: Sampler): Load {
  const there = new Float64Array(samples)
  const heads = new Float64Array(samples)
  for (const [count, part] of parts.held) {
    for (let s = 0; s < samples; s++) {
      const head = at(count, 0)[s]!
      heads[s]! += head
      there[s]! += head * (part === null ? 1 : at(part, 0)[s]!)
    }
  }
  const taken = new Float64Array(model.months * samples)
  for (let month = 0; month < model.months; month++) {
    const row = monthOf(taken, month, samples)
    const trained = new Float64Array(samples)
    for (const work of parts.works) addWork(work.isTraining ? trained : row, work, month, at)
    // Training that stands in the plan as a task is the same work.
    for (let s = 0; s < samples; s++) row[s] = Math.max(row[s]!, trained[s]!)
    for (const gpus of parts.serves) addServed(row, at(gpus, month), there)
    if (parts.everyone !== null) takeHired(row, at(parts.everyone, month), heads)
  }
  return { shared, taken, there }
}

/** In the part of the month in which it is done. */
function addWork(row: Float64Array, { amount, begin, end }: Work, month: number, at: At): void {
  const [amounts, begins, ends] = [at(amount, month), at(begin, month), at(end, month)]
  for (let s = 0; s < row.length; s++) {
    const part = Math.min(month + 1, ends[s]!) - Math.max(month, begins[s]!)
    if (part > 0) row[s]! += amounts[s]! * part
  }
}

function addServed(row: Float64Array, gpus: Float64Array, there: Float64Array): void {
  for (let s = 0; s < row.length; s++) row[s]! += Math.min(gpus[s]!, there[s]!)
}

/** Hires of the project's own work first: they are nobody else's. */
function takeHired(row: Float64Array, everyone: Float64Array, heads: Float64Array): void {
  for (let s = 0; s < row.length; s++) row[s] = Math.max(0, row[s]! - Math.max(0, everyone[s]! - heads[s]!))
}

function ownerOf({ name }: Resource): string {
  return name.slice(name.indexOf(".") + 1)
}

/** Names are the same whatever their case, gaps and hyphens. */
function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[\s-]+/gu, "_")
}
