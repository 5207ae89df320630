/** What `plan` answers on finding out: what knowing is worth by kind of input, what each study tells for its cost, in which order. */

export type LearningAnswer = {
  /** Of the objective, and of every worth here. */
  readonly unit: string
  /** Single inputs that can be found out, worth most first: what knowing each exactly beforehand adds. */
  readonly inputs: readonly InputWorth[]
  /** The same of all inputs of a kind together, worth most first. */
  readonly groups: readonly GroupWorth[]
  /** Those of the file, or proposed ones where it has none, best first. */
  readonly studies: readonly StudyAnswer[]
  /** The studies of the file that pay, each on top of those before it; empty where none does. */
  readonly order: readonly LearningStep[]
  readonly delay: Delay
  /** What one unit of the books' currency that is spent takes from the objective; null where the two cannot be compared. */
  readonly money: MoneyWorth | null
}

export type InputWorth = { readonly input: string; readonly value: number }

/** Where an input stands in the file; `future`: nobody can know it beforehand; `own`: a figure of the founder's own formulas. */
export type InputKind =
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

export type GroupWorth = {
  readonly kind: InputKind
  /** Paths, those worth most alone first. */
  readonly inputs: readonly string[]
  /** At least what its best member is worth, at most what everything is. */
  readonly value: number
}

/** `given`: of the file. The others are proposed: a survey of customers, a trial that each says yes or no to, a pilot. */
export type StudyKind = "given" | "survey" | "trial" | "pilot"

export type StudyAnswer = {
  readonly name: string
  /** As written; of a proposed one the path of its input. */
  readonly label: string
  readonly kind: StudyKind
  /** Paths. */
  readonly about: readonly string[]
  /** What knowing all that it is about exactly would add. */
  readonly exactly: number
  /** In the order of the file. */
  readonly sizes: readonly StudySize[]
  /** Number of the best of them. */
  readonly best: number
  /** How long it takes, and by how much the launch waits for it. */
  readonly months: number
  readonly delay: number
}

export type StudySize = {
  readonly size: number
  /** `customer`; "" where the file names no sample. */
  readonly unit: string
  /** What its result adds on average, and the half width of the 95 % interval of that. */
  readonly value: number
  readonly error: number
  /** As it is paid; null of a proposed study: its cost must be asked. */
  readonly cost: { readonly value: number; readonly unit: string } | null
  /** `value` less cost and delay; null where the cost is not known or cannot be held against the objective. */
  readonly net: number | null
}

export type LearningStep = {
  readonly study: string
  readonly size: number
  readonly unit: string
  /** On top of what the studies before it told, and that less cost and delay. */
  readonly adds: number
  readonly net: number
  /** From the start until its result is there. */
  readonly months: number
}

/**
 * What waiting a month takes from the objective: the best project with its launch later (`path` is the task that takes longer), or
 * by the discount rate where the launch cannot be moved; nothing where there is neither.
 */
export type Delay = { readonly perMonth: number; readonly by: "launch" | "discount" | "nothing"; readonly path: string | null }

/** `cash`: what one more unit of the founders' cash adds; `face`: the objective is money itself. */
export type MoneyWorth = { readonly perUnit: number; readonly by: "cash" | "face" }
