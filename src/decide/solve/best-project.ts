/** Which project `solve` looks at: the one that was named, the one that the input belongs to, or the one that `plan` would choose. */
import { type Diagnostic, error, nearest } from "../../diagnostics/index.ts"
import { slug } from "../../shape/index.ts"
import type { Project, Venture } from "../../venture/index.ts"
import { choose } from "../choose.ts"
import { effort, type Samplers } from "../effort.ts"
import { ranked } from "../ranking.ts"
import { scoreOf } from "../score.ts"
import { readSubjects } from "../subject.ts"
import { tryOut } from "../trial.ts"
import { typicalAmount } from "../typical-amount.ts"
import type { SolveAnswer } from "./answer.ts"

export type Picked = { readonly project: Project | null; readonly chosen: SolveAnswer["chosen"] }

/** Null when it cannot be told which, and why is told. */
export function pickProject(
  venture: Venture,
  wanted: string | null,
  input: string,
  samplers: () => Samplers,
  diagnostics: Diagnostic[],
): Picked | null {
  const { projects } = venture
  if (wanted !== null) return named(venture, wanted, diagnostics)
  const [only, another] = projects
  if (only === undefined) return { project: null, chosen: null }
  if (another === undefined) return { project: only, chosen: "only" }
  const own = projects.find(({ name }) => slug(input.trim()).startsWith(`${name}.`))
  if (own !== undefined) return { project: own, chosen: "own" }
  return best(venture, samplers(), diagnostics)
}

function named({ projects }: Venture, wanted: string, diagnostics: Diagnostic[]): Picked | null {
  const project = projects.find(({ name, label }) => label === wanted.trim() || name === slug(wanted.trim()))
  if (project !== undefined) return { project, chosen: "asked" }
  const known = projects.map(({ label }) => label)
  const near = nearest(wanted, known)
  diagnostics.push(error("solve-unknown-project", null, { name: wanted, nearest: near.length > 0 ? near : known.slice(0, 5) }))
  return null
}

/** By the objective, at the best decisions of each. */
function best(venture: Venture, samplers: Samplers, diagnostics: Diagnostic[]): Picked | null {
  const { subjects, diagnostics: told } = readSubjects(venture)
  const wrong = told.filter(({ severity }) => severity === "error")
  diagnostics.push(...wrong)
  if (wrong.length > 0) return null
  const score = scoreOf(venture.objective, typicalAmount(venture, subjects, samplers.coarse))
  const searched = Math.max(1, subjects.filter((s) => s.decisions.length > 0).length)
  const [first] = ranked(
    subjects.map((subject) => {
      const { parameters, ...search } = choose(subject, samplers, score, effort.choose / searched)
      return { subject, ...search, best: tryOut(subject, samplers.full, parameters, score) }
    }),
  )
  return first === undefined ? null : { project: first.subject.project, chosen: "best" }
}
