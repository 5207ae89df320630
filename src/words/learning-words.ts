/** What is said of finding out, as a type: the English and the Chinese table have all of it, or do not compile. */

type InputKind =
  | "market"
  | "price"
  | "usage"
  | "costs"
  | "people"
  | "schedule"
  | "technology"
  | "funding"
  | "resources"
  | "own"
  | "future"
/** Studies that a file does not have. */
type Proposed = "survey" | "trial" | "pilot"

type Column =
  | "study"
  | "input"
  | "about"
  | "exactly"
  | "proposal"
  | "tells"
  | "pays"
  | "cost"
  | "net"
  | "months"
  | "size"
  | "kind"
  | "inputs"
  | "adds"
  | "until"

export type LearningWords = {
  readonly heading: string
  readonly columns: Readonly<Record<Column, string>>
  /** What all inputs of a kind are called together. */
  readonly kinds: Readonly<Record<InputKind, string>>
  /** A study that the file does not have: `size` with its unit. */
  readonly proposals: Readonly<Record<Proposed, (size: string) => string>>
  /** A study of the file with the size of its sample, which is "" where the file names none. */
  readonly study: (name: string, size: string) => string
  /** With what it is about. */
  readonly ofStudy: (study: string, about: string) => string
  /** Which to make, in their order, each with what it leaves; `isAll`: no further one stands in the file. */
  readonly order: (steps: readonly { readonly study: string; readonly net: string }[], isAll: boolean) => string
  /** Of a single one that there is: whether it pays. */
  readonly onlyOne: (study: string, net: string) => string
  readonly nonePays: string
  /** The cost of a study cannot be held against what is maximised. */
  readonly notComparable: string
  /** Where the file has no studies. */
  readonly asked: string
  /** What is assumed of the studies proposed. */
  readonly assumed: (kinds: readonly Proposed[]) => string
  readonly delay: {
    readonly launch: (amount: string, task: string) => string
    readonly discount: (amount: string) => string
  }
  /** What one of money that is spent counts as. */
  readonly money: (one: string, amount: string) => string
  /** Several inputs of a kind that are worth more together than the best alone. */
  readonly together: (kind: string, amount: string) => string
  readonly future: (amount: string) => string
  readonly opening: (input: string, amount: string) => string
  readonly nothing: string
  readonly titles: Readonly<Record<"groups" | "studies" | "order", string>>
  readonly captions: Readonly<Record<"sizes" | "groups" | "order", string>>
  readonly chart: {
    readonly inputs: string
    readonly studies: string
    readonly exactly: string
    readonly tells: string
    readonly cost: string
  }
  readonly notes: Readonly<Record<"sizes" | "groups", string>>
}
