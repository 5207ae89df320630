/** `explain FILE`: every quantity of a venture, what it is and where it comes from, without a single sample. */
import type { Origin, Quantity } from "../../engine/index.ts"
import type { Value } from "../../units/index.ts"
import type { Venture } from "../../venture/index.ts"

export type QuantityKind = Value["kind"]

export type Listed = {
  readonly path: string
  readonly unit: string
  readonly kind: QuantityKind
  readonly isMonthly: boolean
  readonly isTruth: boolean
  readonly isResource: boolean
  /** As written. */
  readonly text: string
  /** Key of the sentence that says what it is. */
  readonly meaning: string
  readonly origin: Origin
}

/** What the founder wrote first, in the order of the file; then the rest, by path. */
export function explainVenture({ model, written }: Venture): readonly Listed[] {
  const own = written.flatMap((path) => model.quantities.get(path) ?? [])
  const isOwn = new Set(own.map((q) => q.path))
  const others = [...model.quantities.values()].filter((q) => !isOwn.has(q.path)).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return [...own, ...others].map(listed)
}

export function listed({ path, unit, isMonthly, isTruth, definition }: Quantity): Listed {
  const { value, text, meaning, origin, isResource } = definition
  return { path, unit, kind: value?.kind ?? "formula", isMonthly, isTruth, isResource, text, meaning, origin }
}
