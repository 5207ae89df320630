/** Unit economics: what a customer costs and brings, year by year and beside other companies, how long it stays, when it has paid back. */

import { type BenchmarkId, benchmark } from "../../../data/index.ts"
import type { Stats } from "../../../decide/index.ts"
import type { UnitLine, UnitWords } from "../../../words/index.ts"
import type { CurveChart, FanChart, WaterfallChart } from "../../charts/chart.ts"
import type { Block, Figure, Line, Row } from "../document.ts"
import { marked } from "../marks.ts"
import { rangeText } from "./range-text.ts"
import { figured, paragraph, pictureTable, quoted, rightOf, said, sentences, tableOf } from "./setting.ts"
import { sourceLine } from "./source-line.ts"
import { called, figureOf, namesOf, own, type Quantile, type Show, type Subject, statsAt } from "./subject.ts"
import { type YearRow, yearTables } from "./years.ts"

export function unitBlocks(subject: Subject): Block[] {
  if (!hasCustomers(subject)) return []
  const { words } = subject.pen
  return [
    ...paragraph("lead", leadOf(subject)),
    ...yearTables(subject, words.unit.captions.byYear, yearRows(subject)),
    ...paragraph("note", said(words.unit.byYearNote)),
    ...besideOthers(subject),
    ...aliveChart(subject),
    ...netChart(subject),
    ...bridgeChart(subject),
  ]
}

const pathOf = (subject: Subject, name: string): string =>
  own(subject, name === "arr" || name.startsWith("gross") ? `business.${name}` : `unit.${name}`)

/** Without any there is nothing to say of one. */
function hasCustomers(subject: Subject): boolean {
  const mean = statsAt(subject, own(subject, "business.customers"))?.mean ?? 0
  return statsAt(subject, pathOf(subject, "ltv")) !== null && mean > 0
}

/** Where no sample spends anything on winning customers. */
function isFree(subject: Subject): boolean {
  return (statsAt(subject, pathOf(subject, "cac"))?.p95 ?? 0) === 0
}

function leadOf(subject: Subject): Line {
  const { words } = subject.pen
  if (isFree(subject)) return said(words.unit.noCost)
  const [cac, ltv, discounted, ratio, payback] = (["cac", "ltv", "ltv_discounted", "ltv_to_cac", "payback"] as const).map(
    (name) => medianOf(subject, name),
  )
  const never = statsAt(subject, pathOf(subject, "payback"))?.never ?? 0
  const chance = never > 0 ? subject.pen.share(`${placeOf(pathOf(subject, "payback"))}/never`, pathOf(subject, "payback")) : null
  return sentences(words, [
    cac && ltv && discounted ? words.unit.lead(marked(cac), marked(discounted), marked(ltv)) : null,
    ratio ? words.unit.ratio(marked(ratio)) : null,
    paybackText(payback ?? null, words.unit),
    chance === null ? null : words.unit.never(marked(chance)),
  ])
}

function paybackText(payback: Figure | null, { paidAtOnce, payback: paid }: UnitWords): string | null {
  if (payback === null || payback.value === null) return null
  return payback.value === 0 ? paidAtOnce : paid(marked(payback))
}

const placeOf = (path: string): string => `/portrait/figures/${path.replaceAll("~", "~0").replaceAll("/", "~1")}`

function medianOf(subject: Subject, name: UnitLine): Figure | null {
  return figureOf(subject, pathOf(subject, name), "p50", showOf(name))
}

const shares: ReadonlySet<UnitLine> = new Set(["nrr", "grr", "gross_margin", "gross_margin_trained", "margin_amortised"])

/** A payback is a time and no month of the calendar. */
function showOf(name: UnitLine): Show {
  return shares.has(name) ? "share" : "amount"
}

function yearRows(subject: Subject): YearRow[] {
  const { lines, marginOf, spread, idle } = subject.pen.words.unit
  const row = (name: UnitLine): YearRow => ({
    ...{ label: lines[name], path: pathOf(subject, name) },
    ...(shares.has(name) ? { show: "share" } : {}),
  })
  const margins = namesOf(subject, "unit.margin.", "").map(
    (name): YearRow => ({ label: marginOf(called(subject, name)), path: own(subject, `unit.margin.${name}`), show: "share" }),
  )
  return [
    row("arr"),
    row("cac"),
    row("ltv"),
    ...(isFree(subject) ? [] : [row("ltv_to_cac")]),
    row("nrr"),
    row("grr"),
    row("gross_margin"),
    ...(margins.length > 1
      ? [
          ...margins,
          { label: spread, path: own(subject, "unit.spread_share"), show: "share" } satisfies YearRow,
          { label: idle, path: own(subject, "unit.idle") },
        ]
      : []),
  ]
}

