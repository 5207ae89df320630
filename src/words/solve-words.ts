/** What `solve` says, as a type: the English and the Chinese table have all of it, or do not compile. */

/** Names and figures come formatted, with their units. */
export type SolveWords = {
  readonly columns: Readonly<Record<"probability" | "mean" | "figure" | "error" | "holds", string>>
  readonly yes: string
  readonly no: string
  /** Behind the value that the file has, with the gap before it. */
  readonly today: string

  /** Where it holds, as part of a sentence; `sure` is the interval of the figure before it, or empty. */
  readonly atLeast: (value: string, sure: string) => string
  readonly atMost: (value: string, sure: string) => string
  readonly fromTo: (from: string, to: string) => string
  readonly exactly: (value: string, sure: string) => string
  /** The same behind "it holds". */
  readonly at: (value: string) => string
  readonly anyOf: (values: readonly string[]) => string
  /** An interval in parentheses; one end may be beyond what was looked at. */
  readonly sure: (low: string, high: string) => string
  readonly sureFrom: (low: string) => string
  readonly sureUpTo: (high: string) => string

  /** "price: at least 11.4 USD (10.9 to 11.9) — today 10 to 16, median 12.6." */
  readonly answer: (name: string, where: string, today: string) => string
  readonly todayRange: (low: string, high: string, middle: string) => string
  /** What becomes of the condition: its figure there and today. */
  readonly result: (condition: string, figure: string, today: string) => string
  /** `more`: how many other stretches there are, `"0"` for none. */
  readonly alsoHolds: (wheres: readonly string[], more: string) => string
  readonly alsoFor: (options: readonly string[]) => string
  /** What lies between the values that were looked at is not known. */
  readonly comesAndGoes: string

  readonly holdsToday: (name: string, today: string, condition: string, figure: string) => string
  readonly mayFall: (value: string) => string
  readonly mayRise: (value: string) => string
  /** To either side it holds as far as was looked. */
  readonly holdsBelow: (least: string) => string
  readonly holdsAbove: (most: string) => string
  /** Of an equality: nowhere beside today's value. */
  readonly onlyThere: string
  readonly holdsFor: (options: readonly string[]) => string

  readonly nowhere: (name: string, low: string, high: string, condition: string) => string
  /** `more` places at which the figure passes the value were not looked into. */
  readonly nowhereSeen: (name: string, low: string, high: string, condition: string, more: string) => string
  readonly noOption: (name: string, condition: string) => string
  readonly closest: (figure: string, value: string) => string
  readonly unmoved: (name: string, condition: string, figure: string, low: string, high: string) => string
  /** Behind it: whether it holds with that figure. */
  readonly holdsAnyway: string
  readonly failsAnyway: string

  /** How a random input was moved. */
  readonly moves: Readonly<Record<"proportion" | "width" | "chance" | "count", string>>
  readonly bestProject: (project: string) => string
  /** The only one in which the condition means something. */
  readonly conditionProject: (project: string) => string
  readonly decides: (path: string, value: string) => string
  readonly type: (command: string, figure: string) => string
  /** How many values were looked at, and whether there are no others. */
  readonly looked: (values: string, isAll: boolean) => string
  readonly method: string

  readonly progress: (share: string) => string
  readonly needs: string
  readonly oneInput: string
  readonly oneCondition: string
}
