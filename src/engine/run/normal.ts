/**
 * The standard normal distribution: quantile and distribution function in double precision.
 * The coefficients are exported since the WebAssembly back end computes the same quantile.
 */

export type RationalFunction = { readonly top: readonly number[]; readonly bottom: readonly number[] }

/**
 * Rational functions of AS 241, lowest power first.
 * `central` is in 0.180625 - q², where q = u - 0.5 and |q| <= 0.425; `middle` in r - 1.6, where r = sqrt(-log(tail)) <= 5; `tail` in r - 5.
 */
export const normalQuantileTable: {
  readonly central: RationalFunction
  readonly middle: RationalFunction
  readonly tail: RationalFunction
} = {
  central: {
    top: [
      3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
      33430.57558358813, 2509.0809287301227,
    ],
    bottom: [
      1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
      5226.495278852854,
    ],
  },
  middle: {
    top: [
      1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
      0.022723844989269184, 0.0007745450142783414,
    ],
    bottom: [
      1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
      1.0507500716444169e-9,
    ],
  },
  tail: {
    top: [
      6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
      0.000027115555687434876, 2.0103343992922881e-7,
    ],
    bottom: [
      1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
      1.421511758316446e-7, 2.0442631033899397e-15,
    ],
  },
}

const { central, middle, tail } = normalQuantileTable

/**
 * The z below which a standard normal variable falls with probability u; -Infinity at 0, Infinity at 1.
 * Source: M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477-484; relative error about 1e-16.
 */
export function normalQuantile(u: number): number {
  const q = u - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(central, 0.180625 - q * q)
  const r = Math.sqrt(-Math.log(q < 0 ? u : 1 - u))
  if (r === Infinity) return q < 0 ? -Infinity : Infinity
  const z = r <= 5 ? ratio(middle, r - 1.6) : ratio(tail, r - 5)
  return q < 0 ? -z : z
}

function ratio({ top, bottom }: RationalFunction, r: number): number {
  let above = 0
  let below = 0
  for (let k = 7; k >= 0; k--) {
    above = above * r + top[k]!
    below = below * r + bottom[k]!
  }
  return above / below
}

/**
 * The probability that a standard normal variable is at most z; relative error below 1e-13 in either tail.
 * Source: power series near 0 (G. Marsaglia, J. Stat. Software 11(4) 2004, doi:10.18637/jss.v011.i04),
 * Laplace's continued fraction beyond (DLMF 7.9.3).
 */
export function normalCdf(z: number): number {
  const size = Math.abs(z)
  if (size > 38.6) return z < 0 ? 0 : 1
  const density = Math.exp(-0.5 * z * z) * 0.3989422804014327
  if (size <= 2) return 0.5 + density * series(z)
  const upper = density / fraction(size)
  return z < 0 ? upper : 1 - upper
}

/** The logarithm of normalCdf; in the lower tail it goes on where that is 0. */
export function normalLogCdf(z: number): number {
  return z > -2 ? Math.log(normalCdf(z)) : -0.5 * z * z - 0.9189385332046727 - Math.log(fraction(-z))
}

/** z + z³/3 + z⁵/(3·5) + … */
function series(z: number): number {
  let term = z
  let sum = z
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return sum
}

/** z + 1/(z + 2/(z + 3/(z + …))); the number of steps reaches full precision from z = 2 on. */
function fraction(z: number): number {
  let value = z
  for (let k = Math.ceil(12 + 280 / (z * z)); k > 0; k--) value = z + k / value
  return value
}
