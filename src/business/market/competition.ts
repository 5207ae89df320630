/**
 * Competition as a multinomial logit: who could be reached takes the offer of the highest utility, and utilities differ from
 * buyer to buyer by a Gumbel law, so that the share of an offer is exp(u) over the sum of all, buying nothing among them.
 *
 *   u = quality weight · (quality - usual quality) + brand weight · brand - price weight · (price / reference price - 1)
 *
 * The usual quality and the reference price are the competitors' means at the start, so that buying nothing (`outside`, 0)
 * stands against an offer as they are today. The own-price elasticity is -weight · (price / reference) · (1 - share): the
 * weight is the elasticity, without its sign, of a small seller at the reference price. That needs no circle, as one by our
 * own share would.
 */
import { instance, quantities, type RoomQuantity, type Row, type Source } from "../../engine/index.ts"
import type { Competition, Competitor } from "./competition-section.ts"

const logit: Source = {
  title: "McFadden, Conditional logit analysis of qualitative choice behavior",
  where: "https://www.scribd.com/document/521780012/Qualitative-choice-behaviour",
  date: "1974",
  confidence: "published",
}

/** Units: shares, odds, utilities and prices [1], prices against the reference. Shape: monthly. Source: McFadden 1974. */
export function competitionRows(competition: Competition | null): RoomQuantity[] {
  if (competition === null) return []
  const { competitors } = competition
  return [
    ...quantities("business.offer", offerRows(competition)),
    ...competitors.flatMap((one) => instance(pathOf(one), "business.rivals.*", rivalRows(one, competition))),
    ...quantities("business", shareRows(competition)),
    ...competitors.flatMap((one) =>
      instance(pathOf(one), "business.rivals.*", { share: ["", `= ${pathOf(one)}.odds * business.market_share`] }),
    ),
  ]
}

const pathOf = ({ name }: Competitor): string => `business.rivals.${name}`
const writtenOf = ({ name }: Competitor): string => `market.competition.competitors.${name}`

/** Prices are counted in this one: that which the founder names, else the first competitor's at the start. */
function measureOf({ reference_price, competitors }: Competition): string {
  if (reference_price !== null) return "market.competition.reference_price"
  const first = competitors.find(({ price }) => price !== null)
  return first === undefined ? "market.competition.price" : atStart(`${writtenOf(first)}.price`)
}

const atStart = (path: string): string => `at(${path}, month 0)`

function offerRows(competition: Competition): Record<string, Row> {
  const { reference_price, competitors } = competition
  const measure = measureOf(competition)
  const priced = competitors.filter(({ price }) => price !== null)
  const starts = priced.map((one) => atStart(`${writtenOf(one)}.price`))
  const qualities = competitors.filter(({ quality }) => quality !== null).map((one) => atStart(`${writtenOf(one)}.quality`))
  return {
    ...(reference_price === null && starts.length > 1
      ? { mean_price: ["", `= (${starts.join(" + ")}) / ${measure} / ${starts.length}`] satisfies Row }
      : {}),
    ...(qualities.length > 0 ? { usual_quality: ["", `= (${qualities.join(" + ")}) / ${qualities.length}`] satisfies Row } : {}),
    price: ["", `= ${relative("market.competition.price", competition)}`],
    utility: [
      "",
      utilityText(
        "market.competition",
        "business.offer.price",
        competition.quality === null ? null : "market.competition.quality",
        competition.brand !== null,
        competition,
      ),
    ],
  }
}

/** Against the reference price. */
function relative(price: string, competition: Competition): string {
  const hasMean = competition.reference_price === null && competition.competitors.filter((one) => one.price !== null).length > 1
  return `${price} / ${measureOf(competition)}${hasMean ? " / business.offer.mean_price" : ""}`
}

function utilityText(
  written: string,
  price: string,
  quality: string | null,
  hasBrand: boolean,
  { weights, competitors }: Competition,
): string {
  const usual = competitors.some((one) => one.quality !== null) ? " - business.offer.usual_quality" : ""
  const parts = [
    quality === null ? [] : [`market.competition.weights.quality * (${quality}${usual})`],
    hasBrand ? [`${weights.brand === null ? "" : "market.competition.weights.brand * "}${written}.brand`] : [],
  ].flat()
  return `= ${parts.join(" + ")}${parts.length > 0 ? " - " : "-"}market.competition.weights.price * (${price} - 1)`
}

function rivalRows(one: Competitor, competition: Competition): Record<string, Row> {
  const [own, written] = [pathOf(one), writtenOf(one)]
  const isBetter = one.quality !== null && one.improves !== null
  return {
    ...(one.from === null
      ? {}
      : { present: ["", `= max(0 month, min(1 month, t + 1 month - ${written}.from)) / 1 month`] satisfies Row }),
    price: ["", one.price === null ? "0" : rivalPrice(one, competition)],
    ...(isBetter ? { quality: ["", `= ${written}.quality + ${written}.improves * t`] satisfies Row } : {}),
    utility: [
      "",
      utilityText(
        written,
        `${own}.price`,
        isBetter ? `${own}.quality` : one.quality === null ? null : `${written}.quality`,
        one.brand !== null,
        competition,
      ),
    ],
    // Beyond 300 no share can be told from none, and a greater figure would be infinite.
    odds: ["", `= ${one.from === null ? "" : `${own}.present * `}exp(min(300, ${own}.utility - business.offer.utility))`],
  }
}

/** Its price answers to ours from our opening on, by what ours is against the reference. */
function rivalPrice(one: Competitor, competition: Competition): string {
  const written = writtenOf(one)
  const growth = one.price_growth === null ? "" : ` * (1 + monthly_growth(${written}.price_growth) * 1 month) ^ (t / 1 month)`
  const reaction = one.reacts === null ? "" : ` * if(business.live, business.offer.price ^ ${written}.reacts, 1)`
  return `= ${relative(`${written}.price`, competition)}${growth}${reaction}`
}

function shareRows({ competitors, outside }: Competition): Record<string, Row> {
  const odds = ["business.outside_odds", ...competitors.map((one) => `${pathOf(one)}.odds`)]
  return {
    outside_odds: [
      "",
      `= exp(min(300, ${outside === null ? "" : "market.competition.outside "}-${outside === null ? "" : " "}business.offer.utility))`,
    ],
    market_share: ["", `= 1 / (1 + ${odds.join(" + ")})`, logit],
    outside_share: ["", "= business.outside_odds * business.market_share"],
  }
}
