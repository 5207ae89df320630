/** `solve`: the value of an input at which a condition begins to hold, on the same draws for every value. */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { mistakesIn } from "../../options/index.ts"
import { unitOf } from "../../units/index.ts"
import type { Variant } from "../../venture/index.ts"
import { reachOf } from "../dependence.ts"
import { samplersOf } from "../effort.ts"
import { ofSolve } from "../run-options.ts"
import { drawWarnings, type SamplingOptions } from "../run-venture.ts"
import type { Edge, Outlook, SolveAnswer, Stretch } from "./answer.ts"
import { type Picked, pickProject } from "./best-project.ts"
import { within } from "./between.ts"
import { chooserOf } from "./chosen-anew.ts"
import { boundOf, type Condition, conditionIn, readCondition, type Wish } from "./condition.ts"
import type { Domain } from "./domain.ts"
import { type Lookout, lookoutOf } from "./lookout.ts"
import type { Mover } from "./moved-input.ts"
import { moverOf } from "./mover.ts"
import { rowValues } from "./rows.ts"
import { settingOf } from "./setting.ts"
import { type Found, stretchesOf } from "./stretches.ts"
import { findTarget, type Target } from "./target.ts"

export type SolveRequest = {
  /** A constant, a decision, a random input or a resource, by its path or its name in the project. */
  readonly input: string
  /** `ruin at end < 5 %`, `mean(value) > 2M USD`. */
  readonly suchThat: string
  /** Its label or name; the best one where none is given. */
  readonly project?: string
  /** `5 to 60 USD/seat/month`. */
  readonly between?: string
  /** Choose the other decisions anew at each value. */
  readonly best?: boolean
}

export type SolveOptions = SamplingOptions & {
  /** Told how much is done, from 0 to 1; how much there is to do is not known before. */
  readonly onProgress?: (share: number) => void
}

