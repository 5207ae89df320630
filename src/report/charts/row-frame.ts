/** The frame of charts in rows: names on the left, or above each row on a narrow page; figures along the axis below. */
import { type Entry, legendOf } from "./legend.ts"
import { type Axis, isNarrow, type Look, type Plot, type Shape, scale, size } from "./shape.ts"
import { textWidth, widest, wrap } from "./text-width.ts"

export type RowFrame = {
  readonly height: number
  readonly plot: Plot
  readonly x: Axis
  readonly at: (figure: number) => number
  /** The middle of the bar of a row. */
  readonly middle: (row: number) => number
  /** Legend and names; they stand above the lines that run through all rows. */
  readonly shapes: readonly Shape[]
}

type Label = { readonly text: string; readonly isStrong: boolean }

type Given = {
  readonly labels: readonly Label[]
  /** The axis for as many ticks as fit. */
  readonly axis: (most: number) => Axis
  readonly entries: readonly Entry[]
  readonly unit: string
  /** What must be kept free before and after the axis for texts at the ends of bars, where the axis has that length. */
  readonly room: (length: number) => readonly [before: number, after: number]
  /** Height of what stands between legend and rows. */
  readonly above: number
  readonly barHeight: number
}

type Name = Label & { readonly lines: readonly string[] }

const [lineHeight, rowGap, axisHeight, labelGap] = [16, 14, 26, 12]
/** Pixels of the axis for each tick. */
const perTick = 90

export function rowFrame(given: Given, look: Look): RowFrame {
  const isAbove = isNarrow(look)
  const column = isAbove ? look.width : Math.min(labelsWidth(given.labels), look.width * 0.34)
  const names = given.labels.map((label): Name => ({ ...label, lines: wrap(label.text, column, size.label, 2) }))
  const legend = legendOf(given.entries, given.unit, look)
  const { x, left, right } = axisBetween(given, isAbove ? 0 : column + labelGap, look)
  const tops = [legend.bottom + given.above]
  for (const { lines } of names) tops.push((tops.at(-1) ?? 0) + heightOf(lines.length, given.barHeight, isAbove))
  const [top = 0, bottom = 0] = [tops[0], tops.at(-1)]
  const middle = (row: number): number =>
    isAbove ? (tops[row + 1] ?? 0) - (rowGap + given.barHeight) / 2 : ((tops[row] ?? 0) + (tops[row + 1] ?? 0)) / 2
  const nameShapes = names.flatMap((name, row) =>
    isAbove ? nameAbove(name, tops[row] ?? 0) : nameBeside(name, column, middle(row)),
  )
  return {
    height: Math.ceil(bottom + axisHeight),
    plot: { left, top, right, bottom: bottom + 2 },
    x,
    at: scale(x.min, x.max, left, right),
    middle,
    shapes: [...legend.shapes, ...nameShapes],
  }
}

/** The labels of the first and the last tick stay inside the picture. */
function axisBetween({ axis, room }: Given, start: number, { width }: Look): { x: Axis; left: number; right: number } {
  const [before, after] = settledRoom(room, width - start)
  const from = start + before
  const x = axis(Math.max(1, Math.floor((width - from - after) / perTick)))
  const [first, last] = [x.ticks[0], x.ticks.at(-1)].map((tick) => textWidth(tick?.label ?? "", size.figure) / 2 + 1)
  return { x, left: Math.max(from, first ?? 0), right: width - Math.max(after, last ?? 0) }
}

/** A shorter axis brings ends of bars nearer to the edge, which takes more room for their texts: until both agree. */
function settledRoom(room: Given["room"], whole: number): readonly [number, number] {
  let [before, after] = room(whole)
  for (let round = 0; round < 20; round++) [before, after] = room(Math.max(0, whole - before - after))
  return [before, after]
}

/** Grid and lines do not run through a name that stands above its row. */
function nameAbove({ lines, isStrong }: Name, top: number): Shape[] {
  const width = widest(lines, size.label) * (isStrong ? strong : 1) + 4
  return [
    { kind: "rect", x: 0, y: top, width, height: lines.length * lineHeight, fill: "ground" },
    ...lines.map((text, k) => textAt(text, 0, top + (k + 0.5) * lineHeight, "left", isStrong)),
  ]
}

function nameBeside({ lines, isStrong }: Name, column: number, middle: number): Shape[] {
  const first = middle - ((lines.length - 1) * lineHeight) / 2
  return lines.map((text, k) => textAt(text, column, first + k * lineHeight, "right", isStrong))
}

function textAt(text: string, x: number, y: number, align: "left" | "right", isStrong: boolean): Shape {
  return { kind: "text", x, y, text, size: size.label, fill: "text", align, isStrong }
}

/** How much wider strong letters are. */
const strong = 1.1

function labelsWidth(labels: readonly Label[]): number {
  return labels.reduce((most, { text, isStrong }) => Math.max(most, textWidth(text, size.label) * (isStrong ? strong : 1)), 0)
}

function heightOf(lines: number, barHeight: number, isAbove: boolean): number {
  return isAbove ? lines * lineHeight + barHeight + rowGap : Math.max(lines * lineHeight, barHeight) + rowGap
}
