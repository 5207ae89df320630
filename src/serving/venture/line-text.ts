/** Tables in the language of the file: lines between points, as what a planner found enters the graph. */

export type Point = { readonly at: number; readonly value: number }

/**
 * Lines between points that rise in `at`; before the first point its value, behind the last one too.
 * `name` is a plain number in the file.
 */
export function lineText(name: string, points: readonly Point[]): string {
  const [first] = points
  if (first === undefined) throw new Error("internal: a table without points")
  const parts = points.slice(1).map(({ at, value }, k) => {
    const before = points[k]!
    const slope = (value - before.value) / (at - before.at)
    return { until: at, text: `${figure(before.value)} + ${figure(slope)} * (${name} - ${figure(before.at)})` }
  })
  const last = figure(points.at(-1)!.value)
  const nested = parts.reduceRight((rest, { until, text }) => `if(${name} < ${figure(until)}, ${text}, ${rest})`, last)
  return parts.length === 0 ? last : `if(${name} < ${figure(first.at)}, ${figure(first.value)}, ${nested})`
}

/** The same as a number. */
export function lineValue(points: readonly Point[], x: number): number {
  const next = points.findIndex(({ at }) => x < at)
  const [low, high] = [points[next - 1], points[next]]
  if (high === undefined) return points.at(-1)?.value ?? Number.NaN
  return low === undefined ? high.value : low.value + ((high.value - low.value) * (x - low.at)) / (high.at - low.at)
}

/** Four digits, no more than planners know. */
export function figure(value: number): string {
  return String(Number(value.toPrecision(4)))
}
