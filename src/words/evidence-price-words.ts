/** What `data price` says, as a type: the English and the Chinese table have all of it, or do not compile. */
import type { EvidenceCode } from "./codes.ts"

export type PriceCode = Extract<EvidenceCode, `evidence-price-${string}`>

type Option = "kind" | "columns" | "task" | "chosen" | "by" | "price" | "unit"
type Point = "lower" | "optimal" | "indifference" | "upper"
type Column =
  | ("point" | "price" | "meaning" | "asked" | "buy" | "share" | "fitted" | "revenue" | "elasticity" | "chance")
  | ("part" | "worth" | "pay" | "p")

export type PriceWords = {
  readonly about: string
  readonly options: Readonly<Record<Option, string>>
  readonly needsKind: string
  readonly needsColumns: string
  readonly needsChoices: string
  readonly columns: Readonly<Record<Column, string>>

  /** Figures come formatted, with their unit. */
  readonly westendorp: (lower: string, upper: string) => string
  readonly points: Readonly<Record<Point, string>>
  readonly pointMeanings: Readonly<Record<Point, string>>
  readonly noPoint: string
  readonly respondents: (rows: string) => string
  readonly leftOut: (rows: string) => string
  readonly westendorpNote: string
  readonly westendorpMethod: string

  readonly gabor: (price: string, revenue: string, share: string) => string
  readonly gaborInterval: (low: string, high: string, sure: string) => string
  readonly gaborSame: (price: string, sure: string) => string
  readonly gaborAsked: (rows: string, respondents: string) => string
  readonly atEnd: Readonly<Record<"low" | "high", string>>
  readonly gaborMethod: string

  readonly conjointPays: (part: string, pay: string, low: string, high: string, sure: string) => string
  readonly conjointLikes: (part: string, isUp: boolean) => string
  readonly conjointNothing: string
  readonly priceNotFelt: (price: string) => string
  readonly conjointFit: (tasks: string, hits: string, blind: string) => string
  readonly conjointRespondents: (respondents: string) => string
  readonly conjointMethod: (isClustered: boolean) => string
}
