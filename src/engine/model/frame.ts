/**
 * What lowering is made of: a node with its dimension, the definition under way, and the interface
 * through which expressions, functions and stocks reach each other.
 */
import type { Report, Span } from "../../diagnostics/index.ts"
import type { Dimension, Expr, StockValue, Unit } from "../../units/index.ts"
import type { GraphBuilder, NodeId } from "../graph/graph.ts"
import type { Definition } from "./definition.ts"
import type { Layers } from "./layers.ts"
import type { ModelOptions, Parameter, Quantity } from "./model.ts"

/** A node with what the checks must know of it. */
export type Typed = {
  readonly node: NodeId
  readonly dimension: Dimension
  readonly isTruth: boolean
  /** Operations in its formula that give no number, whatever happens. */
  readonly fails?: readonly Failure[]
}

/** `log(-1)`: the operation with its figures, and where it stands. */
export type Failure = { readonly span: Span; readonly sign: string; readonly operation: string }

/** A unit met in a formula. */
export type Mention = {
  readonly dimension: Dimension
  readonly unit: { readonly text: string; readonly factor: number }
  /** The node that converted it from another currency; null where nothing was converted. */
  readonly perUnit: NodeId | null
  /** The figure before it was converted, for a literal. */
  readonly raw?: NodeId
}

/** Lowering one definition: what its text mentions, in order, and the stock it is the next value of. */
export type Frame = {
  readonly from: Definition
  readonly mentions: Mention[]
  readonly uses: string[]
  /** Null outside of stocks; broken where the stock's start is. */
  readonly previous: Typed | "broken" | null
}

/** A function call in a formula. */
export type Call = Extract<Expr, { kind: "call" }>

/** A stock whose start stands in the graph and whose next value may still be to come. */
export type OpenStock = {
  readonly state: Typed
  readonly frame: Frame
  readonly definition: Definition
  readonly value: StockValue
}

export interface Compiling {
  readonly graph: GraphBuilder
  readonly layers: Layers
  readonly options: ModelOptions
  readonly report: Report
  readonly parameters: Parameter[]
  /** Hidden states of `previous(q, x)` and `cumulative(q)`, shared by what they stand for. */
  readonly hidden: Map<string, NodeId>
  /** Null when something in it is broken; everything in it has been looked at all the same. */
  expression(frame: Frame, expr: Expr): Typed | null
  /** The quantity of a definition, or null when it is broken (and reported). */
  quantity(definition: Definition, askedAt: Span | null): Quantity | null
  /** The stock opened at its start; null when the start is broken. */
  openStock(definition: Definition, value: StockValue): OpenStock | null
  /** A figure as written becomes one in the books' currency; its unit is noted for showing. */
  figure(node: NodeId, unit: Unit, span: Span, frame: Frame): Typed | null
  /** Does later what must not be under way now: it looks a month back. */
  later(task: () => void): void
}
