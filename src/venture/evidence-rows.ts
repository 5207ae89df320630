/** A fit as quantities: the mean, its line, the level and the effects as correlated normals, each from draws of its own. */

import { instance, type RoomQuantity, type Row } from "../engine/index.ts"
import { type CentredFit, type CentredTerm, triangleOf } from "../evidence/index.ts"
import { slug } from "../shape/index.ts"
import { isName } from "../units/index.ts"

/** Where a column of the table stands. */
export type At = { readonly column: string } & (
  | { readonly kind: "centre" }
  | { readonly kind: "level"; readonly level: string }
  | { readonly kind: "figure"; readonly figure: number }
  /** A quantity of the file, in the unit of the column. */
  | { readonly kind: "field"; readonly name: string; readonly unit: string }
)

export type Given = {
  readonly ats: readonly At[]
  /** Of the mean, as its column is counted, and with the money of the books. */
  readonly unit: string
  readonly booksUnit: string
  readonly source: RoomQuantity["source"]
}

/** `root`: `evidence.demand`. */
export function evidenceRows(root: string, fit: CentredFit, { ats, unit, booksUnit, source }: Given): RoomQuantity[] {
  const parts = fit.terms.flatMap((term, k) => partOf(term, k + 1, ats))
  const level: Part = { index: 0, name: "level", estimate: fit.level + offsetOf(fit, ats), shift: "" }
  const used = [level, ...parts]
  const covariance = shifted(fit, ats)
  const triangle = triangleOf(used.map(({ index }) => used.map((other) => covariance[index]?.[other.index] ?? 0)))
  const from = source ?? { title: "" }
  const line = parts.map(({ name, shift }) => `${root}.${name} * ${shift}`)
  const mean = meanOf(root, fit, unit)
  return [
    ...instance(root.replace(/\.[^.]+$/u, ""), "evidence", { [root.split(".").at(-1) ?? ""]: [booksUnit, mean] }).map((row) => ({
      ...row,
      meaning: "evidence.*",
    })),
    ...instance(root, "evidence.*", { line: ["", `= ${[`${root}.level`, ...line].join(" + ")}`] }),
    ...used.flatMap(({ name, estimate }, k): RoomQuantity[] => {
      const pattern = name === "level" ? "evidence.*.level" : "evidence.*.effect.*"
      const draws = (triangle[k] ?? []).slice(0, k + 1)
      const rows: Readonly<Record<string, Row>> = { luck: ["", "normal(0, 1)", from] }
      const own: Row = ["", `= ${sumOf(estimate, draws, root, used)}`, from]
      const [path = "", last = ""] = splitAtLast(`${root}.${name}`)
      return [
        ...instance(path, pattern, { [last]: own }).map((row) => ({ ...row, meaning: pattern })),
        ...instance(`${root}.${name}`, pattern, rows),
      ]
    }),
    ...(fit.isLog ? instance(root, "evidence.*", { deviation: ["", number(fit.deviation), from] }) : []),
  ]
}

/** One used term: `shift` is where its column stands, less the centre, in brackets. */
type Part = { readonly index: number; readonly name: string; readonly estimate: number; readonly shift: string }

function partOf(term: CentredTerm, index: number, ats: readonly At[]): Part[] {
  const at = ats.find(({ column }) => column === term.column)
  if (at === undefined || at.kind === "centre" || (at.kind === "level" && at.level !== term.level)) return []
  const name = `effect.${columnName(
    term.column,
    ats.map(({ column }) => column),
  )}`
  const centre = centreOf(term, at)
  const plain = at.kind === "field" ? (at.unit === "" ? at.name : `${at.name} / (1 ${at.unit})`) : ""
  const where = at.kind === "level" ? "1" : at.kind === "figure" ? number(at.figure) : term.isLog ? `log(${plain})` : plain
  return [{ index, name, estimate: term.estimate, shift: centre === 0 ? `(${where})` : `(${where} - ${signed(centre)})` }]
}

/** Of what is yes or no, or one of several, the other answer is a plainer place to start from than a share. */
function centreOf(term: CentredTerm, at: At): number {
  return at.kind === "level" || (at.kind === "figure" && Number.isInteger(at.figure) && [0, 1].includes(at.figure))
    ? 0
    : term.centre
}

/** Terms that are told from nothing and not from their centre: the level is that much lower. */
function startsOf({ terms }: CentredFit, ats: readonly At[]): readonly boolean[] {
  return terms.map((term) => {
    const at = ats.find(({ column }) => column === term.column)
    return at !== undefined && at.kind !== "centre" && centreOf(term, at) === 0
  })
}

function offsetOf(fit: CentredFit, ats: readonly At[]): number {
  const starts = startsOf(fit, ats)
  return -fit.terms.reduce((sum, { estimate, centre }, k) => sum + (starts[k] === true ? estimate * centre : 0), 0)
}

/** The covariance with the level where it is told from. */
function shifted(fit: CentredFit, ats: readonly At[]): number[][] {
  const starts = startsOf(fit, ats)
  const weight = fit.terms.map(({ centre }, k) => (starts[k] === true ? -centre : 0))
  const rows = fit.covariance.map((row) => [...row])
  const own = rows.map((row) => row[0]! + weight.reduce((sum, each, k) => sum + each * row[k + 1]!, 0))
  const level = own[0]! + weight.reduce((sum, each, k) => sum + each * own[k + 1]!, 0)
  return rows.map((row, i) => row.map((each, j) => (i === 0 && j === 0 ? level : i === 0 ? own[j]! : j === 0 ? own[i]! : each)))
}

/** A name that formulas can read; a column whose name is none goes by its number. */
export function columnName(column: string, columns: readonly string[]): string {
  const names = columns.map(slug)
  const number = columns.indexOf(column)
  const name = names[number] ?? ""
  if (isName(name) && names.indexOf(name) === number) return name
  let own = `column_${number + 1}`
  while (names.includes(own)) own += "_"
  return own
}

function sumOf(estimate: number, draws: readonly number[], root: string, used: readonly Part[]): string {
  const scale = Math.max(...draws.map(Math.abs))
  const parts = draws.flatMap((draw, k) => {
    // Of independent ones rounding leaves a trace.
    if (Math.abs(draw) <= 1e-9 * scale) return []
    return [`${draw < 0 ? "-" : "+"} ${number(Math.abs(draw))} * ${root}.${used[k]?.name ?? ""}.luck`]
  })
  return [number(estimate), ...parts].join(" ")
}

/** From the line to the mean. Of a logarithm the mean lies above the exponential of the line: half the variance of its residuals. */
function meanOf(root: string, { kind, isLog }: CentredFit, unit: string): string {
  const line = `${root}.line`
  const plain =
    kind === "logistic"
      ? `1 / (1 + exp(-${line}))`
      : kind === "poisson"
        ? `exp(${line})`
        : isLog
          ? `exp(${line} + ${root}.deviation ^ 2 / 2)`
          : line
  return `= ${unit === "" ? plain : `(${plain}) * (1 ${unit})`}`
}

function splitAtLast(path: string): [string, string] {
  const cut = path.lastIndexOf(".")
  return [path.slice(0, cut), path.slice(cut + 1)]
}

function signed(figure: number): string {
  return figure < 0 ? `(${number(figure)})` : number(figure)
}

/** With ten digits: more say nothing of rows. */
function number(figure: number): string {
  return String(Number(figure.toPrecision(10)))
}
