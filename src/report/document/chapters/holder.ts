/** Whose shares the rounds dilute. */
import type { Holder } from "../../../words/index.ts"
import { own, quantityAt, type Subject } from "./subject.ts"

/** Where the founders' own share is not written, all who hold shares today are counted as one. */
export function holderOf(subject: Subject): Holder {
  return quantityAt(subject, own(subject, "exit.ownership")) === null ? "present" : "founders"
}

/** Whether a round sells shares in any sample: without one nobody is diluted. */
export function sellsShares({ pen }: Subject): boolean {
  return pen.answer.portrait.rounds.some(({ returns }) => returns !== null)
}
