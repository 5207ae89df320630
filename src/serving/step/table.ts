/**
 * Tables that fill themselves where they are asked: knots lie at whole numbers up to sixteen and eight to an octave beyond, and between
 * them values are straight lines, so that the table of a sum is the sum of the tables.
 */

/** Knots up to 16, and to each doubling beyond. */
const whole = 16
const perOctave = 8
/** The greatest argument is 2^26; larger ones continue the last line. */
const octaves = 22
export const knotCount: number = whole + perOctave * octaves + 1

function knotAt(index: number): number {
  return index <= whole ? index : whole * 2 ** ((index - whole) / perOctave)
}

const knots = Float64Array.from({ length: knotCount }, (_, index) => knotAt(index))

function cellOf(x: number): number {
  const index = x < whole ? Math.floor(x) : whole + Math.floor(perOctave * Math.log2(x / whole))
  return Math.max(0, Math.min(knotCount - 2, index))
}

function knownOr(values: Float64Array, place: number, made: () => number): number {
  const known = values[place]!
  if (!Number.isNaN(known)) return known
  const value = made()
  values[place] = value
  return value
}

/** Of one argument, which is 0 or more. */
export function lineTable(valueAt: (x: number) => number): (x: number) => number {
  const values = new Float64Array(knotCount).fill(Number.NaN)
  const at = (index: number): number => knownOr(values, index, () => valueAt(knots[index]!))
  return (x) => {
    const cell = cellOf(x)
    const [left, right] = [knots[cell]!, knots[cell + 1]!]
    const low = at(cell)
    return low + ((at(cell + 1) - low) * (x - left)) / (right - left)
  }
}

/** Of two arguments from 0 on. */
export function planeTable(valueAt: (x: number, y: number) => number): (x: number, y: number) => number {
  const rows: (Float64Array | undefined)[] = []
  const at = (i: number, j: number): number => {
    const row = rows[i] ?? new Float64Array(knotCount).fill(Number.NaN)
    rows[i] = row
    return knownOr(row, j, () => valueAt(knots[i]!, knots[j]!))
  }
  return (x, y) => {
    const [i, j] = [cellOf(x), cellOf(y)]
    const right = (x - knots[i]!) / (knots[i + 1]! - knots[i]!)
    const up = (y - knots[j]!) / (knots[j + 1]! - knots[j]!)
    const low = at(i, j) + (at(i + 1, j) - at(i, j)) * right
    const high = at(i, j + 1) + (at(i + 1, j + 1) - at(i, j + 1)) * right
    return low + (high - low) * up
  }
}
