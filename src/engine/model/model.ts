/** A compiled model: the graph, and for each quantity where it stands in it and how to show it. */
import type { DecisionValue, Dimension, Distribution } from "../../units/index.ts"
import type { Graph, NodeId } from "../graph/graph.ts"
import type { Definition } from "./definition.ts"

export type Quantity = {
  readonly path: string
  readonly definition: Definition
  readonly node: NodeId
  readonly dimension: Dimension
  readonly isMonthly: boolean
  readonly isTruth: boolean
  /** Figures for people: the value of `shownNode` divided by `factor`, in `unit`. */
  readonly unit: string
  readonly factor: number
  readonly shownNode: NodeId
  /** What converts from the currency it is shown in to the books'; null where they are one. */
  readonly perUnit: NodeId | null
  /** Paths of the quantities that its own formula names, in the order of the text. */
  readonly uses: readonly string[]
}

/**
 * A random input; its column holds figures times `factor`. Quantities share one where they are one thing: a default
 * of the library in every project, a text that the file repeats by an alias.
 */
export type Input = {
  readonly path: string
  readonly distribution: Distribution
  readonly factor: number
  /** Of every quantity that is this input; `path` is the first. */
  readonly paths: readonly string[]
}

export type Parameter =
  | { readonly kind: "decision"; readonly path: string; readonly initial: number; readonly value: DecisionValue }
  /** Added to a resource, in base units. */
  | { readonly kind: "more"; readonly path: string; readonly initial: 0 }
  /** Multiplies a resource: 0 takes it away. */
  | { readonly kind: "keep"; readonly path: string; readonly initial: 1 }

export type Model = {
  readonly graph: Graph
  readonly months: number
  readonly quantities: ReadonlyMap<string, Quantity>
  readonly inputs: readonly Input[]
  readonly parameters: readonly Parameter[]
}

export type ModelOptions = {
  readonly months: number
  /** Currency of the books: what amounts in other currencies are converted to. */
  readonly currency: string
  /**
   * How an amount in another currency becomes one in the books': a product of powers of rate
   * quantities; null where no rate is known.
   */
  readonly rates: (currency: string) => readonly { readonly path: string; readonly power: 1 | -1 }[] | null
}
