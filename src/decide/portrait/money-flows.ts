/**
 * Where the money of a project comes from and goes to: read out of the formula of its cash, whatever names stand in it. A sum
 * is opened into its terms, and these into theirs, until what is left is computed and no longer added up.
 */
import { average, type Model, type Quantity, type Sampler } from "../../engine/index.ts"
import type { StockValue } from "../../units/index.ts"
import type { MoneyFlows } from "../answer.ts"
import { atEnd } from "../batches.ts"
import type { Living } from "./living.ts"
import { type Asked, inBooks, type Look } from "./looks.ts"
import { mergedFlows, type Source } from "./merged-flows.ts"
import { named, type Part, partsOf, termsOf } from "./plain-sum.ts"

/** Opening and flows must give the closing figure within this share of what moves. */
const rounding = 1e-9

/** Null where cash is no stock that has a start. */
export function moneyFlows(cash: Quantity | null, { model, plan }: Sampler, living: Living): Asked<MoneyFlows | null> {
  const stock = cash === null ? null : stockBehind(model, cash)
  const opening = stock === null ? null : openingOf(model, stock)
  if (cash === null || stock === null || opening === null) return { looks: [], answer: () => null }
  const sources = sourcesOf(model, stock)
  // Flows in another currency than that of the cash change with the rate: they are told as the books have them.
  const shown = cash.perUnit === null ? cash : inBooks(cash)
  const means = new Map<Quantity, number>()
  const look = (quantity: Quantity, figure: (values: Float64Array) => Float64Array): Look => ({
    quantity: inBooks(quantity),
    take: (values) => void means.set(quantity, average(figure(values)) / shown.factor),
  })
  const meanOf = (quantity: Quantity): number => means.get(quantity) ?? Number.NaN
  let closing = Number.NaN
  const looks = [
    look(opening, (values) => values),
    look(stock, (values) => atEnd(living.left(values), plan.samples)),
    {
      quantity: inBooks(stock),
      take: (values: Float64Array): void => {
        closing = average(atEnd(living.level(values), plan.samples)) / shown.factor
      },
    },
    ...sources.map(({ quantity }) => look(quantity, living.flow)),
  ]
  const answer = (): MoneyFlows | null => {
    // The mean over months and samples, as often as there are months.
    const amounts = sources.map((source) => ({ ...source, amount: source.sign * model.months * meanOf(source.quantity) }))
    const flows = { unit: shown.unit, opening: meanOf(opening), flows: mergedFlows(amounts, cash.path), closing: meanOf(stock) }
    const moved = amounts.reduce((sum, { amount }) => sum + Math.abs(amount), Math.abs(flows.opening))
    return amounts.length > 0 && isAddedUp(flows, moved)
      ? writtenOff(flows, closing, cash.path)
      : wholeChange({ ...flows, closing }, cash.path)
  }
  return { looks, answer }
}

/** `moved`: all that came and went, which may have cancelled out. */
function isAddedUp({ opening, flows, closing }: MoneyFlows, moved: number): boolean {
  const total = flows.reduce((sum, { amount }) => sum + amount, opening)
  return Math.abs(total - closing) <= rounding * moved
}

/** What a ruined venture ends with, mostly what it lacked, is nobody's: it goes, so that nothing is left. */
function writtenOff(told: MoneyFlows, closing: number, path: string): MoneyFlows {
  const amount = closing - told.closing
  if (amount === 0) return told
  return { ...told, flows: [...told.flows, { path: path.replace(/cash$/u, "ruin"), amount }], closing }
}

/** Where flows are unknown or do not add up, what changed the cash is one. */
function wholeChange({ unit, opening, closing }: MoneyFlows, path: string): MoneyFlows | null {
  const amount = closing - opening
  if (!Number.isFinite(amount)) return null
  return { unit, opening, flows: amount === 0 ? [] : [{ path, amount }], closing }
}

type Stock = Quantity & { readonly definition: { readonly value: StockValue } }

/** The cash itself, or the stock that it is another name of. */
function stockBehind(model: Model, cash: Quantity): Stock | null {
  if (isStock(cash)) return cash
  const [only, ...others] = partsOf(model, cash) ?? []
  return only === undefined || others.length > 0 || only.sign === -1 ? null : stockBehind(model, only.quantity)
}

function isStock(quantity: Quantity): quantity is Stock {
  return quantity.definition.value?.kind === "stock"
}

/**
 * What the state of the stock starts with. Another state may look back at the same values with a start of its own
 * (`previous(cash, 0 USD)`): where it cannot be told which is the stock's, none is.
 */
function openingOf({ graph }: Model, stock: Stock): Quantity | null {
  const after = graph.nodes[stock.node]
  const isOwn = (state: number): boolean =>
    stock.definition.value.step.kind === "next" || (after?.kind === "operation" && after.args.includes(state))
  const starts = graph.nodes.flatMap((node, id) =>
    node.kind === "state" && node.next === stock.node && isOwn(id) ? [node.start] : [],
  )
  const [start, ...others] = new Set(starts)
  return start === undefined || others.length > 0 ? null : { ...stock, node: start, shownNode: start, isMonthly: false }
}

/** What the stock's step adds up, opened as far as it can be; none where it does more than add. */
function sourcesOf(model: Model, stock: Stock): Source[] {
  const { kind, formula } = stock.definition.value.step
  const terms = termsOf(formula.expr)
  if (terms === null) return []
  const own = terms.filter(({ name }) => name === "previous")
  const isSum = kind === "change" ? own.length === 0 : own.length === 1 && own[0]?.sign === 1
  const parts = isSum
    ? named(
        model,
        stock,
        terms.filter(({ name }) => name !== "previous"),
      )
    : null
  return (parts ?? []).flatMap((part) => opened(model, part, stock))
}

/** Of a sum its terms' own; a quantity that only has another name keeps its own, unless the other one is a sum. */
function opened(model: Model, part: Part, parent: Quantity): Source[] {
  const parts = partsOf(model, part.quantity)
  const leaf = { ...part, parent }
  if (parts === null || parts.length === 0) return [leaf]
  const below = parts.flatMap(({ quantity, sign }) =>
    opened(model, { quantity, sign: sign === part.sign ? 1 : -1 }, part.quantity),
  )
  return below.length === 1 ? [leaf] : below
}
