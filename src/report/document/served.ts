/** How each project's model is served: latency and cost against load, what else its GPUs could be set up as, make or buy. */
import type { ServedProject } from "../../decide/index.ts"
import { calendarMonth } from "../figures.ts"
import { chartsOf, perMillionName, perMillionUnit, perSecond, type ServingPictureName, timesOf } from "../serving/pictures.ts"
import { planText } from "../serving/plan-text.ts"
import { figured, paragraph, pictureTable, rightOf, said, sentences } from "./chapters/setting.ts"
import type { Block, Line, Table } from "./document.ts"
import { lineOf, marked, plain } from "./marks.ts"
import type { Pen } from "./pen.ts"
import { costBlocks } from "./served-costs.ts"
import { setupTable } from "./served-setups.ts"
import { writerOf } from "./served-writer.ts"

export function servedBlocks(pen: Pen): Block[] {
  const { answer, words, served } = pen
  const isChosen = ({ project }: ServedProject): boolean => project === answer.best
  // In the document they stand in the order of the file: each keeps its place there.
  const all = served.map((one, k) => ({ one, k })).toSorted((a, b) => Number(isChosen(b.one)) - Number(isChosen(a.one)))
  const hasChosen = served.some(isChosen)
  const chosen = plain(answer.projects[answer.best]?.label ?? answer.best)
  return [
    ...(hasChosen || served.length === 0 ? [] : paragraph("lead", lineOf(words.served.othersOnly(chosen)))),
    ...all.flatMap(({ one, k }): Block[] => [
      ...(hasChosen && served.length === 1 ? [] : [{ kind: "heading", text: one.label } as const]),
      ...(hasChosen && !isChosen(one) ? paragraph("note", lineOf(words.served.notChosen(plain(one.label)))) : []),
      ...serverBlocks(one, k, pen),
    ]),
  ]
}

function serverBlocks(one: ServedProject, k: number, pen: Pen): Block[] {
  return [
    ...paragraph("plain", leadOf(one, k, pen)),
    ...chartBlocks(one, k, pen),
    ...paragraph("plain", cheaperLine(one, k, pen)),
    ...costBlocks(one, k, pen),
    ...paragraph("plain", makeOrBuyLine(one, k, pen)),
    ...paragraph("note", assumedLine(one, k, pen)),
  ]
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
    capacityText(one, k, pen),
  ])
}

/** How much of what it carries is asked for, with and without the reserve. */
function capacityText(one: ServedProject, k: number, pen: Pen): string | null {
  const { costs, load } = one.pictures
  if (costs.full === null || load === null) return null
  const { amount, share } = writerOf(one, k, pen)
  return pen.words.served.capacity({
    most: marked(amount("pictures/costs/full/requestsPerSecond", perSecond(one.pictures), "load")),
    busiest: marked(share("pictures/load/busiest", "load")),
    ready: load.ready > load.busiest ? marked(share("pictures/load/ready", "spare")) : null,
    isShort: load.ready > 1,
  })
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
    front: () => setupTable(one, k, pen),
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

function cheaperLine(one: ServedProject, k: number, pen: Pen): Line {
  const { cheaper } = one.pictures
  if (cheaper === null) return []
  const { amount, share } = writerOf(one, k, pen)
  return lineOf(
    pen.words.served.cheaper({
      setup: plain(planText(cheaper.setup.plan, pen.words)),
      saving: marked(amount("pictures/cheaper/saving", "USD/month", "gpu_cost")),
      share: marked(share("pictures/cheaper/share", "gpu_cost")),
      hasReserve: cheaper.hasReserve,
    }),
  )
}

function makeOrBuyLine(one: ServedProject, k: number, pen: Pen): Line {
  const { words } = pen
  const { makeOrBuy } = one.pictures
  if (makeOrBuy === null) return []
  const { amount } = writerOf(one, k, pen)
  const { breakEvenRequestsPerSecond: mean } = makeOrBuy
  const rateAt = (at: string, rate: number | null): string | null =>
    rate === null ? null : marked(amount(at, "request/s", "load"))
  return sentences(words, [
    words.served.makeOrBuy({
      isMake: makeOrBuy.cheaper === "make",
      make: marked(amount("pictures/costs/mean/perThousand", "USD", "unit_cost")),
      buy: marked(amount("pictures/buyPerThousand", "USD", "unit_cost")),
      ...{ api: plain(makeOrBuy.api), date: makeOrBuy.source.date },
      likeness: makeOrBuy.likeness,
    }),
    words.served.breakEven(
      rateAt("pictures/makeOrBuy/breakEvenRequestsPerSecond", mean),
      rateAt("pictures/evenBreakEven", one.pictures.evenBreakEven),
    ),
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
