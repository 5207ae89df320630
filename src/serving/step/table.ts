/**
 * Tables that fill themselves where they are asked: knots lie at whole numbers up to sixteen and eight to an octave beyond, and between
 * them values are straight lines, so that the table of a sum is the sum of the tables.
 */

/** Knots up to 16, and to each doubling beyond. */
const whole = 16
const perOctave = 8
/** The last knot is 2^26; larger arguments continue the last line. */
const octaves = 22
const knotCount: number = whole + perOctave * octaves + 1

const knots = Float64Array.from({ length: knotCount }, (_, index) =>
  index <= whole ? index : whole * 2 ** ((index - whole) / perOctave),
)

/** The octave is the place of the highest bit, and its eighth is found by three comparisons: a logarithm would take most of a look-up's time. */
function cellOf(x: number): number {
  if (!(x >= whole)) return x > 0 ? Math.floor(x) : 0
  if (x >= largest) return knotCount - 2
  let cell = whole + perOctave * (wholeZeros - Math.clz32(x))
  if (x >= knots[cell + 4]!) cell += 4
  if (x >= knots[cell + 2]!) cell += 2
  return x >= knots[cell + 1]! ? cell + 1 : cell
}

const wholeZeros: number = Math.clz32(whole)
const largest = whole * 2 ** octaves

/** Of one argument, which is 0 or more. */
export function lineTable(valueAt: (x: number) => number): (x: number) => number {
  const values = new Float64Array(knotCount).fill(Number.NaN)
  return (x) => {
    const cell = cellOf(x)
    if (Number.isNaN(values[cell])) values[cell] = valueAt(knots[cell]!)
    if (Number.isNaN(values[cell + 1])) values[cell + 1] = valueAt(knots[cell + 1]!)
    const low = values[cell]!
    const left = knots[cell]!
    return low + ((values[cell + 1]! - low) * (x - left)) / (knots[cell + 1]! - left)
  }
}

/** Of two arguments from 0 on. */
export function planeTable(valueAt: (x: number, y: number) => number): (x: number, y: number) => number {
  // A row, an array of doubles, is made where it is first asked.
  const rows: (Float64Array | undefined)[] = new Array(knotCount).fill(undefined)
  const rowAt = (i: number, j: number): Float64Array => {
    const row = rows[i] ?? new Float64Array(knotCount).fill(Number.NaN)
    rows[i] = row
    if (Number.isNaN(row[j])) row[j] = valueAt(knots[i]!, knots[j]!)
    if (Number.isNaN(row[j + 1])) row[j + 1] = valueAt(knots[i]!, knots[j + 1]!)
    return row
  }
  return (x, y) => {
    const i = cellOf(x)
    const j = cellOf(y)
    const up = (y - knots[j]!) / (knots[j + 1]! - knots[j]!)
    const right = (x - knots[i]!) / (knots[i + 1]! - knots[i]!)
    const near = rowAt(i, j)
    const low = near[j]! + (near[j + 1]! - near[j]!) * up
    const far = rowAt(i + 1, j)
    const high = far[j]! + (far[j + 1]! - far[j]!) * up
    return low + (high - low) * right
  }
}
