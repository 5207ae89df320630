/**
 * The factor that measured products nearby put on the formula: the residuals of the nearest sites (columns, depth), each
 * interpolated along log rows, weighted by inverse distance (Shepard, Proc. ACM 1968). Beyond the measured rows the last one holds.
 */
import type { KernelSurface } from "../data/index.ts"
import { signedBytes } from "./signed-bytes.ts"

/** Factor on the time of one product. */
export type Residual = (rows: number, columns: number, depth: number) => number

/** Weights of the nearest sites, and where their residuals begin. */
type Neighbours = { readonly weights: readonly number[]; readonly starts: readonly number[] }

const neighbourCount = 4
/** Squared log distance under which two sites are as good as one. */
const nearEnough = 0.01
/** Neighbours of so many (columns, depth) are kept: a search asks for some hundreds. */
const keptNeighbours = 4096
const missing = -128

export function residualOf(surface: KernelSurface): Residual {
  const residuals = signedBytes(surface.residuals)
  const logRows = surface.rows.map(Math.log)
  const sites = sitesOf(surface, residuals)
  const kept = new Map<number, Neighbours>()
  return (rows, columns, depth) => {
    const key = Math.round(columns) * 2 ** 26 + Math.round(depth)
    let near = kept.get(key)
    if (near === undefined) {
      if (kept.size >= keptNeighbours) kept.clear()
      near = nearestSites(sites, Math.log(columns) * surface.columnWeight, Math.log(depth))
      kept.set(key, near)
    }
    return Math.exp(surface.step * meanResidual(residuals, logRows, near, Math.log(rows)))
  }
}

/** Of each measured site: log columns, weighted; log depth; where its residuals begin. */
type Sites = { readonly x: Float64Array; readonly y: Float64Array; readonly starts: Int32Array }

function sitesOf({ columns, depths, rows, columnWeight }: KernelSurface, residuals: Int8Array): Sites {
  const all = columns.flatMap((column, across) =>
    depths.map((depth, along) => ({ column, depth, start: (across * depths.length + along) * rows.length })),
  )
  const sites = all.filter(({ start }) => residuals[start] !== missing)
  return {
    x: Float64Array.from(sites, ({ column }) => Math.log(column) * columnWeight),
    y: Float64Array.from(sites, ({ depth }) => Math.log(depth)),
    starts: Int32Array.from(sites, ({ start }) => start),
  }
}

function nearestSites({ x, y, starts }: Sites, atX: number, atY: number): Neighbours {
  const near: { readonly site: number; readonly distance: number }[] = []
  let farthest = Infinity
  for (let site = 0; site < starts.length; site++) {
    const distance = (x[site]! - atX) ** 2 + (y[site]! - atY) ** 2
    if (distance >= farthest) continue
    near.push({ site, distance })
    near.sort((a, b) => a.distance - b.distance)
    near.length = Math.min(near.length, neighbourCount)
    if (near.length === neighbourCount) farthest = near[neighbourCount - 1]!.distance
  }
  const weights = near.map(({ distance }) => 1 / (distance + nearEnough))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return { weights: weights.map((weight) => weight / total), starts: near.map(({ site }) => starts[site]!) }
}

/** In steps. */
function meanResidual(residuals: Int8Array, logRows: readonly number[], { weights, starts }: Neighbours, x: number): number {
  let below = 0
  while (below < logRows.length - 2 && logRows[below + 1]! < x) below++
  const part = Math.min(1, Math.max(0, (x - logRows[below]!) / (logRows[below + 1]! - logRows[below]!)))
  let sum = 0
  for (let site = 0; site < starts.length; site++) {
    const at = starts[site]! + below
    sum += weights[site]! * (residuals[at]! * (1 - part) + residuals[at + 1]! * part)
  }
  return sum
}
