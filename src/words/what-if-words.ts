/** What is said of flips, of when it fails and of blows, as a type: the English and the Chinese table have all of it, or do not compile. */

export type BuiltInBlow = "revenue" | "launch" | "compute" | "funding" | "churn" | "price"
export type FailureKind = "ruin" | "survival" | "lowest-tenth"

export type WhatIfWords = {
  /** Over the part on failing and blows on the terminal. */
  readonly heading: string
  readonly opening: string
  readonly titles: Readonly<Record<"flips" | "failures" | "stress", string>>
  readonly flips: {
    /** `takes` is the project that takes over, null where it is to keep the cash; `usual` is the median. */
    readonly told: (
      takes: string | null,
      input: string,
      side: "below" | "above",
      at: string,
      usual: string,
      likely: string,
    ) => string
    readonly none: string
    readonly chart: (input: string) => string
    readonly says: (best: string, other: string, at: string) => string
    readonly caption: string
    readonly columns: Readonly<Record<"input" | "usual" | "at" | "probability" | "takes", string>>
    readonly side: Readonly<Record<"below" | "above", (at: string) => string>>
    readonly keepsCash: string
    /** Beside the place in the picture. */
    readonly mark: string
    readonly note: string
  }
  readonly failures: {
    /** `density` of what meets the conditions are cases, `base` of all; `coverage` of all cases meet them. */
    readonly rule: Readonly<
      Record<FailureKind, (conditions: readonly string[], density: string, base: string, coverage: string) => string>
    >
    /** Outside the rule before. */
    readonly further: Readonly<
      Record<FailureKind, (conditions: readonly string[], density: string, base: string, coverage: string) => string>
    >
    readonly none: Readonly<Record<FailureKind, string>>
    readonly input: {
      readonly atMost: (name: string, to: string) => string
      readonly atLeast: (name: string, from: string) => string
      readonly between: (name: string, from: string, to: string) => string
    }
    readonly launch: Readonly<Record<"before" | "from", (month: string) => string>> & {
      readonly between: (from: string, before: string) => string
      readonly never: string
    }
    /** `name` is that of a risk. */
    readonly event: {
      readonly before: (name: string, month: string) => string
      readonly notBefore: (name: string, month: string) => string
      readonly between: (name: string, from: string, before: string) => string
      readonly ever: (name: string) => string
      readonly never: (name: string) => string
    }
    /** `name` is that of a round, loan or grant. */
    readonly round: { readonly fails: (name: string) => string; readonly comes: (name: string) => string }
    readonly caption: Readonly<Record<FailureKind, string>>
    readonly columns: Readonly<Record<"conditions" | "density" | "base" | "coverage" | "support", string>>
    readonly note: string
  }
  readonly stress: {
    readonly builtIn: Readonly<Record<BuiltInBlow, (size: string) => string>>
    readonly ofFile: (name: string) => string
    readonly scenario: (name: string) => string
    /** The case that leaves least of the best project alive, or worth least where it knows no ruin. */
    readonly worst: (blow: string, project: string, survival: string, before: string, worth: string) => string
    readonly worstWorth: (blow: string, project: string, worth: string) => string
    /** Under these the other project is the better one. */
    readonly changes: (cases: readonly { readonly blow: string; readonly best: string }[]) => string
    readonly staysBest: (project: string) => string
    readonly breaks: (blows: readonly string[]) => string
    readonly broken: (project: string) => string
    readonly timesAsHard: (blow: string, times: string) => string
    readonly deadly: (a: string, b: string, survival: string) => string
    readonly caption: string
    readonly columns: Readonly<Record<"blow" | "best" | "worth" | "survival" | "breaking", string>>
    readonly breaking: Readonly<Record<"broken" | "never", string>>
    readonly asItIs: string
    readonly note: string
  }
}
