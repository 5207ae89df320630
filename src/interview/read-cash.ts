/** Cash at hand. Whoever does not say is taken to hold what pays a small team for a while. */
import { isUnknown, payOf } from "../data/index.ts"
import { parseQuantity } from "../models/index.ts"
import type { Language } from "../words/index.ts"
import type { Figure } from "./answers.ts"
import { assumptions } from "./figures.ts"
import { amountIn, currencyOf, missingMoney, perDollar } from "./money.ts"
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
    text: amountIn(currency, language, monthly * months),
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

/** Of which country that pay is; null where it is the founder's own. */
export function payFrom(country: string): string | null {
  const row = payOf("ml-engineer", country)
  return isUnknown(row) || row.country === country ? null : row.country
}
