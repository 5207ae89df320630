/** What `plan` answers on gates: what it is worth to look again on the way, and to stop where it no longer pays. */
import type { Stats } from "../stats.ts"

export type ProjectGates = {
  /**
   * `given`: the gates of the file; `usual`: at launch and in the months 6, 12 and 24, told where looking there surely adds something
   * and the project with them is worth more than keeping the cash.
   */
  readonly kind: "given" | "usual"
  /** Of the objective, as all amounts here. */
  readonly unit: string
  /** Mean of the objective (its certainty equivalent where the objective is risk averse): going on whatever comes, and with the gates. */
  readonly without: number
  readonly with: number
  /** The most that one has who never looks: who goes on whatever comes, or stops at one of the gates whatever is seen. */
  readonly blind: number
  /** What looking adds to that: where it adds nothing surely, the gates only tell that the project does not pay, or always does. */
  readonly looking: Gain
  /** What the gates add to going on whatever comes, by the better of the two rules, each learnt on other samples than those it is held against. */
  readonly gain: Gain
  /** The same by regression on all that is seen, and by the one quantity of each gate that tells most. */
  readonly byRegression: Gain
  readonly byThreshold: Gain
  /** What knowing everything beforehand would add at these gates: no rule adds more. */
  readonly foresight: number
  /** Probability of ruin by the end: going on whatever comes, and with the gates; null where the project knows no ruin. */
  readonly ruin: { readonly without: number; readonly with: number } | null
  /** In the order of time. */
  readonly gates: readonly HeldGate[]
}

/** `error`: half width of the 95 % interval. */
export type Gain = { readonly value: number; readonly error: number }

export type HeldGate = {
  /** As in the file; "" where it has no name there. Of the usual ones `launch` or "". */
  readonly name: string
  /** Of the samples in which it is held. */
  readonly month: Stats
  /** Name of the project that is gone over to; null to stop. */
  readonly otherwise: string | null
  /** Probability that there is something to decide: it comes in time and the venture lives and has not stopped. */
  readonly held: number
  /** Probability of stopping there, by the rule whose gain is told. */
  readonly stops: number
  /** Paths of what is seen. */
  readonly sees: readonly string[]
  /** The rule in words; null where nobody should stop there. */
  readonly rule: GateRule | null
  /** What this gate adds alone, by its rule in words. */
  readonly alone: Gain
}

/** Stop where `path` is below (at or above) `threshold`; null where stopping is better whatever is seen. */
export type GateRule = {
  readonly seen: {
    readonly path: string
    readonly side: "below" | "above"
    readonly threshold: number
    readonly unit: string
  } | null
  /** Probability of stopping by it, of all samples. */
  readonly stops: number
}
