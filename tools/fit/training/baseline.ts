/** The naive rule, fitted on the same rows: the median of time over ideal time by device, kind of model and bits (../../../src/training/calibration/baseline.ts). */
import type { Overhead } from "../../../src/training/calibration/baseline.ts"
import { median } from "../statistics.ts"
import type { Errors } from "./holdout.ts"
import type { Observation } from "./observations.ts"

export function baselineErrors(observations: readonly Observation[], foldOf: ((one: Observation) => string) | null): Errors {
  const tables = new Map<string, readonly Overhead[]>()
  return observations.map((one) => {
    const fold = foldOf === null ? "" : foldOf(one)
    const rest = foldOf === null ? observations : observations.filter((other) => foldOf(other) !== fold)
    const table = tables.get(fold) ?? overheads(rest)
    tables.set(fold, table)
    return Math.log(one.naiveSeconds(table)) - one.target
  })
}

export function overheads(observations: readonly Observation[]): readonly Overhead[] {
  const cells = new Map<string, Omit<Overhead, "value" | "rows"> & { readonly logs: number[] }>()
  for (const { setting, kind, target, ideal } of observations) {
    const bits = setting.levels.bits ?? "16"
    for (const device of [setting.levels.device, null]) {
      const key = `${device} × ${kind} × ${bits}`
      const cell = cells.get(key) ?? { device, kind, bits, logs: [] }
      cell.logs.push(target - ideal)
      cells.set(key, cell)
    }
  }
  return [...cells.values()].map(({ logs, ...cell }) => ({ ...cell, value: Math.exp(median(logs)), rows: logs.length }))
}
