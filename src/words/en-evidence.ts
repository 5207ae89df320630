/** The sentences of `data`, in English. */
import type { EvidenceCode } from "./codes.ts"
import { fitMistakesEn } from "./en-evidence-fit.ts"
import { priceMistakesEn } from "./en-evidence-price.ts"
import { thresholdMistakesEn } from "./en-evidence-threshold.ts"
import type { EvidenceWords } from "./evidence-words.ts"
import { anyOf, count, didYouMean } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"

/** `1 row`, `64 rows`. */
function counted(figure: string, one: string): string {
  return `${figure} ${figure === "1" ? one : `${one}s`}`
}

/** The first dozen, as they stand. */
function listed(names: readonly string[]): string {
  return `${names.slice(0, 12).map(code).join(", ")}${names.length > 12 ? " …" : ""}`
}

export const evidenceEn: EvidenceWords = {
  about: {
    test: "test whether groups differ: means, shares of yes, or categories",
    sampleSize: "how many an A/B test must ask in each arm",
  },
  file: "a table as CSV, with names in its first line",
  options: {
    of: "the column that is measured",
    by: "the column that tells the groups apart",
    groups: "two of its groups, the baseline first: A,B",
    alpha: "chance of finding what is not there (default: 0.05)",
    power: "chance of finding what is there (default: 0.8)",
    baseline: "share as it is now: 4%",
    lift: "change to be found, as a part of the baseline: 25%",
    to: "share to be told from the baseline: 5%",
  },
  kinds: { number: "number", truth: "yes or no", date: "date", category: "category", empty: "empty" },
  columns: {
    column: "column",
    kind: "kind",
    missing: "missing",
    distinct: "distinct",
    least: "least",
    most: "most",
    mean: "mean",
    median: "median",
    summary: "most frequent",
    group: "group",
    rows: "rows",
    yes: "yes",
    share: "share",
    interval: "interval",
    deviation: "deviation",
    levels: "value",
    observed: "counted",
    expected: "expected",
  },
  profiled: (rows, columns) => `${counted(rows, "row")}, ${counted(columns, "column")}`,
  levels: (level, rows) => `${level} (${rows})`,
  yes: (share) => `yes ${share}`,
  range: (low, high) => `${low} to ${high}`,
  odd: "Odd",
  nothingOdd: "Nothing is odd: no constant columns, no rows twice, no outliers.",
  constant: (column, value) => `${column} is ${value} in every row that has it: it tells nothing apart.`,
  empty: (column) => `${column} holds nothing.`,
  duplicates: (rows) =>
    rows === "1" ? "1 row says the same as one before it." : `${rows} rows say the same as one before them.`,
  outliers: (column, total, farthest) =>
    `${column} has ${counted(total, "outlier")}, farthest: ${farthest.join(", ")}. They lie beyond 1.5 times the range between the quartiles and were kept.`,
  outlier: (value, row) => `${value} in row ${row}`,
  mixed: (column, total, examples) =>
    `${column} holds numbers, but ${total === "1" ? "1 cell is" : `${total} cells are`} none: ${examples.join(", ")}.`,

  shares: ({ of, higher, lower, higherFigure, lowerFigure, low, high }) =>
    `${of} is more frequent in ${higher}: ${higherFigure} against ${lowerFigure} in ${lower}, the difference is ${low} to ${high} points.`,
  sharesAlike: ({ of, higher, lower, higherFigure, lowerFigure, low, high, sure }) =>
    `No difference of ${of} is shown: ${higherFigure} in ${higher} against ${lowerFigure} in ${lower}; it may be from ${low} to ${high} points (${sure}).`,
  means: ({ of, higher, lower, higherFigure, lowerFigure, low, high }) =>
    `${of} is higher in ${higher}: ${higherFigure} against ${lowerFigure} in ${lower}, the difference is ${low} to ${high}.`,
  meansAlike: ({ of, higher, lower, higherFigure, lowerFigure, low, high, sure }) =>
    `No difference of ${of} is shown: ${higherFigure} in ${higher} against ${lowerFigure} in ${lower}; it may be from ${low} to ${high} (${sure}).`,
  dependent: (of, by) => `${of} differs between the groups of ${by}.`,
  independent: (of, by) => `No difference of ${of} between the groups of ${by} is shown.`,
  detectable: (difference, power) =>
    `So many rows find a difference of ${difference} with a chance of ${power}; smaller ones are often missed.`,
  points: (figure) => `${figure} points`,
  p: (p) => `p = ${p}`,
  under: (p) => `p < ${p}`,
  intervalOf: (sure) => `${sure} interval`,
  methods: {
    means: "Welch's t-test, which does not take the spreads to be equal.",
    proportions:
      "z-test of the pooled share; exact intervals of each share (Clopper–Pearson), interval of the difference by Newcombe's method 10.",
    independence: "Chi-square test of independence, without correction for continuity.",
    sampleSize: "Test of two shares to both sides, arms of equal size, by the normal law.",
  },
  sampleSize: (baseline, target, arm, both) =>
    `To tell ${target} from ${baseline}, ask ${arm} in each of two arms, ${both} together.`,
  chances: (alpha, power) =>
    `A difference that is not there is found with a chance of ${alpha}, one that is there with a chance of ${power}.`,

  shareNeeded: "a chance between 0 and 1, such as 0.05 or 5%",
  groupsNeeded: "two groups between commas: A,B",
  needs: "data test needs --of COLUMN and --by COLUMN, such as --of converted --by variant.",
  needsSize: "data sample-size needs --baseline and either --to or --lift, such as --baseline 4% --to 5%.",
}

