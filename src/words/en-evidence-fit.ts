/** The sentences of `data fit`, in English. */
import type { Effect, EffectFacts, FitCode, FitWords, Step } from "./evidence-fit-words.ts"
import { anyOf, count } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"

const steps: Readonly<Record<Step, (facts: EffectFacts) => string>> = {
  unit: ({ column }) => `Where ${column} is 1 higher`,
  percent: ({ column }) => `Where ${column} is 1 % higher`,
  month: ({ column }) => `With each month of ${column}`,
  yes: ({ column }) => `Where ${column} is yes`,
  level: ({ column, level, baseline }) => `Where ${column} is ${level} and not ${baseline}`,
}

const effects: Readonly<Record<Effect, (facts: EffectFacts) => string>> = {
  more: ({ of, figure, isUp }) => `${of} is ${figure} ${isUp ? "higher" : "lower"}`,
  times: ({ of, figure }) => `${of} is ${figure} times as high`,
  odds: ({ of, figure }) => `the odds of ${of} are ${figure} times as high`,
  percent: ({ of, figure, isUp }) => `${of} is ${figure} % ${isUp ? "higher" : "lower"}`,
  oddsPercent: ({ of, figure, isUp }) => `the odds of ${of} are ${figure} % ${isUp ? "higher" : "lower"}`,
}

