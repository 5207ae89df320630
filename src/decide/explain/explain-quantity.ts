/** `explain FILE QUANTITY`: from a number back to the inputs and sources that it comes from, as a tree. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { drawsOf, notANumber, type Quantity, type Sampler, shallow, type Working } from "../../engine/index.ts"
import { mistakesIn } from "../../options/index.ts"
import type { Venture } from "../../venture/index.ts"
import { inBatches, monthOf } from "../batches.ts"
import { type Figures, figuresOf, type Shown, shownAs } from "../figures.ts"
import { findQuantity } from "../find-quantity.ts"
import { ofExplain } from "../run/run-options.ts"
import { drawWarnings, type SamplingOptions, samplerOf } from "../run/run-venture.ts"
import { type Listed, listed } from "./explain-venture.ts"
import { monthOption } from "./month-option.ts"
import { effectiveRates, rateKind } from "./monthly-rate.ts"

export type ExplainOptions = SamplingOptions & {
  /** How many levels below the quantity; all of them where it is not given. */
  readonly depth?: number
  /** A month to show beside the first and the last: `14`, `"month 14"` or `"2027-03"`. */
  readonly month?: number | string
}

export type Explained = Listed & {
  /** Of a scalar. */
  readonly figures: Figures | null
  /** Of a monthly quantity, in the months shown. */
  readonly months: readonly { readonly month: number; readonly figures: Figures }[]
  /** A yearly rate as the months are reckoned with: its effective figures by month. */
  readonly byMonth: ({ readonly unit: string } & Figures) | null
  /** Stands elsewhere in the tree with its children. */
  readonly isRepeated: boolean
  readonly children: readonly Explained[]
  /** How a planner found it, level by level like the children; empty where it is a formula's or a figure that somebody wrote. */
  readonly working: readonly OpenedWorking[]
}

/** Of several that each stand for some values of another quantity, one is in force: that of its median. */
export type OpenedWorking = Working & { readonly isInForce: boolean }

export type ExplainResult = {
  readonly answer: { readonly samples: number; readonly seed: number; readonly quantity: Explained } | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Figures are those of the decisions as written, as in `run`. */
export function explainQuantity(venture: Venture, name: string, options: ExplainOptions = {}): ExplainResult {
  const wrong = mistakesIn({ venture, name, options }, ofExplain)
  if (wrong.length > 0) return { answer: null, diagnostics: wrong }
  const found = findQuantity(venture.model, name)
  if (found.kind === "unknown") return { answer: null, diagnostics: [found.diagnostic] }
  const month = monthOption(venture, options.month)
  if (month !== null && typeof month !== "number") return { answer: null, diagnostics: [month] }
  const sampler = samplerOf(venture, options)
  const tree = treeOf(venture, found.quantity, options.depth ?? Number.POSITIVE_INFINITY)
  const quantities = quantitiesIn(venture, tree)
  const told = figuresFor(sampler, quantities, monthsShown(venture.model.months, month))
  const quantity = explained(tree, told)
  const diagnostics = [...drawWarnings(sampler), ...notANumber({ draws: drawsOf(sampler), quantities })]
  return { answer: { samples: sampler.plan.samples, seed: sampler.seed, quantity }, diagnostics }
}

type Branch = {
  readonly quantity: Quantity
  readonly isRepeated: boolean
  readonly children: readonly Branch[]
  readonly working: readonly Working[]
}

/** Level by level, so that a repeated quantity has its children where it stands nearest to the root. */
function treeOf({ model }: Venture, root: Quantity, depth: number): Branch {
  /** `below`: levels that are shown below. */
  type Open = Omit<Branch, "children"> & { children: Open[]; below: number }
  const opened = (quantity: Quantity, isRepeated: boolean, below: number): Open => ({
    ...{ quantity, isRepeated, below, children: [] },
    working: isRepeated ? [] : shallow(quantity.definition.working?.() ?? [], below),
  })
  const top = opened(root, false, depth)
  const seen = new Set([root.path])
  let level = [top]
  for (let d = 0; d < depth && level.length > 0; d++) {
    for (const branch of level) {
      for (const path of branch.quantity.uses) {
        const quantity = model.quantities.get(path)
        if (quantity === undefined || path === branch.quantity.path) continue
        branch.children.push(opened(quantity, seen.has(path), branch.below - 1))
        seen.add(path)
      }
    }
    level = level.flatMap((branch) => branch.children.filter((child) => !child.isRepeated))
  }
  return top
}

function quantitiesIn({ model }: Venture, root: Branch): Quantity[] {
  const all = new Map<string, Quantity>()
  const visit = ({ quantity, working, children }: Branch): void => {
    all.set(quantity.path, quantity)
    for (const { when } of working) {
      const other = when === undefined ? undefined : model.quantities.get(beside(quantity, when.quantity))
      if (other !== undefined) all.set(other.path, other)
    }
    children.forEach(visit)
  }
  visit(root)
  return [...all.values()]
}

/** The path of a quantity of the same part of the file. */
function beside({ path, definition }: Quantity, name: string): string {
  return path.slice(0, path.length - definition.name.length) + name
}

function monthsShown(months: number, asked: number | null): number[] {
  const wanted = [0, ...(asked === null ? [] : [asked]), months - 1]
  return [...new Set(wanted)].sort((a, b) => a - b)
}

type Told = Pick<Explained, "figures" | "months" | "byMonth">

function figuresFor(sampler: Sampler, quantities: readonly Quantity[], months: readonly number[]): ReadonlyMap<string, Told> {
  const figures = new Map<string, Told>()
  inBatches(sampler, quantities, (quantity, values) => {
    const shown = shownAs(quantity)
    const byMonth = byMonthOf(sampler, quantity, values)
    if (!quantity.isMonthly) figures.set(quantity.path, { figures: figuresOf(values, shown), months: [], byMonth })
    else {
      const rows = months.map((month) => ({ month, figures: figuresOf(monthOf(values, month, sampler.plan.samples), shown) }))
      figures.set(quantity.path, { figures: null, months: rows, byMonth })
    }
  })
  return figures
}

/** Shown as a share by month, in % where the rate is written so. */
function byMonthOf({ model, plan }: Sampler, quantity: Quantity, values: Float64Array): Explained["byMonth"] {
  const kind = quantity.dimension.month === -1 ? rateKind(model, quantity) : null
  if (kind === null) return null
  const isPercent = quantity.unit.includes("%")
  const shown: Shown = { unit: isPercent ? "%/month" : "1/month", factor: isPercent ? 0.01 : 1, isMoment: false }
  return { unit: shown.unit, ...figuresOf(effectiveRates(monthOf(values, 0, plan.samples), kind, quantity.unit), shown) }
}

function explained({ quantity, isRepeated, children, working }: Branch, figures: ReadonlyMap<string, Told>): Explained {
  const told = figures.get(quantity.path) ?? { figures: null, months: [], byMonth: null }
  return {
    ...listed(quantity),
    ...told,
    isRepeated,
    children: children.map((child) => explained(child, figures)),
    working: working.map((part) => ({ ...part, isInForce: isInForce(part, quantity, figures) })),
  }
}

function isInForce({ when }: Working, quantity: Quantity, figures: ReadonlyMap<string, Told>): boolean {
  if (when === undefined) return true
  const now = figures.get(beside(quantity, when.quantity))?.figures?.p50 ?? null
  return now === null || (now >= when.from && now < when.below)
}
