/** `trends FILE`: what is expected, the margin by year, when it dies, and which trend kills it. */
import type { ProjectTrends, RuleTold, TrendsAnswer, TrendTold } from "../../decide/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { Words } from "../../words/index.ts"
import { wrap } from "../columns.ts"
import { calendarMonth, share, withUnit } from "../figures.ts"
import type { Page } from "../page.ts"
import { type TableRow, table } from "../table.ts"
import { changeRange, changeText, factorText, nameOf } from "./trend-figures.ts"
import { yearNames } from "./year-names.ts"

export function ventureTrendsText(answer: TrendsAnswer, venture: Venture, page: Page): string {
  const { words, paint, width } = page
  const { titles, foot, nothingActs, noProjects } = words.trends
  const told = { ...answer, trends: answer.trends.filter(({ actsOn }) => actsOn.length > 0) }
  const sources = sourceLines(told, words).flatMap((line) => wrap(line, width))
  return [
    ...answer.projects.flatMap((project) => projectParts(project, answer, venture, page)),
    ...(answer.projects.length === 0 ? [wrap(noProjects, width).join("\n")] : []),
    paint.heading(titles.expected),
    ...(told.trends.length === 0 ? [] : [trendsTable(told.trends, venture, page)]),
    ...(answer.rules.length === 0 ? [] : [rulesTable(answer.rules, page)]),
    ...(told.trends.length + told.rules.length > 0 ? [] : [wrap(nothingActs, width).join("\n")]),
    paint.dim([...sources, foot(String(answer.samples), String(answer.seed))].join("\n")),
  ].join("\n\n")
}

function projectParts(project: ProjectTrends, answer: TrendsAnswer, venture: Venture, page: Page): string[] {
  const { words, paint, width } = page
  const lead = [marginSentence(project, answer, venture.header.start, words), ...killerSentence(project, words)].join(
    words.signs.sentence,
  )
  return [
    wrap(lead, width).map(paint.strong).join("\n"),
    ...(project.dies === null ? [] : [marginTable(project, venture, page)]),
    ...(project.without.length === 0 || !isDying(project) ? [] : [killersTable(project, venture, page)]),
  ]
}

/** What happens in fewer than one of a hundred draws has no date and no killer. */
const leastDying = 0.01

export function isDying({ dies }: ProjectTrends): boolean {
  return dies !== null && dies >= leastDying
}

/** In one sentence: dies with a probability, never, from the first sale on, or there is none. */
export function marginSentence(
  { label, dies, end, without, withoutAll }: ProjectTrends,
  { least }: TrendsAnswer,
  start: string | null,
  words: Words,
): string {
  const { margin } = words.trends
  const asked = least === 0 ? "" : share(words, least)
  const month = (at: number | null): string => calendarMonth(words, start, at)
  if (dies === null) return margin.unsold(label)
  if (dies < leastDying) return margin.never(label, asked, dies === 0 ? "" : share(words, 1 - dies))
  // Where nothing changes whatever is switched off, it was dead from the first.
  const isAlways =
    dies === 1 &&
    end.p5 === end.p95 &&
    [...without, ...(withoutAll === null ? [] : [withoutAll])].every(({ saves }) => saves === 0)
  if (isAlways) return margin.always(label, month(end.p50), asked)
  const isOne = month(end.p5) === month(end.p95)
  return margin.dies({
    project: label,
    dies: dies === 1 ? "" : share(words, dies),
    month: month(end.p50),
    early: isOne ? "" : month(end.p5),
    late: isOne ? "" : month(end.p95),
    least: asked,
  })
}

/** A trend that saves less than a tenth is no killer. */
const leastSaved = 0.1

/** `say` writes a share; as it is formatted unless the figure is to be marked. */
export function killerSentence(
  project: ProjectTrends,
  words: Words,
  say: (saves: number) => string = (saves) => share(words, saves),
): readonly string[] {
  const [first] = project.without
  if (!isDying(project) || first === undefined) return []
  const { killer, noKiller } = words.trends.margin
  return [first.saves < leastSaved ? noKiller : killer(nameOf(words, first.name), say(first.saves))]
}

function marginTable({ margin }: ProjectTrends, venture: Venture, page: Page): string {
  const { words } = page
  const { columns, titles } = words.trends
  const years = yearNames(venture, words)
  const rows = margin.map(
    ({ p5, p50, p95 }, k): TableRow => ({
      cells: [years[k] ?? "", ...[p5, p50, p95].map((x) => (x === null ? "" : share(words, x)))],
    }),
  )
  return table(page, [titles.margin, columns.low, columns.middle, columns.high], rows)
}

function killersTable({ without, withoutAll }: ProjectTrends, venture: Venture, page: Page): string {
  const { words } = page
  const { columns, all } = words.trends
  const rows = [...without, ...(withoutAll === null || without.length < 2 ? [] : [withoutAll])].map(
    ({ name, dies, month, saves }): TableRow => ({
      cells: [
        name === "" ? all : nameOf(words, name),
        share(words, dies),
        month === null ? words.trends.never : calendarMonth(words, venture.header.start, month),
        share(words, saves),
      ],
    }),
  )
  return table(page, [columns.without, columns.dies, columns.month, columns.saves], rows)
}

function trendsTable(trends: readonly TrendTold[], venture: Venture, page: Page): string {
  const { words } = page
  const { columns } = words.trends
  const years = yearNames(venture, words)
  const last = years.length - 1
  const head = [columns.trend, columns.growth, columns.interval, ...(last >= 0 ? [years[last] ?? ""] : [])]
  const rows = trends.map(({ name, growth, factor }): TableRow => {
    const end = factor[last]
    return {
      cells: [
        nameOf(words, name),
        changeText(words, growth.p50),
        growth.p5 === growth.p95 ? "" : changeRange(words, growth.p5, growth.p95),
        ...(end === undefined ? [] : [factorText(words, end)]),
      ],
    }
  })
  return table(page, head, rows)
}

function rulesTable(rules: readonly RuleTold[], page: Page): string {
  const { words } = page
  const { columns } = words.trends
  const told = (stats: RuleTold["cost"]): string => (stats === null ? "" : withUnit(words, stats.p50, stats.unit))
  const rows = rules.map(
    ({ name, applies, cost, upkeep, delay }): TableRow => ({
      cells: [nameOf(words, name), applies ?? "", told(cost), told(upkeep), told(delay)],
    }),
  )
  return table(page, [columns.rule, columns.applies, columns.cost, columns.upkeep, columns.delay], rows)
}

function sourceLines({ trends, rules }: TrendsAnswer, words: Words): readonly string[] {
  const { sourceOf, ruleSource, stated } = words.trends
  return [
    ...trends.map(({ name, fit }) =>
      fit === null
        ? ruleSource(nameOf(words, name), stated, "")
        : sourceOf(
            nameOf(words, name),
            String(fit.observations),
            words.report.range(fit.from, fit.to),
            fit.source.title,
            fit.source.where ?? "",
          ),
    ),
    ...rules.map(({ name, source }) => ruleSource(nameOf(words, name), source?.title ?? stated, source?.where ?? "")),
  ].map((line) => line.trimEnd())
}
