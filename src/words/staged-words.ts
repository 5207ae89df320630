/** What is said of gates, as a type: the English and the Chinese table have all of it, or do not compile. */

export type GateSaid = {
  /** When it is held: `in September 2027`, `at the launch`; and its name, "" where it has none. */
  readonly when: string
  readonly name: string
  /** Project that is gone over to; null to stop. */
  readonly otherwise: string | null
  /** Null where it is done whatever is seen. */
  readonly seen: { readonly quantity: string; readonly side: "below" | "above"; readonly threshold: string } | null
  /** Probability that it comes to that. */
  readonly share: string
}

export type StagedWords = {
  /** Over the section. */
  readonly heading: string
  /** Of a chapter that tells of nothing else. */
  readonly opening: string
  readonly launch: string
  readonly month: (month: string) => string
  /** Time of a gate that is drawn, in the middle case. */
  readonly about: (month: string) => string
  /** `gain` with its sign and error. */
  readonly given: (project: string, worth: string, without: string, gain: string) => string
  readonly usual: (project: string, worth: string, without: string, gain: string) => string
  readonly gain: (change: string, error: string) => string
  readonly ruin: (after: string, before: string) => string
  /** Nothing is gained surely. */
  readonly idle: (project: string) => string
  /** Whoever decides the same without looking has as much. */
  readonly blind: (worth: string) => string
  readonly rule: (gate: GateSaid) => string
  /** What the rules in words add alone, where judging by all figures together adds more. */
  readonly byRules: (gain: string) => string
  /** Gate and rule as cells of a table. */
  readonly called: (gate: GateSaid) => string
  readonly short: (gate: GateSaid) => string
  /** The gate that tells most of the usual ones. */
  readonly telling: (gate: GateSaid, alone: string) => string
  /** A project that would come first with its gates. */
  readonly overtakes: (project: string, worth: string, best: string) => string
  readonly columns: Readonly<Record<"gate" | "held" | "rule" | "stops" | "alone" | "project" | "with" | "without", string>>
  readonly goOn: string
  /** Some stop, and no single figure says who. */
  readonly together: string
  readonly charts: { readonly worth: (objective: string) => string; readonly stops: (project: string) => string }
  readonly chartLabels: Readonly<Record<"with" | "without" | "stops", string>>
  readonly note: (foresight: string) => string
  readonly usualNote: string
}
