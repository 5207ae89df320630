/** A tree of costs whose nodes add up: what a class costs is what its lines cost, sample by sample. */
import { costClasses } from "../../data/index.ts"
import { average, finite, type Quantity, type SamplePlan, type Sampler } from "../../engine/index.ts"
import type { Project, Venture } from "../../venture/index.ts"
import { inBatches, monthOf } from "../batches.ts"
import { ofProject } from "../find-quantity.ts"
import type { Living } from "../portrait/living.ts"
import { inBooks } from "../portrait/looks.ts"
import { type CostNode, costGroups } from "./answer.ts"
import type { CostLine } from "./cost-lines.ts"
import { type CostFigure, figureOf } from "./figure.ts"
import { livingIn } from "./living-in.ts"

const monthsOfYear = 12
/** What the lines leave of all costs, as a share of them, is rounding. */
const rounding = 1e-9

/** What flows over the horizon, by sample, and its means by year.  Shape: total [samples], years [years]. */
type Flow = { readonly total: Float64Array; readonly years: readonly number[] }

export type TreeOf = {
  readonly tree: CostNode
  readonly revenue: { readonly total: CostFigure; readonly years: readonly (number | null)[] } | null
}

export function costTree(
  venture: Venture,
  project: Project,
  lines: readonly CostLine[],
  sampler: Sampler,
  parameters: readonly number[],
): TreeOf {
  const living = livingIn(venture, project, sampler, parameters)
  const own = (name: string): Quantity | null => ofProject(venture, project.name, name)
  const names = ["business.revenue", "business.costs", "business.requests", "business.customers"] as const
  const [revenue, costs, requests, customers] = names.map(own)
  const wanted = [...lines.map(({ quantity }) => quantity), revenue, costs, requests, customers].filter((q) => q != null)
  const flows = flowsOf(wanted, sampler, parameters, living, customers ?? null)
  const flowOf = (quantity: Quantity): Flow => flows.get(quantity.path) ?? nothing(sampler)
  const leaves = lines.map((line) => ({ ...line, flow: flowOf(line.quantity) }))
  const left = costs == null ? null : restOf(flowOf(costs), leaves, sampler)
  const scale = {
    all: average(added([...leaves.map(({ flow }) => flow), ...(left === null ? [] : [left])], sampler).total),
    customers: customers == null ? 0 : average(flowOf(customers).total),
    requests: requests == null ? 0 : average(flowOf(requests).total),
  }
  const sold = revenue == null ? null : flowOf(revenue)
  return {
    tree: treeOf(leaves, left, scale, sampler),
    revenue: sold === null ? null : { total: figureOf(sold.total), years: sold.years.map(finite) },
  }
}

type Leaf = CostLine & { readonly flow: Flow }
type Scale = { readonly all: number; readonly customers: number; readonly requests: number }

function treeOf(leaves: readonly Leaf[], left: Flow | null, scale: Scale, sampler: Sampler): CostNode {
  const node = <T extends object>(what: T, flow: Flow, children: readonly CostNode[]): T & Told => ({
    ...what,
    ...toldOf(flow, scale),
    children,
  })
  const sum = (flows: readonly Flow[]): Flow => added(flows, sampler)
  const largest = (nodes: readonly CostNode[]): readonly CostNode[] =>
    nodes.toSorted((a, b) => (b.total.mean ?? 0) - (a.total.mean ?? 0))
  const classes = costClasses.flatMap((name) => {
    const mine = leaves.filter((leaf) => leaf.class === name)
    const rest = name === "overhead" && left !== null ? [left] : []
    if (mine.length + rest.length === 0) return []
    const groups = costGroups.flatMap((group) => {
      const own = mine.filter((leaf) => leaf.group === group)
      if (own.length === 0) return []
      const lines = own.map(({ quantity, flow }) => node({ kind: "line", path: quantity.path } as const, flow, []))
      return [node({ kind: "group", group } as const, sum(own.map(({ flow }) => flow)), largest(lines))]
    })
    const apart = rest.map((flow) => node({ kind: "group", group: "apart" } as const, flow, []))
    const flow = sum([...mine.map((leaf) => leaf.flow), ...rest])
    return [node({ kind: "class", class: name } as const, flow, largest([...groups, ...apart]))]
  })
  const all = sum([...leaves.map(({ flow }) => flow), ...(left === null ? [] : [left])])
  return node({ kind: "all" } as const, all, classes)
}

type Told = Pick<CostNode, "total" | "years" | "share" | "perCustomer" | "perRequest" | "children">

function toldOf({ total, years }: Flow, { all, customers, requests }: Scale): Omit<Told, "children"> {
  const mean = average(total)
  const per = (count: number): number | null => (count > 0 ? finite(mean / count) : null)
  return {
    total: figureOf(total),
    years: years.map(finite),
    share: all > 0 ? finite(mean / all) : null,
    perCustomer: per(customers),
    perRequest: per(requests),
  }
}

/** Null where the lines make up all costs, but for rounding. */
function restOf(costs: Flow, leaves: readonly Leaf[], sampler: Sampler): Flow | null {
  const lines = added(
    leaves.map(({ flow }) => flow),
    sampler,
  )
  const total = costs.total.map((x, s) => x - lines.total[s]!)
  const most = total.reduce((greatest, x) => Math.max(greatest, Math.abs(x)), 0)
  const size = costs.total.reduce((greatest, x) => Math.max(greatest, Math.abs(x)), 0)
  if (!(most > rounding * size)) return null
  return { total, years: costs.years.map((x, year) => x - (lines.years[year] ?? 0)) }
}

function added(flows: readonly Flow[], sampler: Sampler): Flow {
  return flows.reduce(
    (sum, { total, years }) => ({
      total: sum.total.map((x, s) => x + total[s]!),
      years: sum.years.map((x, year) => x + (years[year] ?? 0)),
    }),
    nothing(sampler),
  )
}

function nothing({ plan, model }: Pick<Sampler, "plan" | "model">): Flow {
  return {
    total: new Float64Array(plan.samples),
    years: Array.from({ length: Math.ceil(model.months / monthsOfYear) }, () => 0),
  }
}

/** `customers` are counted month by month: what they cost is told by the month of a customer. */
function flowsOf(
  quantities: readonly Quantity[],
  sampler: Sampler,
  parameters: readonly number[],
  living: Living,
  customers: Quantity | null,
): ReadonlyMap<string, Flow> {
  const { model, plan } = sampler
  const flows = new Map<string, Flow>()
  const distinct = [...new Map(quantities.map((quantity) => [quantity.path, inBooks(quantity)])).values()]
  inBatches(
    sampler,
    distinct,
    ({ path }, values) => {
      const lived = path === customers?.path ? living.level(values) : living.flow(values)
      flows.set(path, flowOf(lived, model.months, plan))
    },
    parameters,
  )
  return flows
}

/** Shape: [months][samples]. */
function flowOf(values: Float64Array, months: number, { samples }: SamplePlan): Flow {
  const total = new Float64Array(samples)
  const years = Array.from({ length: Math.ceil(months / monthsOfYear) }, () => 0)
  for (let month = 0; month < months; month++) {
    const own = monthOf(values, month, samples)
    for (let s = 0; s < samples; s++) total[s]! += own[s]!
    const year = Math.floor(month / monthsOfYear)
    years[year] = (years[year] ?? 0) + average(own)
  }
  return { total, years }
}
