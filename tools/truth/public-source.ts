/** Leaves of a source what a stranger can look up: numbers of a private index are no citation. */

/** `index ids 123, 456 (a card), 789`. */
const indexed = /\bindex (?:file )?ids? \d+(?: [a-z]\w*(?=[,)]))?(?: \([^)]*\))?(?:, \d+(?: [a-z]\w*(?=[,)]))?(?: \([^)]*\))?)*/gu
const aside = / \((?:id \d{5,}|index [^)]*)\)/gu

export const withoutPage = "collected, no public page"

export function publicSource(source: string): string {
  return source.replace(aside, "").replace(indexed, withoutPage)
}
