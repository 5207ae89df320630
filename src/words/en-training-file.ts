/** What the training section of a file is told about its steps, in English. */
import type { TrainingFileCode } from "./codes.ts"
import { trainingMistakesEn } from "./en-training.ts"
import { count } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"
import { asKeys } from "./training-file.ts"

export const trainingFileEn: Readonly<Record<TrainingFileCode, Sentence>> = {
  "training-in-file": (p) => {
    const [message, advice] = asKeys(trainingMistakesEn, p, "There is no such step.")
    return [`On ${count(p("gpus"))} × ${code(p("device"))}: ${message}`, advice]
  },
  "training-measured-elsewhere": (p) => [
    `The step was measured on ${code(p("gpu"))}; training is planned on ${code(p("planned"))}, so it does not count.`,
    "measure a step on the GPUs that train, or leave it out",
  ],
  "training-measured-nothing": (p) => [
    `A step that was measured takes some time; ${code(p("got"))} tells none.`,
    "write a time such as `1.3 s`",
  ],
  "training-measured-unused": (p) => [
    `The file gives ${code(p("key"))}, so that the steps measured do not count.`,
    `leave ${code(p("key"))} or ${code("measured")} out`,
  ],
  "training-plan-number": (p) => [
    `${code(p("key"))} is ${code(p("got"))}; a step is planned before anything is drawn or decided, so a whole number is needed.`,
    `write a plain number, or leave ${code(p("key"))} out: the best is searched`,
  ],
  "training-zero-stage": (p) => [
    `ZeRO has no stage ${p("got")}.`,
    "write 0 (nothing), 1 (optimizer), 2 (gradients too) or 3 (weights too)",
  ],
}
