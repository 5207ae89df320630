/** What `trends` says, as a type: the English and the Chinese table have all of it, or do not compile. */

type Columns =
  | ("trend" | "growth" | "interval" | "years1" | "years3" | "rows" | "period" | "actsOn" | "source")
  | ("rule" | "applies" | "cost" | "upkeep" | "delay" | "countries")
  | ("year" | "run" | "flops" | "accelerator" | "peak" | "price" | "model")
  | ("score" | "date" | "named")
  | ("margin" | "low" | "middle" | "high" | "without" | "dies" | "month" | "saves")

/** Figures come formatted. */
export type MarginFacts = {
  readonly project: string
  /** Probability that it dies; "" where it is certain. */
  readonly dies: string
  /** Median month, and where it lies in nine of ten; "" where that is one month. */
  readonly month: string
  readonly early: string
  readonly late: string
  /** The margin that is asked for; "" where it is nothing. */
  readonly least: string
}

export type TrendsWords = {
  readonly file: string
  readonly svg: string
  readonly titles: Readonly<Record<"series" | "rules" | "timeline" | "expected" | "margin" | "killers" | "prices", string>>
  readonly columns: Readonly<Record<Columns, string>>
  readonly names: Readonly<Record<string, string>>
  readonly stated: string
  readonly actsOn: Readonly<Record<"rents" | "serving" | "machines" | "power" | "tokens" | "none", string>>
  /** Below the table of series. */
  readonly seriesNote: readonly string[]
  readonly sourceOf: (name: string, rows: string, period: string, title: string, where: string) => string
  readonly ruleSource: (name: string, title: string, where: string) => string
  readonly never: string
  readonly inForce: string
  readonly all: string
  readonly countries: (count: string) => string
  /** What to do with the series. */
  readonly howTo: string
  /** The file expects nothing: shown as if it expected the usual ones. */
  readonly unasked: string
  readonly nothingActs: string
  readonly noProjects: string
  readonly margin: {
    readonly dies: (facts: MarginFacts) => string
    /** `sure`: its probability; "" where it is certain. */
    readonly never: (project: string, least: string, sure: string) => string
    readonly always: (project: string, month: string, least: string) => string
    readonly unsold: (project: string) => string
    readonly killer: (trend: string, saves: string) => string
    readonly noKiller: string
  }
  readonly foot: (samples: string, seed: string) => string
  readonly charts: {
    readonly titles: Readonly<Record<"prices" | "compute" | "efficiency" | "factors", string>>
    readonly score: (score: string) => string
    readonly forecast: (name: string, quantile: string) => string
    readonly year: string
    readonly today: string
  }
  readonly chapter: {
    readonly lead: (names: string) => string
    /** Below it the margin is none. */
    readonly noMargin: string
    readonly says: {
      readonly factor: (end: string, middle: string, low: string, high: string) => string
      readonly margin: (year: string, middle: string, low: string) => string
      readonly timeline: (low: string, high: string) => string
    }
    readonly captions: Readonly<Record<"trends" | "rules" | "margin" | "killers", string>>
    readonly factorTitle: (trend: string) => string
    readonly marginTitle: (project: string) => string
    readonly timelineTitle: string
  }
}
