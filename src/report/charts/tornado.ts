/**
 * What the objective becomes when an input is low and when it is high. The input's figures are written at the ends of the
 * bars, or below them on a narrow page; where both ends push the same way, each has its own half of the row.
 */
import { drawable, tightAxis, unitName } from "./axis.ts"
import type { TornadoChart } from "./chart.ts"
import type { Ink } from "./colours.ts"
import { lineAcross } from "./line-across.ts"
import { type RowFrame, rowFrame } from "./row-frame.ts"
import { type Drawing, isNarrow, type Look, type Shape, scale, size } from "./shape.ts"
import { cut, textWidth } from "./text-width.ts"

type Row = TornadoChart["rows"][number]
type End = { readonly value: number; readonly label: string; readonly ink: Ink; readonly isRight: boolean }
type Ends = readonly [low: End, high: End]

const [barHeight, textGap, signSize] = [20, 6, 8]
/** Of the whole row, with the texts that stand in it. */
const [rowHeight, narrowHeight] = [30, 42]

export function tornadoDrawing(chart: TornadoChart, look: Look): Drawing {
  const base = drawable(chart.base.value)
  const values = chart.rows.flatMap(({ low, high }) => [drawable(low.value), drawable(high.value)])
  const rows = chart.rows.map((row) => endsOf(row, base, look))
  const frame = rowFrame(
    {
      labels: chart.rows.map(({ label }) => ({ text: label, isStrong: false })),
      axis: (most) => tightAxis([base, ...values], look.language, most),
      entries: [
        { sign: "bar", ink: "down", label: chart.labels.low },
        { sign: "bar", ink: "up", label: chart.labels.high },
      ],
      unit: unitName(chart.unit, look.language),
      room: (length) => roomFor(rows, base, length, look),
      above: 20,
      barHeight: isNarrow(look) ? narrowHeight : rowHeight,
    },
    look,
  )
  const { height, plot, x } = frame
  const marks = rows.flatMap((ends, k) => barShapes(ends, base, frame.middle(k), frame, look))
  const texts = rows.flatMap((ends, k) => textShapes(ends, frame.middle(k), frame, look))
  const line = lineAcross(frame.at(base), chart.base.label, plot, look)
  return { width: look.width, height, plot, x, y: null, shapes: [...marks, ...line, ...texts, ...frame.shapes] }
}

function endsOf({ low, high }: Row, base: number, look: Look): Ends {
  const most = look.width * (isNarrow(look) ? 0.45 : 0.25)
  const end = ({ value, label }: Row["low"], ink: Ink, isRight: boolean): End => ({
    value: drawable(value),
    label: cut(label, most, size.figure),
    ink,
    isRight,
  })
  // Where one of them moves nothing, its name stands on the free side.
  const isLowRight = low.value > base || (low.value === base && high.value < base)
  const isHighRight = high.value > base || (high.value === base && !isLowRight)
  return [end(low, "down", isLowRight), end(high, "up", isHighRight)]
}

/** A text may stand over that part of the axis that its own bar leaves free. */
function roomFor(rows: readonly Ends[], base: number, length: number, look: Look): readonly [number, number] {
  if (isNarrow(look)) return [0, 0]
  const ends = rows.flat()
  const values = [base, ...ends.map(({ value }) => value)]
  const place = scale(Math.min(...values), Math.max(...values), 0, length)
  const room = (isRight: boolean): number =>
    ends
      .filter((end) => end.isRight === isRight)
      .map(({ label, value }) => textWidth(label, size.figure) + textGap + 2 - (isRight ? length - place(value) : place(value)))
      .reduce((most, width) => Math.max(most, width), 12)
  return [room(false), room(true)]
}

/** Where the bars of a row stand: one line for both, or each its own half. */
function placesOf(
  [low, high]: Ends,
  y: number,
  look: Look,
): { readonly middles: readonly [number, number]; readonly height: number } {
  const middle = isNarrow(look) ? y - (narrowHeight - barHeight) / 2 : y
  if (low.isRight !== high.isRight) return { middles: [middle, middle], height: barHeight }
  const height = isNarrow(look) ? barHeight / 2 - 1 : rowHeight / 2 - 2
  const shift = height / 2 + 1
  return { middles: [middle - shift, middle + shift], height }
}

function barShapes(ends: Ends, base: number, y: number, frame: RowFrame, look: Look): Shape[] {
  const { middles, height } = placesOf(ends, y, look)
  return ends.map((end, k) => barShape(end, base, middles[k] ?? y, height, frame))
}

function textShapes(ends: Ends, y: number, frame: RowFrame, look: Look): Shape[] {
  if (isNarrow(look)) return textsBelow(ends, y + barHeight / 2 + 3, look)
  const { middles } = placesOf(ends, y, look)
  return ends.map((end, k) => textBeside(end, middles[k] ?? y, frame))
}

function barShape({ value, ink }: End, base: number, y: number, height: number, { at }: RowFrame): Shape {
  const [from, to] = [at(base), at(value)]
  return { kind: "rect", x: Math.min(from, to), y: y - height / 2, width: Math.max(1, Math.abs(to - from)), height, fill: ink }
}

function textBeside({ value, label, isRight }: End, y: number, { at }: RowFrame): Shape {
  const x = at(value) + (isRight ? textGap : -textGap)
  return { kind: "text", x, y, text: label, size: size.figure, fill: "soft", align: isRight ? "left" : "right" }
}

/** The left end's figure on the left, the right end's on the right, each behind the sign of its bar. */
function textsBelow([low, high]: Ends, y: number, { width }: Look): Shape[] {
  const [first, second] = low.isRight && !high.isRight ? [high, low] : [low, high]
  const start = width - textWidth(second.label, size.figure) - signSize - textGap
  return [...signedText(first, 0, y), ...signedText(second, start, y)]
}

function signedText({ label, ink }: End, x: number, y: number): Shape[] {
  const from = x + signSize + textGap
  return [
    { kind: "rect", x, y: y - 9, width: from - x + textWidth(label, size.figure), height: 18, fill: "ground" },
    { kind: "rect", x, y: y - signSize / 2, width: signSize, height: signSize, fill: ink },
    { kind: "text", x: from, y, text: label, size: size.figure, fill: "soft", align: "left" },
  ]
}
