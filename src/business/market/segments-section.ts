/** Segments of a market as they are written; what a segment does not say is as in the market around it. */
import { type Field, list, optional, quantity, record, type Shape, text } from "../../shape/index.ts"
import { ownerName, settled } from "../written-unit.ts"

export type Segment = {
  /** As in paths. */
  readonly name: string
  readonly customers: Field
  readonly share: Field | null
  readonly growth: Field | null
  readonly existing: Field | null
  readonly begins: Field | null
  readonly adoption: { readonly p: Field; readonly q: Field } | null
}

export const segmentsShape: Shape<readonly Segment[]> = list(
  settled(
    record({
      name: optional(text()),
      customers: quantity("customer", { least: 0 }),
      share: optional(quantity("", { least: 0, most: 1 })),
      growth: optional(quantity("%/year", { least: -100 })),
      existing: optional(quantity("customer", { least: 0 })),
      begins: optional(quantity("month", { least: 0 })),
      adoption: optional(record({ p: quantity("%/year", { least: 0 }), q: quantity("%/year", { least: 0 }) })),
    }),
    (read) => ({ ...read, name: ownerName(read.customers) }),
  ),
  ["name"],
)
