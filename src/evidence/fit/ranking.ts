/** How well a score ranks yes above no. */

/** The chance that a yes has the higher score than a no, ties half; null where all are alike. By ranks, as Mann and Whitney's U. */
export function areaUnderCurve(scores: Float64Array, truths: Float64Array): number | null {
  const order = Array.from(scores, (_, row) => row).sort((a, b) => scores[a]! - scores[b]!)
  const yes = truths.reduce((sum, each) => sum + each, 0)
  const no = truths.length - yes
  if (yes === 0 || no === 0) return null
  let ranks = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to++
    const rank = (from + 1 + to) / 2
    for (let k = from; k < to; k++) ranks += rank * truths[order[k]!]!
    from = to
  }
  return (ranks - (yes * (yes + 1)) / 2) / (yes * no)
}
