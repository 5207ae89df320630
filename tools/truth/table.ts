/** Rows beside what was published: by source, the worst first, with a line that sums each source up. */
import type { Answer } from "./answer.ts"
import type { Row } from "./row.ts"

type Line = {
  readonly id: string
  readonly metric: string
  readonly ours: number
  readonly published: number
  readonly off: number
}

export function truthTable(rows: readonly Row[], answers: readonly Answer[]): string {
  const pairs = rows.map((row, k) => ({ row, answer: answers[k] }))
  const sources = [...new Set(rows.map(({ source }) => shortSource(source)))]
  return sources
    .map((source) => sourceText(source, pairs.filter(({ row }) => shortSource(row.source) === source) as readonly Pair[])) // as many answers as rows
    .join("\n\n")
}

type Pair = { readonly row: Row; readonly answer: Answer }

function sourceText(source: string, pairs: readonly Pair[]): string {
  const lines = pairs.flatMap(linesOf).toSorted((a, b) => b.off - a.off)
  const skipped = pairs.flatMap(({ answer }) => ("skipped" in answer ? [`  ${answer.id}: skipped: ${answer.skipped}`] : []))
  const width = Math.max(0, ...lines.map(({ id, metric }) => id.length + metric.length + 1))
  const shown = lines.map(
    ({ id, metric, ours, published, off }) =>
      `  ${`${id} ${metric}`.padEnd(width)}  ${figure(ours).padStart(16)}  ${figure(published).padStart(16)}  ${percent(off)}`,
  )
  return [`${source}: ${summary(lines, skipped.length)}`, ...shown, ...skipped].join("\n")
}

function linesOf({ row, answer }: Pair): readonly Line[] {
  if ("skipped" in answer) return []
  return Object.entries(answer.predicted).flatMap(([metric, ours]) => {
    const published = row.expected[metric]
    return published === undefined ? [] : [{ id: row.id, metric, ours, published, off: Math.abs(ours / published - 1) }]
  })
}

function summary(lines: readonly Line[], skipped: number): string {
  const worst = lines[0]?.off ?? 0
  const middle = lines[Math.floor(lines.length / 2)]?.off ?? 0
  const equal = lines.filter(({ off }) => off === 0).length
  return `${lines.length} figures, ${equal} equal, middle ${percent(middle)}, worst ${percent(worst)}, ${skipped} rows skipped`
}

/** The repository and the file, or the publisher, without commits, rows and remarks. MLPerf has a file for each run. */
export function shortSource(source: string): string {
  if (source.startsWith("mlcommons/inference_results")) return source.split(":")[0] ?? source
  const [first = ""] = source.replace(/^(?:config|count|dims|exact): /, "").split(/[@;,(]/u)
  return first.trim() === "" ? "no source" : first.trim().replace(/^index ids? .*/u, "index id")
}

function figure(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString("en") : value.toPrecision(5)
}

function percent(part: number): string {
  return `${(100 * part).toFixed(3)} %`
}
