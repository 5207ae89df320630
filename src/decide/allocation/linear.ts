/**
 * Linear programmes, with or without whole numbers, solved by HiGHS: what is sought, the price of each bound, and whether there is
 * a solution at all. HiGHS is loaded when it is first asked for, since it takes longer to load than most plans need.
 * Source: Q. Huangfu, J. A. J. Hall, "Parallelizing the dual revised simplex method", Mathematical Programming Computation 10 (2018)
 * 119-142, doi:10.1007/s12532-017-0130-5; the format of the text: CPLEX LP.
 */
import type { Highs, HighsSolution } from "highs"

export type LinearProblem = {
  /** What is maximised: so much for one unit of each column. */
  readonly gains: readonly number[]
  readonly columns: readonly { readonly least: number; readonly most: number; readonly isWhole?: boolean }[]
  readonly rows: readonly LinearRow[]
}

/** The sum of columns times factors, held to a bound. */
export type LinearRow = {
  readonly factors: readonly (readonly [column: number, factor: number])[]
  readonly is: "<=" | ">=" | "="
  readonly bound: number
}

export type LinearSolution = {
  readonly status: "optimal" | "infeasible" | "unbounded" | "unsolved"
  /** Empty figures where it is not optimal. */
  readonly value: number
  /** Shape: [columns]. */
  readonly x: readonly number[]
  /**
   * What one more of each bound adds to the value. With whole numbers: as long as these stay as they are (`isOfFixed`).
   * Shape: [rows].
   */
  readonly duals: readonly number[]
  /** What one more of a column adds to the value, beside what it takes of the bounds.  Shape: [columns]. */
  readonly reducedCosts: readonly number[]
  readonly isOfFixed: boolean
}

export type LinearSolver = (problem: LinearProblem) => LinearSolution

let loading: Promise<LinearSolver> | null = null

/** The same solver for all who ask. */
export function loadLinearSolver(): Promise<LinearSolver> {
  loading ??= import("highs").then(
    async ({ default: load }) => solverOf(await load()),
    (failure: unknown) => {
      loading = null
      throw failure
    },
  )
  return loading
}

function solverOf(highs: Highs): LinearSolver {
  return (problem) => {
    if (!isWhollyFinite(problem)) return unsolved("unsolved")
    const first = read(highs.solve(textOf(problem), options), problem)
    if (first.status !== "optimal" || !problem.columns.some(({ isWhole }) => isWhole === true)) return first
    // Prices are those of a programme without whole numbers: they are held to what was found.
    const columns = problem.columns.map((column, k) => {
      if (column.isWhole !== true) return column
      const whole = Math.round(first.x[k] ?? 0)
      return { least: whole, most: whole }
    })
    const { duals, reducedCosts } = read(highs.solve(textOf({ ...problem, columns }), options), { ...problem, columns })
    return { ...first, duals, reducedCosts, isOfFixed: true }
  }
}

/** What is no number has no place in a programme. */
function isWhollyFinite({ gains, rows }: LinearProblem): boolean {
  return [...gains, ...rows.flatMap(({ factors, bound }) => [bound, ...factors.map(([, factor]) => factor)])].every(
    Number.isFinite,
  )
}

/** The best to the last digit, not one that is nearly as good; counted in nodes, so that it ends alike on every machine. */
const options = { mip_rel_gap: 0, mip_abs_gap: 0, mip_max_nodes: 20_000 }

const statuses: Readonly<Record<string, LinearSolution["status"]>> = {
  Optimal: "optimal",
  Empty: "optimal",
  Infeasible: "infeasible",
  "Primal infeasible or unbounded": "infeasible",
  Unbounded: "unbounded",
}

function unsolved(status: LinearSolution["status"]): LinearSolution {
  return { status, value: Number.NaN, x: [], duals: [], reducedCosts: [], isOfFixed: false }
}

function read({ Status, ObjectiveValue, Columns, Rows }: HighsSolution, { columns, rows }: LinearProblem): LinearSolution {
  const status = statuses[Status] ?? "unsolved"
  if (status !== "optimal") return unsolved(status)
  const of = columns.map((_, k) => Columns[columnName(k)])
  return {
    status,
    value: ObjectiveValue,
    x: of.map((column, k) => column?.Primal ?? columns[k]?.least ?? 0),
    duals: rows.map((_, k) => plus(Rows[k]?.Dual ?? 0)),
    reducedCosts: of.map((column) => plus(column?.Dual ?? 0)),
    isOfFixed: false,
  }
}

/** No minus before a nothing. */
const plus = (figure: number): number => (figure === 0 ? 0 : figure)

const columnName = (k: number): string => `c${k}`

function textOf({ gains, columns, rows }: LinearProblem): string {
  const whole = columns.flatMap(({ isWhole }, k) => (isWhole === true ? [columnName(k)] : []))
  return [
    "Maximize",
    ` gain: ${sumOf(gains.map((gain, k) => [k, gain]))}`,
    "Subject To",
    ...rows.map(({ factors, is, bound }, k) => ` r${k}: ${sumOf(factors)} ${is} ${bound}`),
    "Bounds",
    ...columns.map(({ least, most }, k) => ` ${bounded(least)} <= ${columnName(k)} <= ${bounded(most)}`),
    ...(whole.length === 0 ? [] : ["General", ` ${whole.join(" ")}`]),
    "End",
  ].join("\n")
}

/** Every row names a column, if only to take nothing of it. */
function sumOf(factors: LinearRow["factors"]): string {
  const terms = factors.map(([k, factor]) => `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} ${columnName(k)}`)
  return terms.length === 0 ? `0 ${columnName(0)}` : terms.join(" ")
}

function bounded(figure: number): string {
  if (Number.isFinite(figure)) return String(figure)
  return figure > 0 ? "+inf" : "-inf"
}
