/** What a box is worth on samples that it was not found on: how many cases lie in it, how common they are there, and by chance. */
import { cdf } from "../../engine/index.ts"
import { type Box, casesIn, insideOf, type Sought } from "./prim.ts"

export type BoxFigures = {
  /** Share of all cases that lie in the box. */
  readonly coverage: number
  /** Share of what lies in the box that are cases. */
  readonly density: number
  /** Share of all samples that lie in the box. */
  readonly support: number
  /** Share of all samples that are cases. */
  readonly base: number
}

export function figuresOfBox({ features, isCase, among }: Sought, box: Box): BoxFigures {
  const inside = insideOf(features, box, among)
  const [cases, all] = [casesIn(isCase, inside), casesIn(isCase, among)]
  return {
    coverage: all === 0 ? 0 : cases / all,
    density: inside.length === 0 ? 0 : cases / inside.length,
    support: among.length === 0 ? 0 : inside.length / among.length,
    base: among.length === 0 ? 0 : all / among.length,
  }
}

/**
 * Of one condition: how likely so many cases in the box would be by chance, were they as common as in the box without it.
 * Source: B. P. Bryant, R. J. Lempert, "Thinking inside the box", Technological Forecasting and Social Change 77 (2010) 34-49,
 * doi:10.1016/j.techfore.2009.08.002, section 3.3 (quasi-p-values).
 */
export function quasiP({ features, isCase, among }: Sought, box: Box, feature: number): number {
  const wider = insideOf(features, new Map([...box].filter(([other]) => other !== feature)), among)
  const inside = insideOf(features, box, wider)
  const share = wider.length === 0 ? 0 : casesIn(isCase, wider) / wider.length
  return atLeast(casesIn(isCase, inside), inside.length, share)
}

/** P(X >= count) of a binomial X: the beta distribution with count and trials - count + 1 says it (DLMF 8.17.5). */
function atLeast(count: number, trials: number, share: number): number {
  if (count <= 0) return 1
  return share <= 0 ? 0 : share >= 1 ? 1 : cdf({ kind: "beta", alpha: count, beta: trials - count + 1 })(share)
}
