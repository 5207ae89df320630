/**
 * From an opening figure through what comes in and goes out to a closing one, row by row, each bar beginning where the one
 * before ended. Signs are written with the figures.
 */
import { formatValue } from "../../units/index.ts"
import { drawable, figureAxis, unitName } from "./axis.ts"
import type { WaterfallChart } from "./chart.ts"
import type { Ink } from "./colours.ts"
import { zeroLine } from "./line-across.ts"
import { type RowFrame, rowFrame } from "./row-frame.ts"
import { type Drawing, isNarrow, type Look, type Shape, size } from "./shape.ts"
import { widest } from "./text-width.ts"

type Bar = {
  readonly label: string
  readonly from: number
  readonly to: number
  readonly ink: Ink
  readonly figure: string
  readonly isTotal: boolean
}

const [barHeight, textGap] = [20, 6]

export function waterfallDrawing(chart: WaterfallChart, look: Look): Drawing {
  const bars = barsOf(chart, look)
  const figures = bars.map(({ figure }) => figure)
  // Figures of totals are strong.
  const room = widest(figures, size.figure) * 1.1 + textGap + 2
  const frame = rowFrame(
    {
      labels: bars.map(({ label, isTotal }) => ({ text: label, isStrong: isTotal })),
      axis: (most) =>
        figureAxis(
          bars.flatMap(({ from, to }) => [from, to]),
          look.language,
          most,
        ),
      entries: [
        { sign: "bar", ink: "up", label: chart.labels.up },
        { sign: "bar", ink: "down", label: chart.labels.down },
        { sign: "bar", ink: "total", label: chart.labels.total },
      ],
      unit: unitName(chart.unit, look.language),
      room: () => [0, room],
      above: 0,
      barHeight,
    },
    look,
  )
  const { height, plot, x } = frame
  const marks = bars.flatMap((bar, k) => barShapes(bar, frame.middle(k), frame))
  // On a narrow page names stand between the bars.
  const links = isNarrow(look) ? [] : bars.slice(1).map((bar, k) => link(bar.isTotal ? bar.to : bar.from, k, frame))
  return {
    width: look.width,
    height,
    plot,
    x,
    y: null,
    shapes: [...links, zeroLine(frame.at(0), plot), ...marks, ...frame.shapes],
  }
}

function barsOf({ opening, steps, closing }: WaterfallChart, { language }: Look): Bar[] {
  const total = ({ label, value }: WaterfallChart["opening"]): Bar => ({
    label,
    from: 0,
    to: drawable(value),
    ink: "total",
    figure: formatValue(value, "", language),
    isTotal: true,
  })
  let sum = opening.value
  const between = steps.map(({ label, value }): Bar => {
    const from = sum
    sum += value
    const sign = value > 0 ? "+" : ""
    const ink = value < 0 ? "down" : "up"
    return {
      label,
      from: drawable(from),
      to: drawable(sum),
      ink,
      figure: `${sign}${formatValue(value, "", language)}`,
      isTotal: false,
    }
  })
  return [total(opening), ...between, total(closing)]
}

function barShapes({ from, to, ink, figure, isTotal }: Bar, y: number, { at }: RowFrame): Shape[] {
  const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))]
  return [
    { kind: "rect", x: left, y: y - barHeight / 2, width: Math.max(1.5, right - left), height: barHeight, fill: ink },
    { kind: "text", x: right + textGap, y, text: figure, size: size.figure, fill: "text", align: "left", isStrong: isTotal },
  ]
}

/** From the end of one bar to the beginning of the next. */
function link(figure: number, row: number, { at, middle }: RowFrame): Shape {
  const x = at(figure)
  return {
    kind: "line",
    points: [
      [x, middle(row) + barHeight / 2],
      [x, middle(row + 1) - barHeight / 2],
    ],
    stroke: "axis",
    width: 1,
  }
}
