// Collectives of one machine: three straight pieces for each kind and count of ranks (the protocols LL, LL128 and Simple of NCCL take
// turns by size). The two breaks are tried at every measured size; each piece is the line of least squared relative error.
import type { CollectiveTable, Segment } from "../../src/data/index.ts"
import { segmentSeconds } from "../../src/kernels/collective.ts"
import type { CollectiveRow } from "./collective-rows.ts"
import { groupBy, type Residuals, residualsOf } from "./statistics.ts"

export type CollectiveFit = {
  readonly table: CollectiveTable
  /** On every third size, left out. */
  readonly heldOut: Residuals
  readonly all: Residuals
}

/** Fewer points than this make no line of their own. */
const leastPoints = 3

export function fitCollectives(name: Omit<CollectiveTable, "rows">, measured: readonly CollectiveRow[]): CollectiveFit {
  const groups = [
    ...groupBy(
      measured.toSorted((a, b) => a.ranks - b.ranks),
      ({ kind, ranks }) => `${kind} ${ranks}`,
    ).values(),
  ]
  const fitted = (rows: readonly CollectiveRow[]) => ({ kind: rows[0]!.kind, ranks: rows[0]!.ranks, segments: segmentsOf(rows) })
  const sizes = [...new Set(measured.map(({ bytes }) => bytes))].sort((a, b) => a - b)
  const isAside = ({ bytes }: CollectiveRow) => sizes.indexOf(bytes) % 3 === 1
  const apart = groups.flatMap((rows) => {
    const segments = segmentsOf(rows.filter((row) => !isAside(row)))
    return rows.filter(isAside).map((row) => segmentSeconds(segments, row.bytes) / row.seconds - 1)
  })
  const together = groups.flatMap((rows) => {
    const { segments } = fitted(rows)
    return rows.map((row) => segmentSeconds(segments, row.bytes) / row.seconds - 1)
  })
  return { table: { ...name, rows: groups.map(fitted) }, heldOut: residualsOf(apart), all: residualsOf(together) }
}

type Line = { readonly latency: number; readonly bandwidth: number; readonly error: number }

function segmentsOf(rows: readonly CollectiveRow[]): readonly Segment[] {
  const sorted = rows.toSorted((a, b) => a.bytes - b.bytes)
  let best: readonly Segment[] = []
  let least = Infinity
  const starts = sorted.flatMap((row, index) => (index > 0 && row.bytes > sorted[index - 1]!.bytes ? [index] : []))
  for (const first of starts.filter((start) => start >= leastPoints)) {
    const low = lineOf(sorted.slice(0, first))
    for (const second of starts.filter((start) => start >= first + leastPoints && start <= sorted.length - leastPoints)) {
      const lines = [low, lineOf(sorted.slice(first, second)), lineOf(sorted.slice(second))]
      const error = lines.reduce((sum, line) => sum + line.error, 0)
      if (error < least) {
        least = error
        const from = [0, sorted[first]!.bytes, sorted[second]!.bytes]
        best = lines.map(({ latency, bandwidth }, index): Segment => [from[index]!, latency, bandwidth])
      }
    }
  }
  return best
}

/** seconds = latency + bytes / bandwidth, both not below 0, of least squared relative error. */
function lineOf(rows: readonly CollectiveRow[]): Line {
  const sum = (term: (row: CollectiveRow) => number) => rows.reduce((total, row) => total + term(row), 0)
  const [ones, byte, square] = [
    sum((r) => r.seconds ** -2),
    sum((r) => r.bytes / r.seconds ** 2),
    sum((r) => (r.bytes / r.seconds) ** 2),
  ]
  const [right, rightByte] = [sum((r) => 1 / r.seconds), sum((r) => r.bytes / r.seconds)]
  const determinant = ones * square - byte * byte
  const slope = determinant > 1e-9 * ones * square ? (ones * rightByte - byte * right) / determinant : 0
  const isFlat = slope <= 0
  const through = (right - byte * slope) / ones < 0
  const perByte = isFlat ? 0 : through ? rightByte / square : slope
  const latency = through && !isFlat ? 0 : (right - byte * perByte) / ones
  const error = sum((r) => ((latency + r.bytes * perByte) / r.seconds - 1) ** 2)
  return { latency, bandwidth: perByte === 0 ? endless : 1 / perByte, error }
}

/** [byte/s] of a piece that does not grow with its bytes; JSON knows no infinity. */
const endless = 1e18
