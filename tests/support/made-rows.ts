/** Rows whose best possible AUC is known by their making: chances from a rule of thresholds, crossed features and a line, with values missing. */

import { randomOf } from "../../src/pilot/engine/random.ts"
import { auc } from "../../src/pilot/experiment/classification.ts"

export type MadeRows = { readonly columns: Float64Array[]; readonly labels: Float64Array; readonly bestAuc: number }

/** missing: the share of feature 0 that is left out, which says something of the label too. */
export function madeRows(rows: number, features: number, seed: number, missing = 0): MadeRows {
  const random = randomOf(seed)
  const columns = Array.from({ length: features }, () => Float64Array.from({ length: rows }, () => random.normal()))
  const labels = new Float64Array(rows)
  const chances = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const [a, b, c, d] = [columns[0]![row]!, columns[1]![row]!, columns[2]![row]!, columns[3]![row]!]
    const isMissing = random.uniform() < missing
    if (isMissing) columns[0]![row] = Number.NaN
    const score = (isMissing ? 2 : 1.5 * a) + (b > 0.3 ? 1.8 : -1) + (c > 0 === d > 0 ? 1.2 : -1.2)
    chances[row] = 1 / (1 + Math.exp(-score))
    labels[row] = random.uniform() < chances[row]! ? 1 : 0
  }
  return { columns, labels, bestAuc: auc(labels, chances)!.value }
}
