/** `solve`: the value of an input at which a condition begins to hold, on the same draws for every value. */
import { type Diagnostic, distinctDiagnostics } from "../../diagnostics/index.ts"
import { notANumber } from "../../engine/index.ts"
import { mistakesIn } from "../../options/index.ts"
import { unitOf } from "../../units/index.ts"
import type { Variant } from "../../venture/index.ts"
import { ofSolve } from "../run/run-options.ts"
import { drawWarnings } from "../run/run-venture.ts"
import type { Outlook, SolveAnswer } from "./answer.ts"
import { boundOf, type Condition, comparisonOf, equalTo } from "./condition.ts"
import type { Look } from "./look.ts"
import type { Shown } from "./lookout.ts"
import type { Mover } from "./moved-input.ts"
import { type Question, questionOf, type SolveOptions, type SolveRequest } from "./question.ts"
import type { Found } from "./search.ts"
import { settingOf } from "./setting.ts"
import { stretchesOf } from "./stretches.ts"

export type SolveResult = { readonly answer: SolveAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/** The answer is null when what was asked cannot be understood. That no value does is an answer. */
export function solveVenture(variant: Variant, request: SolveRequest, options: SolveOptions = {}): SolveResult {
  const wrong = mistakesIn({ variant, request, options }, ofSolve)
  if (wrong.length > 0) return { answer: null, diagnostics: wrong }
  const diagnostics: Diagnostic[] = []
  const question = questionOf(variant, request, options, diagnostics)
  const answer = question === null ? null : answerTo(variant, question, options, diagnostics)
  return { answer, diagnostics: distinctDiagnostics(diagnostics) }
}

function answerTo(variant: Variant, question: Question, options: SolveOptions, diagnostics: Diagnostic[]): SolveAnswer {
  const { condition, target, mover, domain, picked, lookout, closer } = question
  const { today } = mover
  const { look, looked } = lookout
  const equal = equalTo(condition)
  const found = stretchesOf({ domain, today, look, looked, closer, isSure: condition.measure === "figure", equal })
  const shown = { ...shownUnit(condition), tolerance: toleranceOf(found, equal, look) }
  const roots = equal === null ? [] : valuesOf(found)
  const outlook = (value: number): Outlook => {
    const seen = lookout.outlook(value, shown)
    // Other values that are told are met as near as each of them can be.
    return { ...seen, isMet: seen.isMet || roots.includes(value) }
  }
  const { edge, closest, stretches, more, nearest, isMoved, searched, looked: count, isComplete } = found
  const solution = { ...question, shown, options }
  const set = edge === null || edge === today ? null : settingOf(variant, { ...solution, value: edge }, diagnostics)
  const { full } = mover.samplers
  diagnostics.push(...drawWarnings(full), ...unknownAt(question, [today, ...found.rows, ...(edge === null ? [] : [edge])]))
  options.onProgress?.(1)
  return {
    input: { path: target.quantity.path, unit: target.unit.text, move: mover.move },
    condition: conditionAnswer(condition, shown),
    project: picked.project?.name ?? null,
    chosen: picked.chosen,
    today: todayOf(mover, outlook(today)),
    holds: stretches.length === 0 ? null : stretches,
    more,
    options: domain.kind === "list" ? domain.values.filter((value) => outlook(value).isMet) : null,
    nearest,
    closest: closest === null ? null : outlook(closest),
    ...{ isMoved, searched, looked: count, isComplete },
    rows: found.rows.map(outlook),
    set,
    decisions: lookout.decisions(edge ?? today),
    samples: full.plan.samples,
    seed: full.seed,
  }
}

/** At the values that are told, and at one that says nothing since its figure is no number. */
function unknownAt({ condition, lookout }: Question, told: readonly number[]): Diagnostic[] {
  const unseen = lookout.looked().find((value) => Number.isNaN(lookout.look(value).figure))
  const values = new Set([...told, ...(unseen === undefined ? [] : [unseen])])
  return notANumber(...[...values].map((value) => ({ draws: lookout.drawsAt(value), quantities: [condition.limit.quantity] })))
}

/** Compiled anew, a constant may differ in its last digits. */
const lastDigits = 1e-9

/** Of an equality: how far the figure is off at the value that is told first. */
function toleranceOf({ stretches, edge }: Found, equal: number | null, look: Look): number {
  if (equal === null || stretches.length === 0) return 0
  const off = edge === null ? 0 : Math.abs(look(edge).figure - equal)
  return Math.max(lastDigits * Math.abs(equal), off)
}

function valuesOf({ stretches }: Found): number[] {
  return stretches.flatMap(({ from, to }) => [from, to].flatMap((edge) => edge?.value ?? []))
}

/** Without the last digits, in which quantiles are not exact. */
function todayOf({ spread }: Mover, outlook: Outlook): SolveAnswer["today"] {
  const clean = (x: number): number => Number(x.toPrecision(12))
  const [p5, p95] = spread?.map(clean) ?? []
  return { ...outlook, value: clean(outlook.value), p5: p5 ?? null, p95: p95 ?? null }
}

function conditionAnswer(condition: Condition, { unit, factor }: Shown): SolveAnswer["condition"] {
  const { limit, text, measure } = condition
  const comparison = comparisonOf(condition)
  return { text, path: limit.quantity.path, measure, comparison, bound: boundOf(condition) / factor, unit }
}

/** A probability is a plain number; a figure stands in the unit of its quantity, in the books' currency. */
function shownUnit({ limit: { quantity }, measure }: Condition): Pick<Shown, "unit" | "factor"> {
  if (measure === "probability") return { unit: "", factor: 1 }
  if (quantity.perUnit === null) return { unit: quantity.unit, factor: quantity.factor }
  const { text, factor } = unitOf(quantity.dimension)
  return { unit: text, factor }
}
