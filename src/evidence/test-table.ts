/** The test that fits two columns: of numbers, of yes and no, or of categories, by group. */
import { error, type Report, warning } from "../diagnostics/index.ts"
import { cellValue } from "./cell-values.ts"
import { type ChiSquareTest, chiSquareTest } from "./chi-square.ts"
import { type Group, groupsOf, mostLevels } from "./groups.ts"
import { meanOf, varianceOf } from "./moments.ts"
import { exactInterval, type Interval, type ProportionTest, proportionTest } from "./proportions.ts"
import { type Column, columnNamed, type DataTable } from "./read-table.ts"
import { detectableShare } from "./sample-size.ts"
import { type WelchTest, welchTest } from "./welch.ts"

export type TestAsked = {
  /** The column that is measured. */
  readonly of: string
  /** The column that tells the groups apart. */
  readonly by: string
  /** Two of its groups, the baseline first; other rows are left out. */
  readonly groups?: readonly string[]
  readonly alpha: number
  readonly power: number
}

export type MeanGroup = { readonly name: string; readonly rows: number; readonly mean: number; readonly deviation: number }
export type ShareGroup = {
  readonly name: string
  readonly rows: number
  readonly yes: number
  readonly share: number
  readonly interval: Interval
}

type About = { readonly of: string; readonly by: string; readonly alpha: number }
export type TestAnswer = About &
  (
    | ({ readonly kind: "means"; readonly power: number; readonly groups: readonly MeanGroup[] } & WelchTest)
    | ({
        readonly kind: "proportions"
        readonly power: number
        readonly groups: readonly ShareGroup[]
        /** The least difference upwards from the first share; null where none is told. */
        readonly detectable: number | null
      } & ProportionTest)
    | ({
        readonly kind: "independence"
        readonly groups: readonly string[]
        readonly levels: readonly string[]
        /** [groups, levels] */
        readonly observed: readonly (readonly number[])[]
      } & ChiSquareTest)
  )

/** Expected counts below it make the chi-square law a rough one. Source: Cochran, Some methods for strengthening the common χ² tests (Biometrics 10, 1954). */
const leastExpected = 5

/**
 * Null after a report.
 * Errors: evidence-unknown-column, evidence-same-column, evidence-groups, evidence-few-rows, evidence-constant, evidence-not-number,
 * evidence-many-levels; evidence-missing and evidence-expected-low are warnings.
 */
export function testTable(table: DataTable, asked: TestAsked, report: Report): TestAnswer | null {
  const [of, by] = [columnNamed(table, asked.of, report), columnNamed(table, asked.by, report)]
  if (of === null || by === null) return null
  if (of === by) {
    report(error("evidence-same-column", null, { name: of.name }))
    return null
  }
  if (of.kind === "date" || of.kind === "empty") {
    report(error("evidence-not-number", null, { name: of.name, kind: of.kind }))
    return null
  }
  const found = groupsOf(of, by, asked.groups ?? null, report)
  if (found === null) return null
  if (found.missing > 0)
    report(warning("evidence-missing", null, { count: found.missing, rows: table.rows, columns: [of.name, by.name] }))
  const given: Given = { of, by, groups: found.groups, asked, report }
  if (of.kind === "number") return testMeans(given)
  return of.kind === "truth" && found.groups.length === 2 ? testShares(given) : testCategories(given)
}

type Given = {
  readonly of: Column
  readonly by: Column
  readonly groups: readonly Group[]
  readonly asked: TestAsked
  readonly report: Report
}

function aboutOf({ of, by, asked }: Given): About {
  return { of: of.name, by: by.name, alpha: asked.alpha }
}

function testMeans(given: Given): TestAnswer | null {
  const { of, groups, asked, report } = given
  const [first = [], second = []] = groups.map(({ cells }) => cells.map((cell) => cellValue(cell, "number")))
  const small = groups.find(({ cells }) => cells.length < 2)
  if (small !== undefined) {
    report(error("evidence-few-rows", null, { name: small.name, rows: small.cells.length, needed: 2 }))
    return null
  }
  if (varianceOf(first) + varianceOf(second) === 0) {
    report(error("evidence-constant", null, { name: of.name }))
    return null
  }
  return {
    kind: "means",
    ...aboutOf(given),
    power: asked.power,
    groups: [first, second].map((values, k) => ({
      name: groups[k]?.name ?? "",
      rows: values.length,
      mean: meanOf(values),
      deviation: Math.sqrt(varianceOf(values)),
    })),
    ...welchTest(first, second, asked.alpha, asked.power),
  }
}

function testShares(given: Given): TestAnswer | null {
  const { of, groups, asked, report } = given
  const { alpha, power } = asked
  const counted = groups.map(({ name, cells }) => {
    const yes = cells.filter((cell) => cellValue(cell, "truth") === 1).length
    return {
      name,
      rows: cells.length,
      yes,
      share: yes / cells.length,
      interval: exactInterval({ yes, rows: cells.length }, alpha),
    }
  })
  const [first, second] = counted
  const yes = counted.reduce((sum, group) => sum + group.yes, 0)
  const rows = counted.reduce((sum, group) => sum + group.rows, 0)
  if (first === undefined || second === undefined || yes === 0 || yes === rows) {
    report(error("evidence-constant", null, { name: of.name }))
    return null
  }
  const detectable = detectableShare(first.share, [first.rows, second.rows], alpha, power)
  return {
    kind: "proportions",
    ...aboutOf(given),
    power,
    groups: counted,
    ...proportionTest(first, second, alpha),
    detectable: detectable === null ? null : detectable - first.share,
  }
}

function testCategories(given: Given): TestAnswer | null {
  const { of, groups, report } = given
  const levels = [...new Set(groups.flatMap(({ cells }) => cells))].sort()
  if (levels.length < 2) {
    report(error("evidence-constant", null, { name: of.name }))
    return null
  }
  if (levels.length > mostLevels) {
    report(error("evidence-many-levels", null, { name: of.name, count: levels.length, most: mostLevels }))
    return null
  }
  const observed = groups.map(({ cells }) => levels.map((level) => cells.filter((cell) => cell === level).length))
  const test = chiSquareTest(observed)
  if (test.leastExpected < leastExpected)
    report(warning("evidence-expected-low", null, { least: Number(test.leastExpected.toPrecision(3)), needed: leastExpected }))
  return { kind: "independence", ...aboutOf(given), groups: groups.map(({ name }) => name), levels, observed, ...test }
}
