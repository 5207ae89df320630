/** What a founder asks first: does it fit, whom does it carry, what does it cost, make or buy, what to buy. */
import type { ServingAnswer } from "../../serving/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import type { Fact } from "../facts-text.ts"
import { bare, share, withUnit } from "../figures.ts"
import { scaled } from "../model/scaled.ts"
import { secondsText } from "../training/seconds-text.ts"
import { costFacts } from "./cost-facts.ts"
import { lengthText } from "./length-text.ts"
import { planLines } from "./plan-text.ts"
import { useFacts } from "./use-facts.ts"

export function firstFacts(answer: ServingAnswer, words: Words): readonly Fact[] {
  return [
    ...fitFacts(answer, words),
    ...loadFacts(answer, words),
    ...costFacts(answer, words),
    ...(answer.plan === null ? [] : [[words.serving.rows.buy, planLines(answer.plan, answer.kind === "tokens", words)] as const]),
    ...useFacts(answer, words),
  ]
}

function fitFacts({ fits, kind, memoryPerGpu, memoryLimit }: ServingAnswer, words: Words): readonly Fact[] {
  const { serving } = words
  if (kind === "rented" || memoryPerGpu === null || memoryLimit === null) return []
  const bytes = (x: number): string => scaled(words, x, "B")
  const cache = fits && memoryPerGpu.cache > 0 ? bytes(memoryPerGpu.cache) : null
  const used = memoryPerGpu.total - (cache === null ? 0 : memoryPerGpu.cache)
  return [[fits ? serving.rows.fits : serving.rows.doesNotFit, [serving.of(bytes(used), bytes(memoryLimit), cache)]]]
}

/** What is asked, what of it is carried, and the capacity: three figures that are never called alike. */
function loadFacts(answer: ServingAnswer, words: Words): readonly Fact[] {
  const { serving, language } = words
  const { load, requestsPerSecond, concurrency, keepsPromise, input, output, kind } = answer
  if (requestsPerSecond === null) return []
  const rate = (x: number): string => withUnit(words, x, kind === "samples" ? "sample/s" : "request/s")
  const promise = promiseText(answer, words)
  const asked = {
    rate: () => serving.loads.rate(rate(load.kind === "rate" ? load.requestsPerSecond : 0)),
    concurrency: () => serving.loads.concurrency(grouped(load.kind === "concurrency" ? load.users : 0, language)),
    trace: () => serving.loads.trace(rate(requestsPerSecond)),
    offline: () => serving.loads.offline,
    most: () => serving.loads.most(promise !== null),
  }[load.kind]()
  const lengths = input === null || output === null ? [] : [serving.lengths(lengthText(input, words), lengthText(output, words))]
  const present = concurrency === null ? null : bare(words, concurrency)
  return [
    [serving.rows.carried, [serving.carried(rate(requestsPerSecond), ofCapacity(answer, rate, words), present)]],
    ...(promise === null ? [] : [promiseFact(promise, keepsPromise, serving)]),
    [serving.rows.asked, [asked, ...lengths]],
  ]
}

/** Null where what is carried is the capacity. */
function ofCapacity(
  { load, capacity, utilisation }: ServingAnswer,
  rate: (x: number) => string,
  words: Words,
): Parameters<Words["serving"]["carried"]>[1] {
  const isWhole = load.kind === "most" || load.kind === "offline"
  if (isWhole || capacity === null || utilisation === null) return null
  return { share: share(words, utilisation.load), capacity: rate(capacity) }
}

/** What nobody measured is neither kept nor missed. */
function promiseFact(promise: string, keepsPromise: boolean | null, { rows, unmeasured }: Words["serving"]): Fact {
  if (keepsPromise === null) return [rows.promised, [promise, unmeasured]]
  return [keepsPromise ? rows.kept : rows.missed, [promise]]
}

function promiseText({ promise }: ServingAnswer, words: Words): string | null {
  const { serving } = words
  const limits = (["ttft", "tpot", "latency"] as const).flatMap((key) => {
    const limit = promise[key]
    return limit === null ? [] : [serving.atMost(serving.figures[key], secondsText(words, limit))]
  })
  return limits.length === 0 ? null : serving.promisedOf(limits, serving.quantile[promise.quantile])
}