export type SolveResult = { readonly answer: SolveAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/** The answer is null when what was asked cannot be understood. That no value does is an answer. */
export function solveVenture(variant: Variant, request: SolveRequest, options: SolveOptions = {}): SolveResult {
  const wrong = mistakesIn({ variant, request, options }, ofSolve)
  if (wrong.length > 0) return { answer: null, diagnostics: wrong }
  const diagnostics: Diagnostic[] = []
  const question = questionOf(variant, request, options, diagnostics)
  if (question === null) return { answer: null, diagnostics }
  return { answer: answerTo(variant, question, options, diagnostics), diagnostics }
}

type Question = {
  readonly wish: Wish
  readonly condition: Condition
  readonly target: Target
  readonly mover: Mover
  readonly domain: Domain
  readonly picked: Picked
  readonly lookout: Lookout
}

function questionOf(variant: Variant, request: SolveRequest, options: SolveOptions, diagnostics: Diagnostic[]): Question | null {
  const { venture } = variant
  const wish = readCondition(request.suchThat, venture, diagnostics)
  const picked = pickProject(venture, request.project ?? null, request.input, () => samplersOf(venture, options), diagnostics)
  if (picked === null) return null
  const target = findTarget(venture, picked.project, request.input, diagnostics)
  if (wish !== null) conditionIn(venture, picked.project, wish, diagnostics)
  const mover = target === null || diagnostics.length > 0 ? null : moverOf(variant, target, options, diagnostics)
  if (wish === null || target === null || mover === null) return null
  const condition = conditionIn(mover.venture, picked.project, wish, diagnostics)
  const asked = { path: target.quantity.path, unit: target.unit, isDecision: target.kind === "decision" }
  const domain =
    request.between === undefined ? upToAll(mover, target) : within(mover.domain, request.between, asked, venture, diagnostics)
  if (condition === null || domain === null) return null
  const chooser = request.best === true ? chooserOf(mover, picked.project, condition, diagnostics) : null
  if (diagnostics.some(({ severity }) => severity === "error")) return null
  const { index, kind } = mover.moves
  const reached = chooser?.reach ?? reachOf(mover.venture.model, [condition.limit.quantity.node])
  if (!reached[kind].has(index)) {
    const params = { name: target.quantity.path, condition: condition.limit.quantity.path }
    diagnostics.push(error("solve-unmoved", null, params))
    return null
  }
  const lookout = lookoutOf(mover, condition, chooser, options.onProgress ?? ((): void => {}))
  return { wish, condition, target, mover, domain, picked, lookout }
}

/** A share of more than all is looked at only where it is asked for; a rate (`%/year`) is no share. */
function upToAll({ domain, today }: Mover, { unit }: Target): Domain {
  const isShare = unit.text === "%" && domain.kind === "range" && domain.high === Number.POSITIVE_INFINITY && today <= 100
  return isShare ? { ...domain, high: 100, own: [domain.own[0], Math.min(100, domain.own[1])] } : domain
}

function answerTo(variant: Variant, question: Question, options: SolveOptions, diagnostics: Diagnostic[]): SolveAnswer {
  const { condition, target, mover, domain, picked, lookout } = question
  const { today } = mover
  const found = stretchesOf(domain, today, lookout.look)
  const isMetToday = lookout.look(today).isMet
  const nearest = isMetToday ? null : nearestEdge(found.stretches, domain, today)
  const shown = shownUnit(condition)
  const outlook = (value: number): Outlook => lookout.outlook(value, shown.factor)
  const edge = nearest?.value ?? edgeBeside(found.stretches, today)
  const [low, high] = found.searched
  // Of what lies outside the values that were asked for, the table says nothing.
  const middle = edge ?? found.closest ?? Math.min(high, Math.max(low, today))
  const kept = [middle, ...(isWithin(domain, today, found) ? [today] : [])]
  const rows = rowValues(domain, middle, kept, found.searched).map(outlook)
  const solution = { ...question, factor: shown.factor, options }
  const set = edge === null || edge === today ? null : settingOf(variant, { ...solution, value: edge }, diagnostics)
  const { full } = mover.samplers
  diagnostics.push(...drawWarnings(full))
  options.onProgress?.(1)
  return {
    input: { path: target.quantity.path, unit: target.unit.text, move: mover.move },
    condition: conditionAnswer(condition, shown),
    project: picked.project?.name ?? null,
    chosen: picked.chosen,
    today: todayOf(mover, outlook(today)),
    holds: found.stretches.length === 0 ? null : found.stretches,
    options: domain.kind === "list" ? domain.values.filter((value) => lookout.look(value).isMet) : null,
    nearest,
    closest: found.closest === null ? null : outlook(found.closest),
    isMoved: found.isMoved,
    searched: found.searched,
    rows,
    set,
    decisions: lookout.decisions(edge ?? today),
    samples: full.plan.samples,
    seed: full.seed,
  }
}

/** Without the last digits, in which quantiles are not exact. */
function todayOf({ spread }: Mover, outlook: Outlook): SolveAnswer["today"] {
  const clean = (x: number): number => Number(x.toPrecision(12))
  const [p5, p95] = spread?.map(clean) ?? []
  return { ...outlook, value: clean(outlook.value), p5: p5 ?? null, p95: p95 ?? null }
}

function conditionAnswer(condition: Condition, { unit, factor }: Shown): SolveAnswer["condition"] {
  const { limit, text, isMean } = condition
  return {
    text,
    path: limit.quantity.path,
    measure: isMean ? "mean" : "probability",
    comparison: limit.isTruth || isMean ? limit.constraint.comparison : ">=",
    bound: boundOf(condition) / factor,
    unit,
  }
}

type Shown = { readonly unit: string; readonly factor: number }

/** A probability is a plain number; a mean stands in the unit of its quantity, in the books' currency. */
function shownUnit({ limit: { quantity }, isMean }: Condition): Shown {
  if (!isMean) return { unit: "", factor: 1 }
  if (quantity.perUnit === null) return { unit: quantity.unit, factor: quantity.factor }
  const { text, factor } = unitOf(quantity.dimension)
  return { unit: text, factor }
}

function isWithin(domain: Domain, value: number, { searched: [low, high] }: Found): boolean {
  return domain.kind === "list" || (value >= low && value <= high)
}

/** Of a list the first option of the file; else the edge with the least way to go. */
function nearestEdge(stretches: readonly Stretch[], domain: Domain, today: number): Edge | null {
  if (domain.kind === "list") return optionEdge(stretches, domain.values)
  const edges = stretches.flatMap(({ from, to }) => [...(from === null ? [] : [from]), ...(to === null ? [] : [to])])
  const way = (value: number): number => (value > 0 && today > 0 ? Math.abs(Math.log(value / today)) : Math.abs(value - today))
  return edges.reduce<Edge | null>((best, edge) => (best === null || way(edge.value) < way(best.value) ? edge : best), null)
}

function optionEdge(stretches: readonly Stretch[], values: readonly number[]): Edge | null {
  const first = values.find((value) =>
    stretches.some(({ from, to }) => value >= (from?.value ?? value) && value <= (to?.value ?? value)),
  )
  return first === undefined ? null : { value: first, interval: null }
}

/** The nearer end of the stretch in which today's value lies. */
function edgeBeside(stretches: readonly Stretch[], today: number): number | null {
  const around = stretches.find(({ from, to }) => today >= (from?.value ?? today) && today <= (to?.value ?? today))
  const ends = [around?.from, around?.to].flatMap((edge) => (edge === null || edge === undefined ? [] : [edge.value]))
  return ends.toSorted((a, b) => Math.abs(a - today) - Math.abs(b - today))[0] ?? null
}
