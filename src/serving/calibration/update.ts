/**
 * What a user's own measured figures say of a server: factors on what its requests, its steps with prompts and its steps without take, weighed against
 * how far predictions were off elsewhere.
 */

/** [ln] In this order in vectors: on the time before the first step of a request, of steps with prompts, of steps without. */
export type Shifts = { readonly arrival: number; readonly prompts: number; readonly decodes: number }

export const noShift: Shifts = { arrival: 0, prompts: 0, decodes: 0 }

/** Of ln(seconds) that were measured, or would be under shifts. */
export type Reading = (shifts: Shifts) => readonly number[]

export type Updated = {
  readonly shifts: Shifts
  /** [ln] Of each reading: its own uncertainty that is left. */
  readonly spreads: readonly number[]
  /** Of each that was measured: own - expected after all, in spreads of repeated runs. */
  readonly left: readonly number[]
}

/** Runs of one server agree within some per cent: an assumption, that of repeated training steps (docs/training.md, Limits). */
export const repeatSpread = 0.06

type Vector = readonly [number, number, number]
type Matrix = readonly [Vector, Vector, Vector]

/** Kernels that are slow with prompts are mostly slow without: an assumption. */
const kin = 0.5

/** [ln] What front ends take before the first step hangs on the host, the way in and the tokeniser: as the fit of docs/serving.md expects it. */
const frontEnd = 0.8

/** `steps`: [ln] how far predicted times of steps were off elsewhere. */
export function priorOf(steps: number): Matrix {
  const shared = kin * steps ** 2
  return [
    [frontEnd ** 2, 0, 0],
    [0, steps ** 2, shared],
    [0, shared, steps ** 2],
  ]
}

/** How often the reading is taken to be straight anew: queues bend it. */
const rounds = 6
const [difference, longest] = [0.05, 0.7]

/**
 * The shifts that measured figures and the prior make most probable, by the iterated extended Kalman filter.
 * Units: `own` [ln s], as many as the reading begins with; what it reads beyond is not measured.  Errors: none; without measurements no shift.
 * Source: B. M. Bell and F. W. Cathey, The iterated Kalman filter update as a Gauss-Newton method, IEEE Trans. Automatic Control 38 (1993), 294.
 */
export function updated(own: readonly number[], reading: Reading, prior: Matrix): Updated {
  let at: Vector = [0, 0, 0]
  let state = { mean: at, spread: prior }
  let slopes: readonly Vector[] = []
  for (let round = 0; round < rounds && own.length > 0; round++) {
    const here = reading(shiftsOf(at))
    slopes = slopesOf(reading, at, here)
    state = { mean: [0, 0, 0], spread: prior }
    own.forEach((ln, i) => {
      const slope = slopes[i] ?? [0, 0, 0]
      state = observed(state, slope, ln - (here[i] ?? ln) + dot(slope, at))
    })
    const step = state.mean.map((x, k) => x - (at[k] ?? 0))
    const part = Math.min(1, longest / Math.max(...step.map(Math.abs), Number.MIN_VALUE))
    at = at.map((x, k) => x + part * (step[k] ?? 0)) as unknown as Vector // as long as before
    if (Math.max(...step.map(Math.abs)) < 1e-3) break
  }
  const reached = reading(shiftsOf(at))
  if (slopes.length === 0) slopes = slopesOf(reading, at, reached)
  return {
    shifts: shiftsOf(at),
    spreads: slopes.map((slope) => Math.sqrt(Math.max(0, dot(slope, times(state.spread, slope))))),
    left: own.map((ln, i) => (ln - (reached[i] ?? ln)) / repeatSpread),
  }
}

type State = { readonly mean: Vector; readonly spread: Matrix }

/** One measured figure, as a straight line reads it. */
function observed({ mean, spread }: State, slope: Vector, seen: number): State {
  const across = times(spread, slope)
  const whole = dot(slope, across) + repeatSpread ** 2
  const off = seen - dot(slope, mean)
  return {
    mean: mean.map((x, k) => x + ((across[k] ?? 0) * off) / whole) as unknown as Vector, // as long as before
    spread: spread.map((row, j) => row.map((x, k) => x - ((across[j] ?? 0) * (across[k] ?? 0)) / whole)) as unknown as Matrix, // as big
  }
}

/** Of each reading by each shift. */
function slopesOf(reading: Reading, at: Vector, here: readonly number[]): readonly Vector[] {
  const moved = at.map((_, k) => reading(shiftsOf(at.map((x, j) => (j === k ? x + difference : x)) as unknown as Vector))) // as long
  return here.map((ln, i) => moved.map((there) => ((there[i] ?? ln) - ln) / difference) as unknown as Vector) // one a shift
}

function shiftsOf([arrival, prompts, decodes]: Vector): Shifts {
  return { arrival, prompts, decodes }
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

function times([a, b, c]: Matrix, x: Vector): Vector {
  return [dot(a, x), dot(b, x), dot(c, x)]
}

/** Half the logarithm of a 90 % interval in standard deviations of a normal. */
const ninety = 1.6449

export function spreadOfInterval([low, high]: readonly [low: number, high: number]): number {
  return Math.log(high / low) / (2 * ninety)
}

/** The interval around a figure whose own uncertainty is left, and that of another run. */
export function factorsAround(spread: number): readonly [low: number, high: number] {
  const whole = Math.hypot(spread, repeatSpread)
  return [Math.exp(-ninety * whole), Math.exp(ninety * whole)]
}
