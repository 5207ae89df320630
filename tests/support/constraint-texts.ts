import type { PlanAnswer } from "../../src/decide/index.ts"
import { constraintText } from "../../src/report/constraint-text.ts"
import type { Venture } from "../../src/venture/index.ts"
import type { Words } from "../../src/words/index.ts"

/** What the founders demanded, as a report says it of any project: their own figures stand in it. The longest first. */
export function constraintTexts(about: Venture, { projects }: PlanAnswer, words: Words): string[] {
  const told = Object.entries(projects).flatMap(([name, { constraints }]) =>
    constraints.flatMap(({ text }) => [text, constraintText(text, name, { words, about })]),
  )
  return [...new Set(told)].toSorted((a, b) => b.length - a.length)
}
