/**
 * A value of the file for a reader of the report's language: `up to 64 GPU` as `最多 64 块 GPU`. In English the file's own words are read as they stand,
 * but for distributions, which are told by what they mean; formulas and tables by month stand as they are written in both.
 */
import { type Distribution, noUnits, parseValue, type Value } from "../../../units/index.ts"
import type { Words } from "../../../words/index.ts"
import { exactly } from "../../figures.ts"

export function toldValue(words: Words, value: Value | null, text: string): string {
  return (value === null ? null : tellings[words.language](words, value)) ?? text
}

/** Of a text that is no quantity, such as where a step of prices begins. */
export function toldText(words: Words, text: string): string {
  return toldValue(
    words,
    parseValue(text, { file: "", offset: 0 }, noUnits, () => {}),
    text,
  )
}

const tellings = { en: spreadOf, zh: wholeOf } as const

/** `pert(6, 9, 18) week` as "6 to 18 weeks, most likely 9". */
function spreadOf(words: Words, value: Value): string | null {
  return value.kind === "random" && value.distribution.kind !== "interval"
    ? distributionText(words, value.distribution, value.unit.text)
    : null
}

function wholeOf(words: Words, value: Value): string | null {
  const { given } = words.chapters
  switch (value.kind) {
    case "constant":
      return exactly(words, value.magnitude, value.unit.text)
    case "random":
      return distributionText(words, value.distribution, value.unit.text)
    case "bound": {
      const limit = wholeOf(words, value.limit)
      return limit === null ? null : given.upTo(limit)
    }
    case "decision": {
      const { options, unit } = value
      const list = options.kind === "list" ? options.values : null
      return given.choose(
        list === null && options.kind === "range"
          ? rangeOf(words, options.low, options.high, unit.text)
          : listOf(words, list ?? [], unit.text),
      )
    }
    default:
      return null
  }
}

function listOf(words: Words, values: readonly number[], unit: string): string {
  return values.map((x, k) => exactly(words, x, k === values.length - 1 ? unit : "")).join(words.signs.name)
}

function rangeOf(words: Words, low: number, high: number, unit: string): string {
  return words.report.range(exactly(words, low, ""), exactly(words, high, unit))
}

/** Null of those that nobody reads without a table of statistics. */
function distributionText(words: Words, d: Distribution, unit: string): string | null {
  const { given } = words.chapters
  switch (d.kind) {
    case "interval":
    case "uniform":
      return rangeOf(words, d.low, d.high, unit)
    case "triangular":
    case "pert":
      return given.likely(rangeOf(words, d.low, d.high, unit), exactly(words, d.mode, ""))
    case "normal":
    case "lognormal":
      return given.about(exactly(words, d.mean, unit), exactly(words, d.sd, unit))
    default:
      return null
  }
}
