/**
 * Which project `solve` looks at: the one that was named, the only one in which the condition means something, the one that the
 * input belongs to, or, of those in which the condition means something, the one that `plan` would choose.
 */
import { type Diagnostic, error, nearest } from "../../diagnostics/index.ts"
import { slug } from "../../shape/index.ts"
import type { Project, Venture } from "../../venture/index.ts"
import { choose } from "../choose/choose.ts"
import { scoreOf } from "../choose/score.ts"
import { readSubjects } from "../choose/subject.ts"
import { tryOut } from "../choose/trial.ts"
import { typicalAmount } from "../choose/typical-amount.ts"
import { effort, type Samplers } from "../effort.ts"
import { ranked } from "../plan/ranking.ts"
import type { SolveAnswer } from "./answer.ts"
import { projectsWith } from "./condition-quantity.ts"

export type Wanted = {
  /** As it was asked for. */
  readonly project: string | null
  readonly input: string
  /** What the condition names; null where it could not be read. */
  readonly quantity: string | null
}

export type Picked = { readonly project: Project | null; readonly chosen: SolveAnswer["chosen"] }

/** Null when it cannot be told which, and why is told. */
export function pickProject(
  venture: Venture,
  wanted: Wanted,
  samplers: () => Samplers,
  diagnostics: Diagnostic[],
): Picked | null {
  const { projects } = venture
  if (wanted.project !== null) return named(venture, wanted.project, diagnostics)
  const [only, another] = projects
  if (only === undefined) return { project: null, chosen: null }
  if (another === undefined) return { project: only, chosen: "only" }
  const meaning = wanted.quantity === null ? [] : projectsWith(venture, wanted.quantity)
  const own = projects.find(({ name }) => slug(wanted.input.trim()).startsWith(`${name}.`))
  const isOwn = own !== undefined && (meaning.length === 0 || meaning.includes(own))
  if (isOwn) return { project: own, chosen: "own" }
  const [first, second] = meaning
  if (first !== undefined && second === undefined) return { project: first, chosen: "condition" }
  return best(venture, meaning, samplers(), diagnostics)
}

function named({ projects }: Venture, wanted: string, diagnostics: Diagnostic[]): Picked | null {
  const project = projects.find(({ name, label }) => label === wanted.trim() || name === slug(wanted.trim()))
  if (project !== undefined) return { project, chosen: "asked" }
  const known = projects.map(({ label }) => label)
  const near = nearest(wanted, known)
  diagnostics.push(error("solve-unknown-project", null, { name: wanted, nearest: near.length > 0 ? near : known.slice(0, 5) }))
  return null
}

/** By the objective, at the best decisions of each; of all projects where the condition means something in none. */
function best(venture: Venture, meaning: readonly Project[], samplers: Samplers, diagnostics: Diagnostic[]): Picked | null {
  const { subjects, diagnostics: told } = readSubjects(venture)
  const wrong = told.filter(({ severity }) => severity === "error")
  diagnostics.push(...wrong)
  if (wrong.length > 0) return null
  const score = scoreOf(venture.objective, typicalAmount(venture, subjects, samplers.coarse))
  const searched = Math.max(1, subjects.filter((s) => s.decisions.length > 0).length)
  const order = ranked(
    subjects.map((subject) => {
      const { parameters, grid, castAway } = choose(subject, samplers, score, effort.choose / searched)
      return { subject, grid, castAway, best: tryOut(subject, samplers.full, parameters, score) }
    }),
  )
  const first = order.find(({ subject }) => meaning.includes(subject.project)) ?? order[0]
  return first === undefined ? null : { project: first.subject.project, chosen: "best" }
}
