/** Prices that change with what a customer uses in a month: `steps: { 0 token: 8 USD/Mtoken, 100M token: 5 USD/Mtoken }`. */
import { error } from "../../diagnostics/index.ts"
import { into, quantity, type Reading, type Shape, type Tree } from "../../shape/index.ts"
import { isSame, parseValue } from "../../units/index.ts"
import type { Step } from "./line.ts"

const price = quantity(null, { least: 0 })

/** Prices are named by their place: `revenue.api.steps.2`. Errors: step-threshold, steps-order. */
export const stepsShape: Shape<readonly Step[]> = {
  describe: { sort: "map", of: price.describe },
  fallback: () => [],
  absent: () => [],
  read: (tree, at) => {
    if (tree.kind !== "map") {
      at.report(error("section-expected", tree.span, { key: at.name, keys: [] }))
      return []
    }
    const steps = tree.entries.map(({ key, keySpan, value }, k): Step => {
      const found = threshold(key, at)
      if (found === null) at.report(error("step-threshold", keySpan, { got: key }, adviceFor(key)))
      const { from, counted } = found ?? { from: 0, counted: null }
      return { from, counted, keySpan, price: price.read(value, into(at, String(k + 1), "*")) }
    })
    checkOrder(tree, steps, at)
    return steps
  },
}

const counts = ["token", "request"] as const

type Threshold = { readonly from: number; readonly counted: (typeof counts)[number] }

/** In tokens or requests; null for anything else. */
function threshold(key: string, at: Reading): Threshold | null {
  const value = parseValue(key, { file: "", offset: 0 }, at.units, () => {})
  if (value?.kind !== "constant" || value.magnitude < 0) return null
  const { dimension, factor } = value.unit
  const counted = counts.find((count) => isSame(dimension, { [count]: 1 }))
  return counted === undefined ? null : { from: value.magnitude * factor, counted }
}

/** A bare number lacks its unit only. */
const adviceFor = (key: string): string => (/^[\d.]+[kMBT]?$/u.test(key.trim()) ? `${key.trim()} token` : "100M token")

/** The first price counts from nothing on, each other one from more than the one before. */
function checkOrder(tree: Extract<Tree, { kind: "map" }>, steps: readonly Step[], at: Reading): void {
  for (const [k, { from, counted }] of steps.entries()) {
    if (counted === null) continue
    const before = steps[k - 1]?.from ?? 0
    const isRight = k === 0 ? from === 0 : from > before
    const { key = "", keySpan = tree.span } = tree.entries[k] ?? {}
    if (!isRight) at.report(error("steps-order", keySpan, { got: key, place: k === 0 ? "first" : "later" }))
  }
}
