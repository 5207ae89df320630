/** The funnel: from the whole market through each filter to those who can be reached, with their ranges. */
import type { Stats } from "../../../decide/index.ts"
import type { RangeChart } from "../../charts/chart.ts"
import type { Block, Line } from "../document.ts"
import { marked } from "../marks.ts"
import { step } from "../pen.ts"
import { figured, pictureTable, rightOf, said, sentences } from "./setting.ts"
import { called, figureOf, namesOf, own, type Subject, shown, statsAt } from "./subject.ts"

const told = ["p5", "p25", "p50", "p75", "p95", "mean"] as const

type Step = { readonly label: string; readonly path: string; readonly stats: Stats }

/** Nothing where the file does not say how the market narrows. */
export function funnelBlocks(subject: Subject): Block[] {
  const steps = stepsOf(subject)
  if (steps.length < 3) return []
  const { words } = subject.pen
  const { labels } = words.document
  const chart: RangeChart = {
    kind: "range",
    unit: steps[0]?.stats.unit ?? "",
    isLog: true,
    rows: steps.map(({ label, stats }, k) => ({
      label,
      ...{ p5: stats.p5, p25: stats.p25, p50: stats.p50, p75: stats.p75, p95: stats.p95, mean: stats.mean },
      isStrong: k === steps.length - 1,
    })),
    reference: null,
    labels: { wide: labels.wide, narrow: labels.narrow, median: labels.median, mean: labels.mean },
  }
  const table = pictureTable(
    [words.chapters.columns.what, ...told.map((of) => rightOf(words.document.columns[of]))],
    steps.map(({ label, path, stats }) => ({
      cells: [
        said(label),
        ...told.map((of) => figured(shown(subject, `/portrait/figures/${step(path)}`, stats, of, path, "amount"))),
      ],
    })),
  )
  return [{ kind: "chart", title: words.market.captions.funnel, says: saysOf(subject), chart, table }]
}

function stepsOf(subject: Subject): Step[] {
  const { market } = subject.pen.words
  const filters = namesOf(subject, "market.filters.", ".share")
  const asked: readonly (readonly [label: string, quantity: string])[] = [
    [market.tam, "business.tam"],
    ...filters.map((name) => [market.filter(called(subject, name)), `business.filters.${name}.left`] as const),
    // What the last filter leaves is whom it suits.
    ...(filters.length > 0 ? [] : [[market.sam, "business.sam"] as const]),
    [market.som, "business.som"],
    [market.potential, "business.potential"],
  ]
  return asked.flatMap(([label, quantity]) => {
    const path = own(subject, quantity)
    const stats = statsAt(subject, path)
    return stats === null || !subject.pen.about.model.quantities.has(own(subject, "business.tam")) ? [] : [{ label, path, stats }]
  })
}

function saysOf(subject: Subject): Line {
  const { words } = subject.pen
  return sentences(words, [funnelSentence(subject), words.market.ratios])
}

/** Null where the market has no such steps. */
export function funnelSentence(subject: Subject): string | null {
  const [tam, sam, som] = ["business.tam", "business.sam", "business.som"].map((name) =>
    figureOf(subject, own(subject, name), "p50"),
  )
  return tam && sam && som ? subject.pen.words.market.funnel(marked(tam), marked(sam), marked(som)) : null
}
