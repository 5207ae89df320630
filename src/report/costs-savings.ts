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
        return risk.model
      case "provider":
        return risk.provider
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

export function riskText(saving: Saving, unit: string, about: About, words: Words): string {
  const { risk, risks } = words.costs
  return `${risk} ${riskOf(saving, unit, about, words)
    .filter((text) => text !== "")
    .join(words.signs.sentence)}`.replace(/：\s/u, "：")

  function riskOf({ kind, risk: told }: Saving, money: string, venture: About, { signs }: Words): readonly string[] {
    const few = (x: number): string => bare(words, x)
    switch (told.of) {
      case "commit": {
        const blocks = told.blocks.filter(({ gpus }, k) => gpus > 0 && gpus !== told.blocks[k - 1]?.gpus)
        const from = blocks.map((block) => risks.committed(block.gpus, calendarMonth(words, venture.header.start, block.from)))
        return [risks.commit(from.join(signs.comma), share(words, told.idle), share(words, told.ratio))]
      }
      case "spot": {
        const gpus = told.gpus ?? 0
        const months = told.months ?? 1
        const [least, most] = [few(gpus * told.low * months), few(gpus * told.high * months)]
        if (kind === "spot-serving") return [risks.spotServing(few(gpus), least, most)]
        return [risks.spotTraining(few(gpus), withUnit(words, told.months, "month"), least, most)]
      }
      case "provider":
        return [risks.provider(told.provider, told.region ?? "", told.price, told.date)]
      case "own":
        return [risks.own(told.gpus, withUnit(words, told.outlay, money), share(words, told.idle))]
      case "api":
        return [
          risks.api(told.model, told.provider, told.input, told.output, told.date),
          risks.likeness[told.likeness],
          told.isTrained ? risks.trained : "",
        ]
      case "quantise":
        return [
          told.low === 0
            ? risks.lossless(share(words, told.high))
            : risks.quantised(share(words, told.low), share(words, told.high)),
        ]
      case "smaller":
        return [risks.smaller(share(words, told.share)), told.loss === null ? "" : risks.loss(few(told.loss))]
      case "latency":
        return told.before === null || told.after === null
          ? [risks.latencyUnknown]
          : [risks.latency(withUnit(words, told.before, "s"), withUnit(words, told.after, "s"))]
      case "cache":
        return [risks.cache(share(words, told.low), share(words, told.high))]
    }
  }
}
