/** `stress: { name: { quantity: change } }`: blows that the founders fear, as changes of quantities: `-30 %`, `+6 months`. */
import { error, type Span } from "../diagnostics/index.ts"
import type { Description, Reading, Tree } from "../shape/index.ts"
import { type Dimension, isPlain, parseValue } from "../units/index.ts"

/** Of every quantity that a name means, in each project that has it. */
export type StressChange = {
  /** As written. */
  readonly target: string
  readonly span: Span
  /** The quantity is multiplied by 1 + share, or an amount in base units is added. */
  readonly by: { readonly kind: "share"; readonly share: number } | StressAddition
}

type StressAddition = { readonly kind: "addition"; readonly amount: number; readonly dimension: Dimension }

export type Stress = { readonly name: string; readonly changes: readonly StressChange[] }

export const stressFormat: Description = { sort: "map", of: { sort: "map", of: { sort: "quantity", unit: null } } }

export function readStress(tree: Tree | undefined, at: Reading): Stress[] {
  if (tree === undefined) return []
  if (tree.kind !== "map") {
    at.report(error("section-expected", tree.span, { key: "stress", keys: [] }))
    return []
  }
  return tree.entries.map(({ key, value }) => ({ name: key, changes: readChanges(key, value, at) }))
}

function readChanges(name: string, tree: Tree, at: Reading): StressChange[] {
  if (tree.kind !== "map") {
    at.report(error("section-expected", tree.span, { key: `stress.${name}`, keys: [] }))
    return []
  }
  return tree.entries.flatMap(({ key, keySpan, value }) => {
    const by = changeIn(value, at)
    return by === null ? [] : [{ target: key, span: keySpan, by }]
  })
}

/** Null after a report. Errors: those of the text, bad-stress. */
function changeIn(tree: Tree, { units, report }: Reading): StressChange["by"] | null {
  if (tree.kind !== "scalar") {
    report(error("bad-stress", tree.span, { got: "" }))
    return null
  }
  const [sign = ""] = /^\s*\+\s*/u.exec(tree.text) ?? []
  const place = { file: tree.span.file, offset: tree.textStart + sign.length }
  const value = parseValue(tree.text.slice(sign.length), place, units, report)
  // A text that is no value was reported.
  if (value === null) return null
  if (value.kind !== "constant" || value.magnitude === 0) {
    report(error("bad-stress", tree.span, { got: tree.text }))
    return null
  }
  const { magnitude, unit } = value
  const amount = magnitude * unit.factor
  if (!isPlain(unit.dimension)) return { kind: "addition", amount, dimension: unit.dimension }
  if (amount >= -1) return { kind: "share", share: amount }
  report(error("bad-stress", tree.span, { got: tree.text }))
  return null
}
