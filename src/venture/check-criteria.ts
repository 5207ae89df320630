/** Whether criteria can be judged: each project has its score or quantity, in one unit, and the weights are given in one way. */
import { error, nearest, type Report } from "../diagnostics/index.ts"
import type { Model, Quantity } from "../engine/index.ts"
import { slug } from "../shape/index.ts"
import { isSame, printDimension } from "../units/index.ts"
import type { Criterion, CriterionSource } from "./criteria.ts"
import type { VentureFile } from "./read.ts"

export function checkCriteria({ criteria, projects }: VentureFile, model: Model, report: Report): void {
  if (criteria === null || projects.length === 0) return
  for (const criterion of criteria.list) {
    const { of } = criterion
    if (of.kind === "scores") checkScores(criterion, of, projects, report)
    else checkQuantity(criterion, of, { projects, model, report })
  }
  checkWeights(criteria, report)
}

type Projects = VentureFile["projects"]

function checkScores(
  { span, label }: Criterion,
  { scores, named }: CriterionSource & { readonly kind: "scores" },
  projects: Projects,
  report: Report,
): void {
  const names = projects.map(({ name }) => name)
  for (const { text, span: place } of named)
    if (!names.includes(slug(text)))
      report(error("unknown-word", place, { key: "scores", got: text, words: names, nearest: nearest(slug(text), names) }))
  const lacking = projects.filter(({ name }) => !scores.has(name)).map(({ label: project }) => project)
  if (lacking.length > 0) report(error("criterion-score-missing", span, { criterion: label, projects: lacking }))
}

type Checked = { readonly projects: Projects; readonly model: Model; readonly report: Report }

function checkQuantity(
  { label }: Criterion,
  { quantity: name, span }: CriterionSource & { readonly kind: "quantity" },
  { projects, model: { quantities }, report }: Checked,
): void {
  const found = projects.map((project) => ({ project, quantity: judgedIn(quantities, project.name, name) }))
  const lacking = found.filter(({ quantity }) => quantity === null)
  if (lacking.length > 0) {
    const known = [...quantities.keys()].map((path) => path.slice(path.indexOf(".") + 1))
    const params = { criterion: label, name, projects: lacking.map(({ project }) => project.label) }
    report(error("criterion-quantity", span, { ...params, nearest: nearest(name, [...known, survival]) }))
    return
  }
  const [first, ...others] = found
  for (const { project, quantity } of others) {
    if (quantity === null || first?.quantity == null || isSame(quantity.dimension, first.quantity.dimension)) continue
    const [expected, got] = [first.quantity, quantity].map(({ dimension }) => printDimension(dimension))
    report(error("objective-units", span, { project: project.label, name, expected: expected ?? "", got: got ?? "" }))
    return
  }
}

/** No quantity of its own: it is told by `ruin`, or by the cash. */
const survival = "survival"

/** What a criterion judges in a project; `survival` is judged by what tells of ruin. */
function judgedIn(quantities: Model["quantities"], project: string, name: string): Quantity | null {
  const own = (of: string): Quantity | undefined => quantities.get(`${project}.${of}`)
  return own(name) ?? quantities.get(name) ?? (name === survival ? (own("ruin") ?? own("cash")) : undefined) ?? null
}

/** All by weights, all by their order, by judgements of every pair, or none at all. */
function checkWeights({ list, judgements }: NonNullable<VentureFile["criteria"]>, report: Report): void {
  const weighed = list.filter(({ weight }) => weight !== null)
  const ordered = list.filter(({ order }) => order !== null)
  const ways = [weighed.length > 0, ordered.length > 0, judgements.length > 0].filter(Boolean).length
  const odd = weighed.length > 0 ? list.find(({ weight }) => weight === null) : list.find(({ order }) => order === null)
  const isPartly = [weighed, ordered].some(({ length }) => length > 0 && length < list.length)
  if (ways > 1 || isPartly) {
    report(error("criterion-weights", (odd ?? list[0])?.span ?? null, {}))
    return
  }
  if (judgements.length === 0) return
  const isJudged = (a: string, b: string): boolean =>
    judgements.some(({ over, under }) => (over === a && under === b) || (over === b && under === a))
  const missing = list.flatMap((a, k) =>
    list.slice(k + 1).flatMap((b) => (isJudged(a.name, b.name) ? [] : [`${a.label} over ${b.label}`])),
  )
  if (missing.length > 0)
    report(
      error("judgement-missing", judgements[0]?.span ?? null, {
        pairs: missing.slice(0, 3),
        more: String(Math.max(0, missing.length - 3)),
      }),
    )
}
