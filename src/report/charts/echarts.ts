/**
 * A drawing as SVG, by ECharts: it sets the axes, and its renderer writes the marks. No file but `chart-svg.ts` imports
 * this one, and that one lazily, so that nobody loads ECharts who draws no picture.
 */
import { CustomChart } from "echarts/charts"
import { GridComponent } from "echarts/components"
import { init, use } from "echarts/core"
import { SVGRenderer } from "echarts/renderers"
import { unreachable } from "../../engine/index.ts"
import { cleanSvg, sealed } from "./clean-svg.ts"
import { paintOf } from "./colours.ts"
import { type Axis, type Drawing, type Shape, scale, size } from "./shape.ts"

use([CustomChart, GridComponent, SVGRenderer])

export function svgOf(drawing: Drawing): string {
  const { width, height } = drawing
  // Without an element, since there is no page; the published type wants an element or null.
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height })
  try {
    chart.setOption(optionOf(drawing))
    return cleanSvg(chart.renderToSVGString(), width, height)
  } finally {
    chart.dispose()
  }
}

function optionOf({ width, height, plot, x, y, shapes }: Drawing): Record<string, unknown> {
  const elements = shapes.map(elementOf)
  return {
    animation: false,
    grid: { left: plot.left, top: plot.top, right: width - plot.right, bottom: height - plot.bottom, outerBoundsMode: "none" },
    xAxis: axisOption(x, "x"),
    yAxis: axisOption(y, "y"),
    series: [
      {
        type: "custom",
        coordinateSystem: "none",
        silent: true,
        data: [0],
        // One group with everything: it is laid out already.
        renderItem: () => ({ type: "group", children: elements }),
      },
    ],
  }
}

/**
 * Labels stand at the ticks of the drawing; ECharts would choose its own. It is given parts of the axis, 0 to 1, since it
 * stops at figures as small or large as numbers can be.
 */
function axisOption(axis: Axis | null, side: "x" | "y"): object {
  if (axis === null) return { type: "value", min: 0, max: 1, show: false }
  const { min, max, ticks, hasGrid } = axis
  const part = scale(min, max, 0, 1)
  const customValues = ticks.map(({ at }) => part(at))
  const labels = new Map(ticks.map(({ at, label }) => [part(at), label]))
  return {
    type: "value",
    min: 0,
    max: 1,
    axisLine: { show: side === "x" && !hasGrid, onZero: false, lineStyle: { color: paintOf("axis"), width: 1 } },
    axisTick: { show: !hasGrid, customValues, lineStyle: { color: paintOf("axis") } },
    axisLabel: {
      customValues,
      hideOverlap: false,
      color: paintOf("soft"),
      fontSize: size.figure,
      margin: 8,
      formatter: (at: number) => sealed(labels.get(at) ?? ""),
    },
    splitLine: { show: hasGrid, lineStyle: { color: paintOf("grid") } },
  }
}

function elementOf(shape: Shape): object {
  switch (shape.kind) {
    case "rect": {
      const { x, y, width, height, fill } = shape
      return { type: "rect", shape: { x, y, width, height }, style: { fill: paintOf(fill) } }
    }
    case "area": {
      const line = shape.stroke === undefined ? {} : { stroke: paintOf(shape.stroke), lineWidth: 1, lineJoin: "round" }
      return { type: "polygon", shape: { points: shape.points }, style: { fill: paintOf(shape.fill), ...line } }
    }
    case "line": {
      const { points, stroke, width, isDashed = false } = shape
      const dash = isDashed ? { lineDash: [5, 4] } : {}
      return {
        type: "polyline",
        shape: { points },
        style: { fill: "none", stroke: paintOf(stroke), lineWidth: width, lineJoin: "round", ...dash },
      }
    }
    case "text": {
      const { x, y, text, size: fontSize, fill, align, isStrong = false } = shape
      const weight = isStrong ? { fontWeight: 600 } : {}
      return {
        type: "text",
        x,
        y,
        style: { text: sealed(text), fill: paintOf(fill), fontSize, align, verticalAlign: "middle", ...weight },
      }
    }
    default:
      return unreachable(shape)
  }
}
