/**
 * The other decisions of the project, chosen anew at each value of the input: the best objective of those with which the file's
 * constraints and the condition hold. A condition on a mean is no constraint of the language: it is looked at, not chosen by; so is
 * an equality, which the other decisions alone seldom bring about.
 */
import type { Diagnostic } from "../../diagnostics/index.ts"
import type { Project } from "../../venture/index.ts"
import { choose } from "../choose/choose.ts"
import { scoreOf } from "../choose/score.ts"
import { readSubjects, type Subject } from "../choose/subject.ts"
import { decisionsOf } from "../choose/trial.ts"
import { typicalAmount } from "../choose/typical-amount.ts"
import type { Reach } from "../dependence.ts"
import { effort, type Samplers } from "../effort.ts"
import type { SolveAnswer } from "./answer.ts"
import { type Condition, equalTo } from "./condition.ts"
import type { Mover } from "./moved-input.ts"

export type Choice = { readonly parameters: readonly number[]; readonly decisions: NonNullable<SolveAnswer["decisions"]> }

export type Chooser = {
  /** What the choice and the condition depend on together. */
  readonly reach: Reach
  readonly choose: (samplers: Samplers) => Choice
}

/** Spread over twenty values. */
export const effortOfChoice: number = effort.choose / 20

/** Null where the file has no project, or what it maximises is missing, which is told. */
export function chooserOf(
  { venture, samplers, moves }: Mover,
  project: Project | null,
  condition: Condition,
  diagnostics: Diagnostic[],
): Chooser | null {
  if (project === null) return null
  const isConstraint = condition.measure !== "mean" && equalTo(condition) === null
  const constraints = isConstraint ? [...venture.constraints, condition.limit.constraint] : venture.constraints
  const { subjects, diagnostics: told } = readSubjects({ ...venture, projects: [project], constraints })
  diagnostics.push(...told.filter(({ severity }) => severity === "error"))
  const [whole] = subjects
  if (whole === undefined) return null
  const isMoved = (index: number): boolean => moves.kind === "parameters" && moves.index === index
  const subject: Subject = { ...whole, decisions: whole.decisions.filter(({ index }) => !isMoved(index)) }
  const score = scoreOf(venture.objective, typicalAmount(venture, [subject], samplers.coarse))
  // What was best at the value before is where the next search begins.
  let start: readonly number[] | null = null
  return {
    reach: whole.reach,
    choose: ({ full, coarse }) => {
      const initial = full.initial.map((x, k) => (subject.decisions.some(({ index }) => index === k) ? (start?.[k] ?? x) : x))
      const from = { full: { ...full, initial }, coarse: coarse === full ? { ...full, initial } : { ...coarse, initial } }
      // One sampler stays one: `choose` asks whether it searches on the full draws.
      const same = coarse === full ? { full: from.full, coarse: from.full } : from
      const { parameters } = choose(subject, same, score, effortOfChoice)
      start = parameters
      const values = decisionsOf(subject, parameters)
      const decisions = Object.fromEntries(
        subject.decisions.map(({ path, value: { unit } }, k) => [path, { value: values[k] ?? 0, unit: unit.text }]),
      )
      return { parameters, decisions }
    },
  }
}
