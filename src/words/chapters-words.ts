/** What the chapters of a business plan say, as a type: the English and the Chinese table have all of it, or do not compile. */

import type { Holder } from "./exit-words.ts"

export type ChapterId =
  | "choice"
  | "learning"
  | "company"
  | "product"
  | "serving"
  | "market"
  | "model"
  | "unit"
  | "costs"
  | "team"
  | "financials"
  | "funding"
  | "equity"
  | "risks"
  | "limits"
  | "trends"
  | "exit"
  | "appendix"

export type ChapterColumns = {
  readonly resource: string
  readonly amount: string
  readonly usedFor: string
  readonly without: string
  readonly what: string
  readonly given: string
  readonly low: string
  readonly median: string
  readonly high: string
  readonly mean: string
  readonly task: string
  readonly needs: string
  readonly begins: string
  readonly ends: string
  readonly endsLate: string
  readonly year: string
  readonly line: string
  readonly kind: string
  readonly price: string
  readonly terms: string
  readonly role: string
  readonly people: string
  readonly pay: string
  readonly from: string
  readonly round: string
  readonly chance: string
  readonly due: string
  readonly money: string
  readonly risk: string
  readonly often: string
  readonly effect: string
  readonly control: string
  readonly controlCost: string
  readonly gain: string
  readonly constraint: string
  readonly kept: string
  readonly probability: string
  readonly place: string
  readonly usedBy: string
  readonly value: string
  readonly source: string
  readonly date: string
  readonly age: string
  readonly confidence: string
  readonly term: string
  readonly meaning: string
}

export type ChapterCaptions = {
  readonly resources: string
  readonly decisions: string
  readonly training: string
  readonly serving: string
  readonly servingByYear: string
  readonly schedule: string
  readonly market: string
  readonly customers: string
  readonly revenueLines: string
  readonly costLines: string
  readonly unitCosts: string
  readonly salesByYear: string
  readonly people: string
  readonly conditions: string
  readonly headcount: string
  readonly statement: string
  readonly revenueAndCosts: string
  readonly rounds: string
  readonly value: string
  readonly risks: string
  readonly constraints: string
  readonly written: string
  readonly defaults: string
  readonly computed: string
  readonly glossary: string
  readonly raised: string
}

/** Lines of the tables by year, by what the quantity is. */
export type YearLine =
  | "business.customers"
  | "business.revenue"
  | "business.revenue.planned"
  | "business.costs"
  | "business.costs.planned"
  | "business.support"
  | "business.written_off"
  | "business.fees"
  | "business.carried"
  | "business.profit"
  | "serving.cost"
  | "serving.index_cost"
  | "training.spending"
  | "team.payroll"
  | "team.headcount"
  | "plan.spending"
  | "risk.losses"
  | "risk.controls"
  | "tax.paid"
  | "funding.raised"
  | "funding.payments"
  | "cash"
  | "ruin"

