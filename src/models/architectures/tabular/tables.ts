/** Public tables whose number of features the tabular models take; a table of one's own is described in a layer file. */
import type { TrustedSource } from "../../../data/index.ts"

export type Table = {
  readonly name: string
  readonly features: number
  /** Names without the table's: of the first table alone, so that `xgboost` finds something. */
  readonly plain: (model: string) => readonly string[]
}

const named = (name: string, features: number, isFirst = false): Table => ({
  name,
  features,
  plain: (model) => (isFirst ? [model] : []),
})

/** Default of credit card clients: 23 features; German credit: 20; Adult: 14; HIGGS: 28. */
export const tables: readonly Table[] = [
  named("credit default", 23, true),
  named("german credit", 20),
  named("adult", 14),
  named("higgs", 28),
]

export const tableSource: TrustedSource = {
  title: "UCI machine learning repository: data sets 350, 144, 2 and 280 (numbers of features)",
  where: "https://archive.ics.uci.edu",
  date: "2024",
  confidence: "published",
}
