/**
 * The best point of several ranges at once, where moving one decision alone no longer helps: on a ridge only moves of
 * several decisions together go up. Moves along the diagonals first, then a simplex that learns the ridge's direction.
 * Trials are only compared, never subtracted, so that constraints take part.
 */
import { finest, fitted } from "./options.ts"
import type { Subject } from "./subject.ts"
import { decisionsOf, isBetter, type Trial } from "./trial.ts"

export type Climb = {
  readonly subject: Subject
  readonly attempt: (values: readonly number[]) => Trial
  readonly mayGoOn: () => boolean
}

/** More ranges than this have too many pairs. */
const mostPaired = 6
const mostRestarts = 8

/**
 * Steps of two decisions at once, doubled while they help, then a third as long.
 * `steps`: by decision, null where one is not moved.
 * Source: R. Hooke, T. A. Jeeves, "Direct search solution of numerical and statistical problems", J. ACM 8 (1961) 212-229, doi:10.1145/321062.321069.
 */
export function diagonals({ subject, attempt, mayGoOn }: Climb, from: Trial, steps: readonly (number | null)[]): Trial {
  const moved = movable(steps)
  if (moved.length < 2 || moved.length > mostPaired) return from
  const ways = moved.flatMap((i, k) => moved.slice(k + 1).flatMap((j) => signs.map(([a, b]) => [i, a, j, b] as const)))
  let best = from
  let length = 1
  const isFine = (): boolean => moved.every((k) => length * (steps[k] ?? 0) < finestOf(subject, k))
  for (; mayGoOn() && !isFine(); length /= 3) {
    for (const [i, a, j, b] of ways) {
      for (let reach = length; mayGoOn(); reach *= 2) {
        const here = decisionsOf(subject, best.parameters)
        const to = here
          .with(i, moveTo(subject, here, i, a * reach * (steps[i] ?? 0)))
          .with(j, moveTo(subject, here, j, b * reach * (steps[j] ?? 0)))
        const trial = attempt(to)
        if (!isBetter(trial, best)) break
        best = trial
      }
    }
  }
  return best
}

const signs = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const

function movable(steps: readonly (number | null)[]): number[] {
  return steps.flatMap((step, k) => (step === null ? [] : [k]))
}

function finestOf({ decisions }: Subject, k: number): number {
  const decision = decisions[k]
  return decision === undefined ? Number.POSITIVE_INFINITY : finest(decision)
}

/** At least one thing where things are counted. */
function moveTo({ decisions }: Subject, here: readonly number[], k: number, by: number): number {
  const decision = decisions[k]
  const at = here[k] ?? 0
  if (decision === undefined) return at
  const { options } = decision.value
  const isWhole = options.kind === "range" && options.isWhole
  return fitted(decision, at + (isWhole ? Math.sign(by) * Math.max(1, Math.abs(by)) : by))
}

/** A corner: where it is, not rounded, and its trial. */
type Corner = { readonly at: readonly number[]; readonly trial: Trial }

/** Simplices from `from` on, each smaller and turned the other way, until two of them do not help. */
export function simplices(climb: Climb, from: Trial, steps: readonly (number | null)[]): Trial {
  if (movable(steps).length < 2) return from
  let best = from
  let idle = 0
  for (let k = 0; k < mostRestarts && idle < 2 && climb.mayGoOn(); k++) {
    const size = (k % 2 === 0 ? 1 : -1) / 3 ** (k >> 1)
    const found = simplex(
      climb,
      best,
      steps.map((step) => (step === null ? null : step * size)),
    )
    idle = isBetter(found, best) ? 0 : idle + 1
    if (isBetter(found, best)) best = found
  }
  return best
}

/**
 * A simplex of n + 1 corners that reflects, stretches and shrinks towards what is better.
 * Source: J. A. Nelder, R. Mead, The Computer Journal 7 (1965) 308-313, doi:10.1093/comjnl/7.4.308; the factors by the number of
 * decisions are those of F. Gao, L. Han, Comput. Optim. Appl. 51 (2012) 259-277, doi:10.1007/s10589-010-9329-3.
 */