const noTable: Readonly<Record<string, string>> = {
  quotes: "a quotation mark is opened and not closed",
  rows: "there are no rows below the first line",
  names: "the first line does not name every column",
}

export const evidenceMistakesEn: Readonly<Record<EvidenceCode, Sentence>> = {
  "evidence-constant": (p) => [
    `${code(p("name"))} has the same value in every row: there is nothing to compare.`,
    "take another column, or rows in which it differs",
  ],
  "evidence-expected-low": (p) =>
    `Independence would put only ${p("least")} into one of the cells; below ${p("needed")} the p-value is rough.`,
  "evidence-few-rows": (p) => [
    `${code(p("name"))} has ${counted(p("rows"), "row")}; at least ${p("needed")} are needed.`,
    "collect more, or join groups",
  ],
  ...fitMistakesEn,
  ...priceMistakesEn,
  ...thresholdMistakesEn,
  "evidence-groups": (p) => [
    `${code(p("name"))} has ${counted(p("count"), "group")} here: ${listed(p.list("known"))}.`,
    "name two of them, the baseline first: `--groups A,B`",
  ],
  "evidence-many-levels": (p) => [
    `${code(p("name"))} has ${count(p("count"))} different values; ${p("most")} are compared at most.`,
    "join rare ones, or take a column of numbers",
  ],
  "evidence-missing": (p) =>
    `${count(p("count"))} of ${count(p("rows"))} rows were left out: ${anyOf(p.list("columns"))} is missing there.`,
  "evidence-no-lift": (p) => [`The share to be told apart is the baseline itself, ${p("baseline")}.`, "take another share"],
  "evidence-no-table": (p) => [
    `${code(p("file"))} is no table: ${noTable[p("kind")] ?? ""}.`,
    "give a CSV with a name over each column",
  ],
  "evidence-not-number": (p) => [
    p("kind") === "empty" ? `${code(p("name"))} holds nothing.` : `${code(p("name"))} holds dates, which are not compared.`,
    "take a column of numbers, of yes and no, or of categories",
  ],
  "evidence-outside": (p) =>
    `The rows of ${code(p("file"))} have ${code(p("name"))} from ${p("least")} to ${p("most")}: what happens at ${p("got")} they do not show.`,
  "evidence-ragged": (p) =>
    `${count(p("count"))} rows of ${code(p("file"))} do not have ${p("columns")} cells; what is missing there counts as empty, what is more is not read.`,
  "evidence-same-column": (p) => [`${code(p("name"))} cannot be compared with itself.`, "name two different columns"],
  "evidence-same-name": (p) => [`Two columns of ${code(p("file"))} are called ${code(p("name"))}.`, "give them different names"],
  "evidence-share": (p) => [`${code(p("option"))} is ${p("got")}: it must lie between 0 and 1.`, "write it as `0.05` or `5%`"],
  "evidence-too-large": (p) => [
    `${code(p("file"))} has ${count(p("rows"))} rows and ${count(p("columns"))} columns; ${count(p("mostRows"))} and ${count(p("mostColumns"))} are read at most.`,
    "take a random sample of its rows",
  ],
  "evidence-unit": (p) => [`${code(p("got"))} is no unit.`, "give a single word as the unit of the exposure, such as `month`"],
  "evidence-unknown-column": (p) => [
    `No column of ${code(p("file"))} is called ${code(p("name"))}.`,
    didYouMean(p, `its columns are ${listed(p.list("known"))}`),
  ],
}
