/** To which class of costs a person or a line of costs belongs, told by the words of its name, in English and Chinese. */
import json from "./cost-classes.json" with { type: "json" }
import type { Entry } from "./source.ts"

/** What selling one more costs; winning customers; making the product; all the rest. In the order of an income statement. */
export const costClasses = ["cogs", "selling", "research", "overhead"] as const
export type CostClass = (typeof costClasses)[number]

export type CostWords = Entry & {
  readonly id: CostClass
  /** Words of roles, and of names of cost lines. */
  readonly roles: readonly string[]
  readonly lines: readonly string[]
}

// The file is checked entry by entry in data.test.ts, so its shape is the declared one.
/** The first row whose word is found counts: who sells engineering sells. */
export const costWords: readonly CostWords[] = json as readonly CostWords[]

/** Null where no word of it is known. */
export function classOfRole(role: string): CostClass | null {
  return costWords.find(({ roles }) => roles.some(isIn(role)))?.id ?? null
}

/** Null where no word of it is known. */
export function classOfLine(name: string): CostClass | null {
  return costWords.find(({ lines }) => lines.some(isIn(name)))?.id ?? null
}

/** Whether the words of a name hold one. Latin words stand alone (`ad` is none of `upload`); Chinese has no spaces between words. */
export function isIn(name: string): (word: string) => boolean {
  const lower = name.normalize("NFKC").toLowerCase()
  const words = ` ${lower.split(/[^\p{L}\p{N}]+/u).join(" ")} `
  return (word) => (/^[a-z ]+$/u.test(word) ? words.includes(` ${word} `) : lower.includes(word))
}
