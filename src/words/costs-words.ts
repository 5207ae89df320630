/** What `costs` says, as a type: the English and the Chinese table have all of it, or do not compile. */

export type CostClassName = "cogs" | "selling" | "research" | "overhead"
export type CostGroupName =
  | ("people" | "serving" | "machines" | "training" | "tasks")
  | ("support" | "payments" | "unpaid" | "rules" | "lines" | "risks" | "apart")
export type SavingName =
  | ("commit-1-year" | "commit-3-years" | "spot-serving" | "spot-training" | "provider" | "region" | "own")
  | ("api" | "cheaper-api" | "own-server" | "quantise" | "smaller-model" | "latency" | "cache")

export type CostsWords = {
  /** `time`: the horizon, "60 months". */
  readonly title: (project: string, time: string) => string
  readonly headings: Readonly<Record<"years" | "savings" | "worthMore" | "dearer", string>>
  readonly columns: Readonly<
    Record<
      "cost" | "mean" | "share" | "customer" | "request" | "year" | "all" | "revenue" | "margin" | "saving" | "perYear",
      string
    >
  >
  readonly range: string
  readonly all: string
  readonly classes: Readonly<Record<CostClassName, string>>
  readonly groups: Readonly<Record<CostGroupName, string>>
  /** "year 2". */
  readonly year: (number: number) => string
  readonly ways: Readonly<Record<SavingName, string>>
  /** With the model, the provider or the number of bits that it goes to. */
  readonly wayTo: (way: string, to: string) => string
  /** "It saves 342k CNY a year (56.2k to 1.25M), 1.71M CNY over the horizon." `range` may be empty. */
  readonly saves: (perYear: string, range: string, total: string) => string
  readonly costsMore: (perYear: string, range: string, total: string) => string
  readonly loses: (share: string) => string
  /** `half`: of the 95 % interval, or empty. */
  readonly value: (change: string, half: string) => string
  readonly survival: (points: string) => string
  readonly points: (points: string) => string
  /** In the file, from one text to another; `set` is what the command line takes. */
  readonly change: (path: string, from: string, to: string) => string
  readonly set: (set: string) => string
  readonly risk: string
  readonly risks: {
    readonly commit: (gpus: string, idle: string, ratio: string) => string
    readonly committed: (gpus: string, from: string) => string
    /** `gpus`: "3 GPU"; `isFew`: fewer than one is taken back. */
    readonly spotServing: (gpus: string, least: string, most: string, isFew: boolean) => string
    readonly spotTraining: (gpus: string, time: string, least: string, most: string, isFew: boolean) => string
    readonly provider: (provider: string, region: string, price: string, date: string) => string
    readonly region: (provider: string, region: string, price: string, date: string) => string
    readonly ownServer: (model: string, from: string, gpus: string, load: string) => string
    readonly own: (gpus: string, outlay: string, idle: string) => string
    readonly api: (model: string, provider: string, input: string, output: string, date: string) => string
    readonly likeness: Readonly<Record<"same" | "version" | "size", string>>
    readonly lossless: (most: string) => string
    readonly quantised: (least: string, most: string) => string
    readonly smaller: (share: string) => string
    readonly loss: (loss: string) => string
    readonly latency: (before: string, after: string) => string
    readonly latencyUnknown: string
    readonly cache: (least: string, most: string) => string
  }
  /** Where no way fits and is cheaper: which of the two is not known of each. */
  readonly none: string
  readonly onlyDearer: string
  /** Ways that were tried and are not told of one by one. */
  readonly others: {
    readonly little: (ways: readonly string[], least: string) => string
    readonly lowers: (ways: readonly string[]) => string
    readonly givesUp: (ways: readonly string[]) => string
    /** What costs more over the horizon, and raises the value all the same. */
    readonly worthMore: (way: string, costs: string, value: string) => string
    readonly dearer: (ways: readonly string[]) => string
  }
  readonly notes: {
    readonly lived: string
    readonly savings: (samples: string) => string
    readonly decisions: (decisions: string) => string
    readonly classes: string
    readonly ranges: string
  }
  /** Of the chapter of the report. */
  readonly chapter: {
    readonly byClass: string
    readonly tree: string
    readonly savings: string
    readonly lead: (class_: string, share: string, margin: string) => string
    readonly leadWithoutMargin: (class_: string, share: string) => string
    readonly best: (way: string, perYear: string) => string
    readonly byClassSays: string
    readonly treeSays: string
    readonly savingsSays: (least: string) => string
    /** Under which heading the costs are told by class. */
    readonly classesNote: string
    readonly lossColumn: string
    readonly valueColumn: string
    readonly survivalColumn: string
    readonly noSavings: (least: string) => string
  }
}
