/** What the reports say, as a type: the English and the Chinese table have all of it, or do not compile. */

/** Figures come formatted, with their units. */
export type VerdictFacts = {
  readonly project: string
  /** Those that can be done, or all where none can. */
  readonly projects: number
  /** Those that cannot be done as they are written and stand beside the others. */
  readonly barred: number
  readonly probabilityBest: string
  /** Probability of being worth more than doing nothing; null where the two cannot be compared. */
  readonly beatsNothing: string | null
  readonly survival: string | null
  readonly value: string
  /** By how much it is worth less than the cash; null where it is not, or that is not known. */
  readonly lacks: string | null
  /** It differs from the cash kept by no more than the samples can tell. */
  readonly isAsMuch: boolean
}

export type ActionKind = "decide" | "add" | "drop" | "find-out" | "protect" | "secure" | "hasten" | "improve" | "gate" | "watch"

export type ActionFacts = {
  /** In quotation marks where it is a name of the founder's. */
  readonly name: string
  /** The sort of the resource that there should be more of, as in the file: `people`; empty of anything else. */
  readonly kind: string
  readonly from: string
  readonly to: string
  /** What is moved, and by how much: made by `moves`, `survivalMoves`. */
  readonly effect: string
  /** What moves if it never comes about. */
  readonly otherwise: string
  /** Whether the new figure is the higher one. */
  readonly isMore: boolean
}

export type Headings = {
  readonly verdict: string
  readonly ranking: string
  readonly glance: string
  readonly advantage: string
  readonly drivers: string
  readonly next: string
  readonly warnings: string
}

export type Columns = {
  readonly quantity: string
  readonly unit: string
  readonly mean: string
  readonly p5: string
  readonly p50: string
  readonly p95: string
  readonly project: string
  readonly best: string
  readonly beats: string
  readonly survival: string
  readonly resource: string
  readonly oneMore: string
  readonly interval: string
  readonly without: string
}

/** The rows of a project in `plan`. */
export type Rows = {
  readonly value: string
  readonly minimumCash: string
  readonly peakFunding: string
  readonly launch: string
  readonly breakEven: string
  readonly objective: (name: string) => string
}

export type Groups = {
  readonly written: string
  readonly resources: string
  readonly shared: string
  readonly project: (name: string) => string
}

