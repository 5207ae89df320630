/** How each project's model is served: latency and cost against load, what else its GPUs could be set up as, make or buy. */
import type { ServedProject } from "../../decide/index.ts"
import { calendarMonth } from "../figures.ts"
import { chartsOf, perMillionName, perMillionUnit, perSecond, type ServingPictureName, timesOf } from "../serving/pictures.ts"
import { planText } from "../serving/plan-text.ts"
import { figured, paragraph, pictureTable, rightOf, said, sentences } from "./chapters/setting.ts"
import type { Block, Figure, Line, Table } from "./document.ts"
import { lineOf, marked, plain } from "./marks.ts"
import { openPath, type Pen } from "./pen.ts"

export function servedBlocks(pen: Pen): Block[] {
  const isOne = pen.served.length === 1
  return pen.served.flatMap((project, k): Block[] => [
    ...(isOne ? [] : [{ kind: "heading", text: project.label } as const]),
    ...paragraph("plain", leadOf(project, k, pen)),
    ...chartBlocks(project, k, pen),
    ...paragraph("plain", makeOrBuyLine(project, k, pen)),
    ...paragraph("note", assumedLine(project, k, pen)),
  ])
}

/** Writes figures of one project, each with the first of the quantities that it has to open. */
function writerOf({ project }: ServedProject, k: number, pen: Pen) {
  const path = (names: readonly string[]): string => openPath(pen, ...names.map((name) => `${project}.serving.${name}`))
  return {
    amount: (at: string, unit: string, ...opens: readonly string[]): Figure =>
      pen.amount(`/served/${k}/${at}`, unit, path(opens)),
    share: (at: string, ...opens: readonly string[]): Figure => pen.share(`/served/${k}/${at}`, path(opens)),
  }
}

function leadOf(one: ServedProject, k: number, pen: Pen): Line {
  const { words, about } = pen
  const { label, month, pictures } = one
  const { amount } = writerOf(one, k, pen)
  const rate = marked(amount("pictures/requestsPerSecond", perSecond(pictures), "load"))
  const batch = marked(amount("pictures/chosen/plan/maxSequences", pictures.kind === "samples" ? "sample" : "request", "batch"))
  return sentences(words, [
    words.served.asked(plain(label), calendarMonth(words, about.header.start, month), rate),
    words.served.planned(plain(planText(pictures.chosen.plan, words)), batch),
  ])
}

function chartBlocks(one: ServedProject, k: number, pen: Pen): Block[] {
  const { words } = pen
  const { perMillionTokens } = one.pictures.chosen
  const charts = chartsOf(
    { ...one.pictures, called: words.served.chosen, quantile: null, simulated: null, perMillionTokens },
    words,
  )
  const says = saysOf(one, k, pen)
  const tables: Readonly<Record<ServingPictureName, () => Table>> = {
    latency: () => latencyTable(one, k, pen),
    cost: () => costTable(one, k, pen),
    front: () => frontTable(one, k, pen),
  }
  return charts.map(({ name, title, chart }) => ({ kind: "chart", title, says: says[name], chart, table: tables[name]() }))
}

function saysOf(one: ServedProject, k: number, pen: Pen): Readonly<Record<ServingPictureName, Line>> {
  const { served } = pen.words
  const { promise, makeOrBuy } = one.pictures
  const price = marked(writerOf(one, k, pen).amount("figures/price", "USD/GPU/hour", "price"))
  const hasTargets = promise.ttft !== null || promise.tpot !== null || promise.latency !== null
  return {
    latency: said(served.latency(hasTargets)),
    cost: lineOf(served.cost(price, makeOrBuy === null ? null : plain(makeOrBuy.api))),
    front: said(served.front),
  }
}

function latencyTable(one: ServedProject, k: number, pen: Pen): Table {
  const { charts } = pen.words.serving
  const { amount } = writerOf(one, k, pen)
  const times = timesOf(one.pictures)
  return pictureTable(
    [charts.rate, ...times.map((time) => rightOf(charts[time]))],
    one.pictures.curve.map((_, point) => ({
      cells: [
        figured(amount(`pictures/curve/${point}/requestsPerSecond`, perSecond(one.pictures), "load")),
        ...times.map((time) => figured(amount(`pictures/curve/${point}/${time}`, "s", time === "tpot" ? "tpot" : "ttft"))),
      ],
    })),
  )
}

function costTable(one: ServedProject, k: number, pen: Pen): Table {
  const { charts } = pen.words.serving
  const { amount } = writerOf(one, k, pen)
  return pictureTable(
    [charts.rate, rightOf(perMillionName(one.pictures, pen.words))],
    one.pictures.curve.map((_, point) => ({
      cells: [
        figured(amount(`pictures/curve/${point}/requestsPerSecond`, perSecond(one.pictures), "load")),
        figured(amount(`pictures/curve/${point}/perMillionTokens`, perMillionUnit(one.pictures), "unit_cost")),
      ],
    })),
  )
}

function frontTable(one: ServedProject, k: number, pen: Pen): Table {
  const { charts } = pen.words.serving
  const { amount } = writerOf(one, k, pen)
  return pictureTable(
    [pen.words.served.setup, rightOf(perMillionName(one.pictures, pen.words)), rightOf(charts.latency)],
    one.pictures.front.map(({ plan }, point) => ({
      cells: [
        said(planText(plan, pen.words)),
        figured(amount(`pictures/front/${point}/perMillionTokens`, perMillionUnit(one.pictures), "unit_cost")),
        figured(amount(`pictures/front/${point}/latency`, "s", "ttft")),
      ],
    })),
  )
}

function makeOrBuyLine(one: ServedProject, k: number, pen: Pen): Line {
  const { words } = pen
  const { makeOrBuy } = one.pictures
  if (makeOrBuy === null) return []
  const { amount } = writerOf(one, k, pen)
  const ofMany = (of: "make" | "buy"): string => marked(amount(`pictures/perThousand/${of}`, "USD", "unit_cost"))
  const { breakEvenRequestsPerSecond: even } = makeOrBuy
  const from = even === null ? null : marked(amount("pictures/makeOrBuy/breakEvenRequestsPerSecond", "request/s", "load"))
  return sentences(words, [
    words.served.makeOrBuy({
      isMake: makeOrBuy.cheaper === "make",
      ...{ make: ofMany("make"), buy: ofMany("buy"), api: plain(makeOrBuy.api), date: makeOrBuy.source.date },
      likeness: makeOrBuy.likeness,
    }),
    words.served.breakEven(from),
  ])
}

function assumedLine(one: ServedProject, k: number, pen: Pen): Line {
  const { words, about } = pen
  const { figures, perDollar } = one
  const { amount, share } = writerOf(one, k, pen)
  const token = (of: "input" | "output"): string => marked(amount(`figures/${of}`, "token", of))
  const cached = figures.cached > 0 ? marked(share("figures/cached", "request.cached")) : null
  const rate = marked(amount("perDollar", `${about.header.currency}/USD`, "price"))
  return sentences(words, [
    figures.input === null ? words.served.samples : words.served.tokens(token("input"), token("output"), cached),
    perDollar === 1 ? null : words.served.dollars(rate),
  ])
}
