/** What stands below: what was measured, how sure it is, what was searched, and what was assumed, with sources. */
import type { ServingAnswer } from "../../serving/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { bare, withUnit } from "../figures.ts"
import { secondsText } from "../training/seconds-text.ts"

export function notesOf(answer: ServingAnswer, words: Words): readonly string[] {
  const { serving, language } = words
  const { nearness, searched, assumed, kind, latency } = answer
  const isSimulated = latency !== null && latency.p95 !== null
  return [
    ...answer.measured.map(({ what, own, expected }) =>
      serving.measured[what](figureOf(what, own, words), figureOf(what, expected, words)),
    ),
    ...(nearness === null ? [] : [...(isSimulated ? [serving.intervalNote] : []), serving.nearness[nearness]]),
    ...(kind === "rented" ? [serving.providerNote] : []),
    ...(searched.configurations === 0
      ? []
      : [serving.searched(grouped(searched.configurations, language), grouped(searched.simulated, language))]),
    ...(isOverloaded(answer) ? [serving.overloadNote] : []),
    ...priceNotes(answer, words),
    ...(assumed.length === 0 ? [] : [serving.assumed(assumed.map((key) => assumedText(key, serving.assumedNames)))]),
  ]
}

function isOverloaded({ load, requestsPerSecond }: ServingAnswer): boolean {
  return load.kind === "rate" && requestsPerSecond !== null && requestsPerSecond < load.requestsPerSecond * (1 - 1e-9)
}

function assumedText(key: string, names: Words["serving"]["assumedNames"]): string {
  return Object.hasOwn(names, key) ? names[key as keyof typeof names] : key // just looked up
}

function figureOf(what: ServingAnswer["measured"][number]["what"], x: number, words: Words): string {
  return what === "throughput" ? withUnit(words, x, "token/s") : secondsText(words, x)
}

/** Offers that are named. */
const most = 3

function priceNotes({ model, cost, makeOrBuy, provider }: ServingAnswer, words: Words): readonly string[] {
  const { serving, language } = words
  const basis = cost?.gpuHour?.basis
  const offers = basis?.kind === "rented" ? basis.offers : []
  const named = offers.slice(0, most).map(({ provider: name, price, date }) => `${name} ${bare(words, price)} (${date})`)
  const ofGpu = named.length === 0 ? [] : [serving.median(grouped(offers.length, language), cost?.currency ?? "", named)]
  const api = makeOrBuy === null ? [] : [`${makeOrBuy.api} (${makeOrBuy.source.date})`]
  const own = provider === null ? [] : [`${provider.name} (${provider.date})`]
  const all = [...ofGpu, ...api, ...own]
  const old = [
    ...(makeOrBuy === null ? [] : [{ name: makeOrBuy.api, ...makeOrBuy.source }]),
    ...(provider === null ? [] : [{ ...provider, name: model }]),
  ].flatMap(({ name, date, outdatedBy }) => (outdatedBy === null ? [] : [serving.oldPrice(name, date, outdatedBy)]))
  return [...(all.length === 0 ? [] : [serving.prices(all)]), ...old]
}
