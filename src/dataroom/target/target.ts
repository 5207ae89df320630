/** What is to be predicted: how its values are shared out, how much each column tells of it, and rows that contradict each other. */
import { type Chances, type Column, type DataTable, isMissing } from "../../evidence/index.ts"
import { holm } from "../drift/holm.ts"
import { countedEntropy, entropyOf, mutualInformation } from "./entropy.ts"
import { crossed, type Levelled, levelled } from "./levels.ts"

export type TargetLevel = { readonly name: string; readonly rows: number; readonly share: number }

export type Told = {
  readonly column: string
  /** Bits of the target that the column tells, bias taken off; never below zero. */
  readonly bits: number
  /** Of the target's entropy. */
  readonly share: number
  /** That of a table in which nothing goes together, raised by Holm for the number of columns. */
  readonly p: number
  /** It tells nearly all: is it known at the time of prediction? */
  readonly isLeak: boolean
}

export type TargetProfile = {
  readonly column: string
  /** Numbers and days stand in parts of equal size: there is no balance to tell. */
  readonly isParted: boolean
  readonly classes: number
  readonly missing: number
  /** The most frequent, in that order. */
  readonly levels: readonly TargetLevel[]
  /** The class with the fewest rows. */
  readonly rarest: TargetLevel | null
  /** Bits. */
  readonly entropy: number
  /** Share of rows that always naming the most frequent class gets right. */
  readonly majority: number
  readonly told: readonly Told[]
  /** Columns of which every row has its own value: they are not compared. */
  readonly skipped: readonly string[]
}

const mostLevels = 20
/** A column that tells so much of the target is its copy, or its consequence. */
const leakShare = 0.9
/** By chance alone a column may seem to tell all of few rows. */
const leakChance = 0.001

/** `skip`: columns of text, which are no levels. Null where the target has no value in any row. */
export function targetProfile(
  table: DataTable,
  target: Column,
  skip: ReadonlySet<string>,
  { chiSquareP }: Chances,
): TargetProfile | null {
  const own = levelled(target)
  const levels = levelsOf(target)
  if (own === null || levels.length === 0) return null
  const others = table.columns.filter(({ name, kind }) => name !== target.name && kind !== "empty" && !skip.has(name))
  const read = others.map((column) => ({ column, levels: levelled(column) }))
  const isParted = target.kind === "number" || target.kind === "date" ? levels.length > own.count : false
  const counts = isParted ? countsOf(own) : levels.map(({ rows }) => rows)
  return {
    column: target.name,
    isParted,
    classes: isParted ? own.count : levels.length,
    missing: target.cells.filter(isMissing).length,
    levels: isParted ? [] : levels.slice(0, mostLevels),
    rarest: isParted ? null : (levels.at(-1) ?? null),
    entropy: entropyOf(counts),
    majority: Math.max(...counts) / counts.reduce((sum, count) => sum + count, 0),
    told: toldBy(
      read.flatMap(({ column, levels: their }) => (their === null ? [] : [{ name: column.name, levels: their }])),
      own,
      chiSquareP,
    ),
    skipped: read.flatMap(({ column, levels: their }) => (their === null ? [column.name] : [])),
  }
}

function levelsOf({ cells }: Column): readonly TargetLevel[] {
  const counts = new Map<string, number>()
  for (const cell of cells) if (!isMissing(cell)) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name, rows]) => ({ name, rows, share: rows / all }))
}

function countsOf({ levels, count }: Levelled): number[] {
  const counts = new Array<number>(count).fill(0)
  for (const level of levels) if (level >= 0) counts[level] = (counts[level] ?? 0) + 1
  return counts
}

type Named = { readonly name: string; readonly levels: Levelled }

function toldBy(columns: readonly Named[], own: Levelled, chiSquareP: Chances["chiSquareP"]): readonly Told[] {
  const found = columns.flatMap(({ name, levels }) => {
    const counts = crossed(levels, own)
    const { bits, counted, g, degrees } = mutualInformation(counts)
    if (degrees === 0) return []
    const entropy = countedEntropy((counts[0] ?? []).map((_, k) => counts.reduce((sum, row) => sum + (row[k] ?? 0), 0)))
    return [{ column: name, bits: Math.max(0, bits), share: counted / entropy, p: chiSquareP(g, degrees), entropy }]
  })
  const raised = holm(found.map(({ p }) => p))
  return found
    .map(({ column, bits, share, entropy }, k) => {
      const p = raised[k] ?? 1
      return { column, bits, share: Math.min(1, bits / entropy), p, isLeak: share >= leakShare && p < leakChance }
    })
    .sort((a, b) => b.bits - a.bits)
}
