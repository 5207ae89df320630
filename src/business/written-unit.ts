/**
 * Fields that may be written in one of several units: the unit in the text decides, whatever the
 * currency. A formula shows none, so the first unit that still fits is expected of it.
 */
import type { Span } from "../diagnostics/index.ts"
import { type Field, type Reading, type Shape, word } from "../shape/index.ts"
import { anyMoney, type Dimension, isSame, noUnits, parseUnit, plain, type Value } from "../units/index.ts"

/** One way to write a field. */
export type Form = { readonly unit: string }

/** The form in whose unit the value is written; undefined for a formula, and where none fits. */
export function formWritten<F extends Form>(value: Value | null, forms: readonly F[]): F | undefined {
  const written = value === null ? null : dimensionOf(value)
  return written === null ? undefined : forms.find(({ unit }) => isSame(anyMoney(written), dimensionOfUnit(unit)))
}

/** Null for a formula, which shows none. */
export function dimensionOf(value: Value): Dimension | null {
  switch (value.kind) {
    case "constant":
    case "random":
    case "decision":
    case "data":
      return value.unit.dimension
    case "bound":
      return value.limit.unit.dimension
    case "steps": {
      const first = value.steps[0]
      return first === undefined ? null : dimensionOf(first.value)
    }
    case "stock":
      return dimensionOf(value.start)
    case "formula":
      return value.expr.kind === "number" ? value.expr.unit.dimension : null
  }
}

function dimensionOfUnit(text: string): Dimension {
  const unit =
    text === ""
      ? { dimension: plain }
      : parseUnit(text.replaceAll("¤", "USD"), { file: `unit:${text}`, offset: 0 }, noUnits, () => {})
  if (unit === null) throw new Error(`internal: ${text} is no unit`)
  return unit.dimension
}

/** Gives a field the unit that it turned out to have. */
export type WithUnit = (field: Field, unit: string) => Field

/** A shape whose fields get their units once everything in it was read. */
export function settled<T, U>(shape: Shape<T>, settle: (read: T, withUnit: WithUnit, at: Reading) => U): Shape<U> {
  const through = (at: Reading, take: (inner: Reading) => T): U => {
    const fields: Field[] = []
    const withUnit: WithUnit = (field, unit) => {
      const made = { ...field, unit }
      fields[fields.indexOf(field)] = made
      return made
    }
    const result = settle(take({ ...at, fields }), withUnit, at)
    at.fields.push(...fields)
    return result
  }
  const { absent } = shape
  return {
    describe: shape.describe,
    fallback: (at) => through(at, shape.fallback),
    ...(absent === undefined ? {} : { absent: (at: Reading) => through(at, absent) }),
    read: (tree, at) => through(at, (inner) => shape.read(tree, inner)),
  }
}

/** A section that may be left out; its defaults hold all the same. */
export function leftOut<T>(shape: Shape<T>): Shape<T> {
  return { ...shape, absent: shape.fallback }
}

export type PlacedWord<W> = { readonly word: W; readonly span: Span | null }

/** One of some words, with its place for later complaints. */
export function placedWord<const W extends string>(words: readonly [W, ...W[]]): Shape<PlacedWord<W>> {
  const inner = word(words)
  return {
    describe: inner.describe,
    fallback: () => ({ word: words[0], span: null }),
    read: (tree, at) => ({ word: inner.read(tree, at), span: tree.span }),
  }
}

/** `revenue.seats.price` belongs to `seats`. */
export function ownerName(field: Field): string {
  return field.name.split(".").at(-2) ?? field.name
}
