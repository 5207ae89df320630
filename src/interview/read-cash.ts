/** Cash at hand. Whoever does not say is taken to hold what pays a small team for a while. */
import { isUnknown, payOf } from "../data/index.ts"
import { parseQuantity } from "../models/index.ts"
import type { Language } from "../words/index.ts"
import type { Figure } from "./answers.ts"
import { assumptions } from "./figures.ts"
import { currencyOf, missingMoney, perDollar } from "./money.ts"
import type { Part, Question, Reading } from "./question.ts"
import { home } from "./read-country.ts"
import { readFigure } from "./read-figure.ts"
import { usualTeam } from "./read-people.ts"

/** More than any firm holds, in any currency. */
const most = 1e15

export const cash: Question<"cash"> = {
  id: "cash",
  read,
  offer: (soFar, language) => stake((soFar.country ?? home(language)).code, currencyOf(soFar), language),
}

function read(answer: Part, reading: Reading): Figure | null {
  const money = currencyOf(reading.soFar)
  const found = readFigure(answer, [{ unit: "USD", leftOut: missingMoney(money), most }], money, reading)
  return found === null ? null : { text: found.text, origin: found.origin }
}

/** Months of pay of the usual team, by the catalogue's pay at its middle. */
function stake(country: string, currency: string, language: Language): Figure {
  const months = parseQuantity(assumptions.runway)
  const monthly = usualTeam.reduce((sum, { role, count }) => sum + payInDollars(role, country) * parseQuantity(count.text), 0)
  return {
    text: amount(monthly * months * perDollar(currency), currency, language),
    origin: { kind: "assumption", of: "runway" },
  }
}

/** A month's pay. Units: [USD/person/month]. */
function payInDollars(role: string, country: string): number {
  const row = payOf(role, country)
  if (isUnknown(row)) throw new Error(`internal: no pay of ${role}`)
  const currency = /[A-Z]{3}/u.exec(row.value)?.[0] ?? "USD"
  return parseQuantity(row.value) / perDollar(currency)
}

/** Two digits, with a suffix: `1.2M USD`, `160万元`. */
function amount(figure: number, currency: string, language: Language): string {
  const short = (unit: number): number => Number((figure / unit).toPrecision(2))
  if (language === "zh" && figure >= 1e4) return `${short(1e4)}万${currency === "CNY" ? "元" : ` ${currency}`}`
  if (figure >= 1e6) return `${short(1e6)}M ${currency}`
  return figure >= 1e3 ? `${short(1e3)}k ${currency}` : `${short(1)} ${currency}`
}
