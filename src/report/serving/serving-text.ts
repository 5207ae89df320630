/** `serving` for people: what is carried at the promised latency, what a token costs, what to buy; then where the time and the memory go. */
import type { ServingAnswer } from "../../serving/index.ts"
import type { Words } from "../../words/index.ts"
import { grouped } from "../../words/index.ts"
import { wrap } from "../columns.ts"
import { factsText } from "../facts-text.ts"
import { share } from "../figures.ts"
import { scaled } from "../model/scaled.ts"
import type { Page } from "../page.ts"
import { type TableRow, table } from "../table.ts"
import { secondsText } from "../training/seconds-text.ts"
import { alternativesText } from "./alternatives-text.ts"
import { firstFacts } from "./first-facts.ts"
import { latencyText } from "./latency-text.ts"
import { notesOf } from "./notes.ts"

export function servingText(answer: ServingAnswer, page: Page): string {
  const { words, paint, width } = page
  const { headings } = words.serving
  const chapter = (title: string, text: string): readonly string[] => (text === "" ? [] : [`${paint.heading(title)}\n${text}`])
  return [
    `${wrap(headingOf(answer, words), width).map(paint.heading).join("\n")}\n${factsText(firstFacts(answer, words), page)}`,
    ...chapter(headings.latency, latencyText(answer, page)),
    ...chapter(headings.breakdown, breakdownText(answer, page)),
    ...chapter(headings.memory, memoryText(answer, page)),
    ...chapter(headings.alternatives, alternativesText(answer, page)),
    paint.dim(
      notesOf(answer, words)
        .flatMap((note) => wrap(note, width))
        .join("\n"),
    ),
  ].join("\n\n")
}

function headingOf({ model, plan, provider }: ServingAnswer, { serving, language }: Words): string {
  if (provider !== null) return serving.rentedHeading(model, provider.name)
  return plan === null ? model : serving.heading(model, grouped(plan.gpus, language), plan.gpu)
}

/** A part that takes less than a thousandth of the step is left out. */
const leastShare = 0.001

function breakdownText({ breakdown }: ServingAnswer, page: Page): string {
  if (breakdown === null) return ""
  const { words } = page
  const { serving } = words
  const whole = Object.values(breakdown).reduce((sum, seconds) => sum + seconds, 0)
  const rows = Object.entries(breakdown)
    .filter(([, seconds]) => seconds >= leastShare * whole)
    .sort(([, a], [, b]) => b - a)
    .map(
      ([part, seconds]): TableRow => ({
        // Keys of the breakdown are those of the words.
        cells: [serving.parts[part as keyof typeof serving.parts], secondsText(words, seconds), share(words, seconds / whole)],
      }),
    )
  const together = { cells: [serving.memory.total, secondsText(words, whole), share(words, 1)], isStrong: true }
  const { part, seconds, share: ofAll } = serving.columns
  return table(page, [part, seconds, ofAll], [...rows, together])
}

function memoryText({ memoryPerGpu, memoryLimit }: ServingAnswer, page: Page): string {
  if (memoryPerGpu === null || memoryLimit === null) return ""
  const { words } = page
  const { serving } = words
  const parts = ["weights", "cache", "activations", "other", "total"] as const
  const rows = parts
    .filter((part) => memoryPerGpu[part] > 0)
    .map(
      (part): TableRow => ({
        cells: [serving.memory[part], scaled(words, memoryPerGpu[part], "B"), share(words, memoryPerGpu[part] / memoryLimit)],
        isStrong: part === "total",
      }),
    )
  const { part, memory, share: ofAll } = serving.columns
  return table(page, [part, memory, ofAll], rows)
}
