/** What `plan` answers on when the best project fails: rules of at most three conditions, found on one half of the replicates, told by the other. */
import type { BoxFigures } from "./told-box.ts"

export type FailuresAnswer = {
  /** What is looked for: ruin at the end; survival, where most samples are ruined; the lowest tenth of the objective, where hardly any is. */
  readonly of: "ruin" | "survival" | "lowest-tenth"
  /** Share of all samples. */
  readonly share: number
  /** The second one of what is left outside the first; none where nothing tells more than chance. */
  readonly boxes: readonly FailureBox[]
}

/** `coverage` is a share of all cases, `density` and `base` are those of what is left outside the box before. */
export type FailureBox = BoxFigures & { readonly conditions: readonly FailureCondition[] }

/**
 * - input: `path` is an input, between `from` and `to`, each null where it is open.
 * - launch: the month of the launch; the horizon where there is none before.
 * - event: `path` is `<project>.risks.<name>`, which is no quantity: the month in which it first comes about, the horizon where it does not.
 * - round: `path` is `<project>.funding.<name>`, which is no quantity: `from` is 1 where its chance does not come true, `to` is 0 where it does.
 */
export type FailureCondition = {
  readonly kind: "input" | "launch" | "event" | "round"
  readonly path: string
  readonly unit: string
  readonly from: number | null
  readonly to: number | null
  /** How likely it would tell as much by chance (quasi-p-value). */
  readonly byChance: number
}
