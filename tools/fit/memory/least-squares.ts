/**
 * Robust least squares with a prior: Gauss-Newton on log ratios, Student's t weights so that one odd row does not decide, and a normal prior on each
 * parameter, which is the partial pooling. Each row knows the parameters it depends on.
 */
import { solvePositive } from "../solve-positive.ts"

export type Problem = {
  /** Standard deviation of each parameter's prior around 0. */
  readonly prior: readonly number[]
  readonly rows: readonly {
    readonly uses: readonly number[]
    /** ln(predicted / published) over the row's noise. */
    readonly residual: (parameters: Float64Array) => number
    /** Of a group of many rows each counts less. */
    readonly weight: number
  }[]
}

const [freedom, step] = [4, 1e-4] as const

export function fitParameters({ prior, rows }: Problem, start: Float64Array, rounds: number): Float64Array {
  let at = Float64Array.from(start)
  let cost = costOf({ prior, rows }, at)
  let damping = 1e-3
  for (let round = 0; round < rounds; round++) {
    const move = moveFrom({ prior, rows }, at, damping)
    const next = at.map((value, k) => value - (move[k] ?? 0))
    const nextCost = costOf({ prior, rows }, next)
    if (nextCost < cost) {
      const isDone = cost - nextCost < 1e-4 * cost
      at = next
      cost = nextCost
      damping = Math.max(1e-6, damping / 5)
      if (isDone) break
    } else damping *= 10
  }
  return at
}

function costOf({ prior, rows }: Problem, at: Float64Array): number {
  const held = prior.reduce((sum, deviation, k) => sum + ((at[k] ?? 0) / deviation) ** 2 / 2, 0)
  return rows.reduce(
    (sum, { residual, weight }) => sum + (weight * (freedom + 1) * Math.log1p(residual(at) ** 2 / freedom)) / 2,
    held,
  )
}

/** Solves (JᵀWJ + P) move = JᵀWr + P at. */
function moveFrom({ prior, rows }: Problem, at: Float64Array, damping: number): Float64Array {
  const size = prior.length
  const normal = Array.from({ length: size }, () => new Float64Array(size))
  const right = new Float64Array(size)
  prior.forEach((deviation, k) => {
    normal[k]![k] = (1 / deviation ** 2) * (1 + damping)
    right[k] = (at[k] ?? 0) / deviation ** 2
  })
  for (const { uses, residual, weight } of rows) {
    const r = residual(at)
    const w = (weight * (freedom + 1)) / (freedom + r * r)
    const slopes = uses.map((k) => slopeOf(residual, at, k, r))
    uses.forEach((k, i) => {
      right[k]! += w * slopes[i]! * r
      uses.forEach((l, j) => {
        normal[k]![l]! += w * slopes[i]! * slopes[j]! * (k === l ? 1 + damping : 1)
      })
    })
  }
  return solvePositive(normal, right)
}

function slopeOf(residual: (at: Float64Array) => number, at: Float64Array, k: number, here: number): number {
  const before = at[k]!
  at[k] = before + step
  const there = residual(at)
  at[k] = before
  return (there - here) / step
}
