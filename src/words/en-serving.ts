/** The sentences of `serving`, in English. */
import type { ServingCode } from "./codes.ts"
import { count, didYouMean } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"

export const servingMistakesEn: Readonly<Record<ServingCode, Sentence>> = {
  "trace-column": (p) => [
    `The trace has no column ${code(p("column"))}.`,
    didYouMean(p, "name the columns `arrival`, `input` and `output` in the first line"),
  ],
  "trace-empty": (p) => [`${code(p("file"))} holds no request.`, "write one request a line, below the names of the columns"],
  "trace-left-out": (p) => [
    `Requests of ${code(p("file"))} without tokens in or out are left out: ${count(p("count"))}.`,
    "they may have failed when the trace was taken",
  ],
  "trace-time": (p) => [
    `Column ${code(p("column"))} holds no time here: ${code(p("got"))}.`,
    "write seconds, such as `12.5`, or date and time, such as `2026-03-01 08:15:46.5`",
  ],
  "trace-tokens": (p) => [
    `Column ${code(p("column"))} holds no number of tokens here: ${code(p("got"))}.`,
    "write a whole number that is not negative",
  ],
}
