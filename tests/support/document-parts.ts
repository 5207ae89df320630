/** For tests of documents: everything that a reader of one can see, taken apart. */
import type { Chart } from "../../src/report/charts/chart.ts"
import type { Block, Document, Figure, Inline, Line, Table } from "../../src/report/document/document.ts"

export function blocksOf({ cover, chapters }: Pick<Document, "cover" | "chapters">): Block[] {
  return [...cover, ...chapters.flatMap(({ blocks }) => blocks)]
}

export function linesOf(blocks: readonly Block[]): Line[] {
  return blocks.flatMap((block): Line[] => {
    switch (block.kind) {
      case "text":
        return [block.line]
      case "list":
        return [...block.items]
      case "tiles":
        return block.tiles.flatMap(({ label, figure, note }) => [textLine(label), figure, note])
      case "table":
        return tableLines(block.table)
      case "chart":
        return [textLine(block.title), block.says, ...tableLines(block.table)]
      case "heading":
        return [textLine(block.text)]
      default:
        throw new Error("no such block")
    }
  })
}

export function inlinesOf(lines: readonly Line[]): Inline[] {
  return lines.flatMap((line) => line.flatMap((one): Inline[] => (one.kind === "strong" ? inlinesOf([one.of]) : [one])))
}

export function figuresIn(blocks: readonly Block[]): Figure[] {
  return inlinesOf(linesOf(blocks)).filter((one): one is Figure => one.kind === "figure")
}

/** As one reads it. */
export function readText(line: Line): string {
  return inlinesOf([line])
    .map((one) => (one.kind === "strong" ? "" : one.text))
    .join("")
}

/** The figures that a picture shows; months of its events are places on an axis. */
export function chartFigures(chart: Chart): number[] {
  const { marks: _, ...shown } = { marks: [], ...chart }
  const inside = (value: unknown): number[] =>
    typeof value === "number" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(inside) : []
  return inside(shown)
}

function tableLines({ caption, columns, rows }: Table): Line[] {
  return [textLine(caption), ...columns.map(({ title }) => textLine(title)), ...rows.flatMap(({ cells }) => cells)]
}

function textLine(text: string): Line {
  return text === "" ? [] : [{ kind: "text", text }]
}