export type ReportWords = {
  readonly warned: (code: string) => string
  readonly fix: (text: string) => string
  readonly write: (text: string) => string
  readonly leaveOut: string
  readonly alsoHere: (place: string) => string
  readonly problems: (errors: number, warnings: number) => string
  readonly isRight: (file: string, quantities: number, projects: number) => string
  readonly otherwise: (code: string) => string

  readonly headings: Headings
  readonly columns: Columns
  readonly rows: Rows
  readonly groups: Groups

  readonly never: string
  readonly neverWith: (probability: string) => string
  readonly month: (number: number) => string
  readonly calendar: (year: number, month: number) => string
  readonly range: (low: string, high: string) => string
  readonly named: (meaning: string, path: string) => string
  readonly list: (items: readonly string[]) => string
  /** Quantities that the file does not write itself; `example` is one of them. */
  readonly builtIn: (count: string, example: string | null, file: string) => string
  readonly samples: (count: string, seed: number) => string
  readonly interval: string

  readonly choose: (facts: VerdictFacts) => string
  readonly gamble: (facts: VerdictFacts) => string
  /** Of a bet that is nearly always lost. */
  readonly longShot: (facts: VerdictFacts) => string
  readonly keepCash: (facts: VerdictFacts) => string
  /** Where no project can be done; `why` is a clause. */
  readonly impossible: (facts: VerdictFacts, why: string) => string
  /** Of a project that would be worth more if it could be done. */
  readonly barred: (project: string, value: string, why: string) => string
  readonly wouldBeWorth: (value: string) => string
  /** What it is worth, how much more than the next one, and why that is so. */
  readonly ahead: (value: string, more: string, next: string, reasons: readonly string[]) => string
  readonly worth: (value: string) => string
  readonly unlawful: (value: string, other: string, its: string, constraint: string) => string
  readonly reasons: {
    readonly recurring: (best: string, next: string) => string
    readonly oneOff: (best: string, next: string) => string
    readonly cash: (best: string, next: string) => string
    readonly revenue: (best: string, next: string) => string
    readonly costs: (best: string, next: string) => string
    readonly survival: (best: string, next: string) => string
    readonly launch: (sooner: string) => string
  }
  /** What speaks for the next project, as a sentence. */
  readonly against: (next: string, reasons: readonly string[]) => string
  readonly againsts: {
    readonly survival: (next: string, best: string) => string
    readonly launch: (sooner: string) => string
  }
  /** `often` is how likely the risk is, or empty. */
  /** A round that never comes. */
  readonly roundFails: (name: string, loss: string) => string
  readonly riskIs: (name: string, often: string, loss: string) => string
  readonly dangerIs: (name: string, from: string, to: string, effect: string) => string
  readonly unkept: (constraints: string) => string
  readonly doingNothing: string
  /** Of the samples in which none of those that are compared is better than another. */
  readonly tied: (share: string) => string
  /** The default objective, and the ruin that actions move, as parts of a sentence. */
  readonly theValue: string
  readonly theRuin: string
  readonly keeping: (quantity: string) => string
  readonly projectSurvives: (project: string, probability: string) => string

  readonly decided: (decisions: string) => string
  readonly explains: (paths: string) => string
  readonly under: (bound: string) => string
  readonly over: (bound: string) => string
  readonly kept: (text: string, probability: string) => string
  readonly notKept: (text: string, probability: string) => string
  readonly resource: (kind: string, owner: string) => string
  readonly noResources: string
  readonly advantageNote: (quantity: string) => string
  /** "GPUs lab, per GPU" */
  readonly perUnit: (resource: string, unit: string) => string
  readonly allLost: (quantity: string, resources: readonly string[]) => string
  readonly onlyCosts: string
  readonly withoutSaves: string
  readonly unused: (resources: string) => string
  readonly idle: (resources: string) => string

  /** `direction` is one of the three below it, or empty. */
  readonly driver: (input: string, direction: string, share: string, knowing: string) => string
  readonly higher: string
  readonly lower: string
  readonly sways: string
  /** Of one that is good or bad only for what comes with it: `direction` is its own. */
  readonly byItself: (direction: string, others: string) => string
  readonly sharesOverlap: (quantity: string) => string
  readonly knowing: (value: string) => string
  /** Of what the future decides. */
  readonly unknowable: string
  /** Of an input whose figure is the catalogue's. */
  readonly byDefault: (knowing: string) => string
  readonly knowingAll: (value: string) => string
  readonly nothingDecides: string

  readonly actions: Readonly<Record<ActionKind, (facts: ActionFacts) => string>>
  /** "the value rises by 1.2M USD ± 100k on average": amounts come without their sign. */
  readonly moves: (what: string, by: string, isUp: boolean, error: string) => string
  readonly movesBy: (what: string, by: string, isUp: boolean) => string
  readonly survivalMoves: (by: string, isUp: boolean) => string
  readonly until: (month: string) => string
  readonly costs: (value: string) => string
  readonly points: (figure: string) => string
  readonly nothingToDo: string
  readonly actionsNote: string
  /** What would make a project worth more than the cash; `enough` are numbers of actions. */
  readonly worthIt: (project: string, lacks: string, enough: readonly number[]) => string
  readonly othersUnkept: (constraint: string, projects: readonly string[]) => string
  readonly noWarnings: string
  readonly openAny: (command: string) => string

  readonly source: {
    readonly written: (place: string) => string
    readonly byDefault: (source: string) => string
    readonly ownFile: (source: string) => string
    readonly assumption: (source: string) => string
    readonly formula: string
    readonly formulaFrom: (source: string) => string
  }
  readonly kinds: Readonly<Record<"constant" | "random" | "decision" | "bound" | "data" | "formula" | "stock" | "steps", string>>
  readonly byMonth: (figure: string) => string
  readonly seeAbove: (path: string) => string
  /** Workings that stand for other values of a quantity than its own. */
  readonly othersInJson: (count: string, path: string) => string
  readonly is: (path: string, value: string) => string
  readonly dated: (month: string, value: string) => string
  readonly withRange: (value: string, range: string) => string
  readonly average: (value: string) => string
  readonly probability: (share: string) => string
  readonly inBrackets: string
  readonly program: {
    readonly step: string
    readonly nodes: string
    readonly monthly: string
    readonly before: string
    readonly fixed: string
    readonly main: string
    readonly passes: Readonly<Record<string, string>>
  }
}
