/** `data fit` for people: what goes with what in sentences, then the figures, what speaks against it, and how it does on rows not seen. */
import { printable } from "../../diagnostics/index.ts"
import type { FitAnswer } from "../../evidence/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { indented, wrap } from "../columns.ts"
import { bare, share } from "../figures.ts"
import type { Page } from "../page.ts"
import { type TableRow, table } from "../table.ts"
import { chance } from "./chance.ts"
import { effectText } from "./effect-text.ts"
import { calibration, finding, rulesTable } from "./threshold-text.ts"

type Coefficient = FitAnswer["coefficients"][number]
type Check = FitAnswer["checks"][number]
type Of<Kind extends Check["kind"]> = Extract<Check, { readonly kind: Kind }>

export function fitText(answer: FitAnswer, page: Page): string {
  const { words, paint, width } = page
  const { fits } = words
  const shown = answer.coefficients.slice(1).filter(isShown)
  const said = shown.length === 0 ? [fits.noEffect(printable(answer.of))] : shown.map((one) => effectText(answer, one, words))
  const { kind, intervals, isGuessed, of } = answer
  const columns = new Set(answer.coefficients.map(({ column }) => column)).size - 1
  const method = [
    fits.kinds[kind],
    fits.intervals[intervals],
    ...(isGuessed ? [fits.guessed(printable(of))] : []),
    ...(columns > 1 ? [fits.alike] : []),
    fits.notCause,
  ]
  const doubts = doubtsOf(answer, words)
  return [
    said.map((line) => paint.strong(wrap(line, width).join("\n"))).join("\n"),
    coefficientTable(answer, page),
    wrap([explained(answer, words), ...besides(answer, words)].join(words.signs.sentence), width).join("\n"),
    section(fits.doubts, doubts.length === 0 ? [fits.noDoubts(answer.time !== null)] : doubts, page),
    ...(answer.holdoutShare === 0 ? [] : [unseen(answer, answer.holdout, page)]),
    ...(answer.threshold === null ? [] : [whereToAct(answer.threshold, page)]),
    paint.dim(wrap(method.join(words.signs.sentence), width).join("\n")),
  ].join("\n\n")
}

function isShown({ interval: [low, high] }: Coefficient): boolean {
  return low > 0 || high < 0
}

function section(title: string, lines: readonly string[], { paint, width }: Page): string {
  return `${paint.heading(title)}\n${lines.map((line) => indented(line, width, "", "  ")).join("\n")}`
}

function nameOf({ column, level, isLog }: Coefficient, words: Words): string {
  if (column === "") return words.fits.constant
  return words.fits.term(isLog ? `log ${printable(column)}` : printable(column), level === null ? "" : printable(level))
}

function coefficientTable(answer: FitAnswer, page: Page): string {
  const { words } = page
  const { fits, evidence } = words
  const isFactor = answer.kind !== "linear" || answer.isLog
  const sure = evidence.intervalOf(share(words, 1 - answer.alpha))
  const head = [
    fits.columns.term,
    fits.columns.estimate,
    fits.columns.error,
    sure,
    ...(isFactor ? [fits.columns.times] : []),
    fits.columns.p,
  ]
  const rows = answer.coefficients.map((one): TableRow => {
    const [low, high] = one.interval
    // An elasticity is no factor of one more.
    const factor = one.column === "" || one.isLog ? "" : bare(words, Math.exp(one.estimate))
    return {
      cells: [
        nameOf(one, words),
        bare(words, one.estimate),
        bare(words, one.error),
        evidence.range(bare(words, low), bare(words, high)),
        ...(isFactor ? [factor] : []),
        one.p < 0.001 ? "< 0.001" : bare(words, one.p),
      ],
      isDim: one.column !== "" && !isShown(one),
    }
  })
  return table(page, head, rows)
}

function explained({ explained: by }: FitAnswer, words: Words): string {
  const p = chance(by.p, words)
  if (by.kind === "linear")
    return words.fits.line(bare(words, by.rSquared), bare(words, by.adjusted), bare(words, by.deviation), bare(words, by.f), p)
  return words.fits.law(bare(words, by.deviance), bare(words, by.nullDeviance), bare(words, by.likelihoodRatio), p)
}

