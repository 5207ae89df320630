/**
 * The interval of a coefficient by its profile: the values at which the best fit of all the others is worse by no more than chance.
 * Unlike the estimate ± errors it may be lopsided, as the truth is with few rows.
 * Source: Venzon and Moolgavkar, A method for computing profile-likelihood-based confidence intervals (Applied Statistics 37, 1988);
 * here by the signed root of the deviance, which is nearly a line.
 */
import type { Interval } from "../proportions.ts"
import { familyOf } from "./families.ts"
import type { Fitted } from "./fitted.ts"
import { fitGlm } from "./weighted-steps.ts"

type Asked = { readonly error: number; readonly reach: number; readonly dispersion: number }

const mostTries = 16

/** Null where an end is not found. */
export function profileInterval(fitted: Fitted, k: number, asked: Asked): Interval | null {
  const low = end(fitted, k, asked, -1)
  const high = low === null ? null : end(fitted, k, asked, 1)
  return low === null || high === null ? null : [low, high]
}

/** By secants of the root of the deviance, which is 0 at the estimate and near ±reach at the ends. */
function end(fitted: Fitted, k: number, { error, reach, dispersion }: Asked, side: -1 | 1): number | null {
  const estimate = fitted.coefficients[k]!
  let [near, atNear] = [estimate, 0]
  let far = estimate + side * reach * error
  for (let tries = 0; tries < mostTries; tries++) {
    const atFar = rootAt(fitted, k, far, dispersion)
    if (atFar === null) return null
    if (Math.abs(atFar - reach) < 1e-5 * reach) return far
    const slope = (atFar - atNear) / (far - near)
    if (!Number.isFinite(slope) || slope * side <= 0) return null
    const next = far + (reach - atFar) / slope
    // No further than twice as far: beyond, the deviance may level off.
    const limit = estimate + 2 * (far - estimate)
    ;[near, atNear] = [far, atFar]
    far = side * (next - limit) > 0 ? limit : next
  }
  return null
}

/** The root of how much worse the best fit is with this coefficient held. */
function rootAt(
  { law, columns, outcome, offset, deviance, line }: Fitted,
  k: number,
  value: number,
  dispersion: number,
): number | null {
  const held = columns[k]!
  const result = fitGlm({
    columns: columns.filter((_, other) => other !== k),
    outcome,
    offset: held.map((each, row) => each * value + (offset?.[row] ?? 0)),
    family: familyOf(law),
    begin: line,
  })
  return result.kind === "fitted" ? Math.sqrt(Math.max(0, result.deviance - deviance) / dispersion) : null
}
