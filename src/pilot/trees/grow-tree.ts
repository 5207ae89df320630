/** One tree, level after level: histograms of the derivatives, the best split of each node, until none gains. */
import type { Binned } from "./bins.ts"
import { bestSplit, type Found, histogramWidth, leafWeight, type Regularisation, type Sums } from "./split-gain.ts"
import type { Tree } from "./tree.ts"

export type GrowSettings = Regularisation & { readonly depth: number; readonly rate: number }

/** What the tree learns from: the rows drawn for it, the features it may ask, the derivatives of all rows. */
export type Drawn = {
  readonly rows: Int32Array
  readonly features: Int32Array
  readonly slopes: Float64Array
  readonly bends: Float64Array
}

type Node = { readonly index: number; readonly rows: Int32Array; readonly sums: Sums; readonly histogram: Float64Array | null }

/** `drawn.rows` is rearranged. Source: depth-wise growth with histograms, as XGBoost's `hist`; the larger child is its parent less the smaller. */
export function growTree(data: Binned, drawn: Drawn, settings: GrowSettings): Tree {
  const tree = emptyTree()
  const first = leafOf(tree, sumsOf(drawn.rows, drawn), settings)
  let level: Node[] = [{ ...first, rows: drawn.rows, histogram: histogramOf(data, drawn, drawn.rows) }]
  for (let depth = 0; depth < settings.depth && level.length > 0; depth++) {
    const isLast = depth + 1 === settings.depth
    level = level.flatMap((node) => {
      const found = bestSplit(node.histogram!, drawn.features, data.edges, node.sums, settings)
      return found === null ? [] : divided(tree, node, found, data, drawn, settings, isLast)
    })
  }
  return tree
}

type Writable = { -readonly [K in keyof Tree]: Tree[K] extends readonly (infer V)[] ? V[] : never }

function emptyTree(): Writable {
  return { feature: [], threshold: [], isMissingLeft: [], left: [], right: [], value: [], gain: [] }
}

function leafOf(tree: Writable, sums: Sums, settings: GrowSettings): { index: number; sums: Sums } {
  const index = tree.feature.length
  tree.feature.push(-1)
  tree.threshold.push(0)
  tree.isMissingLeft.push(false)
  tree.left.push(-1)
  tree.right.push(-1)
  tree.value.push(settings.rate * leafWeight(sums, settings))
  tree.gain.push(0)
  return { index, sums }
}

/** The node becomes a question with two leaves, which are returned with what the next level needs. */
function divided(
  tree: Writable,
  node: Node,
  found: Found,
  data: Binned,
  drawn: Drawn,
  settings: GrowSettings,
  isLast: boolean,
): Node[] {
  const [leftRows, rightRows] = partedRows(node.rows, data.codes[found.feature]!, found)
  // A child's sums come from its own rows: what is left of a difference would be rounding.
  const left = leafOf(tree, sumsOf(leftRows, drawn), settings)
  const right = leafOf(tree, sumsOf(rightRows, drawn), settings)
  tree.feature[node.index] = found.feature
  tree.threshold[node.index] = data.edges[found.feature]![found.bin - 1]!
  tree.isMissingLeft[node.index] = found.isMissingLeft
  tree.left[node.index] = left.index
  tree.right[node.index] = right.index
  tree.value[node.index] = 0
  tree.gain[node.index] = found.gain
  if (isLast) return []
  const isLeftSmall = leftRows.length <= rightRows.length
  const small = histogramOf(data, drawn, isLeftSmall ? leftRows : rightRows)
  // The parent's histogram is no longer needed: it becomes the larger child's.
  const large = node.histogram!
  for (let k = 0; k < large.length; k++) large[k]! -= small[k]!
  return [
    { ...left, rows: leftRows, histogram: isLeftSmall ? small : large },
    { ...right, rows: rightRows, histogram: isLeftSmall ? large : small },
  ]
}

function partedRows(rows: Int32Array, codes: Uint8Array, { bin, isMissingLeft }: Found): [Int32Array, Int32Array] {
  const right = new Int32Array(rows.length)
  let [lefts, rights] = [0, 0]
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    const code = codes[row]!
    if (code === 0 ? isMissingLeft : code <= bin) rows[lefts++] = row
    else right[rights++] = row
  }
  rows.set(right.subarray(0, rights), lefts)
  return [rows.subarray(0, lefts), rows.subarray(lefts)]
}

function sumsOf(rows: Int32Array, { slopes, bends }: Drawn): Sums {
  let [slope, bend] = [0, 0]
  for (let k = 0; k < rows.length; k++) {
    slope += slopes[rows[k]!]!
    bend += bends[rows[k]!]!
  }
  return { slope, bend }
}

function histogramOf(data: Binned, { features, slopes, bends }: Drawn, rows: Int32Array): Float64Array {
  const histogram = new Float64Array(data.codes.length * histogramWidth)
  for (let f = 0; f < features.length; f++) {
    const codes = data.codes[features[f]!]!
    const sums = histogram.subarray(features[f]! * histogramWidth, (features[f]! + 1) * histogramWidth)
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k]!
      const at = 2 * codes[row]!
      sums[at]! += slopes[row]!
      sums[at + 1]! += bends[row]!
    }
  }
  return histogram
}
