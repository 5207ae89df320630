/** What the parts of an offer are worth to those who choose among several, and what they would pay for them. */

import { error, type Report } from "../../diagnostics/index.ts"
import { clusteredCovariance } from "../clustered.ts"
import { completeRows, figuresIn } from "../complete-rows.ts"
import { normalP, normalQuantile } from "../distributions.ts"
import { triangleOf } from "../fit/centred.ts"
import { mostLevels } from "../groups.ts"
import { quantileOf } from "../moments.ts"
import type { Interval } from "../proportions.ts"
import { uniforms } from "../random.ts"
import type { Column, DataTable } from "../read-table.ts"
import { type ConjointAsked, columnsNamed, isNumeric, isTruth } from "./asked.ts"
import { type ChoiceFit, type Choices, fitChoices } from "./conditional-logit.ts"

export type PartWorth = {
  readonly column: string
  /** Of a category, beside its baseline. */
  readonly level: string | null
  readonly worth: number
  readonly error: number
  readonly p: number
  readonly interval: Interval
  /** What one more of it is paid for; null of the price itself, or where the price does not surely deter. */
  readonly pay: { readonly estimate: number; readonly interval: Interval } | null
}

export type ConjointAnswer = {
  readonly kind: "conjoint"
  readonly rows: number
  readonly tasks: number
  readonly respondents: number | null
  readonly price: string | null
  readonly worths: readonly PartWorth[]
  readonly baselines: readonly { readonly column: string; readonly level: string }[]
  readonly logLikelihood: number
  /** Of choosing blindly. */
  readonly blindLogLikelihood: number
  /** Share of the tasks whose likeliest alternative was chosen; and of blind choice. */
  readonly hits: number
  readonly blindHits: number
  /** Whether a higher price surely makes an alternative less likely. */
  readonly isPriceFelt: boolean
  /** Errors allow for several tasks of one respondent. */
  readonly isClustered: boolean
}

/**
 * Null after a report.
 * Errors: evidence-unknown-column, evidence-same-column, evidence-price-truth, evidence-price-number, evidence-price-by,
 * evidence-price-choice, evidence-many-levels, evidence-constant, evidence-few-rows, evidence-fit-collinear, evidence-fit-separation.
 */
export function conjoint(
  table: DataTable,
  asked: ConjointAsked & { readonly alpha: number },
  report: Report,
): ConjointAnswer | null {
  const columns = columnsNamed(table, [...asked.task, asked.chosen, ...asked.by], report)
  if (columns === null) return null
  const task = columns.slice(0, asked.task.length)
  const chosen = columns[asked.task.length]
  const by = columns.slice(asked.task.length + 1)
  const price =
    asked.price === undefined ? undefined : by.find(({ name }) => name.toLowerCase() === asked.price?.trim().toLowerCase())
  if (chosen === undefined || !isTruth(chosen, report)) return null
  if (by.length === 0 || task.length === 0 || (asked.price !== undefined && price === undefined)) {
    report(error("evidence-price-by", null, { name: asked.price ?? "" }))
    return null
  }
  if (price !== undefined && !isNumeric(price, report)) return null
  const rows = inTasks(completeRows(table, columns, report), task)
  const coded = by.flatMap((column) => codedAs(column, rows, report) ?? [])
  if (by.some((column) => !coded.some((one) => one.column === column.name))) return null
  const tasks = tasksOf(rows, task, figuresIn(chosen, rows), table, report)
  if (tasks === null) return null
  const choices: Choices = { columns: coded.map(({ values }) => values), ...tasks }
  if (tasks.tasks.length <= coded.length) {
    report(error("evidence-few-rows", null, { name: chosen.name, rows: tasks.tasks.length, needed: coded.length + 1 }))
    return null
  }
  const fit = fitChoices(choices)
  if (fit.kind !== "fitted") {
    const { column = "", level = null } = coded[fit.column] ?? {}
    report(
      fit.kind === "dependent"
        ? error("evidence-fit-collinear", null, { name: column, level: level ?? "" })
        : error("evidence-fit-separation", null, { of: chosen.name, kind: "conjoint", name: column, level: "", outcome: "" }),
    )
    return null
  }
  return answerOf(fit, { choices, coded, price, respondents: respondentsOf(rows, task, tasks.tasks), alpha: asked.alpha })
}

type Coded = {
  readonly column: string
  readonly level: string | null
  readonly values: Float64Array
  readonly baseline: string | null
}

/** The rows of a task stand together. */
function inTasks(rows: readonly number[], task: readonly Column[]): number[] {
  const groups = new Map<string, number[]>()
  for (const row of rows) {
    const key = JSON.stringify(task.map(({ cells }) => cells[row]))
    if (groups.get(key)?.push(row) === undefined) groups.set(key, [row])
  }
  return [...groups.values()].flat()
}

/** A category as its levels beside the most frequent; null after a report. */
function codedAs(column: Column, rows: readonly number[], report: Report): Coded[] | null {
  const { name, kind, cells } = column
  if (kind === "number" || kind === "truth") {
    const values = figuresIn(column, rows)
    if (new Set(values).size > 1) return [{ column: name, level: null, values, baseline: null }]
    report(error("evidence-constant", null, { name }))
    return null
  }
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(cells[row] ?? "", (counts.get(cells[row] ?? "") ?? 0) + 1)
  const levels = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  if (levels.length < 2 || levels.length > mostLevels) {
    report(
      levels.length < 2
        ? error("evidence-constant", null, { name })
        : error("evidence-many-levels", null, { name, count: levels.length, most: mostLevels }),
    )
    return null
  }
  const [baseline = ""] = levels.reduce((most, one) => (one[1] > most[1] ? one : most), ["", 0] as const)
  return levels.flatMap(([level]) =>
    level === baseline
      ? []
      : [{ column: name, level, baseline, values: Float64Array.from(rows, (row) => (cells[row] === level ? 1 : 0)) }],
  )
}

