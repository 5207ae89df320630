/** Where the venture is: tax, pay, power prices, and the currency of its books. */
import type { Language } from "../words/index.ts"
import { founder, type Place } from "./answers.ts"
import { findCountry, nearestCountries } from "./countries.ts"
import { convertible } from "./money.ts"
import { type Part, type Question, type Reading, refused } from "./question.ts"

export const country: Question<"country"> = { id: "country", read, offer: (_, language) => home(language) }

/** Errors: answer-country. */
function read(answer: Part, reading: Reading): Place | null {
  const found = findCountry(answer.text)
  if (found !== null) return { code: found.code, currency: booksOf(found.currency), origin: founder }
  const close = nearestCountries(answer.text)
  return refused("answer-country", answer, reading, { name: answer.text, nearest: close }, close[0])
}

/** GPUs and tokens are priced in dollars: books in a currency without a rate could not be added up. */
function booksOf(currency: string | null): string {
  return currency !== null && convertible(currency) ? currency : "USD"
}

/** Whoever answers in Chinese is taken to be in China until they say otherwise. */
export function home(language: Language): Place {
  const [code, currency] = language === "zh" ? ["CN", "CNY"] : ["US", "USD"]
  return { code, currency, origin: { kind: "assumption", of: "country" } }
}
