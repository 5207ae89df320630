/** Rows of memory made ready to be fitted: the question, its profile, the group that is left out together. */

import { levelOf } from "../../../src/training/memory/interval.ts"
import type { LossKernel } from "../../../src/training/plan/job.ts"
import { type MemoryFigures, servedFigures, stepFigures, stepProfile } from "../../truth/memory/memory-metrics.ts"
import { memoryQuestion } from "../../truth/memory/memory-question.ts"
import type { MemoryQuestion } from "../../truth/memory/question.ts"
import type { Row } from "../../truth/row.ts"
import { frameworkConstants, indicesOfServed, indicesOfStep, priorDeviations, servedConstants } from "./parameters.ts"

export type Sample = {
  readonly id: string
  readonly table: string
  /** Table, model and device. */
  readonly group: string
  readonly level: string
  readonly framework: string
  readonly uses: readonly number[]
  /** ln(predicted / published). */
  readonly offBy: (parameters: Float64Array) => number
  /** What the source's own noise and unstated settings make of it, a standard deviation of its logarithm. */
  readonly noise: number
  /** Formulas and rules of thumb measure nothing. */
  readonly isMeasured: boolean
}

/** Of readings by rank, of batches near a full card, of settings that the table does not tell. Source: the tables' own notes. */
const noises: Readonly<Record<string, number>> = {
  SimuMax: 0.01,
  torchtitan: 0.05,
  "BLOOM prequel": 0.08,
  torchtune: 0.1,
  fsdp_qlora: 0.08,
  "Qwen fine-tuning": 0.06,
  PEFT: 0.15,
  "LLaMA-Factory rule": 0.3,
  Qwen3: 0.01,
  "Qwen inference": 0.03,
}

export type Read = { readonly samples: readonly Sample[]; readonly skipped: readonly string[] }

export function samplesOf(rows: readonly Row[]): Read {
  const skipped: string[] = []
  const samples = rows.flatMap((row) => {
    const question = memoryQuestion(row)
    if (typeof question === "string") {
      skipped.push(`${row.id}: ${question}`)
      return []
    }
    return samplesOfRow(row, question)
  })
  return { samples, skipped }
}

function samplesOfRow(row: Row, question: MemoryQuestion): readonly Sample[] {
  const { table, model, device } = question
  const isFormula = question.kind === "step" && question.isFormula
  const figures = figuresBy(question)
  const known = figures(new Float64Array(priorDeviations.length))
  const common = {
    table,
    group: `${table} · ${model} · ${device}`,
    level: levelOf(question),
    framework: question.kind === "served" ? "inference" : question.job.framework,
    uses: question.kind === "served" ? indicesOfServed() : indicesOfStep(question.job.framework, lossesOf),
    noise: isOffloaded(question) ? 0.12 : (noises[table] ?? 0.1),
    isMeasured: !isFormula && table !== "LLaMA-Factory rule",
  }
  return Object.entries(row.expected).flatMap(([metric, published]) =>
    known(metric) === null
      ? []
      : [{ ...common, id: `${row.id} ${metric}`, offBy: (at) => Math.log((figures(at)(metric) ?? Number.NaN) / published) }],
  )
}

/** Copies to and from the host lie in buffers that no source tells. */
function isOffloaded(question: MemoryQuestion): boolean {
  return question.kind === "step" && question.choices.offload === "everything"
}

const lossesOf: readonly LossKernel[] = ["plain", "shifted", "parallel", "narrow", "fused", "chunked"]

function figuresBy(question: MemoryQuestion): (at: Float64Array) => MemoryFigures {
  if (question.kind === "served") return (at) => servedFigures(question, servedConstants(at))
  const profile = stepProfile(question)
  return (at) => stepFigures(question, profile, frameworkConstants(at, question.job.framework))
}
