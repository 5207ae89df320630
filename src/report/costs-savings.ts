/** A saving in words: what to do, what it brings, what to change, what it risks. */
import type { Saving } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { commandWord } from "./command.ts"
import { shortened } from "./compare-lines.ts"
import { bare, beside, calendarMonth, change, share, spread, withUnit } from "./figures.ts"
import type { About } from "./names.ts"

export function wayOf({ kind, risk }: Saving, words: Words): string {
  const { ways, wayTo } = words.costs
  const to = (() => {
    switch (risk.of) {
      case "api":
      case "own-server":
        return risk.model
      case "provider":
        return risk.provider
      case "region":
        return risk.region
      case "smaller":
      case "quantise":
        return risk.to
      default:
        return null
    }
  })()
  return to === null ? ways[kind] : wayTo(ways[kind], to)
}

/** What it saves, and how the value and survival move. */
export function bringsText(saving: Saving, unit: string, words: Words): string {
  const { costs: said, signs } = words
  const { total, perYear, loses, value, survival } = saving
  const isSaving = (total.mean ?? 0) >= 0
  const size = (x: number | null): number | null => (x === null ? null : isSaving ? x : -x)
  const figure = {
    mean: size(perYear.mean),
    p5: size(isSaving ? perYear.p5 : perYear.p95),
    p95: size(isSaving ? perYear.p95 : perYear.p5),
  }
  const told = isSaving ? said.saves : said.costsMore
  const half = value.error === null || value.error === 0 ? "" : beside(words, value.error, value.by, value.unit)
  return [
    told(withUnit(words, figure.mean, unit), spread(words, figure, unit), withUnit(words, size(total.mean), unit)),
    ...(isSaving && loses > 0 ? [said.loses(share(words, loses))] : []),
    ...(value.by === null ? [] : [said.value(change(words, value.by, value.unit), half)]),
    ...(survival.by === null ? [] : [said.survival(said.points(signed(survival.by * 100, words)))]),
  ].join(signs.sentence)
}

function signed(x: number, words: Words): string {
  return x > 0 ? `+${bare(words, x)}` : bare(words, x)
}

const mostSigns = 60

/** What changes in the file, and how the command line tries it. */
export function changeTexts({ changes }: Saving, words: Words): readonly string[] {
  const { costs: said } = words
  return changes.map(({ path, from, to, set }) =>
    set === null ? said.change(path, from === null ? "" : shortened(from, mostSigns), to) : said.set(commandWord(set)),
  )
}

/** How figures of a risk are written; `key` says where in it they stand. */
export type Teller = {
  readonly share: (key: string, value: number | null) => string
  /** A figure, times so much. */
  readonly count: (key: string, value: number | null, times?: number) => string
  readonly amount: (key: string, value: number | null, unit: string) => string
  readonly month: (key: string, value: number) => string
  /** A name, a price or a date, as it stands in a source. */
  readonly name: (text: string) => string
}

/** On a terminal. */
export function plainTeller(about: About, words: Words): Teller {
  return {
    share: (_, value) => share(words, value),
    count: (_, value, times = 1) => bare(words, value === null ? null : value * times),
    amount: (_, value, unit) => withUnit(words, value, unit),
    month: (_, value) => calendarMonth(words, about.header.start, value),
    name: (text) => text,
  }
}

export function riskText(saving: Saving, unit: string, tell: Teller, words: Words): string {
  const { signs, costs } = words
  const gap = words.language === "zh" ? "" : " "
  return `${costs.risk}${gap}${riskTexts(saving, unit, tell, words).join(signs.sentence)}`
}

function riskTexts({ kind, risk: told }: Saving, money: string, tell: Teller, words: Words): readonly string[] {
  const { risks } = words.costs
  switch (told.of) {
    case "commit": {
      const from = told.blocks.flatMap(({ from: month, gpus }, k) =>
        gpus > 0 && gpus !== told.blocks[k - 1]?.gpus
          ? [risks.committed(tell.amount(`blocks/${k}/gpus`, gpus, "GPU"), tell.month(`blocks/${k}/from`, month))]
          : [],
      )
      return [risks.commit(from.join(words.signs.comma), tell.share("idle", told.idle), tell.share("ratio", told.ratio))]
    }
    case "spot": {
      const times = (told.gpus ?? 0) * (told.months ?? 1)
      const isFew = told.high * times < 1
      const [gpus, least, most] = [
        tell.amount("gpus", told.gpus, "GPU"),
        tell.count("low", told.low, times),
        tell.count("high", told.high, times),
      ]
      if (kind === "spot-serving") return [risks.spotServing(gpus, least, most, isFew)]
      return [risks.spotTraining(gpus, tell.amount("months", told.months, "month"), least, most, isFew)]
    }
    case "provider":
      return [risks.provider(tell.name(told.provider), told.region ?? "", tell.name(told.price), tell.name(told.date))]
    case "region":
      return [risks.region(tell.name(told.provider), tell.name(told.region ?? ""), tell.name(told.price), tell.name(told.date))]
    case "own-server":
      return [
        risks.ownServer(
          tell.name(told.model),
          tell.name(told.from),
          tell.amount("gpus", told.gpus, "GPU"),
          tell.share("load", told.load),
        ),
      ]
    case "own":
      return [
        risks.own(
          tell.amount("gpus", told.gpus, "GPU"),
          tell.amount("outlay", told.outlay, money),
          tell.share("idle", told.idle),
        ),
      ]
    case "api":
      return [
        risks.api(
          tell.name(told.model),
          tell.name(told.provider),
          tell.name(told.input),
          tell.name(told.output),
          tell.name(told.date),
        ),
        risks.likeness[told.likeness],
      ]
    case "quantise":
      return [
        told.low === 0
          ? risks.lossless(tell.share("high", told.high))
          : risks.quantised(tell.share("low", told.low), tell.share("high", told.high)),
      ]
    case "smaller":
      return [
        risks.smaller(tell.share("share", told.share)),
        ...(told.loss === null ? [] : [risks.loss(tell.count("loss", told.loss))]),
      ]
    case "latency":
      return told.before === null || told.after === null
        ? [risks.latencyUnknown]
        : [risks.latency(tell.amount("before", told.before, "s"), tell.amount("after", told.after, "s"))]
    case "cache":
      return [risks.cache(tell.share("low", told.low), tell.share("high", told.high))]
  }
}