/** What is known of others, by the line that it stands beside. */
const known: readonly (readonly [name: UnitLine, of: BenchmarkId | null])[] = [
  ["cac", null],
  ["at_joining", null],
  ["by_month", null],
  ["lifetime", null],
  ["ltv", null],
  ["ltv_discounted", null],
  ["ltv_to_cac", "ltv-to-cac.healthy"],
  ["payback_if_kept", null],
  ["payback", "cac.payback"],
  ["nrr", "retention.net"],
  ["grr", "retention.gross"],
  ["gross_margin", "margin.gross.ai"],
  ["margin_amortised", null],
  ["gross_margin_trained", null],
]
const ofCost: ReadonlySet<UnitLine> = new Set(["cac", "ltv_to_cac", "payback", "payback_if_kept"])

function besideOthers(subject: Subject): Block[] {
  const { words } = subject.pen
  const { columns } = words.chapters
  const told = known.filter(([name]) => isTold(subject, name))
  const hasNever = told.some(([name]) => neverShare(subject, name) > 0)
  const rows = told.map(
    ([name, of]): Row => ({
      cells: [
        said(words.unit.lines[name]),
        ...(["p5", "p50", "p95"] as const).map((quantile) => quantileOf(subject, name, quantile)),
        ...(hasNever ? [neverOf(subject, name)] : []),
        of === null ? [] : quoted(rangeText(words, benchmark(of).value)),
      ],
    }),
  )
  const never = hasNever ? [words.document.columns.never] : []
  const heads = [columns.what, ...[columns.low, columns.median, columns.high, ...never].map(rightOf), words.unit.benchmark]
  const sources = [...new Set(told.flatMap(([, of]) => (of === null ? [] : [of])))].map((id) =>
    sourceLine(words, benchmark(id).source),
  )
  const note: Line = [...said(words.unit.benchmarkNote), ...joinedSources(sources, words.signs.clause)]
  return [...tableOf(words.unit.captions.atEnd, heads, rows), ...(sources.length === 0 ? [] : paragraph("note", note))]
}

const neverShare = (subject: Subject, name: UnitLine): number => statsAt(subject, pathOf(subject, name))?.never ?? 0

/** A payback is over all samples: where so many never pay back, the quantile is never. */
function quantileOf(subject: Subject, name: UnitLine, quantile: Quantile): Line {
  const figure = figureOf(subject, pathOf(subject, name), quantile, showOf(name))
  const isNever = figure?.value === null && neverShare(subject, name) > 0
  return isNever ? said(subject.pen.words.report.never) : figured(figure)
}

function neverOf(subject: Subject, name: UnitLine): Line {
  const path = pathOf(subject, name)
  return neverShare(subject, name) > 0 ? figured(subject.pen.share(`${placeOf(path)}/never`, path)) : []
}

function joinedSources(sources: readonly Line[], by: string): Line {
  return sources.flatMap((source, k) => (k === 0 ? [...source] : [...said(by), ...source]))
}

/** What is nothing in every sample says nothing, such as a margin at joining where nothing is sold then. */
function isTold(subject: Subject, name: UnitLine): boolean {
  if (isFree(subject) && ofCost.has(name)) return false
  const stats = statsAt(subject, pathOf(subject, name))
  if (afterTraining.has(name) && isSameMargin(stats, statsAt(subject, pathOf(subject, "gross_margin")))) return false
  return stats !== null && (stats.p5 !== 0 || stats.p95 !== 0 || (stats.never ?? 0) > 0)
}

const afterTraining: ReadonlySet<UnitLine> = new Set(["gross_margin_trained", "margin_amortised"])

/** Where next to nothing is trained, a margin after training is the margin: to a tenth of a point, as it is told. */
function isSameMargin(one: Stats | null, other: Stats | null): boolean {
  return (["p5", "p50", "p95"] as const).every((of) => Math.abs((one?.[of] ?? 0) - (other?.[of] ?? 0)) < 0.0005)
}

/** Every third month of three years, as the quantities have them. */
const ages: readonly number[] = Array.from({ length: 13 }, (_, quarter) => quarter * 3)

function aliveChart(subject: Subject): Block[] {
  const { words } = subject.pen
  const { captions, age, aliveLabel, aliveColumn, ageColumn } = words.unit
  const paths = ages.map((months) => own(subject, `business.alive.${months}`))
  const values = paths.map((path) => statsAt(subject, path)?.p50 ?? null)
  const year = figureOf(subject, own(subject, "business.alive.12"), "p50", "share")
  if (year === null || values.includes(null)) return []
  const chart: CurveChart = { kind: "curve", months: ages.map(age), values, label: aliveLabel }
  const table = pictureTable(
    [ageColumn, rightOf(aliveColumn)],
    paths.map((path, k) => ({ cells: [said(age(ages[k] ?? 0)), figured(figureOf(subject, path, "p50", "share"))] })),
  )
  return [
    { kind: "chart", title: captions.alive, says: sentences(words, [words.unit.alive(marked(year), age(12))]), chart, table },
  ]
}

