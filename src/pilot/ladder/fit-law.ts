/**
 * The law that fits trained models best, with outliers counted for little.
 * Source: Hoffmann et al. 2022, arXiv:2203.15556, appendix D.3: Huber's loss on residuals of the logarithm, from many starts.
 */
import { solveDefinite } from "../algebra/solve-definite.ts"
import type { Law, Lever, Rung } from "./law.ts"

/** A figure that the rungs do not tell: it ran against its bound, and was left out. */
export type Refused = { readonly figure: "floor" | Lever; readonly bound: "low" | "high" }

export type LawFit = { readonly law: Law; readonly refused: readonly Refused[] }

/** Where Huber's loss turns from squares to amounts. */
const turn = 1e-3
/** For the first descents. */
const roughTurn = 0.03
/** Of a power: below, the lever does next to nothing; above, it is spent at the first rung. */
const [leastPower, mostPower] = [0.01, 2]
/** Of the floor, as a share of the least loss: below it there is as good as none. */
const [leastFloor, mostFloor] = [0.01, 1]

/** Logarithms of the terms: floor first if there is one, then scale and power of each lever. */
type Asked = { readonly hasFloor: boolean; readonly levers: readonly Lever[]; readonly rungs: readonly Rung[] }

/** Null where fewer rungs than figures remain, or no lever tells anything. */
export function fitLaw(rungs: readonly Rung[], levers: readonly Lever[], refused: readonly Refused[] = []): LawFit | null {
  const hasFloor = !refused.some(({ figure }) => figure === "floor")
  const places = new Set(rungs.map((rung) => levers.map((lever) => rung[lever]).join()))
  if (levers.length === 0 || places.size < 2 * levers.length + (hasFloor ? 1 : 0)) return null
  const asked = { hasFloor, levers, rungs }
  // Near squares descend quickly from anywhere; amounts, slowly, from the best of them.
  const rough = startsOf(asked).map((start) => descend(start, asked, roughTurn, 40))
  const near = rough.toSorted((a, b) => a.loss - b.loss).slice(0, 2)
  const best = near
    .map(({ figures }) => descend(figures, asked, turn, 150))
    .reduce((one, other) => (other.loss < one.loss ? other : one))
  const against = againstBound(best.figures, asked)
  if (against !== null) {
    return fitLaw(
      rungs,
      levers.filter((lever) => lever !== against.figure),
      [...refused, against],
    )
  }
  return { law: lawOf(best.figures, asked), refused }
}

function lawOf(figures: Float64Array, { hasFloor, levers }: Asked): Law {
  const from = hasFloor ? 1 : 0
  const terms = levers.map((lever, k) => ({ lever, scale: Math.exp(figures[from + 2 * k]!), power: figures[from + 2 * k + 1]! }))
  return { floor: hasFloor ? Math.exp(figures[0]!) : 0, terms }
}

const leastLoss = (rungs: readonly Rung[]): number => Math.min(...rungs.map(({ loss }) => loss))

/** The powers first: a lever that does nothing takes the floor's place. */
function againstBound(figures: Float64Array, { hasFloor, levers, rungs }: Asked): Refused | null {
  const from = hasFloor ? 1 : 0
  for (const [k, lever] of levers.entries()) {
    const power = figures[from + 2 * k + 1]!
    const partAt = (size: number): number => Math.exp(figures[from + 2 * k]!) / size ** power
    const sizes = rungs.map((rung) => rung[lever])
    // What moves the loss by less than is told apart does nothing, whatever its power.
    if (partAt(Math.min(...sizes)) - partAt(Math.max(...sizes)) < turn * leastLoss(rungs)) return { figure: lever, bound: "low" }
    if (power <= leastPower * 1.001) return { figure: lever, bound: "low" }
    if (power >= mostPower * 0.999) return { figure: lever, bound: "high" }
  }
  if (!hasFloor) return null
  const share = Math.exp(figures[0]!) / leastLoss(rungs)
  return share <= leastFloor * 1.001
    ? { figure: "floor", bound: "low" }
    : share >= mostFloor * 0.999
      ? { figure: "floor", bound: "high" }
      : null
}

