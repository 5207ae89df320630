/** The root of a rising function between two bounds, by bracketing alone: no derivative, no surprise. */

/**
 * The x in [low, high] at which a continuous, never falling f crosses 0, to the last digits of x; the nearer bound when it does not.
 * Source: T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function
 * without using derivatives", Advances in Engineering Software 28 (1997) 145-149, doi:10.1016/S0965-9978(96)00051-8.
 */
export function risingRoot(f: (x: number) => number, low: number, high: number): number {
  let a = low
  let fa = f(a)
  if (fa >= 0) return low
  let b = high
  let fb = f(b)
  if (fb <= 0) return high
  let fraction = 0.5
  for (let step = 0; step < 200; step++) {
    const x = a + fraction * (b - a)
    const fx = f(x)
    // b becomes the new point, a the other end of the bracket, c what is left over.
    let c = a
    let fc = fa
    if (fx > 0 !== fa > 0) {
      c = b
      fc = fb
      b = a
      fb = fa
    }
    a = x
    fa = fx
    const best = Math.abs(fa) < Math.abs(fb) ? a : b
    const tolerance = (4e-16 * Math.abs(best) + 1e-300) / Math.abs(b - c)
    if (fa === 0 || tolerance > 0.5 || a === b) return best
    fraction = Math.min(1 - tolerance, Math.max(tolerance, quadraticStep(a, b, c, fa, fb, fc)))
  }
  return a
}

/** Where to look next between a and b: by inverse quadratic interpolation where that is safe, else in the middle. */
function quadraticStep(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const xi = (a - b) / (c - b)
  const phi = (fa - fb) / (fc - fb)
  const isSafe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
  if (!isSafe) return 0.5
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
}
