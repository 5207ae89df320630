/** Where the choice flips: what the best and what takes over are worth by the input that flips it likeliest, and all flips. */
import type { Flip, FlipCurve } from "../../../decide/index.ts"
import type { LinesChart } from "../../charts/chart.ts"
import { labelOf } from "../../choice.ts"
import { flipSentences } from "../../flips.ts"
import type { Block, Figure, Row } from "../document.ts"
import { markedWriter, namedIn } from "../marked-writer.ts"
import { lineOf, marked } from "../marks.ts"
import { openPath, type Pen } from "../pen.ts"
import { figured, paragraph, pictureTable, rightOf, said, tableOf } from "./setting.ts"

export function flipBlocks(pen: Pen): Block[] {
  const { answer, words } = pen
  const told = words.whatIf.flips
  if (answer.flips.length === 0) return Object.keys(answer.projects).length < 2 ? [] : paragraph("plain", said(told.none))
  const { columns } = told
  const rows = answer.flips.map((flip, k) => rowOf(flip, k, pen))
  const heads = [columns.input, rightOf(columns.usual), columns.at, rightOf(columns.probability), columns.takes]
  return [
    { kind: "list", isOrdered: false, items: flipSentences(markedWriter(pen), answer.flips.length).map(lineOf) },
    ...answer.flips.flatMap((flip, k) => (flip.curve === null ? [] : pictureOf(flip, flip.curve, k, pen))),
    ...tableOf(told.caption, heads, rows),
    ...paragraph("note", said(told.note)),
  ]
}

function takerOf({ takes }: Flip, { answer, words }: Pen): string {
  return takes === null ? words.whatIf.flips.keepsCash : labelOf(answer, takes)
}

function figureOf({ input, unit }: Flip, number: number, of: "at" | "usual", pen: Pen): Figure {
  return pen.amount(`/flips/${number}/${of}`, unit, openPath(pen, input))
}

function rowOf(flip: Flip, number: number, pen: Pen): Row {
  const at = pen.words.whatIf.flips.side[flip.side](marked(figureOf(flip, number, "at", pen)))
  return {
    cells: [
      said(namedIn(pen, flip.input)),
      figured(figureOf(flip, number, "usual", pen)),
      lineOf(at),
      figured(pen.share(`/flips/${number}/probability`, openPath(pen, flip.input))),
      said(takerOf(flip, pen)),
    ],
  }
}

function pictureOf(flip: Flip, curve: FlipCurve, number: number, pen: Pen): Block[] {
  const { answer, words } = pen
  const { columns, chart, says } = words.whatIf.flips
  const [best, other] = [labelOf(answer, answer.best), takerOf(flip, pen)]
  const rows = curve.at.map((_, k): Row => {
    const place = `/flips/${number}/curve`
    const worth = (of: "best" | "other"): Figure => pen.amount(`${place}/${of}/${k}`, curve.objectiveUnit, openPath(pen))
    const at = pen.amount(`${place}/at/${k}`, flip.unit, openPath(pen, flip.input))
    return { cells: [figured(at), figured(worth("best")), figured(worth("other"))] }
  })
  return [
    {
      kind: "chart",
      title: chart(namedIn(pen, flip.input)),
      says: lineOf(says(best, other, marked(figureOf(flip, number, "at", pen)))),
      chart: chartOf(flip, curve, [best, other], pen),
      table: pictureTable([rightOf(columns.input), rightOf(best), rightOf(other)], rows),
    },
  ]
}

function chartOf(flip: Flip, curve: FlipCurve, [best, other]: readonly [string, string], pen: Pen): LinesChart {
  const series = (label: string, values: readonly (number | null)[]): LinesChart["series"][number] => ({
    label,
    points: curve.at.map((x, k) => ({ x, y: values[k] ?? null })),
  })
  const height = between(curve.at, curve.best, flip.at)
  return {
    kind: "lines",
    across: { unit: flip.unit, label: namedIn(pen, flip.input) },
    unit: curve.objectiveUnit,
    isLog: false,
    series: [series(best, curve.best), series(other, curve.other)],
    limits: [],
    marks: height === null ? [] : [{ x: flip.at, y: height, label: pen.words.whatIf.flips.mark }],
  }
}

/** On the straight line between the two figures around it; null outside them. */
function between(at: readonly number[], values: readonly (number | null)[], x: number): number | null {
  const right = at.findIndex((figure) => figure >= x)
  const [a, b, low, high] = [at[right - 1], at[right], values[right - 1], values[right]]
  if (a === undefined || b === undefined || low == null || high == null) return null
  return low + ((high - low) * (x - a)) / (b - a)
}
