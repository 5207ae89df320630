/** Where the choice flips: sentences that terminal and document share. */
import type { Flip } from "../decide/index.ts"
import { labelOf } from "./choice.ts"
import { openPath } from "./document/pen.ts"
import type { Writer } from "./writer.ts"

/** The likeliest first. */
export function flipSentences(writer: Writer, most: number): string[] {
  return writer.pen.answer.flips.slice(0, most).map((flip, k) => flipSentence(flip, k, writer))
}

function flipSentence({ input, unit, side, takes }: Flip, number: number, { pen, write, name }: Writer): string {
  const { answer, words } = pen
  const opens = openPath(pen, input)
  const amount = (of: "at" | "usual"): string => write(pen.amount(`/flips/${number}/${of}`, unit, opens))
  const likely = write(pen.share(`/flips/${number}/probability`, opens))
  const other = takes === null ? null : labelOf(answer, takes)
  return words.whatIf.flips.told(other, name(input), side, amount("at"), amount("usual"), likely)
}
