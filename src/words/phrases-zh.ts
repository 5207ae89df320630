/** Parts of Chinese sentences that come again and again. */
import { grouped } from "./grouped.ts"
import { code, type Facts } from "./sentence.ts"

/** `a`、`b` 或 `c`。 */
export function anyOf(names: readonly string[]): string {
  const coded = names.map(code)
  return coded.length < 2 ? coded.join("") : `${coded.slice(0, -1).join("、")} 或 ${coded.at(-1)}`
}

export function someOf(names: readonly string[], most = 40): string {
  return names.length > most ? `${names.slice(0, most).map(code).join("、")} 等` : anyOf(names)
}

export function didYouMean(p: Facts, otherwise: string): string {
  const near = p.list("nearest")
  return near.length === 0 ? otherwise : `是否想写 ${anyOf(near)}？`
}

export function unit(text: string): string {
  return text === "" ? "不带单位的数" : code(text)
}

export function percent(share: string): string {
  return `${Number((Number(share) * 100).toPrecision(3))} %`
}

export function wholeNumber(least: string | number, most: string | number): string {
  return ` ${least} 到 ${most} 之间的整数`
}

/** A number with its thousands apart: `20,480`. */
export function count(figure: string): string {
  return grouped(figure, "zh")
}

/** Before a punctuation mark only the first side needs the space. */
export function led(text: string): string {
  return spaced(text).trimEnd()
}

/**
 * Latin letters and figures stand a space apart from Chinese signs; `text` goes into the middle of a sentence. What stands
 * between private signs is a figure of a document that is set later: it keeps both spaces until its own signs are seen.
 */
export function spaced(text: string): string {
  const before = /^[-+−±\p{Script=Latin}\d`\p{Co}]/u.test(text) ? " " : ""
  const after = /[\p{Script=Latin}\d`%\p{Co}]$/u.test(text) ? " " : ""
  return before + text + after
}

/** `2030-12` as a month of the calendar; what is none stays as it is. */
export function calendar(month: string): string {
  const [, year, number] = /^(\d{4})-(\d{2})$/u.exec(month) ?? []
  return year === undefined ? month : `${year}年${Number(number)}月`
}
