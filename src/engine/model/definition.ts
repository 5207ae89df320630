/**
 * A named quantity before it is compiled: its value as read, where it came from, and in which
 * layers its names are looked up. Layers are the caller's: the engine only follows their order.
 */
import type { Span } from "../../diagnostics/index.ts"
import type { Dimension, Value } from "../../units/index.ts"
import type { Source } from "./source.ts"
import type { WorkingOf } from "./working.ts"

export type Origin =
  /** The founder wrote it. */
  | { readonly kind: "file"; readonly span: Span }
  /** A default that the founder may replace. */
  | { readonly kind: "default"; readonly source: Source }
  /** A formula of the library. */
  | { readonly kind: "library"; readonly source: Source | null }

/** The ends of what makes sense, in base units; none where it is open. */
export type Within = { readonly least?: number; readonly most?: number }

export type Definition = {
  /** Unique: `price`, `assistant.churn`, `assistant.business.customers`. */
  readonly path: string
  /** The name in its layer: `churn`, `business.customers`. */
  readonly name: string
  readonly layer: string
  /** Layers in which the names of its formula are looked up, the nearest first. */
  readonly sees: readonly string[]
  /** Null where it could not be read; that was reported, and what uses it stays silent. */
  readonly value: Value | null
  /** As written, for people. */
  readonly text: string
  /** The unit that it must have, in the language of the file; null where any will do. */
  readonly unit: { readonly text: string; readonly dimension: Dimension; readonly factor: number } | null
  readonly origin: Origin
  /** Key of the sentence that says what it is. */
  readonly meaning: string
  /** A resource can be asked for one more unit, or taken away, without compiling again. */
  readonly isResource: boolean
  /** Draws beyond these ends count as the end. */
  readonly within?: Within
  /** Part of the model only when something uses it. */
  readonly isOnDemand?: boolean
  /** How a planner found the value. */
  readonly working?: WorkingOf
}
