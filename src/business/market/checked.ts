/** Sections whose parts are looked at together once all of them were read. */
import { type Field, placeOf, type Reading, type Shape } from "../../shape/index.ts"

/** Where a section stands as a whole, and to whom its mistakes are told. */
export type Place = { readonly span: Field["span"]; readonly section: string; readonly report: Reading["report"] }

export function checked<T>(shape: Shape<T>, check: (read: T, place: Place) => void): Shape<T> {
  return {
    ...shape,
    read: (tree, at) => {
      const read = shape.read(tree, at)
      check(read, { span: tree.span, section: placeOf(at), report: at.report })
      return read
    },
  }
}
