/** What the interview of `venturi init` says, and the comments of the file it writes, as a type. */
import type { InterviewCode } from "./codes.ts"
import type { Sentence } from "./sentence.ts"

export type QuestionName =
  | "title"
  | "country"
  | "cash"
  | "gpus"
  | "data"
  | "people"
  | "projects"
  | "customers"
  | "price"
  | "launch"

/** Quantities that the file names under `assumptions`. */
export type AssumptionName = "customers" | "share" | "edge" | "price" | "seats" | "requests" | "launch"

/** What is assumed where no source is known. */
export type AssumedName =
  | "customers"
  | "launch"
  | "runway"
  | "team.founder"
  | "team.engineers"
  | "horizon"
  | "seats"
  | "one-seat"
  | "requests.seat"
  | "requests.customer"
  | "edge"
  | "image.tokens"
  | "gpus"
  | "country"
  | "choice"

export type InterviewWords = {
  readonly ask: Readonly<Record<QuestionName, string>>
  readonly example: Readonly<Record<Exclude<QuestionName, "cash" | "price">, string>>
  /** Amounts: by the seat and month, by the million of tokens, by the customer once. */
  readonly examplePrice: (seat: string, tokens: string, once: string) => string
  readonly intro: string
  readonly suchAs: (example: string) => string
  /** Counter of questions: `3 of 10`. */
  readonly count: (index: string, all: string) => string
  /** What is taken where nothing is known, and why. */
  readonly taken: (what: string, why: string) => string
  readonly again: string
  readonly none: string
  readonly defaultProjects: string
  readonly stopped: string
  readonly written: (file: string) => string
  readonly assumedCount: (count: string) => string
  readonly next: string

  /** Between notes of one comment. */
  readonly apart: string
  readonly from: (title: string, year: string) => string
  readonly assumption: (what: string) => string
  readonly assumed: Readonly<Record<AssumedName, string>>
  readonly names: Readonly<Record<AssumptionName, string>>
  readonly meaning: Readonly<Record<AssumptionName, string>>

  readonly head: readonly string[]
  readonly marks: readonly string[]
  readonly rentByCatalogue: (price: string) => string
  readonly payByCatalogue: (pay: string) => string
  /** A figure of the catalogue that is not of the founder's country. */
  readonly ofCountry: (country: string) => string
  /** A key that the file leaves to the library: its figure and where that comes from. */
  readonly leftOut: (key: string, figure: string, source: string) => string
  /** Over the tasks beside the build. */
  readonly besideBuild: string
  readonly ownedCost: string
  readonly noRole: (role: string) => string
  readonly writtenAs: (name: string) => string
  readonly noGpus: string
  readonly tokensOfText: string
  readonly whole: string
  readonly sharedUnknowns: string
  readonly rate: string
  readonly listPrice: (input: string, output: string) => string
  readonly untrained: string
  readonly rentedGpus: string
  readonly noHold: string
  readonly second: Readonly<Record<"rented" | "own" | "both", string>>
  readonly more: readonly string[]
  readonly labels: Readonly<
    Record<"own" | "rented" | "project" | "data" | "tune" | "build" | "talks" | "evaluate" | "affairs" | "venture", string>
  >
  readonly labelRented: (name: string) => string
  readonly labelOwn: (name: string) => string
}

export type InterviewMistakes = Readonly<Record<InterviewCode, Sentence>>
