/** The line above a chart that says what its marks mean: signs with their names, flowing into as many lines as they need. */
import { unreachable } from "../../engine/index.ts"
import type { Ink } from "./colours.ts"
import { type Look, type Plot, type Point, type Shape, size } from "./shape.ts"
import { cut, textWidth } from "./text-width.ts"

export type Sign = "box" | "bar" | "line" | "dash" | "thin" | "diamond"
export type Entry = { readonly sign: Sign; readonly ink: Ink; readonly label: string }

export type Legend = { readonly shapes: readonly Shape[]; readonly bottom: number }

const [signWidth, signGap, entryGap, lineHeight] = [18, 6, 18, 20]

/** `unit` stands at the end, where there is one. */
export function legendOf(entries: readonly Entry[], unit: string, look: Look): Legend {
  const shapes: Shape[] = []
  let [x, y] = [0, lineHeight / 2]
  const place = (width: number): void => {
    if (x > 0 && x + width > look.width) {
      x = 0
      y += lineHeight
    }
  }
  for (const entry of entries) {
    const label = cut(entry.label, look.width - signWidth - signGap, size.label)
    const width = signWidth + signGap + textWidth(label, size.label)
    place(width)
    shapes.push(...signShapes(entry, x, y), textAt(x + signWidth + signGap, y, label))
    x += width + entryGap
  }
  if (unit === "") return { shapes, bottom: entries.length === 0 ? 0 : y + lineHeight / 2 + 6 }
  const name = cut(unit, look.width, size.label)
  place(textWidth(name, size.label))
  const isAlone = entries.length === 0
  shapes.push({ ...textAt(isAlone ? 0 : look.width, y, name), align: isAlone ? "left" : "right" })
  return { shapes, bottom: y + lineHeight / 2 + 6 }
}

function textAt(x: number, y: number, text: string): Extract<Shape, { kind: "text" }> {
  return { kind: "text", x, y, text, size: size.label, fill: "soft", align: "left" }
}

function signShapes({ sign, ink }: Entry, x: number, y: number): Shape[] {
  const [middle, end] = [x + signWidth / 2, x + signWidth]
  const box = { left: x + 2, right: end - 2, top: y - 6, bottom: y + 6 }
  const points: readonly Point[] = [
    [x, y],
    [end, y],
  ]
  switch (sign) {
    case "box":
      return [{ kind: "area", points: cornersOf(box), fill: ink, stroke: "main" }]
    case "bar":
      return [{ kind: "rect", x: box.left, y: box.top, width: signWidth - 4, height: 12, fill: ink }]
    case "thin":
      return [{ kind: "line", points, stroke: ink, width: 1.5 }]
    case "line":
      return [{ kind: "line", points, stroke: ink, width: 2.5 }]
    case "dash":
      return [{ kind: "line", points, stroke: ink, width: 1.5, isDashed: true }]
    case "diamond":
      return [diamond(middle, y, ink)]
    default:
      return unreachable(sign)
  }
}

function cornersOf({ left, right, top, bottom }: Plot): Point[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
}

/** The sign of a mean. */
export function diamond(x: number, y: number, ink: Ink): Shape {
  const half = 5.5
  return {
    kind: "area",
    points: [
      [x, y - half],
      [x + half, y],
      [x, y + half],
      [x - half, y],
    ],
    fill: ink,
    stroke: "ground",
  }
}
