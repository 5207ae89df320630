/** What a million tokens cost, a request, an hour; and whether to make or to buy them, in one line. */
import type { ServedCost, ServedMakeOrBuy, ServingAnswer } from "../../serving/index.ts"
import type { Words } from "../../words/index.ts"
import type { Fact } from "../facts-text.ts"
import { bare, withUnit } from "../figures.ts"
import { unitText } from "./plan-text.ts"

/** Money of one request has too many zeros to be read. */
const many = 1000
/** [USD] Less is told of a million instead of a thousand. */
const leastTold = 0.001

type Many = "thousand" | "million"

/** So that a figure has no power of ten: `a million 0.0383 USD`. Units: `perPiece` [USD]. */
function manyText(
  perPiece: number,
  money: (x: number) => string,
  told: Readonly<Record<Many, (money: string) => string>>,
): string {
  return many * perPiece < leastTold ? told.million(money(1e6 * perPiece)) : told.thousand(money(many * perPiece))
}

export function costFacts(answer: ServingAnswer, words: Words): readonly Fact[] {
  const { cost, makeOrBuy, kind, hours } = answer
  const { serving } = words
  if (cost === null) return []
  const money = (x: number): string => withUnit(words, x, cost.currency)
  const { perMillionInputTokens: input, perMillionOutputTokens: output, perThousandImages } = cost
  const perPiece = perThousandImages === null ? [] : [manyText(perThousandImages / 1000, money, serving.perSamples)]
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
          ? serving.rentedRequest(
              manyText(cost.perRequest, money, serving.requests),
              cost.perHour === null ? null : money(cost.perHour),
            )
          : requestText(answer, words),
        ...callsText(answer, words),
      ],
    ],
    ...byHour,
    ...(makeOrBuy === null ? [] : [[serving.rows.makeOrBuy, [makeOrBuyText(makeOrBuy, cost, hours.length > 0, words)]] as const]),
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
    manyText(cost.perRequest, (x) => withUnit(words, x, cost.currency), serving.requests),
    withUnit(words, cost.perHour, cost.currency),
    each,
  )
}

/** What a request costs here is what stands in the line of costs. */
function makeOrBuyText(
  { api, cheaper, likeness, unit, ...rest }: ServedMakeOrBuy,
  cost: ServedCost,
  isMean: boolean,
  words: Words,
): string {
  const { serving, signs } = words
  const money = (perRequest: number): string => withUnit(words, many * perRequest, cost.currency)
  const [make, buy] = [money(cost.perRequest), money(rest.buyPerRequest)]
  const verdict = serving.makeOrBuy({ isMake: cheaper === "make", make, buy, api, likeness })
  const from = rest.breakEvenRequestsPerSecond
  const rate = withUnit(words, from, "request/s")
  const even = from === null || unit === null ? null : { rate, isMean, unit: unitText(unit.plan, words) }
  return `${verdict}${signs.clause}${serving.breakEven(even)}`
}
