/**
 * Direction numbers of the Sobol sequence as 32-bit fractions, unpacked once from the table of
 * Joe & Kuo. The recurrence is that of Bratley & Fox 1988 (Algorithm 659, doi:10.1145/42288.214372).
 */
import { degreeCounts, packedNumbers } from "./joe-kuo-table.ts"

/** Dimensions with direction numbers; Joe and Kuo prove their property A for the first 1 111. */
export const sobolDimensions: number = degreeCounts.reduce((sum, count) => sum + count, 1)

let unpacked: Uint32Array | null = null

/** The direction numbers of all dimensions, highest bit first.  Shape: [sobolDimensions, 32]. */
export function directionNumbers(): Uint32Array {
  unpacked ??= unpack()
  return unpacked
}

function unpack(): Uint32Array {
  const numbers = new Uint32Array(sobolDimensions * 32)
  // The first dimension is the radical inverse in base 2.
  for (let k = 0; k < 32; k++) numbers[k] = 2 ** (31 - k)
  const read = bitReader(packedNumbers)
  let dimension = 1
  for (const [index, count] of degreeCounts.entries()) {
    const degree = index + 1
    for (const end = dimension + count; dimension < end; dimension++) {
      const polynomial = read(degree - 1)
      const row = numbers.subarray(dimension * 32, dimension * 32 + 32)
      for (let k = 0; k < degree; k++) row[k] = ((read(k) << 1) | 1) << (31 - k)
      extend(row, degree, polynomial)
    }
  }
  return numbers
}

/** v_k = a_1 v_(k-1) ^ … ^ a_(s-1) v_(k-s+1) ^ v_(k-s) ^ (v_(k-s) >> s), as binary fractions. */
function extend(row: Uint32Array, degree: number, polynomial: number): void {
  for (let k = degree; k < 32; k++) {
    const oldest = row[k - degree]!
    let v = oldest ^ (oldest >>> degree)
    for (let j = 1; j < degree; j++) {
      if ((polynomial >>> (degree - 1 - j)) & 1) v ^= row[k - j]!
    }
    row[k] = v
  }
}

/** Reads bits, highest first, out of base 64. */
function bitReader(text: string): (width: number) => number {
  let held = 0
  let heldBits = 0
  let at = 0
  return (width) => {
    while (heldBits < width) {
      held = (held << 6) | sextet(text.charCodeAt(at++))
      heldBits += 6
    }
    heldBits -= width
    const value = held >>> heldBits
    held &= (1 << heldBits) - 1
    return value
  }
}

function sextet(code: number): number {
  if (code >= 97) return code - 71 // a-z
  if (code >= 65) return code - 65 // A-Z
  if (code >= 48) return code + 4 // 0-9
  return code === 43 ? 62 : 63 // + and /
}
