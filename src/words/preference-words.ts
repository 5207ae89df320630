/** What is said of choosing by more than the mean, as a type: the English and the Chinese table have all of it, or do not compile. */

export type ChoiceWay = "objective" | "weighted" | "acceptability" | "topsis"

export type PreferenceWords = {
  /** Over the founders' criteria on the terminal. */
  readonly heading: string
  readonly titles: Readonly<Record<"dominance" | "risk" | "criteria" | "front", string>>
  readonly captions: Readonly<Record<"certain" | "certainByAversion" | "figures" | "methods" | "weights", string>>
  readonly columns: Readonly<
    Record<
      | "project"
      | "criterion"
      | "weight"
      | "worth"
      | "tolerance"
      | "aversion"
      | "weighted"
      | "topsis"
      | "first"
      | "firstAny"
      | "confidence"
      | "expected"
      | "survival"
      | "decisions"
      | "kept",
      string
    >
  >
  /** `better` is at least as good as `worse` in every sample, by first or by second order. */
  readonly dominated: Readonly<Record<"statewise" | "first" | "second", (worse: readonly string[], better: string) => string>>
  readonly noneDominated: string
  /** The best however much risk is borne, down to the least tolerance that was looked at. */
  readonly always: (best: string, least: string) => string
  /** Where it is worth more than keeping the cash: from a tolerance on, at any, at none. */
  readonly keeping: {
    readonly from: (best: string, tolerance: string) => string
    readonly always: (best: string) => string
    readonly never: (best: string) => string
  }
  /** `half` is half of the tolerance. */
  readonly until: (best: string, tolerance: string, half: string, next: string) => string
  /** Further changes, from there on down. */
  readonly below: (tolerance: string, next: string) => string
  /** Nothing is uncertain. */
  readonly certain: (best: string) => string
  /** The ranking bears less risk than the mean, which would choose another. */
  readonly meanOnly: (first: string) => string
  readonly agree: (project: string) => string
  /** By the ranking, and by each project that the other ways choose. */
  readonly differ: (ranking: string, others: readonly string[]) => string
  readonly byWays: (project: string, ways: readonly string[]) => string
  readonly ways: Readonly<Record<ChoiceWay, string>>
  /** Why TOPSIS may choose another than the weighted sum. */
  readonly ratios: string
  readonly because: (criterion: string, weight: string, better: string, worse: string) => string
  readonly weightsFrom: Readonly<Record<"given" | "judged" | "ordered" | "open", string>>
  readonly consistent: (ratio: string) => string
  readonly inconsistent: (ratio: string) => string
  readonly anyWeights: (project: string, share: string) => string
  readonly rank: (place: number) => string
  readonly says: {
    readonly ranks: (project: string, share: string) => string
    readonly front: (best: string, expected: string, survival: string) => string
    /** Other decisions of the same project, surer for little. */
    readonly surer: (project: string, expected: string, survival: string) => string
  }
  readonly charts: { readonly ranks: string; readonly front: (objective: string) => string }
  readonly best: string
  readonly tried: string
  readonly notes: Readonly<Record<"certain" | "aversion" | "methods" | "worth" | "ranks" | "front" | "tried", string>>
  readonly opening: string
}
