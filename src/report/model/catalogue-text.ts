/** `models` for people: the catalogue by family, or what serves a task with its data sets and results. */
import type { Application, CatalogueRow } from "../../models/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { indented, wrap } from "../columns.ts"
import { bare, withUnit } from "../figures.ts"
import type { Page } from "../page.ts"
import { table } from "../table.ts"
import { scaled } from "./scaled.ts"

export function catalogueText(rows: readonly CatalogueRow[], page: Page): string {
  const { words, width, paint } = page
  const { model } = words
  if (rows.length === 0) return wrap(model.none, width).join("\n")
  const families = [...new Set(rows.map(({ family }) => family))]
  const parts = families.map((family) =>
    familyText(
      rows.filter((row) => row.family === family),
      page,
    ),
  )
  const notes = [model.counted(rows.length, families.length), model.usualSize, model.more]
  return [...parts, paint.dim(notes.flatMap((note) => wrap(note, width)).join("\n"))].join("\n\n")
}

function familyText(rows: readonly CatalogueRow[], page: Page): string {
  const { words, paint, width } = page
  const { model, sources } = words
  const [first] = rows
  if (first === undefined) return ""
  const cited = new Set(rows.map(({ source }) => sources.cited(source.title, source.date, sources.confidence[source.confidence])))
  const cells = rows.map((row) => ({ cells: [row.name, bare(words, row.parameters), flopsOf(row, words)] }))
  const libraries = [...new Set(rows.map(({ library }) => library))]
  return [
    paint.heading(wrap(`${first.family}: ${first.title}, ${libraries.join(", ")}`, width).join("\n")),
    table(page, [model.columns.name, model.columns.parameters, model.perColumn[first.per]], cells),
    ...[...cited].map((source) => paint.dim(indented(source, width, "  "))),
  ].join("\n")
}

function flopsOf({ forwardFlops }: CatalogueRow, words: Words): string {
  return forwardFlops === 0 ? "" : scaled(words, forwardFlops, "")
}

export function applicationText({ task, families, metrics, datasets, results, note }: Application, page: Page): string {
  const { words, paint, width } = page
  const { model } = words
  const metric = words.report.list(metrics.map((one) => model.metrics[one] ?? one))
  const title = model.tasks[task] ?? task
  const parts = [
    paint.heading(title.slice(0, 1).toUpperCase() + title.slice(1)),
    ...(metrics.length === 0
      ? []
      : [indented(`${words.report.dated(model.columns.metric, metric)}${note === null ? "" : ` (${note})`}`, width, "", "  ")]),
  ]
  const blocks = [
    parts.join("\n"),
    `${paint.heading(model.headings.families)}\n${familiesTable(families, page)}`,
    ...(datasets.length === 0
      ? [wrap(model.noData, width).join("\n")]
      : [`${paint.heading(model.headings.datasets)}\n${datasetsTable(datasets, page)}`]),
    ...(results.length === 0 ? [] : [`${paint.heading(model.headings.results)}\n${resultsTable(results, datasets, page)}`]),
  ]
  return [...blocks, paint.dim(wrap(model.moreOfFamily, width).join("\n"))].join("\n\n")
}

function familiesTable(families: Application["families"], page: Page): string {
  const { model, language } = page.words
  const { family, models, parameters } = model.columns
  const rows = families.map((one) => {
    const [least, most] = [bare(page.words, one.least), bare(page.words, one.most)]
    return {
      cells: [`${one.family}: ${one.title}`, grouped(one.models, language), least === most ? least : model.range(least, most)],
    }
  })
  return table(page, [family, models, parameters], rows)
}

function datasetsTable(datasets: Application["datasets"], { words, width, paint }: Page): string {
  const { model, sources, report } = words
  return datasets
    .flatMap(({ name, size, licence, commercial, note, source, confidence }) => [
      paint.strong(indented(note === null ? name : `${name}: ${note}`, width, "", "  ")),
      indented([...size.map((text) => sizeText(text, words)), licence].join(" · "), width, "  "),
      indented(report.dated(model.columns.commercial, model.commercial[commercial]), width, "  "),
      paint.dim(indented(sources.cited(source.title, source.date, sources.confidence[confidence]), width, "  ")),
    ])
    .join("\n")
}

const suffixes: Readonly<Record<string, number>> = { "": 1, k: 1e3, M: 1e6, B: 1e9, T: 1e12 }

/** A figure of the data for people; a range stays as it is written. */
function sizeText(text: string, words: Words): string {
  const [, figure, suffix = "", unit = ""] = /^([\d.]+)([kMBT]?) (\S+)$/u.exec(text) ?? []
  if (figure === undefined) return text
  const size = Number(figure) * (suffixes[suffix] ?? 1)
  return unit === "B" ? scaled(words, size, "B") : withUnit(words, size, unit)
}

function resultsTable(results: Application["results"], datasets: Application["datasets"], page: Page): string {
  const { words, paint, width } = page
  const { model, sources } = words
  const named = (id: string): string => datasets.find((one) => one.id === id)?.name ?? id
  const rows = results.map(({ model: name, parameters, metric, dataset, value }) => ({
    cells: [
      `${name} (${named(dataset)}, ${model.metrics[metric] ?? metric})`,
      parameters === null ? "" : bare(words, parameters),
      value,
    ],
  }))
  const cited = new Set(
    results.map(({ source, confidence }) => sources.cited(source.title, source.date, sources.confidence[confidence])),
  )
  return [
    table(page, [model.columns.model, model.columns.parameters, model.columns.value], rows),
    ...[...cited].map((source) => paint.dim(indented(source, width, "  "))),
  ].join("\n")
}
