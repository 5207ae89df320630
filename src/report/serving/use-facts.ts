/** How much comes out, by ours and by the plainest rule, how busy the devices are, and what power they take. */
import type { Interval, ServingAnswer } from "../../serving/index.ts"
import type { Words } from "../../words/index.ts"
import type { Fact } from "../facts-text.ts"
import { bare, share, withUnit } from "../figures.ts"
import { scaled } from "../model/scaled.ts"
import { secondsText } from "../training/seconds-text.ts"

export function useFacts(answer: ServingAnswer, words: Words): readonly Fact[] {
  return [...throughputFacts(answer, words), ...activityFacts(answer, words)]
}

function throughputFacts(answer: ServingAnswer, words: Words): readonly Fact[] {
  const { serving } = words
  const { outputTokensPerSecond: output, totalTokensPerSecond: total, imagesPerSecond, interval, baseline } = answer
  const tokens = (x: number): string => withUnit(words, x, "token/s")
  if (output === null || total === null)
    return imagesPerSecond === null ? [] : [[serving.rows.throughput, [serving.samplesPerSecond(bare(words, imagesPerSecond))]]]
  const text = ranged(output, interval.outputTokensPerSecond, tokens, words)
  const rule =
    baseline === null ? null : serving.baselineOf(secondsText(words, baseline.tpot), tokens(baseline.outputTokensPerSecond))
  return [
    [serving.rows.throughput, [serving.perSecond(text, tokens(total))]],
    ...(rule === null ? [] : [[serving.rows.baseline, [rule]] as const]),
  ]
}

/** What is given by the load has no ends. */
function ranged(x: number, ends: Interval | null, told: (x: number) => string, words: Words): string {
  if (ends === null || ends[0] === ends[1]) return told(x)
  return words.serving.interval(told(x), bare(words, ends[0]), bare(words, ends[1]))
}

function activityFacts({ utilisation, energy, kind }: ServingAnswer, words: Words): readonly Fact[] {
  const { serving } = words
  const hasTokens = kind === "tokens"
  const facts: Fact[] = []
  if (utilisation !== null) {
    const { busy, cache, batch } = utilisation
    facts.push([
      serving.rows.use,
      [serving.useOf(share(words, busy), hasTokens ? share(words, cache) : null, bare(words, batch))],
    ])
  }
  if (energy !== null) {
    const watts = scaled(words, energy.watts, "W")
    facts.push([
      serving.rows.energy,
      [serving.energyOf(`${bare(words, energy.perMillionTokens)} kWh`, watts, bare(words, energy.pue), hasTokens)],
    ])
  }
  return facts
}
