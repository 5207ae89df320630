/** What `data threshold` says, as a type: the English and the Chinese table have all of it, or do not compile. */
import type { EvidenceCode } from "./codes.ts"

export type ThresholdCode = Extract<EvidenceCode, `evidence-threshold-${string}`>

type Rules = "best" | "cut" | "none" | "all"

export type ThresholdWords = {
  readonly about: string
  readonly options: Readonly<Record<"score" | "truth" | "miss" | "alarm", string>>
  readonly needs: string
  readonly needsBoth: string
  readonly costNeeded: string
  readonly unitsDiffer: (miss: string, alarm: string) => string
  readonly columns: Readonly<Record<"rule" | "from" | "flagged" | "missed" | "alarms" | "cost", string>>
  readonly rules: Readonly<Record<Rules, string>>
  /** Figures come formatted, with their unit. */
  readonly best: (score: string, threshold: string, cost: string, none: string, all: string) => string
  readonly bestIsNone: (cost: string, all: string) => string
  readonly bestIsAll: (cost: string, none: string) => string
  readonly interval: (low: string, high: string, sure: string) => string
  readonly noThreshold: string
  readonly saving: (saving: string, low: string, high: string, sure: string) => string
  readonly flattery: (cost: string) => string
  readonly counted: (rows: string, yes: string, truth: string) => string
  readonly cut: (cut: string) => string
  readonly calibrated: string
  readonly notCalibrated: Readonly<
    Record<"tooSure" | "tooTimid" | "tooLow" | "tooHigh" | "unknown", (told: string, counted: string) => string>
  >
  readonly ownCut: (extra: string) => string
  readonly noProbability: string
  readonly ofFit: string
  readonly ofFitUnseen: string
  readonly method: string
}