export type ChaptersWords = {
  readonly titles: Readonly<Record<ChapterId, string>>
  readonly columns: ChapterColumns
  readonly captions: ChapterCaptions
  readonly lines: Readonly<Record<YearLine, string>>
  /** Where the file gives no name. */
  readonly theVenture: string
  /** Which project the chapters are about. */
  readonly about: (project: string) => string
  readonly byYear: string
  /** People of a venture that lives; what they cost, ruin counted. */
  readonly teamByYear: string

  readonly calendarYear: (year: string) => string
  /** Of a year that is not one of the calendar, or not whole. */
  readonly yearSpan: (from: string, to: string) => string
  readonly year: (number: string) => string
  readonly partYear: (number: string) => string
  /** Under an axis whose years are no years of the calendar. */
  readonly yearsByEnd: string

  readonly company: (venture: string, project: string, objective: string, mean: string) => string
  readonly onlyProject: (venture: string, project: string, objective: string, mean: string) => string
  readonly uses: {
    readonly cash: string
    readonly training: string
    readonly serving: string
    readonly team: string
    readonly sales: string
    readonly task: (task: string) => string
    readonly line: (line: string) => string
    readonly others: (projects: string) => string
    readonly nothing: string
  }

  readonly builtOn: (project: string, base: string, method: string) => string
  readonly rented: (project: string, model: string) => string
  readonly onlyTasks: (project: string) => string
  readonly learnsFrom: (data: string) => string
  readonly trainingCosts: (cost: string, time: string) => string
  /** Of own GPUs only the power is a cost of training. */
  readonly trainingOnOwn: (cost: string, time: string, atRent: string) => string
  /** Before the sources. */
  readonly rentOfOwn: (price: string) => string
  readonly launchPutOff: string
  readonly tasksBeforeRisks: string
  readonly onSale: (median: string, early: string, late: string) => string
  readonly methods: Readonly<Record<"full" | "lora" | "qlora" | "pretrain" | "continue" | "none", string>>
  /** "The best decisions are these: ad budget 5,000 USD/month." */
  readonly chooses: (decisions: string) => string
  readonly chosen: (name: string, value: string) => string
  readonly fromStart: string

  readonly customersAtEnd: (median: string, low: string, high: string) => string
  readonly potential: (median: string) => string
  readonly noFigures: string
  readonly customersChart: (customers: string, year: string) => string

  /** What it earns with, and what costs most. */
  readonly earnsWith: (project: string, lines: string) => string
  readonly costsMost: (line: string, amount: string, year: string) => string
  /** Leads of chapters that have no figure to say it with. */
  readonly howItEarns: string
  readonly whoWorks: string
  readonly courseOfMoney: string
  readonly hostingOf: (pool: string) => string

  readonly earns: (year: string, revenue: string, costs: string) => string
  readonly revenueKinds: Readonly<
    Record<"subscription" | "usage" | "licence" | "sale" | "service" | "advertising" | "marketplace" | "performance", string>
  >
  readonly maintenance: string
  readonly share: string
  readonly discount: string
  readonly paidWithin: string
  readonly ofRevenue: string
  readonly from: string
  readonly until: string
  readonly after: (task: string) => string

  readonly headcount: (first: string, firstYear: string, last: string, lastYear: string) => string
  /** The same of a venture that lives, where some are ruined. */
  readonly headcountLiving: (first: string, firstYear: string, last: string, lastYear: string) => string
  readonly payroll: (payroll: string, year: string) => string
  readonly roleNamed: (role: string, name: string) => string
  readonly partTime: string

  readonly breakEven: (median: string) => string
  readonly neverBreaksEven: (never: string) => string
  readonly revenueAndCostsChart: (revenue: string, costs: string, year: string) => string

  readonly needs: (median: string, high: string) => string
  readonly noNeed: string
  readonly raises: (raised: string) => string
  readonly rounds: (names: string) => string
  readonly noRounds: string
  readonly fundingKinds: Readonly<Record<"safe" | "priced" | "equity" | "loan" | "grant", string>>
  readonly fundingTerms: Readonly<Record<"cap" | "discount" | "pre_money" | "dilution" | "pool" | "rate" | "months", string>>

  /** Of a value that the founders define themselves. */
  readonly valueIs: (median: string, low: string, high: string, mean: string) => string

  readonly survives: (survival: string) => string
  readonly whatMayGoWrong: string
  readonly costliest: (risk: string, objective: string, gain: string) => string
  readonly loss: string
  readonly lasts: string
  readonly effectOn: (target: string) => string
  readonly cutsFrequency: string
  readonly cutsLoss: string
  readonly cutsEffect: string
  readonly isKept: string
  readonly isNotKept: string

  readonly computedFrom: (samples: string, seed: string) => string
  /** Behind a default in the column of what is given. */
  /** What is paid for a request beside what it costs without idle GPUs, and why. */
  readonly idle: (given: { readonly paid: string; readonly used: string; readonly year: string }) => string
  readonly defaultMark: string
  /** Values as they are written in the file, in words. */
  readonly given: {
    readonly upTo: (limit: string) => string
    readonly choose: (options: string) => string
    readonly likely: (range: string, mode: string) => string
    readonly about: (mean: string, deviation: string) => string
    /** Keywords of the file: how GPUs are held, the licence of data; one that is not here stands as it is. */
    readonly keys: Readonly<Record<string, string>>
  }
  readonly allProjects: string
  readonly monthsOld: (months: string) => string
  /** Of a source; `own` is a file of the founders'. */
  readonly confidence: Readonly<Record<"published" | "secondary" | "assumption" | "own", string>>
  readonly how: Readonly<Record<"samples" | "intervals" | "means" | "decisions" | "money", string>>
  readonly again: string
  readonly glossary: Readonly<
    Record<
      "interval" | "median" | "sample" | "ruin" | "value" | "objective" | "equivalent" | "recurring" | "decision" | "default",
      { readonly term: string; readonly meaning: string | ((holder: Holder) => string) }
    >
  >
}
