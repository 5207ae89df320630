/** `training` for people: the layout, the step with its interval, where the time and the memory go, and what else would do. */
import type { Interval, TrainingAnswer } from "../../training/index.ts"
import { secondsPerMonth } from "../../units/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { indented, wrap } from "../columns.ts"
import { type Fact, factsText } from "../facts-text.ts"
import { beside, share, withUnit } from "../figures.ts"
import { scaled } from "../model/scaled.ts"
import type { Page } from "../page.ts"
import { table } from "../table.ts"
import { layoutText, planLines } from "./layout-text.ts"
import { nextSteps } from "./next-steps.ts"
import { secondsRange, secondsText } from "./seconds-text.ts"

/** Longer lines are hard to read beside tables. */
const widest = 80

/** What a founder asks first stands first: does it fit, how quick is it, what does the run take; then why, what else, and what next. */
export function trainingText(answer: TrainingAnswer, whole: Page): string {
  const page = { ...whole, width: Math.min(whole.width, widest) }
  const { words, paint, width } = page
  const { training } = words
  const heading = training.heading(answer.model, grouped(answer.gpus, words.language), answer.gpu)
  const wrapped = (lines: readonly string[]): string => lines.flatMap((line) => wrap(line, width)).join("\n")
  const next = nextSteps(answer, words)
  const parts = [
    `${wrap(heading, width).map(paint.heading).join("\n")}\n${factsText(factsOf(answer, words), page)}`,
    `${paint.heading(training.headings.breakdown)}\n${breakdownText(answer, page)}`,
    `${paint.heading(training.headings.memory)}\n${memoryText(answer, page)}`,
    ...(answer.alternatives.length === 0
      ? []
      : [`${paint.heading(training.headings.alternatives)}\n${alternativesText(answer, page)}`]),
    ...(next.length === 0
      ? []
      : [`${paint.heading(training.headings.next)}\n${next.map((line) => indented(line, width, "- ")).join("\n")}`]),
    paint.dim(wrapped(notesOf(answer, words))),
  ]
  return parts.join("\n\n")
}

function factsOf(answer: TrainingAnswer, words: Words): readonly Fact[] {
  const { training } = words
  const { rows } = training
  const { interval, fits } = answer
  return [
    [fits ? rows.fits : rows.doesNotFit, [memoryRange(answer, words)]],
    [rows.step, [secondsRange(words, answer.stepTime, interval.stepTime)]],
    [rows.throughput, [throughputText(answer, words)]],
    ...runFacts(answer, words),
    [rows.layout, planLines(answer, words)],
    [rows.batch, [batchText(answer, words)]],
    [rows.utilisation, [utilisationText(answer, words)]],
    [rows.baseline, [baselineText(answer, words)]],
  ]
}

function memoryRange({ memoryPerGpu: { total }, memoryLimit, interval }: TrainingAnswer, words: Words): string {
  const [low, high] = interval.memory
  const bytes = (x: number): string => scaled(words, x, "B")
  return words.training.of(words.training.interval(bytes(total), bytes(low), bytes(high)), bytes(memoryLimit))
}

function throughputText({ interval, tokensPerSecond, tokensPerSecondPerGpu, per }: TrainingAnswer, words: Words): string {
  const unit = `${per === "token" ? "token" : "sample"}/s`
  return words.training.perSecond(
    ranged(words, tokensPerSecond, interval.tokensPerSecond, unit),
    ranged(words, tokensPerSecondPerGpu, interval.tokensPerSecondPerGpu, unit),
  )
}

/** The ends are counted in the unit of the figure. */
function ranged(words: Words, x: number, [low, high]: Interval, unit: string): string {
  return words.training.interval(withUnit(words, x, unit), beside(words, low, x, unit), beside(words, high, x, unit))
}

function batchText({ plan, per, sequence }: TrainingAnswer, words: Words): string {
  const { training, language } = words
  const tokens = sequence === null ? null : withUnit(words, plan.globalBatch * sequence, "token")
  const microBatches = Math.round(plan.globalBatch / (plan.dp * plan.microBatch))
  return training.batchOf(training.samples(grouped(plan.globalBatch, language), per), tokens, grouped(microBatches, language))
}

function utilisationText({ mfu, interval, modelFlopsPerGpu }: TrainingAnswer, words: Words): string {
  const [text, low, high] = [mfu, ...interval.mfu].map((x) => share(words, x)) as [string, string, string] // as many as went in
  // Next to nothing has no ends.
  const told = low === high ? text : words.training.interval(text, low, high)
  return words.training.mfu(told, scaled(words, modelFlopsPerGpu, "FLOP/s"))
}

