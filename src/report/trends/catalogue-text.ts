/** `trends` without a file: the series with their rates, the rules, the time-line, and where all that comes from. */
import type { SeriesTold, Timeline } from "../../trends/index.ts"
import { wrap } from "../columns.ts"
import { bare } from "../figures.ts"
import type { Page } from "../page.ts"
import { type TableRow, table } from "../table.ts"
import { changeRange, changeText, factorText, nameOf } from "./trend-figures.ts"

/** Narrower pages have fewer columns. */
const [wide, medium] = [90, 72]

export function trendsText(timeline: Timeline, page: Page): string {
  const { words, paint, width } = page
  const { titles, seriesNote, howTo, sourceOf, ruleSource } = words.trends
  const notes = seriesNote.flatMap((note) => wrap(note, width))
  const sources = [
    ...timeline.series.map(({ name, observations, from, to, source }) =>
      sourceOf(nameOf(words, name), String(observations), words.report.range(from, to), source.title, source.where ?? ""),
    ),
    ...timeline.rules.map(({ name, source }) => ruleSource(name, source.title, source.where ?? "")),
  ].flatMap((line) => wrap(line, width))
  return [
    paint.heading(titles.series),
    seriesTable(timeline.series, page),
    paint.dim(notes.join("\n")),
    paint.heading(titles.rules),
    rulesTable(timeline, page),
    paint.heading(titles.timeline),
    yearsTable(timeline, page),
    wrap(howTo, width).join("\n"),
    paint.dim(sources.join("\n")),
  ].join("\n\n")
}

function seriesTable(series: readonly SeriesTold[], page: Page): string {
  const { words, width } = page
  const { columns, actsOn } = words.trends
  const [isWide, isMedium] = [width >= wide, width >= medium]
  const band = ({ forecast }: SeriesTold, years: number): string => {
    const found = forecast.find((one) => one.years === years)
    return found === undefined ? "" : factorText(words, { p5: found.low, p50: found.middle, p95: found.high })
  }
  const head = [
    columns.trend,
    columns.growth,
    columns.interval,
    ...(isMedium ? [columns.years1] : []),
    ...(isWide ? [columns.years3, columns.actsOn] : []),
  ]
  const rows = series.map(
    (one): TableRow => ({
      cells: [
        nameOf(words, one.name),
        changeText(words, one.growth),
        changeRange(words, one.low, one.high),
        ...(isMedium ? [band(one, 1)] : []),
        ...(isWide ? [band(one, 3), actsOn[one.actsOn ?? "none"]] : []),
      ],
    }),
  )
  return table(page, head, rows, { left: isWide ? [5] : [] })
}

function rulesTable({ rules }: Timeline, page: Page): string {
  const { words, width } = page
  const { columns, countries } = words.trends
  const isWide = width >= wide
  const head = [
    columns.rule,
    columns.applies,
    columns.delay,
    ...(isWide ? [columns.cost, columns.upkeep, columns.countries] : []),
  ]
  const rows = rules.map(
    ({ name, applies, delay, cost, upkeep, countries: where }): TableRow => ({
      cells: [
        nameOf(words, name),
        applies,
        delay ?? "",
        ...(isWide ? [cost ?? "", upkeep ?? "", where.length > 3 ? countries(String(where.length)) : where.join(", ")] : []),
      ],
    }),
  )
  return table(page, head, rows)
}

/** A capability that was offered early enough to be followed, and good enough to be wanted. */
const followed = 1300

/** What stands out of each year: the largest training run, the fastest accelerator, the cheapest price of one capability. */
function yearsTable(timeline: Timeline, page: Page): string {
  const { words, width } = page
  const { columns } = words.trends
  const isWide = width >= wide
  const dated = [...timeline.models, ...timeline.accelerators, ...timeline.capability].map(({ date }) => date.slice(0, 4))
  const years = [...new Set(dated)].toSorted().filter((year) => year >= firstYear)
  const of = <T extends { readonly date: string }>(all: readonly T[], year: string): readonly T[] =>
    all.filter(({ date }) => date.startsWith(year))
  const prices = timeline.capability.filter(({ score }) => score === followed)
  const head = [
    columns.year,
    columns.run,
    columns.flops,
    ...(isWide ? [columns.accelerator, columns.peak] : []),
    ...(width >= medium ? [columns.model] : []),
    columns.price,
  ]
  const rows = years.map((year): TableRow => {
    const run = greatest(of(timeline.models, year), ({ flops }) => flops)
    const chip = greatest(of(timeline.accelerators, year), ({ peak }) => peak ?? 0)
    const price = of(prices, year).at(-1)
    return {
      cells: [
        year,
        run?.name ?? "",
        run === undefined ? "" : bare(words, run.flops),
        ...(isWide ? [chip?.peak == null ? "" : chip.id, chip?.peak == null ? "" : bare(words, chip.peak)] : []),
        ...(width >= medium ? [price?.model ?? ""] : []),
        price === undefined ? "" : bare(words, price.price),
      ],
    }
  })
  return table(page, head, rows, { left: isWide ? [1, 3, 5] : width >= medium ? [1, 3] : [1] })
}

const firstYear = "2017"

function greatest<T>(all: readonly T[], by: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>((best, one) => (best === undefined || by(one) > by(best) ? one : best), undefined)
}
