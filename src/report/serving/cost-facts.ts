/** What a million tokens cost, a request, an hour; and whether to make or to buy them, in one line. */
import type { ServedMakeOrBuy, ServingAnswer } from "../../serving/index.ts"
import type { Words } from "../../words/index.ts"
import type { Fact } from "../facts-text.ts"
import { bare, withUnit } from "../figures.ts"

const hour = 3600
/** Money of one request has too many zeros to be read. */
const many = 1000

export function costFacts(answer: ServingAnswer, words: Words): readonly Fact[] {
  const { cost, makeOrBuy, kind, hours } = answer
  const { serving } = words
  if (cost === null) return []
  const money = (x: number): string => withUnit(words, x, cost.currency)
  const { perMillionInputTokens: input, perMillionOutputTokens: output, perThousandImages } = cost
  const perPiece = perThousandImages === null ? [] : [serving.perThousandImages(money(perThousandImages))]
  const perMillion = input === null || output === null ? perPiece : [serving.perMillion(money(input), money(output))]
  const costs = hours.map(({ perHour }) => perHour)
  const byHour: readonly Fact[] =
    costs.length === 0
      ? []
      : [[serving.rows.hours, [serving.hoursOf(money(Math.min(...costs)), money(Math.max(...costs)), money(cost.perHour ?? 0))]]]
  return [
    [serving.rows.price, perMillion],
    [
      serving.rows.request,
      [
        kind === "rented"
          ? serving.rentedRequest(money(many * cost.perRequest), cost.perHour === null ? null : money(cost.perHour))
          : requestText(answer, words),
        ...callsText(answer, words),
      ],
    ],
    ...byHour,
    ...(makeOrBuy === null ? [] : [[serving.rows.makeOrBuy, [makeOrBuyText(makeOrBuy, answer, words)]] as const]),
  ]
}

/** What is more than one call of its own words. */
function callsText({ perRequest }: ServingAnswer, words: Words): readonly string[] {
  if (perRequest === null) return []
  const { serving } = words
  const { calls, retrieved } = perRequest
  return [
    ...(calls === 1 ? [] : [serving.calls(bare(words, calls))]),
    ...(retrieved === 0 ? [] : [serving.retrieved(bare(words, retrieved))]),
  ]
}

function requestText({ cost, plan }: ServingAnswer, words: Words): string {
  const { serving } = words
  if (cost === null || cost.gpuHour === null || cost.perHour === null || plan === null) return ""
  const { basis, price } = cost.gpuHour
  const about = basis.kind === "rented" ? serving.terms[basis.term] : ""
  const each = serving.priceOf[basis.kind](withUnit(words, price, `${cost.currency}/GPU-hour`), about)
  return serving.perRequest(
    withUnit(words, many * cost.perRequest, cost.currency),
    withUnit(words, cost.perHour, cost.currency),
    each,
  )
}

export function makeOrBuyText(
  { api, cheaper, likeness, ...rest }: ServedMakeOrBuy,
  { requestsPerSecond }: ServingAnswer,
  words: Words,
): string {
  const { serving, signs } = words
  const ofMany = (perHour: number): string => withUnit(words, (many * perHour) / ((requestsPerSecond ?? 0) * hour), "USD")
  const verdict = serving.makeOrBuy({
    isMake: cheaper === "make",
    make: ofMany(rest.makePerHour),
    buy: ofMany(rest.buyPerHour),
    api,
    isSame: likeness === "same",
  })
  const from = rest.breakEvenRequestsPerSecond
  return `${verdict}${signs.clause}${serving.breakEven(from === null ? null : withUnit(words, from, "request/s"))}`
}
