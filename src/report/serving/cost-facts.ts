/** What a million tokens cost, a request, an hour; and whether to make or to buy them, in one line. */
import type { ServedCost, ServedMakeOrBuy, ServingAnswer } from "../../serving/index.ts"
import type { Words } from "../../words/index.ts"
import type { Fact } from "../facts-text.ts"
import { withUnit } from "../figures.ts"
import { unitText } from "./plan-text.ts"

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
      ],
    ],
    ...byHour,
    ...(makeOrBuy === null ? [] : [[serving.rows.makeOrBuy, [makeOrBuyText(makeOrBuy, cost, words)]] as const]),
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

/** What a request costs here is what stands in the line of costs. */
function makeOrBuyText({ api, cheaper, likeness, unit, ...rest }: ServedMakeOrBuy, cost: ServedCost, words: Words): string {
  const { serving, signs } = words
  const [make, buy] = [cost.perRequest, rest.buyPerRequest].map((each) => withUnit(words, many * each, cost.currency))
  const verdict = serving.makeOrBuy({ isMake: cheaper === "make", make: make ?? "", buy: buy ?? "", api, likeness })
  const from = rest.breakEvenRequestsPerSecond
  const even = from === null || unit === null ? null : { rate: withUnit(words, from, "request/s"), unit: unitText(unit.plan, words) }
  return `${verdict}${signs.clause}${serving.breakEven(even)}`
}