function simplex(climb: Climb, from: Trial, steps: readonly (number | null)[]): Trial {
  const { subject, mayGoOn } = climb
  const moved = movable(steps)
  const n = moved.length
  const start = decisionsOf(subject, from.parameters)
  let corners = ordered([
    { at: start, trial: from },
    ...moved.map((k) => cornerAt(climb, awayFrom(subject, start, k, steps[k] ?? 0))),
  ])
  while (mayGoOn() && !isSmall(subject, corners, moved)) {
    const [best] = corners
    const worst = corners.at(-1)
    if (best === undefined || worst === undefined) break
    const middle = start.map((_, k) => corners.slice(0, n).reduce((sum, { at }) => sum + (at[k] ?? 0), 0) / n)
    const next = reached(climb, corners, middle, worst)
    const shrink = 1 - 1 / n
    corners = ordered(
      next !== null
        ? [...corners.slice(0, n), next]
        : [best, ...corners.slice(1).map(({ at }) => cornerAt(climb, between(best.at, at, shrink)))],
    )
  }
  return corners[0]?.trial ?? from
}

/** The corner that takes the place of the worst one; null where all must draw nearer to the best. */
function reached(climb: Climb, corners: readonly Corner[], middle: readonly number[], worst: Corner): Corner | null {
  const n = corners.length - 1
  const [best, last] = [corners[0], corners[n - 1]]
  if (best === undefined || last === undefined) return null
  const mirrored = cornerAt(climb, between(middle, worst.at, -1))
  if (isBetter(mirrored.trial, best.trial)) {
    const stretched = cornerAt(climb, between(middle, worst.at, -1 - 2 / n))
    return isBetter(stretched.trial, mirrored.trial) ? stretched : mirrored
  }
  if (isBetter(mirrored.trial, last.trial)) return mirrored
  const isOutside = isBetter(mirrored.trial, worst.trial)
  const inner = cornerAt(climb, between(middle, worst.at, (isOutside ? -1 : 1) * (0.75 - 1 / (2 * n))))
  return isBetter(inner.trial, isOutside ? mirrored.trial : worst.trial) ? inner : null
}

/** From `origin` so much of the way to `to`. */
function between(origin: readonly number[], to: readonly number[], share: number): number[] {
  return origin.map((value, k) => value + share * ((to[k] ?? value) - value))
}

function cornerAt({ subject, attempt }: Climb, wish: readonly number[]): Corner {
  const at = subject.decisions.map((decision, k) => inside(decision.value.options, wish[k] ?? decision.initial))
  return { at, trial: attempt(subject.decisions.map((decision, k) => fitted(decision, at[k] ?? decision.initial))) }
}

function inside(options: Subject["decisions"][number]["value"]["options"], wish: number): number {
  return options.kind === "list" ? wish : Math.min(options.high, Math.max(options.low, wish))
}

/** A step that an end of the range would swallow goes the other way. */
function awayFrom(subject: Subject, start: readonly number[], k: number, step: number): readonly number[] {
  const options = subject.decisions[k]?.value.options
  const here = start[k] ?? 0
  const isOut = options?.kind === "range" && (here + step > options.high || here + step < options.low)
  return start.with(k, here + (isOut ? -step : step))
}

function isSmall(subject: Subject, corners: readonly Corner[], moved: readonly number[]): boolean {
  const [best] = corners
  return moved.every((k) => corners.every(({ at }) => Math.abs((at[k] ?? 0) - (best?.at[k] ?? 0)) <= finestOf(subject, k) / 2))
}

function ordered(corners: readonly Corner[]): readonly Corner[] {
  return corners.toSorted((a, b) => (isBetter(a.trial, b.trial) ? -1 : isBetter(b.trial, a.trial) ? 1 : 0))
}
