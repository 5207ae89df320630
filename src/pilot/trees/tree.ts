/** A tree as flat lists, node after node: plain data, to be kept as JSON. */
import type { Columns } from "./bins.ts"

export type Tree = {
  /** -1 in a leaf. */
  readonly feature: readonly number[]
  /** Rows whose value is below go left. */
  readonly threshold: readonly number[]
  readonly isMissingLeft: readonly boolean[]
  readonly left: readonly number[]
  readonly right: readonly number[]
  /** What a leaf adds to the score, already shrunk; 0 inside. */
  readonly value: readonly number[]
  /** What the split of a node took off the loss, summed over its rows; 0 in a leaf. */
  readonly gain: readonly number[]
}

export function treeValue(tree: Tree, columns: Columns, row: number): number {
  let node = 0
  for (;;) {
    const feature = tree.feature[node]!
    if (feature < 0) return tree.value[node]!
    const value = columns[feature]![row]!
    const isLeft = Number.isNaN(value) ? tree.isMissingLeft[node]! : value < tree.threshold[node]!
    node = isLeft ? tree.left[node]! : tree.right[node]!
  }
}
