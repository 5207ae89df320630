/** A chart as an SVG picture. Deterministic: the same chart gives the same bytes; it has no ids, so many fit into one page. */
import { unreachable } from "../../engine/index.ts"
import { barsDrawing } from "./bars.ts"
import type { Chart } from "./chart.ts"
import { columnsDrawing } from "./columns.ts"
import { curveDrawing } from "./curve.ts"
import { fanDrawing } from "./fan.ts"
import { linesDrawing } from "./lines.ts"
import { rangeDrawing } from "./range.ts"
import type { Drawing, Look } from "./shape.ts"
import { tornadoDrawing } from "./tornado.ts"
import { waterfallDrawing } from "./waterfall.ts"

/** The picture has no name for those who cannot see it: who sets it in a page says what it shows. */
export async function chartSvg(chart: Chart, look: Look): Promise<string> {
  const { svgOf } = await import("./echarts.ts")
  return svgOf(drawingOf(chart, look))
}

function drawingOf(chart: Chart, look: Look): Drawing {
  switch (chart.kind) {
    case "fan":
      return fanDrawing(chart, look)
    case "curve":
      return curveDrawing(chart, look)
    case "range":
      return rangeDrawing(chart, look)
    case "tornado":
      return tornadoDrawing(chart, look)
    case "waterfall":
      return waterfallDrawing(chart, look)
    case "bars":
      return barsDrawing(chart, look)
    case "columns":
      return columnsDrawing(chart, look)
    case "lines":
      return linesDrawing(chart, look)
    default:
      return unreachable(chart)
  }
}
