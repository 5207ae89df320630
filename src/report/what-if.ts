/** When the best project fails, and what blows do to it, on the terminal. */
import type { PlanAnswer } from "../decide/index.ts"
import { indented } from "./columns.ts"
import { penOf } from "./document/pen.ts"
import { failureSentences } from "./failures.ts"
import type { About } from "./names.ts"
import type { Page } from "./page.ts"
import { stressSentences } from "./stress.ts"
import { plainWriter } from "./writer.ts"

/** Null where there is nothing to say. */
export function whatIfText(answer: PlanAnswer, about: About, { words, width }: Page): string | null {
  const writer = plainWriter(penOf(answer, about, words))
  const lines = [...failureSentences(writer), ...stressSentences(writer)]
  return lines.length === 0 ? null : lines.map((line) => indented(line, width, "- ")).join("\n")
}
