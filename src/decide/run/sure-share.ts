/** Errors of shares that are drawn: a probability of 0 % or 100 % in so many samples is not sure for that. */
import { errorOrBound, isDrawn, type Model, type PartFigures, type Quantity } from "../../engine/index.ts"

/** A quantity whose figures are shares, or have one, and that is not the same in every sample. */
export function hasDrawnShare(quantity: Quantity, isMoment: boolean, { graph }: Model): boolean {
  return (quantity.isTruth || isMoment) && isDrawn(graph, quantity.shownNode)
}

/** Of a truth the mean is a share, of a moment how often it never comes. Units: shares. */
export function withBounds(figures: PartFigures, { isTruth }: Quantity, samples: number): PartFigures {
  const { errors, mean, never } = figures
  const bounded = {
    ...errors,
    ...(isTruth ? { mean: errorOrBound(mean, errors.mean, samples) } : {}),
    ...(never === undefined ? {} : { never: errorOrBound(never, errors.never ?? 0, samples) ?? 0 }),
  }
  return { ...figures, errors: bounded }
}
