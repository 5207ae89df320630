/** A range of the catalogue in the words of the language: `3 to 5` as `3 至 5`, `12 to 20 month` as `12 至 20 个月`. */
import { noUnits, parseValue } from "../../../units/index.ts"
import type { Words } from "../../../words/index.ts"
import { bare, withUnit } from "../../figures.ts"

/** Only an interval of constants is a range; any other text stays as it is written. */
export function rangeText(words: Words, text: string): string {
  const value = parseValue(text, { file: "", offset: 0 }, noUnits, () => {})
  if (value?.kind !== "random" || value.distribution.kind !== "interval") return text
  const { low, high } = value.distribution
  return words.report.range(bare(words, low), withUnit(words, high, value.unit.text))
}
