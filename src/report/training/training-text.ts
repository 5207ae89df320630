/** `training` for people: the layout, the step with its interval, where the time and the memory go, and what else would do. */
import type { Interval, TrainingAnswer } from "../../training/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { wrap } from "../columns.ts"
import { type Fact, factsText } from "../facts-text.ts"
import { beside, share, withUnit } from "../figures.ts"
import { scaled } from "../model/scaled.ts"
import type { Page } from "../page.ts"
import { table } from "../table.ts"
import { layoutText, planLines } from "./layout-text.ts"
import { secondsRange, secondsText } from "./seconds-text.ts"

export function trainingText(answer: TrainingAnswer, page: Page): string {
  const { words, paint, width } = page
  const { training } = words
  const heading = training.heading(answer.model, grouped(answer.gpus, words.language), answer.gpu)
  const parts = [
    `${wrap(heading, width).map(paint.heading).join("\n")}\n${factsText(factsOf(answer, words), page)}`,
    `${paint.heading(training.headings.breakdown)}\n${breakdownText(answer, page)}`,
    `${paint.heading(training.headings.memory)}\n${memoryText(answer, page)}`,
    ...(answer.alternatives.length === 0
      ? []
      : [`${paint.heading(training.headings.alternatives)}\n${alternativesText(answer, page)}`]),
    paint.dim(
      notesOf(answer, words)
        .flatMap((note) => wrap(note, width))
        .join("\n"),
    ),
  ]
  return parts.join("\n\n")
}

function factsOf(answer: TrainingAnswer, words: Words): readonly Fact[] {
  const { training } = words
  const { rows } = training
  const { interval, memoryPerGpu, memoryLimit, fits, per } = answer
  const unit = per === "token" ? "token" : "sample"
  const rate = (x: number): string => withUnit(words, x, `${unit}/s`)
  return [
    [fits ? rows.fits : rows.doesNotFit, [training.of(scaled(words, memoryPerGpu.total, "B"), scaled(words, memoryLimit, "B"))]],
    [rows.layout, planLines(answer, words)],
    [rows.batch, [batchText(answer, words)]],
    [rows.step, [secondsRange(words, answer.stepTime, interval.stepTime)]],
    [rows.throughput, [training.perSecond(rate(answer.tokensPerSecond), rate(answer.tokensPerSecondPerGpu))]],
    [rows.utilisation, [utilisationText(answer, words)]],
    [rows.baseline, [training.baselineOf(secondsText(words, answer.baseline.stepTime), share(words, answer.baseline.mfu))]],
    ...runFacts(answer, words),
  ]
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
  const [low, high] = interval.mfu
  const text = words.training.interval(share(words, mfu), share(words, low), share(words, high))
  return words.training.mfu(text, scaled(words, modelFlopsPerGpu, "FLOP/s"))
}

/** [s] Shorter times are told in days, hours or minutes. */
const month = (365.25 / 12) * 86_400

function runFacts({ run, per }: TrainingAnswer, words: Words): readonly Fact[] {
  if (run === null) return []
  const { training, language } = words
  const inMonths = ([low, high]: Interval): Interval => [low / month, high / month]
  const time = ranged(words, run.seconds / month, inMonths(run.intervals.seconds), "month")
  const hours = ranged(words, run.gpuHours, run.intervals.gpuHours, "GPU-hour")
  const amount = withUnit(words, run.amount, per === "token" ? "token" : "sample")
  const lasting: Fact = [training.rows.run, [training.runOf(amount, grouped(run.steps, language), time, hours)]]
  if (run.cost === null) return [lasting]
  const { range, currency, price } = run.cost
  const money = (x: number): string => withUnit(words, x, currency)
  return [lasting, [training.rows.price, [training.priceOf(money(range[0]), money(range[1]), price)]]]
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

function notesOf({ searched, basis, assumed, measured }: TrainingAnswer, words: Words): readonly string[] {
  const { training } = words
  const level = training.levels[basis.kernels as keyof typeof training.levels] ?? basis.kernels
  return [
    ...(measured === null
      ? []
      : [training.measured(secondsText(words, measured.stepTime), secondsText(words, measured.expected))]),
    training.intervalNote,
    training.basis(level, grouped(basis.runs, words.language)),
    training.searched(grouped(searched.configurations, words.language)),
    ...(assumed.length === 0 ? [] : [training.assumed(assumed.map((key) => training.assumedNames[key] ?? key))]),
  ]
}