const bands = ["p5", "p25", "p50", "p75", "p95"] as const

/** The bands cross zero where the cost is paid back; the event is that of the medians. */
function netChart(subject: Subject): Block[] {
  const { words } = subject.pen
  const { labels, columns } = words.document
  const { unit } = words
  const paths = ages.map((months) => own(subject, `unit.net.${months}`))
  const stats = paths.map((path) => statsAt(subject, path))
  const [first] = stats
  if (isFree(subject) || first === undefined || first === null || stats.some((one) => one === null || one.p50 === null)) return []
  const band = (of: (typeof bands)[number]): (number | null)[] => stats.map((one) => one?.[of] ?? null)
  const { wide, narrow, median, clipped } = labels
  const payback = medianOf(subject, "payback")
  const crossing = crossingOf(band("p50"))
  const chart: FanChart = {
    kind: "fan",
    unit: first.unit,
    months: ages.map(unit.age),
    ...{ p5: band("p5"), p25: band("p25"), p50: band("p50"), p75: band("p75"), p95: band("p95") },
    labels: { wide, narrow, median, zero: unit.zero, clipped },
    marks: crossing === null ? [] : [{ month: crossing, label: unit.paidBack }],
  }
  const figure = (path: string, of: Quantile | "p25" | "p75"): Figure =>
    subject.pen.amount(`${placeOf(path)}/${of}`, first.unit, path)
  const table = pictureTable(
    [unit.ageColumn, ...bands.map((of) => rightOf(columns[of]))],
    paths.map((path, k) => ({ cells: [said(unit.age(ages[k] ?? 0)), ...bands.map((of) => figured(figure(path, of)))] })),
  )
  const says = sentences(words, [payback === null || !payback.value ? null : unit.net(marked(payback))])
  return [{ kind: "chart", title: unit.captions.net, says, chart, table }]
}

/** In steps of the axis; null where the line does not cross zero. */
function crossingOf(line: readonly (number | null)[]): number | null {
  const after = line.findIndex((value) => value !== null && value >= 0)
  const [low, high] = [line[after - 1] ?? null, line[after] ?? null]
  return low === null || high === null || low >= 0 ? null : after - 1 + -low / (high - low)
}

const steps = ["joined", "expansion", "contraction", "churned", "ruined"] as const
const losses: ReadonlySet<string> = new Set(["contraction", "churned", "ruined"])

function bridgeChart(subject: Subject): Block[] {
  const { pen } = subject
  const { words } = pen
  const { bridgeSteps, captions, movement, bridgeNote } = words.unit
  const path = (name: string): string => own(subject, `unit.bridge.${name}`)
  const mean = (name: string): number | null => statsAt(subject, path(name))?.mean ?? null
  const [opening, closing] = [mean("opening"), mean("closing")]
  const unit = statsAt(subject, path("closing"))?.unit
  if (opening === null || closing === null || unit === undefined || (opening === 0 && closing === 0)) return []
  // What rounding leaves of nothing is no step.
  const least = Math.max(opening, closing) * 1e-5
  const moved = steps.filter((name) => Math.abs(mean(name) ?? 0) > least)
  const at = (name: string): string => `${placeOf(path(name))}/mean${losses.has(name) ? " * -1" : ""}`
  const chart: WaterfallChart = {
    kind: "waterfall",
    unit,
    opening: { label: bridgeSteps.opening, value: opening },
    steps: moved.map((name) => ({ label: bridgeSteps[name], value: (mean(name) ?? 0) * (losses.has(name) ? -1 : 1) })),
    closing: { label: bridgeSteps.closing, value: closing },
    labels: words.unit.bridgeLabels,
  }
  const total = (name: "opening" | "closing"): Figure => pen.amount(at(name), unit, path(name))
  const rows: readonly Row[] = [
    { cells: [said(bridgeSteps.opening), figured(total("opening"))], isStrong: true },
    ...moved.map((name): Row => ({ cells: [said(bridgeSteps[name]), figured(pen.change(at(name), unit, path(name)))] })),
    { cells: [said(bridgeSteps.closing), figured(total("closing"))], isStrong: true },
  ]
  const table = pictureTable([movement, rightOf(words.document.columns.amount)], rows)
  const says = sentences(words, [words.unit.bridge(marked(total("opening")), marked(total("closing")))])
  return [{ kind: "chart", title: captions.bridge, says, chart, table }, ...paragraph("note", said(bridgeNote))]
}
