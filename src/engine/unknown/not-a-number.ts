/** What is told of figures that rest on what is no number: the formula that makes it, the month, and what stood in it. */
import { type Diagnostic, type Span, warning } from "../../diagnostics/index.ts"
import { type Node, type NodeId, nodeAt } from "../graph/graph.ts"
import { figuredText } from "../graph/operation-text.ts"
import { operators } from "../graph/operators.ts"
import { reductions } from "../graph/reductions.ts"
import type { Model, Quantity } from "../model/model.ts"
import type { Draws } from "./draws.ts"
import { ancestry, nodesOf, othersIn } from "./formulas.ts"
import { type Maker, makersBehind } from "./search.ts"
import { type Place, type Traced, traced } from "./trace.ts"

/** What was asked for, on which samples. */
export type Question = {
  readonly draws: Draws
  readonly quantities: readonly Quantity[]
  /** A resource that is taken away here. */
  readonly without?: string
}

/** The first ones often bring the others about; more are only counted. */
const mostTold = 5
/** Quantities whose figures are told in one warning. */
const mostSeen = 6

/**
 * A warning not-a-number for each formula that makes what is no number, where a figure that was asked for rests on it, hidden by a
 * comparison or not; none where all figures are numbers. Told once, whoever asked; the figures in it are those of the first sample.
 */
export function notANumber(...questions: readonly Question[]): Diagnostic[] {
  const steps = notANumberPausing(...questions)
  for (let next = steps.next(); ; next = steps.next()) if (next.done === true) return next.value
}

/** The same, which stops after each block of samples. */
export function* notANumberPausing(...questions: readonly Question[]): Generator<void, Diagnostic[]> {
  const found = new Map<string, { readonly question: Question; readonly maker: Maker }>()
  for (const question of questions)
    for (const maker of yield* makersBehind(question.draws, question.quantities)) {
      const { path } = maker.quantity
      if (!found.has(path)) found.set(path, { question, maker })
    }
  const told = [...found.values()].slice(0, mostTold).map(({ question, maker }) => warningOf(question, maker))
  const others = [...found.keys()].slice(mostTold)
  return others.length === 0 ? told : [...told, warning("more-not-a-number", null, { more: others.length, paths: others })]
}

function warningOf({ draws: { model, samples }, without = "" }: Question, { quantity, month, count, sample }: Maker): Diagnostic {
  const near = nearby(model, quantity)
  const trace = traced(
    model,
    [quantity.shownNode],
    sample,
    near.map(({ shownNode }) => shownNode),
  )
  const place = firstMade(model, quantity, trace)
  const seen = figuresAt(model, quantity, near, trace, place ?? { id: quantity.shownNode, month })
  const params = {
    path: quantity.path,
    month: quantity.isMonthly ? month : (place?.month ?? 0),
    samples: count,
    of: samples,
    operation: place === null ? "" : whatFails(model, trace, place),
    sign: place === null ? "" : signOf(nodeAt(model.graph, place.id)),
    // Compared or asked for its truth it is false, and nothing shows it.
    hidden: Number.isNaN(trace.value(quantity.shownNode, month)) ? "" : "yes",
    inputs: seen.map(({ path }) => path),
    values: seen.map(({ value }) => value),
    units: seen.map(({ unit }) => unit),
    more: Math.max(0, near.length - mostSeen),
    without,
  }
  return warning("not-a-number", spanOf(quantity), params)
}

/** What the formula names, in the order of the text, then the uncertain inputs and decisions that it leads back to. */
function nearby(model: Model, { path, uses }: Quantity): Quantity[] {
  const named = uses.flatMap((other) => (other === path ? [] : (model.quantities.get(other) ?? [])))
  const isOpen = ({ definition: { value } }: Quantity): boolean => value?.kind === "random" || value?.kind === "decision"
  const behind = ancestry(model, uses).filter((one) => isOpen(one) && one.path !== path)
  return [...new Set([...named, ...behind])]
}

/** In the quantity's own formula, the earliest. */
function firstMade(model: Model, quantity: Quantity, { makers }: Traced): Place | null {
  const own = nodesOf(model, quantity, othersIn(model))
  return makers.reduce<Place | null>((first, place) => {
    return own.has(place.id) && (first === null || place.month < first.month) ? place : first
  }, null)
}

type SeenFigure = { readonly path: string; readonly value: string; readonly unit: string }

/**
 * In the units in which they are shown, in the month of the place; of a stock also what it was a month earlier. Where the place
 * has no months, what changes by month stands there as in the first month in which it is infinite, if there is one.
 */
function figuresAt(model: Model, quantity: Quantity, near: readonly Quantity[], trace: Traced, place: Place): SeenFigure[] {
  const { value, isMonthly } = trace
  const monthFor = (node: NodeId): number => {
    if (isMonthly(place.id) || !isMonthly(node)) return place.month
    return Array.from({ length: model.months }, (_, m) => m).find((m) => !Number.isFinite(value(node, m))) ?? 0
  }
  const shown = (path: string, node: NodeId, { factor, unit }: Quantity): SeenFigure => {
    const figure = value(node, monthFor(node)) / factor
    return { path, value: String(Number.isFinite(figure) ? Number(figure.toPrecision(3)) : figure), unit }
  }
  const states = [...nodesOf(model, quantity, othersIn(model))].filter((id) => {
    const node = nodeAt(model.graph, id)
    return node.kind === "state" && node.next === quantity.node
  })
  const own = states.map((id) => shown("previous", id, quantity))
  return [...own, ...near.map((one) => shown(one.path, one.shownNode, one))].slice(0, mostSeen)
}

/** The operation with its figures: `0 / 0`, `log(-1)`. Figures that are neither plain nor nothing stand in base units. */
function whatFails({ graph }: Model, { value, needed }: Traced, place: Place): string {
  const node = nodeAt(graph, place.id)
  const figures = needed(place).map(({ id, month }) => value(id, month))
  const telling = node.kind === "reduction" ? [...new Set(figures.filter((x) => !Number.isFinite(x)))] : figures
  return node.kind === "operation" || node.kind === "reduction" ? figuredText(signOf(node), telling) : ""
}

function signOf(node: Node): string {
  if (node.kind === "operation") return operators[node.op].sign
  return node.kind === "reduction" ? reductions[node.over].sign : ""
}

function spanOf({ definition: { origin } }: Quantity): Span | null {
  return origin.kind === "file" ? origin.span : null
}
