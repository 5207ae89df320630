/** Answers rows of the kinds of memory: a training or fine-tuning step, a rule of thumb for one, a served batch. */

import { memoryConstants } from "../../src/data/index.ts"
import { ShapeMistake } from "../../src/models/graph/shape-mistake.ts"
import { constantsOf } from "../../src/training/memory/constants.ts"
import { memoryInterval } from "../../src/training/memory/interval.ts"
import type { Answer } from "./answer.ts"
import { baselineBytes } from "./memory/baseline.ts"
import { figureIn, servedFigures, stepFigures, stepProfile } from "./memory/memory-metrics.ts"
import { memoryQuestion } from "./memory/memory-question.ts"
import type { MemoryQuestion } from "./memory/question.ts"
import type { Row } from "./row.ts"

/** Digits that were read off a figure. */
const readOff = 0.02
/** Rules of thumb of one author differ so much from each other, as a factor. */
const ruleFactor = 1.4

export function answerMemory(row: Row): Answer {
  try {
    const question = memoryQuestion(row)
    return typeof question === "string" ? { id: row.id, skipped: question } : answerOf(row, question)
  } catch (mistake) {
    if (mistake instanceof ShapeMistake) return { id: row.id, skipped: `the model cannot be laid in this size: ${mistake.path}` }
    throw mistake
  }
}

function answerOf({ id, kind, wanted }: Row, question: MemoryQuestion): Answer {
  const figures =
    question.kind === "served"
      ? servedFigures(question, memoryConstants.inference)
      : stepFigures(question, stepProfile(question), constantsOf(question.job.framework))
  const told = wanted.flatMap((metric) => {
    const value = figures(metric)
    return value === null ? [] : [[metric, value] as const]
  })
  if (told.length === 0) return { id, skipped: `no metric of these is known: ${wanted.join(", ")}` }
  const isFormula = question.kind === "step" && question.isFormula
  const around = (value: number): readonly [number, number] => {
    if (isFormula) return [value * (1 - readOff), value * (1 + readOff)]
    if (kind.endsWith("rule_of_thumb")) return [value / ruleFactor, value * ruleFactor]
    const { low, high } = memoryInterval(value, question)
    return [low, high]
  }
  const rule = isFormula ? [] : told.map(([metric]) => [metric, figureIn(metric, baselineBytes(question)) ?? 0] as const)
  return {
    id,
    predicted: Object.fromEntries(told),
    interval: Object.fromEntries(told.map(([metric, value]) => [metric, around(value)])),
    baseline: Object.fromEntries(rule),
  }
}
