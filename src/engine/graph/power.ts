/**
 * Powers that are the same on every host: `Math.pow` differs in its last digit between versions of an engine. With a whole
 * exponent, by squaring in pairs of doubles. Sources: T. J. Dekker, "A floating-point technique for extending the available
 * precision", Numerische Mathematik 18 (1971) 224-242 (products without error); D. E. Knuth, The Art of Computer Programming 2, 4.6.3.
 */

/**
 * `base ^ exponent`. With a whole exponent up to 2^30 and a result between 1e-270 and 1e270 within one unit of its last digit,
 * and exact where that can be; else the host's. It names nothing outside of itself, since its text is a part of generated
 * programs; 134217729 cuts a figure to its upper 26 bits.
 */
export function power(base: number, exponent: number): number {
  const count = Math.abs(exponent)
  if (!(count <= 1073741824) || Math.floor(count) !== count) return base ** exponent
  let high = 1
  let low = 0
  let square = base
  let rest = 0
  for (let left = count; left > 0; left >>>= 1) {
    const top = 134217729 * square - (134217729 * square - square)
    const end = square - top
    if ((left & 1) === 1) {
      const highTop = 134217729 * high - (134217729 * high - high)
      const highEnd = high - highTop
      const product = high * square
      const lost = highTop * top - product + highTop * end + highEnd * top + highEnd * end
      const more = lost + (high * rest + low * square)
      high = product + more
      low = more - (high - product)
    }
    const product = square * square
    const more = top * top - product + 2 * top * end + end * end + 2 * square * rest
    square = product + more
    rest = more - (square - product)
  }
  if (exponent < 0) {
    const inverse = 1 / high
    const top = 134217729 * inverse - (134217729 * inverse - inverse)
    const highTop = 134217729 * high - (134217729 * high - high)
    const [end, highEnd, product] = [inverse - top, high - highTop, inverse * high]
    const lost = highTop * top - product + highTop * end + highEnd * top + highEnd * end
    high = inverse + inverse * (1 - product - lost - inverse * low)
  }
  // Nearer to the ends of the range parts of parts are lost; 0, infinity and no number are there as well.
  return Math.abs(high) > 1e-270 && Math.abs(high) < 1e270 ? high : base ** exponent
}