function baselineText({ baseline }: TrainingAnswer, words: Words): string {
  const { stepTime, mfu, runs, kind, ...rest } = baseline
  const ofRuns = { ...rest, runs: grouped(runs, words.language), kind: words.training.kinds[kind] }
  return words.training.baselineOf(secondsText(words, stepTime), share(words, mfu), ofRuns)
}

/** Times under a month are told in days, hours or minutes. */
function runFacts({ run, per }: TrainingAnswer, words: Words): readonly Fact[] {
  if (run === null) return []
  const { training, language } = words
  const inMonths = ([low, high]: Interval): Interval => [low / secondsPerMonth, high / secondsPerMonth]
  const time = ranged(words, run.seconds / secondsPerMonth, inMonths(run.intervals.seconds), "month")
  const hours = ranged(words, run.gpuHours, run.intervals.gpuHours, "GPU-hour")
  const amount = withUnit(words, run.amount, per === "token" ? "token" : "sample")
  const lasting: Fact = [training.rows.run, [training.runOf(amount, grouped(run.steps, language), time, hours)]]
  if (run.cost === null) return [lasting]
  const { range, currency, hour } = run.cost
  const money = (x: number): string => withUnit(words, x, currency)
  return [lasting, [training.rows.price, [training.priceOf(money(range[0]), money(range[1]), hourPrice(hour, currency, words))]]]
}

function hourPrice([low, high]: Interval, currency: string, words: Words): string {
  const unit = `${currency}/GPU-hour`
  return low === high
    ? withUnit(words, low, unit)
    : words.report.range(beside(words, low, high, unit), withUnit(words, high, unit))
}

/** A part that takes less than a thousandth of the step is left out. */
const leastShare = 0.001

function breakdownText({ breakdown, stepTime }: TrainingAnswer, page: Page): string {
  const { words } = page
  const { training } = words
  const rows = Object.entries(breakdown)
    .filter(([, seconds]) => seconds >= leastShare * stepTime)
    .sort(([, a], [, b]) => b - a)
    .map(([part, seconds]) => ({
      // Keys of the breakdown are those of the words.
      cells: [training.parts[part as keyof typeof training.parts], secondsText(words, seconds), share(words, seconds / stepTime)],
    }))
  const { part, seconds, share: ofAll } = training.columns
  return table(page, [part, seconds, ofAll], rows)
}

function memoryText({ memoryPerGpu: memory, memoryLimit }: TrainingAnswer, page: Page): string {
  const { words } = page
  const { training } = words
  const parts = ["weights", "gradients", "optimizer", "activations", "other", "total"] as const
  const rows = parts.map((part) => ({
    cells: [training.memory[part], scaled(words, memory[part], "B"), share(words, memory[part] / memoryLimit)],
    isStrong: part === "total",
  }))
  return table(page, [training.columns.part, training.columns.memory, training.columns.share], rows)
}

function alternativesText({ alternatives, memoryLimit, plan: { precision } }: TrainingAnswer, page: Page): string {
  const { words } = page
  const { columns } = words.training
  const rows = alternatives.map(({ plan, stepTime, memory }) => ({
    cells: [
      layoutText(plan, words, precision),
      secondsText(words, stepTime),
      scaled(words, Math.max(0, memoryLimit - memory), "B"),
    ],
  }))
  return table(page, [columns.layout, columns.step, columns.headroom], rows)
}

/** What of a date is one: `2026 (day not stated)` is 2026. */
function dayOf(date: string): string {
  return /^\d{4}(?:-\d{2}){0,2}/u.exec(date)?.[0] ?? date
}

function notesOf({ searched, basis, assumed, measured, run }: TrainingAnswer, words: Words): readonly string[] {
  const { training } = words
  const level = training.levels[basis.kernels as keyof typeof training.levels] ?? basis.kernels
  return [
    ...(measured === null
      ? []
      : [training.measured(secondsText(words, measured.stepTime), secondsText(words, measured.expected))]),
    training.intervalNote,
    training.basis(level, grouped(basis.runs, words.language)),
    training.searched(grouped(searched.configurations, words.language)),
    ...(run?.cost?.source == null ? [] : [training.priceSource(run.cost.source.title, dayOf(run.cost.source.date ?? ""))]),
    ...(assumed.length === 0 ? [] : [training.assumed(assumed.map((key) => training.assumedNames[key] ?? key))]),
  ]
}
