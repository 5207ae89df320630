/** Counting in values sorted upwards, by halving. */

/** How many of the sorted values are <= x. */
export function countAtMost(values: ArrayLike<number>, x: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! <= x) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of the sorted values are < x. */
export function countBelow(values: ArrayLike<number>, x: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < x) low = middle + 1
    else high = middle
  }
  return low
}