/** Floors and powers on a grid; the scales share evenly what the floor leaves of the loss at the middle rung. */
function startsOf({ hasFloor, levers, rungs }: Asked): Float64Array[] {
  const middle = rungs.toSorted((a, b) => a.loss - b.loss)[rungs.length >> 1]!
  const floors = hasFloor ? [0.05, 0.5, 0.9] : [0]
  let powers: number[][] = [[]]
  for (const _ of levers) powers = powers.flatMap((those) => [0.1, 0.3, 0.8].map((power) => [...those, power]))
  return floors.flatMap((share) =>
    powers.map((those) => {
      const floor = share * leastLoss(rungs)
      const each = Math.log((middle.loss - floor) / levers.length)
      const terms = levers.flatMap((lever, k) => [each + those[k]! * Math.log(middle[lever]), those[k]!])
      return Float64Array.from([...(hasFloor ? [Math.log(floor)] : []), ...terms])
    }),
  )
}

type Reached = { readonly figures: Float64Array; readonly loss: number }

/** Levenberg and Marquardt's steps on weighted squares: the weights make Huber's loss of them (Holland & Welsch 1977, doi:10.1080/03610927708827533). */
function descend(start: Float64Array, asked: Asked, turnAt: number, steps: number): Reached {
  let at: Reached = { figures: start, loss: lossAt(start, asked, turnAt) }
  let damping = 1e-2
  for (let step = 0; step < steps && damping < 1e8; step++) {
    const figures = stepped(at.figures, damping, asked, turnAt)
    const loss = lossAt(figures, asked, turnAt)
    const gained = at.loss - loss
    if (gained > 0) {
      at = { figures, loss }
      damping = Math.max(1e-9, damping / 4)
      if (gained < 1e-7 * loss) break
    } else damping *= 4
  }
  return at
}

function stepped(figures: Float64Array, damping: number, asked: Asked, turnAt: number): Float64Array {
  const size = figures.length
  const [matrix, right] = [new Float64Array(size * size), new Float64Array(size)]
  for (const rung of asked.rungs) {
    const { residual, slopes } = residualOf(figures, rung, asked)
    const weight = Math.min(1, turnAt / Math.max(1e-300, Math.abs(residual)))
    for (let i = 0; i < size; i++) {
      right[i]! -= weight * slopes[i]! * residual
      for (let j = 0; j <= i; j++) matrix[i * size + j]! += weight * slopes[i]! * slopes[j]!
    }
  }
  for (let i = 0; i < size; i++) matrix[i * size + i]! += damping * matrix[i * size + i]! + 1e-12
  solveDefinite(matrix, right)
  return bounded(
    figures.map((figure, k) => figure + right[k]!),
    asked,
  )
}

function bounded(figures: Float64Array, { hasFloor, levers, rungs }: Asked): Float64Array {
  const from = hasFloor ? 1 : 0
  const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
  const least = Math.log(leastLoss(rungs))
  if (hasFloor) figures[0] = clamp(figures[0]!, least + Math.log(leastFloor), least + Math.log(mostFloor))
  levers.forEach((_, k) => {
    figures[from + 2 * k + 1] = clamp(figures[from + 2 * k + 1]!, leastPower, mostPower)
  })
  return figures
}

function lossAt(figures: Float64Array, asked: Asked, turnAt: number): number {
  return asked.rungs.reduce((sum, rung) => {
    const off = Math.abs(residualOf(figures, rung, asked).residual)
    return sum + (off <= turnAt ? off ** 2 / 2 : turnAt * (off - turnAt / 2))
  }, 0)
}

/** Logarithm of the law less that of the loss, and its slopes by the figures. */
function residualOf(figures: Float64Array, rung: Rung, { hasFloor, levers }: Asked): { residual: number; slopes: Float64Array } {
  const from = hasFloor ? 1 : 0
  const sizes = levers.map((lever) => Math.log(rung[lever]))
  const parts = sizes.map((size, k) => Math.exp(figures[from + 2 * k]! - figures[from + 2 * k + 1]! * size))
  const floor = hasFloor ? Math.exp(figures[0]!) : 0
  const all = parts.reduce((sum, each) => sum + each, floor)
  const slopes = Float64Array.from([
    ...(hasFloor ? [floor / all] : []),
    ...parts.flatMap((part, k) => [part / all, (-part / all) * sizes[k]!]),
  ])
  return { residual: Math.log(all) - Math.log(rung.loss), slopes }
}
