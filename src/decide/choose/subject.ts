/** What `plan` reads in a project: its objective, the constraints on it, the decisions that both depend on. */
import { type Diagnostic, error, nearest, warning } from "../../diagnostics/index.ts"
import type { Parameter, Quantity } from "../../engine/index.ts"
import { isSame, printDimension } from "../../units/index.ts"
import { type Constraint, objectiveUnits, type Project, type Venture } from "../../venture/index.ts"
import { type Reach, reachOf } from "../dependence.ts"
import { inProject, ofProject } from "../find-quantity.ts"
import { ruinIn } from "../ruin.ts"
import type { Limit } from "./limits.ts"

/** A parameter that we choose, by its number in the model. */
export type Decision = { readonly index: number } & Extract<Parameter, { kind: "decision" }>

export type Subject = {
  readonly project: Project
  readonly objective: Quantity
  readonly limits: readonly Limit[]
  /** The objective's node, then one for each limit. */
  readonly nodes: readonly number[]
  /** Those of the nodes of which only the last month is looked at. */
  readonly ends: ReadonlySet<number>
  /** Decisions that the nodes depend on. */
  readonly decisions: readonly Decision[]
  /** Decisions of the project's own that nothing here depends on. */
  readonly idle: readonly Decision[]
  readonly reach: Reach
}

export type Subjects = { readonly subjects: readonly Subject[]; readonly diagnostics: readonly Diagnostic[] }

/** All projects, or what is wrong: no project, no objective, objectives that cannot be compared. */
export function readSubjects(venture: Venture): Subjects {
  const { projects, objective, model } = venture
  if (projects.length === 0) return { subjects: [], diagnostics: [error("no-projects", null, { objective: objective.quantity })] }
  const diagnostics: Diagnostic[] = []
  const subjects = projects.flatMap((project) => {
    const quantity = inProject(venture, project.name, objective.quantity)
    if (quantity !== null) return [subjectOf(venture, project, quantity, diagnostics)]
    const known = [...model.quantities.keys()]
      .filter((path) => path.startsWith(`${project.name}.`))
      .map((path) => path.slice(project.name.length + 1))
    diagnostics.push(
      error("no-objective", null, {
        project: project.label,
        name: objective.quantity,
        nearest: nearest(objective.quantity, known),
      }),
    )
    return []
  })
  const aims = subjects.map(({ project, objective: quantity }) => ({ project: project.label, quantity }))
  diagnostics.push(...objectiveUnits(aims, objective.quantity))
  return { subjects, diagnostics: distinct(diagnostics) }
}

/** The constraints on a project, without what is wrong with them. */
export function limitsOf(venture: Venture, project: Project): Limit[] {
  return venture.constraints.flatMap((constraint) => limitOf(venture, project, constraint, []))
}

function subjectOf(venture: Venture, project: Project, objective: Quantity, diagnostics: Diagnostic[]): Subject {
  const limits = venture.constraints.flatMap((constraint) => limitOf(venture, project, constraint, diagnostics))
  const nodes = [objective.node, ...limits.map(({ quantity }) => quantity.node)]
  const reach = reachOf(venture.model, nodes)
  const all = venture.model.parameters.flatMap((p, index) => (p.kind === "decision" ? [{ ...p, index }] : []))
  return {
    project,
    objective,
    limits,
    nodes,
    ends: endsOf(objective, limits),
    decisions: all.filter((d) => reach.parameters.has(d.index)),
    idle: all.filter((d) => !reach.parameters.has(d.index) && d.path.startsWith(`${project.name}.`)),
    reach,
  }
}

function endsOf(objective: Quantity, limits: readonly Limit[]): ReadonlySet<number> {
  const isAtEnd = ({ constraint, isCash }: Limit): boolean => constraint.when.kind === "end" && !isCash
  const whole = new Set(limits.filter((limit) => !isAtEnd(limit)).map(({ quantity }) => quantity.node))
  return new Set([objective.node, ...limits.map(({ quantity }) => quantity.node)].filter((node) => !whole.has(node)))
}

function limitOf(venture: Venture, project: Project, constraint: Constraint, diagnostics: Diagnostic[]): Limit[] {
  const { quantity: name, span, text } = constraint
  const quantity = meant(venture, project, name)
  if (quantity === null) {
    const isOthers = venture.projects.some((other) => meant(venture, other, name) !== null)
    diagnostics.push(
      isOthers
        ? warning("constraint-not-applied", span, { project: project.label, constraint: text })
        : error("unknown-quantity", span, { name, nearest: nearest(name, namesIn(venture, project)) }),
    )
    return []
  }
  return limitOn(quantity, constraint, diagnostics)
}

/** A constraint on the quantity that it means; none where its value is of another kind. */
export function limitOn(quantity: Quantity, constraint: Constraint, diagnostics: Diagnostic[]): Limit[] {
  const { quantity: name, span, dimension, value } = constraint
  // `ruin` is a truth by its meaning, also where a founder writes it as a stock of 0 and 1.
  const isCash = name === "ruin" && quantity.definition.name === "cash"
  const isTruth = isCash || quantity.isTruth || (name === "ruin" && isSame(quantity.dimension, {}))
  // A truth is compared with a probability. Nothing is nothing in every currency.
  const isRight = isTruth ? isSame(dimension, {}) : isSame(dimension, quantity.dimension) || value === 0
  if (isRight) return [{ constraint, quantity, isTruth, isCash }]
  const params = { expected: isTruth ? "%" : printDimension(quantity.dimension), got: printDimension(dimension), what: name }
  diagnostics.push(error("wrong-unit", span, params))
  return []
}

/** What a constraint names in a project; `ruin` may also be told by its cash. */
export function meant(venture: Venture, { name: project }: Project, name: string): Quantity | null {
  const own = (of: string): Quantity | null => ofProject(venture, project, of)
  return inProject(venture, project, name) ?? (name === "ruin" ? ruinIn(own) : null)
}

/** As they are written inside the project. */
export function namesIn({ model }: Venture, { name: project }: Project): string[] {
  return [...model.quantities.keys()].map((path) => path.replace(`${project}.`, ""))
}

/** The same mistake in each project is told once; what is left out, for each project. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(
    diagnostics
      .toReversed()
      .map((d) => [
        `${d.code} ${d.span?.file} ${d.span?.start} ${d.span === null || d.severity === "warning" ? JSON.stringify(d.params) : ""}`,
        d,
      ]),
  )
  return [...seen.values()].reverse()
}