/** `1 term`, `3 terms`. */
function counted(figure: string, one: string): string {
  return `${figure} ${figure === "1" ? one : `${one}s`}`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`
}

export const fitsEn: FitWords = {
  about: "explain a column by others: a line, yes and no, or counts, with checks and a test on later rows",
  options: {
    of: "the column to explain",
    by: "columns that may explain it: A,B,C",
    kind: "linear, logistic (yes and no) or poisson (counts); else by what the column holds",
    log: "columns taken by their logarithm: between two of them stands an elasticity",
    exposure: "the column that tells over how much each count was taken: months, visits",
    time: "the column that orders the rows: the fit is judged on later ones",
    respondent: "the column that tells whose a row is, where people stand in several",
    holdout: "share of later rows that the fit is judged on (default: 25%; 0 for none)",
    alpha: "chance that an interval misses (default: 0.05)",
  },
  needs: "data fit needs --of COLUMN and --by COLUMN,COLUMN, such as --of sold --by price,season.",
  columnsNeeded: "columns between commas: price,season",
  columns: {
    term: "term",
    estimate: "estimate",
    error: "error",
    times: "times",
    p: "p",
    loss: "loss on them",
    rows: "rows",
    fit: "fit",
    baseline: "mean alone",
  },
  constant: "constant",
  per: (of, exposure) => `${of} over ${exposure}`,
  term: (column, level) => (level === "" ? column : `${column} = ${level}`),
  effect: (step, effect, facts) =>
    `${steps[step](facts)}, ${effects[effect](facts)} (${facts.sure}: ${facts.low} to ${facts.high}).`,
  noEffect: (of) => `None of these columns is shown to go with ${of}.`,
  line: (rSquared, adjusted, deviation, f, p) =>
    `R² = ${rSquared} (adjusted ${adjusted}); residuals spread by ${deviation}; F = ${f}, ${p}.`,
  law: (deviance, alone, ratio, p) => `Deviance ${deviance}, of the mean alone ${alone}; likelihood ratio ${ratio}, ${p}.`,
  baselines: (pairs) => `Levels stand beside ${listed(pairs)}.`,
  zero: (column, day) => `${column} counts months from ${day}.`,

  doubts: "What speaks against it",
  noDoubts: (isTimed) =>
    `Nothing found: no bend, ${isTimed ? "no trend in time, " : ""}no single rows that pull, no columns that tell the same.`,
  few: (events, terms, isOdds) =>
    isOdds
      ? `Few rows: the rarer answer stands in ${events} of them for ${counted(terms, "term")}; ten for each are wanted, else the odds are told too boldly.`
      : `Few rows: ${events} for ${counted(terms, "term")}; ten for each are wanted.`,
  curvature: (column, isUpward, p) =>
    `The outcome bends ${isUpward ? "upwards" : "downwards"} with ${column}, where the fit is straight (${p}): try --log ${column}, or a column of its own for the bend.`,
  spread: (p) => `The residuals spread unequally (Breusch–Pagan, ${p}): the intervals above are off.`,
  robust: (terms) => `Intervals that hold all the same (HC3): ${terms.join("; ")}.`,
  autocorrelation: (correlation, durbinWatson, p) =>
    `Residuals that follow one another are alike (correlation ${correlation}, Durbin–Watson ${durbinWatson}, ${p}): there is less to learn from these rows than their number says, and the intervals are too narrow.`,
  dispersion: (factor) =>
    `The counts spread ${factor} times as widely as counts of chance: errors and intervals are widened accordingly (quasi-Poisson).`,
  influence: (rows) => `Single rows pull the fit: ${rows.join(", ")}. Look whether they are right.`,
  collinear: (columns, inflation) =>
    `${listed(columns)} tell much the same (variance inflation up to ${inflation}): their single effects cannot be told apart well.`,

  unseen: "On rows not seen",
  split: (rows, testRows, time, from) =>
    time === ""
      ? `Fitted on the first ${rows} rows of the file and judged on the last ${testRows}.`
      : `Fitted on ${rows} earlier rows and judged on ${testRows} later ones, from ${from} on by ${time}.`,
  left: (rows) => `${rows} with a level that the earlier ones lack are left out.`,
  measures: {
    rmse: "error (root mean square)",
    logLoss: "log loss",
    deviance: "deviance of a row",
    auc: "chance that a yes ranks above a no (AUC)",
  },
  mean: (observed) => `mean told (counted: ${observed})`,
  verdict: {
    better: "The fit tells them better than the mean of the earlier rows.",
    worse: "The fit tells them worse than the mean of the earlier rows: do not use it for what is to come.",
    unclear: "Whether the fit tells them better than the mean of the earlier rows is not shown.",
  },
  noHoldout: "Too few rows to judge the fit on some that it has not seen.",

  kinds: { linear: "Least squares by QR.", logistic: "Logistic regression.", poisson: "Poisson regression." },
  alike: "Each effect is told with the other columns held as they are.",
  notCause: "What goes together need not be the cause.",
  guessed: (of) => `The kind follows from what ${of} holds; --kind says otherwise.`,
  intervals: {
    student: "Intervals by Student's t.",
    profile: "Intervals by the profile of the likelihood.",
    wald: "Intervals by the normal law (Wald).",
    clustered: "Intervals that allow for several rows of one respondent, with Student's t.",
    quasi: "Intervals widened by the spread of the counts, with Student's t.",
  },
}

const whyLog: Readonly<Record<string, string>> = {
  stray: "is neither explained nor explains",
  kind: "holds no numbers",
}
const kindsWanted: Readonly<Record<string, string>> = {
  linear: "numbers",
  logistic: "yes and no",
  poisson: "counts: whole numbers from 0",
}

export const fitMistakesEn: Readonly<Record<FitCode, Sentence>> = {
  "evidence-fit-collinear": (p) => [
    `${code(p("name"))}${p("level") === "" ? "" : ` = ${code(p("level"))}`} follows from the columns before it: its effect cannot be told from theirs.`,
    "leave one of them out",
  ],
  "evidence-fit-costs": (p) => [
    `Misses and false alarms belong to yes and no, which ${code(p("name"))} is not fitted as.`,
    "leave out `--miss` and `--alarm`",
  ],
  "evidence-fit-exposure": (p) =>
    p("why") === "kind"
      ? ["An exposure belongs to counts.", "leave out the exposure, or fit it as poisson"]
      : [`The exposure ${code(p("name"))} is not above zero in row ${count(p("row"))}.`, "correct the row, or take it out"],
  "evidence-fit-kind": (p) => [
    `${code(p("name"))} does not hold ${kindsWanted[p("kind")] ?? ""}.`,
    "take another kind, or leave it out: it follows from the column",
  ],
  "evidence-fit-large": (p) => [
    `${count(p("rows"))} rows by ${count(p("columns"))} columns are more than ${count(p("most"))} figures.`,
    "take a random sample of the rows",
  ],
  "evidence-fit-log": (p) =>
    p("why") === "sign"
      ? [
          `${code(p("name"))} is not above zero in row ${count(p("row"))}: it has no logarithm.`,
          "take the column as it is, or leave out such rows",
        ]
      : [`${code(p("name"))} ${whyLog[p("why")] ?? ""}.`, "take the logarithm of numbers that are explained or explain"],
  "evidence-fit-nothing": (p) => [
    `Nothing is named that may explain ${code(p("name"))}.`,
    "name columns that may explain it, such as `price`",
  ],
  "evidence-fit-range": (p) => [
    `${code(p("name"))} in row ${count(p("row"))} is too large to reckon with.`,
    "correct the row, or take it out",
  ],
  "evidence-fit-separation": (p) => {
    const sure = p("outcome") === "none" ? (p("kind") === "logistic" ? "is always no" : "is always 0") : "is always yes"
    return [
      p("level") === ""
        ? `${code(p("name"))} alone tells ${code(p("of"))} apart in these rows: its effect has no end.`
        : `Where ${code(p("name"))} is ${code(p("level"))}, ${code(p("of"))} ${sure}: the effect has no end.`,
      "collect more rows, join levels, or leave the column out",
    ]
  },
  "evidence-fit-unsettled": (p) => [
    `The fit of ${code(p("of"))} does not settle: ${anyOf([p("kind")])} does not suit these rows.`,
    "look at outliers first, or take another kind",
  ],
}
