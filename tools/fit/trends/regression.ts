// Log-linear regression within groups: one rate for all of them, each with its own height, and how sure the rate is.

import type { TrendObservation } from "../../../src/data/index.ts"
import { studentHalfWidth } from "../../../src/engine/index.ts"

export type LogLinear = {
  readonly observations: number
  readonly groups: number
  readonly clusters: number
  /** Of the logarithm by year, and the half of its 90 % interval. */
  readonly slope: number
  readonly half: number
  /** Standard deviation about the line, of the logarithm. */
  readonly spread: number
}

/** Differences from the means of a group: time, logarithm, and what moves beside the time. */
type Centred = { readonly x: number; readonly y: number; readonly z: number; readonly cluster: string }

/**
 * Ordinary least squares on log(value) with a constant for each group. The error of the slope is the greater of the classical
 * one and the one robust to clusters, which few clusters make too small by chance; its interval is Student's with clusters - 1.
 * Source: A. C. Cameron and D. L. Miller, A Practitioner's Guide to Cluster-Robust Inference, J. Human Resources 50 (2015) 317.
 */
export function logLinear(all: readonly TrendObservation[]): LogLinear {
  const groups = groupedBy(all, ({ group }) => group).filter((group) => group.length > 1)
  const rows = groups.flatMap(centred)
  const hasBeside = rows.some(({ z }) => z !== 0)
  // What is explained by the other variable is taken out of both (Frisch, Waugh and Lovell).
  const own = hasBeside ? withoutBeside(rows) : rows
  const squares = sum(own.map(({ x }) => x * x))
  const slope = sum(own.map(({ x, y }) => x * y)) / squares
  const residuals = own.map(({ x, y, cluster }) => ({ x, cluster, off: y - slope * x }))
  const spread = Math.sqrt(sum(residuals.map(({ off }) => off * off)) / (rows.length - groups.length - (hasBeside ? 2 : 1)))
  const clusters = groupedBy(residuals, ({ cluster }) => cluster)
  const meat = sum(clusters.map((cluster) => sum(cluster.map(({ x, off }) => x * off)) ** 2))
  const robust = Math.sqrt((meat * clusters.length) / (clusters.length - 1)) / squares
  const error = Math.max(robust, spread / Math.sqrt(squares))
  const half = error * studentHalfWidth(clusters.length - 1, 90)
  return { observations: rows.length, groups: groups.length, clusters: clusters.length, slope, half, spread }
}

function centred(group: readonly TrendObservation[]): Centred[] {
  const [x, y, z] = [
    mean(group.map(({ time }) => time)),
    mean(group.map(({ value }) => Math.log(value))),
    mean(group.map(({ beside = 0 }) => beside)),
  ] as const
  return group.map(({ time, value, cluster, beside = 0 }) => ({ x: time - x, y: Math.log(value) - y, z: beside - z, cluster }))
}

function withoutBeside(rows: readonly Centred[]): readonly Centred[] {
  const squares = sum(rows.map(({ z }) => z * z))
  const [ofX, ofY] = [sum(rows.map(({ x, z }) => x * z)) / squares, sum(rows.map(({ y, z }) => y * z)) / squares]
  return rows.map(({ x, y, z, cluster }) => ({ x: x - ofX * z, y: y - ofY * z, z: 0, cluster }))
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const mean = (values: readonly number[]): number => sum(values) / values.length

function groupedBy<T>(rows: readonly T[], keyOf: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups.values()]
}
