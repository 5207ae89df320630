/** The learning rate at each step. Source of the cosine: Loshchilov & Hutter, arXiv 1608.03983, without restarts. */
export type Schedule =
  | { readonly kind: "constant"; readonly rate: number; readonly warmUp?: number }
  /** Falls along half a cosine to `floor` times the rate at `steps`, where it stays. */
  | {
      readonly kind: "cosine"
      readonly rate: number
      readonly warmUp?: number
      readonly steps: number
      readonly floor?: number
    }

/** `step` counts from 0. Warming up, the rate rises by equal parts and is whole at step `warmUp` - 1. */
export function rateAt(schedule: Schedule, step: number): number {
  const { rate, warmUp = 0 } = schedule
  if (step < warmUp) return (rate * (step + 1)) / warmUp
  if (schedule.kind === "constant") return rate
  const { steps, floor = 0.1 } = schedule
  const part = Math.min(1, (step - warmUp) / Math.max(1, steps - warmUp))
  return rate * (floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * part)))
}
