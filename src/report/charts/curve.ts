/** A probability over the months, with its last figure written at its end. */
import { formatFigure } from "../../units/index.ts"
import { drawable, known, shareAxis } from "./axis.ts"
import type { CurveChart } from "./chart.ts"
import { type Drawing, isNarrow, type Look, type Point, type Shape, size } from "./shape.ts"
import { keptInside, runsOf, type TimeFrame, timeFrame } from "./time-frame.ts"

export function curveDrawing(chart: CurveChart, look: Look): Drawing {
  const values = chart.values.map((x) => (x === null || Number.isNaN(x) ? null : drawable(x)))
  const y = shareAxis(known(values), look.language, isNarrow(look) ? 4 : 5)
  const entries = [{ sign: "line", ink: "main", label: chart.label }] as const
  const frame = timeFrame({ months: chart.months, y, entries, unit: "", usual: 270, above: 18 }, look)
  return {
    width: look.width,
    height: frame.height,
    plot: frame.plot,
    x: frame.x,
    y: frame.y,
    shapes: [...frame.shapes, ...curveShapes(values, frame), ...lastShapes(values, frame, look)],
  }
}

function curveShapes(values: readonly (number | null)[], { at }: TimeFrame): Shape[] {
  return runsOf(values).flatMap(({ from, values: run }) => {
    if (run.length < 2) return []
    const points = run.map((x, k) => at(from + k, x))
    const ground: Point[] = [at(from + run.length - 1, 0), at(from, 0)]
    return [
      { kind: "area", points: [...points, ...ground], fill: "wide" },
      { kind: "line", points, stroke: "main", width: 2.5 },
    ]
  })
}

/** Above the end of the line, where no line runs. */
function lastShapes(values: readonly (number | null)[], { at }: TimeFrame, look: Look): Shape[] {
  const month = values.findLastIndex((x) => x !== null)
  const value = values[month]
  if (value === undefined || value === null) return []
  const [x, y] = at(month, value)
  const text = formatFigure(value, { lang: look.language, unit: "%" })
  const highest = values
    .slice(Math.max(0, month - 8))
    .reduce<number>((top, one) => (one === null ? top : Math.min(top, at(0, one)[1])), y)
  return [
    { kind: "rect", x: x - 3, y: y - 3, width: 6, height: 6, fill: "main" },
    {
      kind: "text",
      x: keptInside(x, text, size.label, look.width),
      y: highest - 14,
      text,
      size: size.label,
      fill: "text",
      align: "center",
      isStrong: true,
    },
  ]
}
