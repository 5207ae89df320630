/** What to do next with a plan: what takes the most time besides computing, what fewer bits would bring, what would make it surer. */
import type { TrainingAnswer } from "../../training/index.ts"
import type { Words } from "../../words/index.ts"
import { share } from "../figures.ts"
import { secondsText } from "./seconds-text.ts"

/** A part below a tenth of the step is not worth another layout. */
const leastShare = 0.1

export function nextSteps(answer: TrainingAnswer, words: Words): readonly string[] {
  const { next } = words.training
  return [
    ...(answer.fits ? partHint(answer, words) : []),
    ...narrowHint(answer, words),
    ...(answer.run === null && answer.fits ? [next.tokens(answer.per)] : []),
    ...(answer.measured === null ? [next.measure] : []),
  ]
}

/** Of the parts that an option changes, the largest; while the step waits for data, nothing else would shorten it. */
function partHint({ breakdown, stepTime }: TrainingAnswer, words: Words): readonly string[] {
  const { hints } = words.training
  const waits = breakdown.loading > 0
  const [largest] = Object.entries(breakdown)
    .filter(([part, seconds]) => (waits ? part === "loading" : part in hints && seconds >= leastShare * stepTime))
    .sort(([, a], [, b]) => b - a)
  if (largest === undefined) return []
  const [part, seconds] = largest
  const hint = hints[part as keyof typeof hints] // it is among them
  const name = words.training.parts[part as keyof typeof hints]
  return hint === undefined ? [] : [words.training.next.part(name, share(words, seconds / stepTime), hint)]
}

function narrowHint({ alternatives, plan, stepTime }: TrainingAnswer, words: Words): readonly string[] {
  const narrow = alternatives.find((one) => one.plan.precision !== plan.precision && one.stepTime < stepTime)
  if (narrow === undefined) return []
  return [words.training.next.narrow(narrow.plan.precision, secondsText(words, narrow.stepTime), secondsText(words, stepTime))]
}
