/** Parts of English sentences that come again and again. */
import { grouped } from "./grouped.ts"
import { code, type Facts } from "./sentence.ts"

/** `a`, `b` or `c`. */
export function anyOf(names: readonly string[]): string {
  const coded = names.map(code)
  return coded.length < 2 ? coded.join("") : `${coded.slice(0, -1).join(", ")} or ${coded.at(-1)}`
}

/** A long list is cut: the first ones show what is meant. */
export function someOf(names: readonly string[], most = 40): string {
  return names.length > most ? `${names.slice(0, most).map(code).join(", ")} …` : anyOf(names)
}

/** The nearest known names, or the given advice where none is near. */
export function didYouMean(p: Facts, otherwise: string): string {
  const near = p.list("nearest")
  return near.length === 0 ? otherwise : `did you mean ${anyOf(near)}?`
}

export function unit(text: string): string {
  return text === "" ? "a plain number" : code(text)
}

export function percent(share: string): string {
  return `${Number((Number(share) * 100).toPrecision(3))} %`
}

export function wholeNumber(least: string | number, most: string | number): string {
  return `a whole number from ${least} to ${most}`
}

/** A number with its thousands apart: `20,480`. */
export function count(figure: string): string {
  return grouped(figure, "en")
}
