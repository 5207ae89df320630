/** Lines and bands cut at a height: what lies above is left out, with its edges where they cross. */
import type { Point } from "./shape.ts"

/** A polygon without what lies above `top` (pixels grow downwards). Source: Sutherland and Hodgman 1974, one edge. */
export function clippedArea(points: readonly Point[], top: number): Point[] {
  return points.flatMap((point, k) => {
    const before = points.at(k - 1) ?? point
    const isIn = point[1] >= top
    const crosses = isIn !== before[1] >= top
    return [...(crosses ? [crossing(before, point, top)] : []), ...(isIn ? [point] : [])]
  })
}

/** The parts of a line that lie below `top`. */
export function clippedLine(points: readonly Point[], top: number): Point[][] {
  const parts: Point[][] = []
  for (const [k, point] of points.entries()) {
    const before = points[k - 1]
    const isIn = point[1] >= top
    const wasIn = before !== undefined && before[1] >= top
    if (isIn && !wasIn) parts.push(before === undefined ? [] : [crossing(before, point, top)])
    if (!isIn && wasIn) parts.at(-1)?.push(crossing(before, point, top))
    if (isIn) parts.at(-1)?.push(point)
  }
  return parts
}

function crossing([x1, y1]: Point, [x2, y2]: Point, top: number): Point {
  return y1 === y2 ? [x2, top] : [x1 + ((top - y1) / (y2 - y1)) * (x2 - x1), top]
}
