/** `model` for people: what it is, its totals, and a table of its layers. */
import type { ModelCount } from "../../models/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { wrap } from "../columns.ts"
import { type Fact, factsText, separator } from "../facts-text.ts"
import { bare, share } from "../figures.ts"
import type { Page } from "../page.ts"
import { type LayerRow, layerRows } from "./layer-rows.ts"
import { layersText } from "./layers-text.ts"
import { scaled } from "./scaled.ts"

/** `levels`: how many levels of blocks are opened. */
export function modelText(count: ModelCount, levels: number, page: Page): string {
  const { words, paint, width } = page
  const { model } = words
  const rows = layerRows(count.layers, levels)
  const heading =
    count.library === "own" ? model.ownHeading(count.name) : model.heading(count.name, count.title, count.family, count.library)
  return [
    `${wrap(heading, width).map(paint.heading).join("\n")}\n${factsText(factsOf(count, words), page)}`,
    `${paint.heading(model.headings.layers)}\n${layersText(rows, count, page)}`,
    paint.dim(
      notesOf(count, rows, levels, words)
        .flatMap((note) => wrap(note, width))
        .join("\n"),
    ),
  ].join("\n\n")
}

function notesOf({ precision }: ModelCount, rows: readonly LayerRow[], levels: number, { model }: Words): string[] {
  const isClosed = rows.some(({ layers }) => layers > 1)
  return [model.precisionNote(precision), ...(isClosed ? [model.opens(`--depth ${levels + 1}`)] : [])]
}

function factsOf(count: ModelCount, words: Words): readonly Fact[] {
  const { model, report } = words
  const { rows } = model
  const tasks = count.tasks.map((task) => model.tasks[task] ?? task)
  const inputs = count.inputs.map(({ name, shape }) => `${name} ${shape.map((size) => grouped(size, words.language)).join("×")}`)
  return [
    [rows.tasks, [tasks.length === 0 ? model.noTask : report.list(tasks)]],
    [rows.source, count.sources.map((source) => sourceText(source, words))],
    [rows.sample, [inputs.join(separator)]],
    ...parameterFacts(count, words),
    ...workFacts(count, words),
    ...memoryFacts(count, words),
  ]
}

/** A file of the user's own has no date. */
function sourceText({ title, date, confidence }: ModelCount["sources"][number], { sources }: Words): string {
  return sources.cited(title, date, sources.confidence[date === "" ? "own" : confidence])
}

/** To the last one, since they are counted. */
function parameterFacts(count: ModelCount, words: Words): readonly Fact[] {
  const { model, language } = words
  const { rows } = model
  const how = model.trainedBy[count.tuning](count.loraRank ?? 0)
  const exact = (x: number): string => (x < 1e5 ? grouped(x, language) : model.exact(grouped(x, language), bare(words, x)))
  const part = (x: number, of = count.parameters): string => model.share(grouped(x, language), share(words, x / of))
  const { activeParameters: active, embeddingParameters: embedding, trainableParameters: trained, trainedAs: form } = count
  const all = form?.parameters ?? count.parameters
  return [
    [rows.parameters, [exact(count.parameters)]],
    ...(form === null ? [] : [[rows.form, [model.fused(form.name, grouped(form.parameters, language))]] as const]),
    ...(active === count.parameters ? [] : [[rows.active, [part(active)]] as const]),
    ...(embedding === 0 ? [] : [[rows.embedding, [part(embedding)]] as const]),
    [rows.trained, [model.trained(trained === all ? grouped(trained, language) : part(trained, all), how)]],
  ]
}

/** Trees decide without multiplying. */
function workFacts(count: ModelCount, words: Words): readonly Fact[] {
  const { model } = words
  const per = model.per[count.per]
  const compared: readonly Fact[] =
    count.comparisons === null ? [] : [[model.rows.comparisons, [`${grouped(count.comparisons, words.language)} ${per}`]]]
  if (count.forwardFlops === 0) return compared
  const forward = model.macs(scaled(words, count.forwardFlops, "FLOP"), per, bare(words, count.forwardMacs))
  const training = model.macs(scaled(words, count.trainingFlops, "FLOP"), per, bare(words, count.trainingFlops / 2))
  return [
    [model.rows.forward, [forward, ...(count.attention === null ? [] : [model.attention[count.attention]])]],
    [model.rows.training, [training]],
    ...compared,
  ]
}

function memoryFacts(count: ModelCount, words: Words): readonly Fact[] {
  const { model, language } = words
  const weights = Object.entries(count.weightBytes).map(([precision, bytes]) => `${precision} ${scaled(words, bytes, "B")}`)
  const activations = model.activationsAt(scaled(words, count.activationBytes, "B"), grouped(count.batch, language))
  const state = stateLines(count, words)
  return [
    ...(count.activationBytes === 0 ? [] : [[model.rows.activations, [activations]] as const]),
    [model.rows.weights, [weights.join(separator)]],
    ...(state.length === 0 ? [] : [[model.rows.state, state] as const]),
  ]
}

function stateLines(count: ModelCount, words: Words): readonly string[] {
  const { model, language } = words
  const bytes = (x: number): string => scaled(words, x, "B")
  const { stateBytesPerToken: growing, stateBytesFixed: fixed, stateWindows } = count
  if (growing === 0 && fixed === 0) return []
  const layers = stateWindows.reduce((sum, one) => sum + one.layers, 0)
  return [
    ...(growing === 0 ? [] : [model.perToken(bytes(growing))]),
    ...(fixed === 0 ? [] : [model.fixed(bytes(fixed))]),
    ...(growing === 0 ? [] : [model.ofSequence(bytes(count.stateBytes))]),
    ...stateWindows.flatMap((one) =>
      one.window === null ? [] : [model.window(one.layers, layers, grouped(one.window, language))],
    ),
  ]
}
