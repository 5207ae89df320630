/** A dashed line through all rows with its name on top: what the rows are to be compared with. */
import { type Look, type Plot, type Shape, size } from "./shape.ts"
import { cut } from "./text-width.ts"
import { keptInside } from "./time-frame.ts"

export function lineAcross(x: number, label: string, plot: Plot, look: Look): Shape[] {
  const text = cut(label, look.width, size.figure)
  return [
    {
      kind: "line",
      points: [
        [x, plot.top - 4],
        [x, plot.bottom],
      ],
      stroke: "total",
      width: 1.5,
      isDashed: true,
    },
    {
      kind: "text",
      x: keptInside(x, text, size.figure, look.width),
      y: plot.top - 13,
      text,
      size: size.figure,
      fill: "text",
      align: "center",
    },
  ]
}

/** The line from which lengths are measured. */
export function zeroLine(x: number, plot: Plot): Shape {
  return {
    kind: "line",
    points: [
      [x, plot.top],
      [x, plot.bottom],
    ],
    stroke: "axis",
    width: 1,
  }
}
