/** Bins with equal numbers of samples, by edges: one sort and a short search for each sample, where ranks would search twice as long. */

/** The bin of each sample, from 0; equal values share a bin.  Shape: as x. */
export function equalBins(x: Float64Array, bins: number): Uint32Array {
  const sorted = x.slice().sort()
  const edges = Float64Array.from({ length: bins - 1 }, (_, b) => sorted[Math.ceil(((b + 1) * x.length) / bins)] ?? Number.NaN)
  const bin = new Uint32Array(x.length)
  for (let s = 0; s < x.length; s++) bin[s] = countAtMost(edges, x[s]!)
  return bin
}

/** How many edges are at most the value. */
function countAtMost(edges: Float64Array, value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