/** Null after a report: in each task one alternative of two or more is chosen. */
function tasksOf(
  rows: readonly number[],
  task: readonly Column[],
  chosen: Float64Array,
  { file }: DataTable,
  report: Report,
): Pick<Choices, "tasks" | "chosen"> | null {
  const key = (row: number): string => JSON.stringify(task.map(({ cells }) => cells[row]))
  const begins = rows.flatMap((row, k) => (k === 0 || key(row) !== key(rows[k - 1]!) ? [k] : []))
  const tasks = begins.map((from, k) => [from, begins[k + 1] ?? rows.length] as const)
  const picks = tasks.map(([from, to]) => Array.from({ length: to - from }, (_, j) => from + j).filter((k) => chosen[k] === 1))
  const wrong = tasks.findIndex(([from, to], k) => to - from < 2 || picks[k]?.length !== 1)
  if (wrong < 0) return { tasks, chosen: picks.map(([pick]) => pick!) }
  const [from, to] = tasks[wrong]!
  const name = task.map(({ name: column, cells }) => `${column} ${cells[rows[from]!]}`).join(", ")
  report(error("evidence-price-choice", null, { file, task: name, alternatives: to - from, chosen: picks[wrong]?.length ?? 0 }))
  return null
}

/** The respondent of each task, where the task is named by more than itself. */
function respondentsOf(rows: readonly number[], task: readonly Column[], tasks: Choices["tasks"]): string[] | null {
  const [who] = task
  return task.length < 2 || who === undefined ? null : tasks.map(([from]) => who.cells[rows[from]!] ?? "")
}

type Given = {
  readonly choices: Choices
  readonly coded: readonly Coded[]
  readonly price: Column | undefined
  readonly respondents: readonly string[] | null
  readonly alpha: number
}

function answerOf(fit: ChoiceFit, { choices, coded, price, respondents, alpha }: Given): ConjointAnswer {
  const covariance = respondents === null ? fit.covariance : clusteredOf(fit, respondents)
  const reach = normalQuantile(1 - alpha / 2)
  const priceAt = coded.findIndex(({ column }) => column === price?.name)
  const errors = coded.map((_, k) => Math.sqrt(covariance[k]![k]!))
  const isPriceFelt = priceAt >= 0 && fit.worths[priceAt]! + reach * errors[priceAt]! < 0
  const pays = isPriceFelt ? paid(fit.worths, covariance, priceAt, alpha) : null
  const sizes = choices.tasks.map(([from, to]) => to - from)
  return {
    kind: "conjoint",
    rows: choices.columns[0]?.length ?? 0,
    tasks: sizes.length,
    respondents: respondents === null ? null : new Set(respondents).size,
    price: price?.name ?? null,
    worths: coded.map(({ column, level }, k) => ({
      column,
      level,
      worth: fit.worths[k]!,
      error: errors[k]!,
      p: normalP(fit.worths[k]! / errors[k]!),
      interval: [fit.worths[k]! - reach * errors[k]!, fit.worths[k]! + reach * errors[k]!],
      pay: k === priceAt ? null : (pays?.[k] ?? null),
    })),
    baselines: [
      ...new Map(coded.flatMap(({ column, baseline }) => (baseline === null ? [] : [[column, baseline] as const]))),
    ].map(([column, level]) => ({ column, level })),
    logLikelihood: fit.logLikelihood,
    blindLogLikelihood: sizes.reduce((sum, size) => sum - Math.log(size), 0),
    hits: fit.hits,
    blindHits: sizes.reduce((sum, size) => sum + 1 / size, 0) / sizes.length,
    isPriceFelt,
    isClustered: respondents !== null,
  }
}

function clusteredOf({ covariance, scores }: ChoiceFit, respondents: readonly string[]): number[][] {
  return clusteredCovariance(covariance, (task, term) => scores[task]![term]!, respondents).covariance
}

const draws = 10_000
const seed = 20261124

/** Source: Krinsky and Robb, On approximating the statistical properties of elasticities (Rev. Econ. Stat. 68, 1986). */
function paid(
  worths: readonly number[],
  covariance: readonly (readonly number[])[],
  priceAt: number,
  alpha: number,
): { estimate: number; interval: Interval }[] {
  const lower = triangleOf(covariance)
  const uniform = uniforms(seed)
  const told: number[][] = worths.map(() => [])
  for (let draw = 0; draw < draws; draw++) {
    const normals = worths.map(() => normalQuantile(uniform()))
    const drawn = worths.map((worth, i) => worth + lower[i]!.reduce((sum, each, k) => sum + each * normals[k]!, 0))
    for (const [k, worth] of drawn.entries()) told[k]!.push(-worth / drawn[priceAt]!)
  }
  return told.map((values, k) => {
    const sorted = values.toSorted((a, b) => a - b)
    return {
      estimate: -worths[k]! / worths[priceAt]!,
      interval: [quantileOf(sorted, alpha / 2), quantileOf(sorted, 1 - alpha / 2)],
    }
  })
}