function besides({ baselines, zeros }: FitAnswer, { fits }: Words): string[] {
  const pairs = baselines.map(({ column, level }) => fits.term(printable(column), printable(level)))
  return [
    ...(pairs.length === 0 ? [] : [fits.baselines(pairs)]),
    ...zeros.map(({ column, day }) => fits.zero(printable(column), day)),
  ]
}

/** One sentence for each kind of doubt, those that are one matter together. */
function doubtsOf(answer: FitAnswer, words: Words): string[] {
  const { fits } = words
  const wrong = answer.checks.filter(({ isWrong }) => isWrong)
  const of = <Kind extends Check["kind"]>(kind: Kind): Of<Kind>[] => wrong.filter((one): one is Of<Kind> => one.kind === kind)
  const collinear = of("collinear")
  const pulling = of("influence").map(({ row }) => grouped(String(row), words.language))
  return [
    ...of("few").map(({ events, terms }) => fits.few(String(events), String(terms), answer.kind === "logistic")),
    ...of("spread").map(({ p }) => fits.spread(chance(p, words))),
    ...(of("spread").length === 0 ? [] : [fits.robust(answer.coefficients.slice(1).map((one) => robustText(one, words)))]),
    ...of("dispersion").map(({ factor }) => fits.dispersion(bare(words, factor))),
    ...of("curvature").map(({ column, isUpward, p }) => fits.curvature(printable(column), isUpward, chance(p, words))),
    ...of("autocorrelation").map(({ correlation, durbinWatson, p }) =>
      fits.autocorrelation(bare(words, correlation), bare(words, durbinWatson), chance(p, words)),
    ),
    ...(pulling.length === 0 ? [] : [fits.influence(pulling)]),
    ...(collinear.length === 0
      ? []
      : [
          fits.collinear(
            collinear.map(({ column }) => printable(column)),
            bare(words, Math.max(...collinear.map(({ inflation }) => inflation))),
          ),
        ]),
  ]
}

function robustText(one: Coefficient, words: Words): string {
  const [low, high] = one.robust?.interval ?? one.interval
  return `${nameOf(one, words)} ${words.evidence.range(bare(words, low), bare(words, high))}`
}

function whereToAct(answer: NonNullable<FitAnswer["threshold"]>, page: Page): string {
  const { words } = page
  const title = answer.isUnseen ? words.threshold.ofFitUnseen : words.threshold.ofFit
  const said = [finding(answer, words), ...calibration(answer, words)].join(words.signs.sentence)
  return `${section(title, [said], page)}\n${rulesTable(answer, page)}`
}

function unseen(answer: FitAnswer, holdout: FitAnswer["holdout"], page: Page): string {
  const { words } = page
  const { fits } = words
  if (holdout === null) return section(fits.unseen, [fits.noHoldout], page)
  const { fit, baseline } = holdout
  const [rows, later, left] = [holdout.rows, holdout.testRows, holdout.unseen].map((count) =>
    grouped(String(count), words.language),
  )
  const split = fits.split(rows ?? "", later ?? "", printable(answer.time ?? ""), printable(holdout.from ?? ""))
  const losses = { linear: "rmse", logistic: "logLoss", poisson: "deviance" } as const
  const loss = (judged: typeof fit): string => bare(words, answer.kind === "linear" ? judged.rmse : judged.loss)
  const measured: TableRow[] = [
    { cells: [fits.measures[losses[answer.kind]], loss(fit), loss(baseline)] },
    ...(answer.kind === "poisson" ? [{ cells: [fits.measures.rmse, bare(words, fit.rmse), bare(words, baseline.rmse)] }] : []),
    ...(fit.auc === null ? [] : [{ cells: [fits.measures.auc, bare(words, fit.auc), bare(words, 0.5)] }]),
    { cells: [fits.mean(bare(words, holdout.observed)), bare(words, fit.mean), bare(words, baseline.mean)] },
  ]
  const said = [fits.verdict[holdout.verdict], split, ...(holdout.unseen === 0 ? [] : [fits.left(left ?? "")])]
  return `${section(fits.unseen, [said.join(words.signs.sentence)], page)}\n${table(page, ["", fits.columns.fit, fits.columns.baseline], measured)}`
}
