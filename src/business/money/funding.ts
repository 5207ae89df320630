/** The `funding` section: rounds, loans and grants, each with the chance that it comes about. */
import { error } from "../../diagnostics/index.ts"
import {
  either,
  type Field,
  list,
  optional,
  type Placed,
  placed,
  quantity,
  record,
  type Shape,
  type Tree,
  text,
  word,
} from "../../shape/index.ts"
import { ownerName, settled } from "../written-unit.ts"

export type FundingKind = "safe" | "priced" | "equity" | "loan" | "grant"

export type FundingRound = {
  /** As in paths. */
  readonly name: string
  readonly kind: FundingKind
  readonly amount: Field
  readonly probability: Field | null
  readonly pre_money: Field | null
  readonly cap: Field | null
  readonly discount: Field | null
  readonly dilution: Field | null
  readonly pool: Field | null
  /** A task, or a month as a quantity. */
  readonly after: Field | Placed | null
  readonly months_later: Field | null
  readonly rate: Field | null
  readonly months: Field | null
}

/** `month 6`, `6 to 9 month`, `= launch`: a time; anything else names a task, also `2nd trial`. */
const isTime = (tree: Tree): boolean => tree.kind !== "scalar" || timeText.test(tree.text)
const timeText =
  /^\s*(=|month\s+\d|choose\s|\p{L}+\(|[-+.\d][^\p{L}]*(to\s[^\p{L}]*)?(day|week|month|year|天|日|周|月|个月|年)s?\s*$)/u

const written = record({
  name: optional(text()),
  kind: word(["safe", "priced", "equity", "loan", "grant"]),
  amount: quantity("¤", { least: 0 }),
  probability: optional(quantity("", { least: 0, most: 1 })),
  pre_money: optional(quantity("¤", { least: 0 })),
  cap: optional(quantity("¤", { least: 0 })),
  discount: optional(quantity("", { least: 0, most: 1 })),
  dilution: optional(quantity("", { least: 0, most: 1 })),
  pool: optional(quantity("", { least: 0, most: 1 })),
  after: optional(either(isTime, quantity("month", { least: 0 }), placed())),
  months_later: optional(quantity("month", { least: 0 })),
  rate: optional(quantity("%/year", { least: 0 })),
  months: optional(quantity("month", { least: 0 })),
})

/** What each kind cannot do without: one key of each group. */
const needs: Readonly<Record<FundingKind, readonly (readonly ("cap" | "dilution" | "pre_money" | "rate" | "months")[])[]>> = {
  safe: [["cap", "dilution"]],
  priced: [["pre_money", "dilution"]],
  equity: [["dilution", "pre_money"]],
  loan: [["rate"], ["months"]],
  grant: [],
}

export const fundingShape: Shape<readonly FundingRound[]> = list(
  settled(written, ({ name: _, ...round }, __, at): FundingRound => {
    const name = ownerName(round.amount)
    for (const keys of needs[round.kind]) {
      if (keys.every((key) => round[key] === null))
        at.report(error("funding-incomplete", round.amount.span, { name, kind: round.kind, keys }))
    }
    return { ...round, name }
  }),
  ["name", "kind"],
)
