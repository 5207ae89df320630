/** Residuals of a fit by source, as a table of text. */
import { median } from "../statistics.ts"
import type { Validation } from "./cross-validation.ts"
import type { Sample } from "./samples.ts"

export function residualTable(samples: readonly Sample[], validation: Validation, halfWidths: readonly number[]): string {
  const tables = [...new Set(samples.map(({ table }) => table))]
  const head = ["source", "rows", "in sample", "group left out", "source left out", "within 90 %", "high/low"]
  const lines = [...tables, null].map((table) => lineOf(table, samples, validation, halfWidths))
  const columns = head.map((title, k) => Math.max(title.length, ...lines.map((line) => line[k]?.length ?? 0)))
  return [head, ...lines]
    .map((line) => line.map((cell, k) => (k === 0 ? cell.padEnd(columns[k] ?? 0) : cell.padStart(columns[k] ?? 0))).join("  "))
    .join("\n")
}

/** Of one source, or of all measured rows. */
function lineOf(
  table: string | null,
  samples: readonly Sample[],
  validation: Validation,
  halfWidths: readonly number[],
): readonly string[] {
  const chosen = samples.flatMap((sample, k) => ((table === null ? sample.isMeasured : sample.table === table) ? [k] : []))
  const sizes = (list: readonly number[]): string => {
    const off = chosen.map((k) => Math.abs(Math.expm1(list[k] ?? 0)))
    return `${percent(median(off))} / ${percent(off.reduce((a, b) => a + b, 0) / off.length)}`
  }
  const within = chosen.filter((k) => Math.abs(validation.withoutGroup[k] ?? 0) <= (halfWidths[k] ?? 0)).length / chosen.length
  const isMeasured = chosen.every((k) => samples[k]?.isMeasured)
  const width = Math.exp(2 * median(chosen.map((k) => halfWidths[k] ?? 0)))
  return [
    table ?? "all measured",
    String(chosen.length),
    sizes(validation.inSample),
    sizes(validation.withoutGroup),
    sizes(validation.withoutSource),
    ...(isMeasured ? [percent(within), width.toFixed(2)] : ["–", "–"]),
  ]
}

/** The largest residuals without their group. */
export function worstOf(samples: readonly Sample[], offBy: readonly number[], count: number): string {
  return samples
    .map(({ id }, k) => ({ id, off: Math.expm1(offBy[k] ?? 0) }))
    .toSorted((a, b) => Math.abs(b.off) - Math.abs(a.off))
    .slice(0, count)
    .map(({ id, off }) => `  ${percent(off).padStart(8)}  ${id}`)
    .join("\n")
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`
}
