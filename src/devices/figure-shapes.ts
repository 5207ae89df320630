/** Shapes of plain figures in a device file: a quantity of one unit, a whole number, a price. Each tells what is wrong with its text. */
import { error } from "../diagnostics/index.ts"
import { type Reading, readValue, type Shape, type Tree } from "../shape/index.ts"
import { type Dimension, isCurrency, isSame, noUnits, parseUnit, type Value } from "../units/index.ts"
import { inSeconds } from "./figure.ts"

/** A figure more than 0 in base units of seconds and bytes; null after a report. `per GPU` may be written or not. */
export function figure(unit: string): Shape<number | null> {
  return { describe: { sort: "quantity", unit }, fallback: () => null, read: (tree, at) => readFigure(tree, at, unit) }
}

/** A whole number from 1 on; null after a report. */
export function count(): Shape<number | null> {
  return {
    describe: { sort: "quantity", unit: "" },
    fallback: () => null,
    read: (tree, at) => {
      const read = readFigure(tree, at, "")
      if (read === null || Number.isInteger(read)) return read
      at.report(error("figure-whole", tree.span, { key: at.name, got: textOf(tree) }))
      return null
    },
  }
}

/** A price as it stands in the file, an interval too; null after a report. */
export type Price = { readonly text: string; readonly value: Value }

/** `per`: what it is paid for, `GPU-hour` or `GPU`. */
export function price(per: string): Shape<Price | null> {
  const unit = `¤/${per}`
  return {
    describe: { sort: "quantity", unit },
    fallback: () => null,
    read: (tree, at) => {
      const value = readValue(tree, at)
      if (value === null) return null
      if (value.kind !== "constant" && value.kind !== "random") return refuse(tree, at)
      const money = Object.keys(value.unit.dimension).find(isCurrency) ?? at.money
      const expected = `${money}/${per}`
      if (!hasDimension(value.unit.dimension, expected)) return wrongUnit(tree, at, expected, value.unit.text)
      return { text: textOf(tree), value }
    },
  }
}

function readFigure(tree: Tree, at: Reading, unit: string): number | null {
  const value = readValue(tree, at)
  if (value === null) return null
  if (value.kind !== "constant") return refuse(tree, at)
  const { GPU: _, ...dimension } = value.unit.dimension
  if (!hasDimension(dimension, unit)) return wrongUnit(tree, at, unit, value.unit.text)
  const read = inSeconds(value.magnitude * value.unit.factor, dimension)
  if (read > 0) return read
  at.report(error("figure-positive", tree.span, { key: at.name, got: textOf(tree) }))
  return null
}

function hasDimension(dimension: Dimension, unit: string): boolean {
  const expected = parseUnit(unit, { file: "shape", offset: 0 }, noUnits, () => {})
  if (expected === null) throw new Error(`internal: no unit ${unit}`)
  return isSame(dimension, expected.dimension)
}

/** An interval, a choice or a formula: a device is one thing. */
function refuse(tree: Tree, at: Reading): null {
  at.report(error("figure-expected", tree.span, { key: at.name, got: textOf(tree) }))
  return null
}

function wrongUnit(tree: Tree, at: Reading, expected: string, got: string): null {
  at.report(error("wrong-unit", tree.span, { what: at.name, expected, got }))
  return null
}

function textOf(tree: Tree): string {
  return tree.kind === "scalar" ? tree.text : ""
}
