/** The least figure at which something begins to hold, where more of it never makes it worse. */

/** How many times a figure is doubled before it is given up. */
const doublings = 12
/** Nearer than the third digit. */
const closeness = 1e-3

/** A whole number above `from`; null where even the largest does not do. */
export function leastWhole(from: number, holds: (figure: number) => boolean): number | null {
  let [low, high] = [Math.floor(Math.max(0, from)), Math.floor(Math.max(0, from)) + 1]
  if (!holds(Math.max(1, from) * 2 ** doublings)) return null
  for (let k = 0; k < doublings && !holds(high); k++) [low, high] = [high, 2 * high]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle
  }
  return holds(high) ? high : null
}

/** A figure above `from`, of three significant digits. */
export function leastFigure(from: number, step: number, holds: (figure: number) => boolean): number | null {
  let [low, high] = [from, from + step]
  if (!holds(from + step * 2 ** doublings)) return null
  for (let k = 0; k < doublings && !holds(high); k++) [low, high] = [high, from + 2 * (high - from)]
  while (high - low > closeness * high) {
    const middle = (low + high) / 2
    if (holds(middle)) high = middle
    else low = middle
  }
  const figure = roundedUp(high)
  // A round figure may lie between the two; and the last digits of the machine are cut off in rounding.
  return [roundedUp(low), figure, roundedUp(figure * (1 + closeness))].find(holds) ?? null
}

/** Three significant digits, never less. */
export function roundedUp(figure: number): number {
  if (figure === 0 || !Number.isFinite(figure)) return figure
  const size = 10 ** (Math.floor(Math.log10(Math.abs(figure))) - 2)
  // In whole steps, so that no digit of the machine is left behind.
  const steps = Math.ceil(Number((figure / size).toPrecision(12)))
  return Number((steps * size).toPrecision(12))
}
