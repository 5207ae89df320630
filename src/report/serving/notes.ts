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
    ...(nearness === null ? [] : [serving.intervalNote, serving.nearness[nearness]]),
    ...(kind === "rented" ? [serving.providerNote] : []),
    ...(answer.plan === null
      ? []
      : [serving.searched(grouped(searched.configurations, language), grouped(searched.simulated, language))]),
    ...(answer.plan !== null && !isSimulated ? [serving.meansNote] : []),
    ...priceNotes(answer, words),
    ...(assumed.length === 0 ? [] : [serving.assumed(assumed.map((key) => assumedText(key, serving.assumedNames)))]),
  ]
}

function assumedText(key: string, names: Words["serving"]["assumedNames"]): string {
  return Object.hasOwn(names, key) ? names[key as keyof typeof names] : key // just looked up
}

function figureOf(what: ServingAnswer["measured"][number]["what"], x: number, words: Words): string {
  return what === "throughput" ? withUnit(words, x, "token/s") : secondsText(words, x)
}

/** Offers that a reader may look up. */
const most = 3

function priceNotes({ cost, makeOrBuy }: ServingAnswer, words: Words): readonly string[] {
  const { serving, report } = words
  const basis = cost?.gpuHour?.basis
  const offers = basis?.kind === "rented" ? basis.offers : []
  const named = offers.slice(0, most).map(({ provider, price, date }) => report.dated(`${provider}, ${date}`, bare(words, price)))
  const api = makeOrBuy === null ? [] : [`${makeOrBuy.api}, ${makeOrBuy.source.date}`]
  return named.length + api.length === 0 ? [] : [serving.prices([...named, ...api])]
}
