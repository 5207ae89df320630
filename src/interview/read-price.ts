/** What is paid, and for what: `6 to 14 USD/seat/month`, `0.5 CNY/Mtoken`, `90k USD/customer once`, `每席位每月30元`. */
import { founder, type Measure, type Price } from "./answers.ts"
import { seatPrice } from "./figures.ts"
import { currencyOf } from "./money.ts"
import type { Part, Question, Reading } from "./question.ts"
import { type Form, readFigure } from "./read-figure.ts"

/** In any currency by any unit: what costs more is not sold. */
const most = 1e15
const once = /\s*(?:\(?\b(?:once|one[- ]?off|one[- ]?time|upfront|perpetual)\b\)?|一次性|买断|一次付清)\s*/giu

const form = (unit: string, per: Measure): Form & { readonly per: Measure } => ({ unit, leftOut: [], most, per })
/** Which form counts where a figure fits several: its unit alone tells. */
const forms: readonly (Form & { readonly per: Measure })[] = [
  form("USD/seat/month", "seat"),
  form("USD/customer/month", "customer"),
  form("USD/token", "token"),
  form("USD/request", "request"),
  form("USD/customer", "customer once"),
  form("USD/seat", "seat once"),
]

export const price: Question<"price"> = { id: "price", read, offer: () => ({ figure: seatPrice(), per: "seat" }) }

/** Errors: those of figures. A bare amount by the month is a customer's. */
function read(answer: Part, reading: Reading): Price | null {
  const money = currencyOf(reading.soFar)
  const text = inFront(answer.text.replaceAll(once, " ").trim())
  const isOnce = text !== inFront(answer.text.trim())
  const hasMoney = /[A-Za-z¥￥$€£元块]/u.test(text.replaceAll(/[kMBT]|to|\/.*$/gu, ""))
  const amount = hasMoney ? text : withMoney(text, money)
  const whole = isOnce && !amount.includes("/") ? `${amount}/customer` : byCustomer(amount)
  const found = readFigure({ ...answer, text: whole }, forms, money, reading)
  if (found === null) return null
  const per = forms.find(({ unit }) => unit === found.form.unit)?.per ?? "customer"
  return { figure: { text: found.text, origin: founder }, per }
}

/** `20 USD/month` is paid by each customer. */
function byCustomer(text: string): string {
  const match = /^((?:(?!\/|每|\bper\b|\ba\b).)*)\s*(?:\/\s*|per\s+|an?\s+|每)(months?|mo|years?|yr|月|年)$/iu.exec(text)
  return match === null ? text : `${(match[1] ?? "").trim()}/customer/${match[2]}`
}

/** `每席位每月 30 元`: what it is for stands in front. */
function inFront(text: string): string {
  const match = /^(每\D*)(\d.*)$/u.exec(text)
  return match === null ? text : `${match[2]}${match[1]?.trim()}`
}

/** `30/seat/month` is in the currency of the books. */
function withMoney(text: string, money: string): string {
  const at = text.indexOf("/")
  return at < 0 ? text : `${text.slice(0, at).trim()} ${money}${text.slice(at)}`
}
