/** `costs`: what each project spends, class by class, and what of it could be saved. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { error, nearest } from "../../diagnostics/index.ts"
import { samplePlan } from "../../engine/index.ts"
import { mistakesIn } from "../../options/index.ts"
import type { Project, Venture } from "../../venture/index.ts"
import type { PlanAnswer } from "../answer.ts"
import { choose } from "../choose/choose.ts"
import { scoreOf } from "../choose/score.ts"
import { readSubjects, type Subject } from "../choose/subject.ts"
import { typicalAmount } from "../choose/typical-amount.ts"
import { effort, type Samplers, samplersOf } from "../effort.ts"
import { ofCosts } from "../run/run-options.ts"
import { drawWarnings, type SamplingOptions } from "../run/run-venture.ts"
import { type Decided, savingBench } from "../savings/bench.ts"
import { savingsOf } from "../savings/savings.ts"
import type { CostNode, CostsAnswer, ProjectCosts } from "./answer.ts"
import { costLines } from "./cost-lines.ts"
import { costTree } from "./tree.ts"

export type CostsOptions = SamplingOptions & {
  /** Name of a project, as in paths or as written; all of them where it is left out. */
  readonly project?: string
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

export type CostsResult = { readonly answer: CostsAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/** A dozen variants of each project are run: on fewer draws than the costs themselves. */
const savingSamples = 2048

/** At the decisions that `plan` finds. The answer is null when the file has no such project, or no project with costs. */
export function costsOf(venture: Venture, options: CostsOptions = {}): CostsResult {
  const wrong = mistakesIn({ venture, options }, ofCosts)
  if (wrong.length > 0) return { answer: null, diagnostics: wrong }
  const { subjects, diagnostics } = readSubjects(venture)
  if (subjects.length === 0 || diagnostics.some(({ severity }) => severity === "error")) return { answer: null, diagnostics }
  const asked = askedIn(subjects, options.project)
  if ("code" in asked) return { answer: null, diagnostics: [asked] }
  const samplers = samplersOf(venture, options)
  const score = scoreOf(venture.objective, typicalAmount(venture, subjects, samplers.coarse))
  const searched = Math.max(1, asked.filter(({ decisions }) => decisions.length > 0).length)
  const done = progressOf(options, asked.length)
  const projects = asked.flatMap((subject) => {
    const { parameters } = choose(subject, samplers, score, effort.choose / searched)
    const found = projectCosts(venture, subject.project, samplers, parameters, done.within)
    done.next()
    return found ?? []
  })
  if (projects.length === 0)
    return { answer: null, diagnostics: [error("no-costs", null, { project: asked[0]?.project.label ?? "" })] }
  return { answer: answerOf(projects, samplers), diagnostics: [...diagnostics, ...drawWarnings(samplers.full)] }
}

/** The same of the best project of a plan, at its decisions, for its report; null where that is made of formulas alone. */
export function costsInPlan(venture: Venture, plan: PlanAnswer): CostsAnswer | null {
  const samplers = samplersOf(venture, { samples: plan.samples, seed: plan.seed })
  const best = venture.projects.filter(({ name }) => name === plan.best)
  const projects = best.flatMap((project) => {
    const decided = plan.projects[project.name]?.decisions ?? {}
    const parameters = venture.model.parameters.map(({ path, initial }) => decided[path]?.value ?? initial)
    return projectCosts(venture, project, samplers, parameters, () => {}) ?? []
  })
  return projects.length === 0 ? null : answerOf(projects, samplers)
}

function answerOf(projects: readonly ProjectCosts[], { full }: Samplers): CostsAnswer {
  const { samples } = full.plan
  return { projects, samples, savingSamples: samplePlan(Math.min(savingSamples, samples)).samples, seed: full.seed }
}

function askedIn(subjects: readonly Subject[], name: string | undefined): readonly Subject[] | Diagnostic {
  if (name === undefined) return subjects
  const found = subjects.filter(({ project }) => project.name === name || project.label === name)
  if (found.length > 0) return found
  const known = subjects.map(({ project }) => project.label)
  const near = nearest(name, known)
  return error("solve-unknown-project", null, { name, nearest: near.length > 0 ? near : known.slice(0, 5) })
}

/** Null where the project has no costs by class: it is a formula of its own. */
function projectCosts(
  venture: Venture,
  project: Project,
  { full }: Samplers,
  parameters: readonly number[],
  within: (share: number) => void,
): ProjectCosts | null {
  if (!venture.model.quantities.has(`${project.name}.business.cogs`)) return null
  const lines = costLines(venture, project)
  const { tree, revenue } = costTree(venture, project, lines, full, parameters)
  within(0.3)
  const decisions = venture.model.parameters.flatMap((one, k) =>
    one.kind === "decision" && one.path.startsWith(`${project.name}.`)
      ? [[one.path, { value: parameters[k] ?? one.initial, unit: one.value.unit.text }] as const]
      : [],
  )
  const decided: Decided = new Map(
    venture.model.parameters.flatMap((one, k) =>
      one.kind === "decision" ? [[one.path, parameters[k] ?? one.initial] as const] : [],
    ),
  )
  const samples = Math.min(savingSamples, full.plan.samples)
  let tried = 0
  const found = savingsOf(savingBench(venture, project, decided, { samples, seed: full.seed }), () =>
    within(0.3 + 0.06 * ++tried),
  )
  return {
    project: project.name,
    label: project.label,
    unit: venture.header.currency,
    tree,
    revenue,
    margin: marginIn(tree, revenue?.total.mean ?? null),
    decisions: Object.fromEntries(decisions),
    ...found,
  }
}

function marginIn({ children }: CostNode, sold: number | null): number | null {
  const cogs = children.find((node) => node.kind === "class" && node.class === "cogs")?.total.mean ?? 0
  return sold !== null && sold > 0 ? (sold - cogs) / sold : null
}

/** Each project is the same part of the whole. */
function progressOf({ onProgress }: CostsOptions, count: number): { within: (share: number) => void; next: () => void } {
  let finished = 0
  const tell = (share: number): void => onProgress?.(Math.min(1, (finished + Math.min(1, share)) / count))
  return {
    within: tell,
    next: () => {
      finished++
      tell(0)
    },
  }
}
