// Nelder–Mead (The Computer Journal 7(4), 1965) with the usual coefficients, restarted from its best point: no derivatives, a few constants.

export type Search = { readonly point: readonly number[]; readonly value: number }

export function minimise(
  loss: (point: readonly number[]) => number,
  start: readonly number[],
  evaluations: number,
  step = 0.25,
): Search {
  let best: Search = { point: start, value: loss(start) }
  const restarts = 3
  for (let restart = 0; restart < restarts; restart++) {
    best = simplexSearch(loss, best, evaluations / restarts, step / (restart + 1))
  }
  return best
}

function simplexSearch(loss: (point: readonly number[]) => number, from: Search, evaluations: number, step: number): Search {
  const at = (point: readonly number[]): Search => ({ point, value: loss(point) })
  const corners = [from, ...from.point.map((_, axis) => at(from.point.map((x, i) => (i === axis ? x + step : x))))]
  const size = from.point.length
  for (let used = size; used < evaluations; ) {
    corners.sort((a, b) => a.value - b.value)
    const worst = corners[size]!
    const centre = from.point.map((_, axis) => corners.slice(0, size).reduce((sum, { point }) => sum + point[axis]!, 0) / size)
    const along = (factor: number) => at(centre.map((x, axis) => x + factor * (worst.point[axis]! - x)))
    const mirrored = along(-1)
    used++
    if (mirrored.value < corners[0]!.value) {
      const further = along(-2)
      used++
      corners[size] = further.value < mirrored.value ? further : mirrored
    } else if (mirrored.value < corners[size - 1]!.value) {
      corners[size] = mirrored
    } else {
      const nearer = mirrored.value < worst.value ? along(-0.5) : along(0.5)
      used++
      if (nearer.value < Math.min(worst.value, mirrored.value)) corners[size] = nearer
      else {
        const [first] = corners
        for (let i = 1; i <= size; i++) corners[i] = at(corners[i]!.point.map((x, axis) => (x + first!.point[axis]!) / 2))
        used += size
      }
    }
  }
  return corners.reduce((best, corner) => (corner.value < best.value ? corner : best))
}
