/**
 * Names of events above a time axis: each beside its own line, in as many rows as it takes that no name meets another
 * one or another's line. What finds no place is left to the table.
 */
import { type Look, type Plot, type Shape, size } from "./shape.ts"
import { cut, textWidth } from "./text-width.ts"

export type Flag = { readonly x: number; readonly label: string }
type Placed = Flag & { readonly row: number; readonly from: number; readonly to: number; readonly isLeft: boolean }

const [rowHeight, mostRows, gap] = [17, 6, 5]

export type Flags = { readonly height: number; readonly shapesAt: (plot: Plot) => Shape[] }

export function flagsOf(flags: readonly Flag[], look: Look): Flags {
  const placed: Placed[] = []
  for (const flag of flags.toSorted((a, b) => b.x - a.x)) {
    const label = cut(flag.label, look.width * 0.4, size.figure)
    const width = textWidth(label, size.figure) + gap
    const isLeft = flag.x + width > look.width
    const [from, to] = isLeft ? [flag.x - width, flag.x] : [flag.x, flag.x + width]
    const row = rowFor(flag.x, from, to, placed)
    if (row !== null) placed.push({ x: flag.x, label, row, from, to, isLeft })
  }
  const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 0)
  return { height: rows * rowHeight, shapesAt: (plot) => placed.flatMap((one) => flagShapes(one, plot)) }
}

function rowFor(x: number, from: number, to: number, placed: readonly Placed[]): number | null {
  const isFree = (row: number): boolean =>
    placed.every((other) => {
      if (other.row === row) return to + gap <= other.from || from - gap >= other.to
      return other.row < row ? !isWithin(x, other.from, other.to) : !isWithin(other.x, from, to)
    })
  for (let row = 0; row < mostRows; row++) if (isFree(row)) return row
  return null
}

/** Two events of one month share a line. */
function isWithin(x: number, from: number, to: number): boolean {
  return x > from && x < to
}

function flagShapes({ x, label, row, isLeft }: Placed, plot: Plot): Shape[] {
  const y = plot.top - 6 - row * rowHeight - rowHeight / 2
  return [
    {
      kind: "line",
      points: [
        [x, y - 6],
        [x, plot.bottom],
      ],
      stroke: "axis",
      width: 1,
      isDashed: true,
    },
    {
      kind: "text",
      x: isLeft ? x - gap : x + gap,
      y,
      text: label,
      size: size.figure,
      fill: "soft",
      align: isLeft ? "right" : "left",
    },
  ]
}
