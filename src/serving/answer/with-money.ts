/** The money of an answer, counted alike everywhere: through the same hours, of the same pieces, beside an API at the same load. */
import { servedDay } from "../economics/replica-hours.ts"
import type { AskedServing } from "../request/read-serving-request.ts"
import type { ServingPlan } from "../search/serving-plan.ts"
import { makeOrBuyOf } from "./made-or-bought.ts"
import { dayOf, hoursOf, throughTheDay, trafficOf } from "./money.ts"
import type { ServedAlternative, ServedCost, ServedPoint, ServingAnswer } from "./serving-answer.ts"

/** `answer`: at the busiest hour. */
export function withMoney(answer: ServingAnswer, asked: AskedServing, found: ServingPlan): ServingAnswer {
  const day = dayOf(asked, found.best)
  const cost = throughTheDay(answer.cost, day)
  const priced = (one: ServedAlternative): ServedAlternative => {
    const isChosen = JSON.stringify(one.plan) === JSON.stringify(answer.plan)
    const perHour = isChosen && day !== null ? day.perHour : hourlyOf(one, asked)
    return { ...one, perHour, perMillionTokens: perMillionOf(one, perHour, asked) }
  }
  return {
    ...answer,
    ...{ cost, hours: hoursOf(day), makeOrBuy: makeOrBuyOf(asked, found, cost) },
    alternatives: answer.alternatives.map(priced),
    front: answer.front.map(priced),
    curve: answer.curve.map((point) => ({ ...point, perMillionTokens: pricedAt(point, cost, answer.requestsPerSecond) })),
  }
}

/** All that is paid falls on what is answered: the curve goes through the figure of the answer. */
function pricedAt({ requestsPerSecond }: ServedPoint, cost: ServedCost | null, chosen: number | null): number | null {
  return cost === null || chosen === null ? null : (cost.perMillionTokens * chosen) / requestsPerSecond
}

/**
 * [USD/hour] Through the hours of the day. How much one replica carries at most is known of the chosen set-up alone: those of others are taken to carry no
 * more than in the busiest hour.
 */
function hourlyOf({ plan, perHour, requestsPerSecond, perMillionTokens }: ServedAlternative, { options }: AskedServing): number {
  // Without a price `perHour` counts devices.
  if (options.hours === undefined || options.rate === undefined || perMillionTokens === null) return perHour
  const units = plan.prefill === null ? plan.replicas : 1
  const deployable = {
    capacityRequestsPerSecond: requestsPerSecond / units,
    hourly: perHour / (units + plan.spares),
    reserve: { kind: "spare", replicas: plan.spares },
  } as const
  const { curve, scaling } = trafficOf(options)
  return servedDay(options.rate, curve, scaling, deployable).perHour
}

/** [USD] Of a million tokens, or samples, at the mean load; that of `one` is at the busiest hour, of as many pieces as go in and come out. */
function perMillionOf(one: ServedAlternative, perHour: number, { options }: AskedServing): number | null {
  const { perMillionTokens, requestsPerSecond } = one
  if (perMillionTokens === null) return null
  const mean = options.hours === undefined ? requestsPerSecond : (options.rate ?? requestsPerSecond)
  return perMillionTokens * (perHour / one.perHour) * (requestsPerSecond / mean)
}
