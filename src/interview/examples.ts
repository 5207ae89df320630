/** Examples of answers, with amounts in the currency of the country that was answered. */
import type { Words } from "../words/index.ts"
import type { SoFar } from "./answers.ts"
import { amountIn, currencyOf } from "./money.ts"
import type { QuestionId } from "./question.ts"
import { home } from "./read-country.ts"

/** In dollars: what a small firm holds; a seat and month, a million tokens, a customer once. */
const cash = 900_000
const [seat, tokens, once] = [[6, 14] as const, 0.5, 90_000]

export function exampleOf(id: QuestionId, soFar: SoFar, words: Words): string {
  const { language } = words
  const { example, examplePrice } = words.interview
  const currency = currencyOf({ country: soFar.country ?? home(language) })
  const amount = (...dollars: readonly [number, number?]): string => amountIn(currency, language, ...dollars)
  switch (id) {
    case "cash":
      return amount(cash)
    case "price":
      return examplePrice(amount(...seat), amount(tokens), amount(once))
    default:
      return example[id]
  }
}
