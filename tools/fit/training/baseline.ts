/** The naive rule, fitted on the same rows: the median of time over ideal time by device and kind of model (../../../src/training/calibration/baseline.ts). */
import { type Overhead, overheadOf } from "../../../src/training/calibration/baseline.ts"
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
    return one.ideal + Math.log(overheadOf(one.setting.levels.device ?? "", one.kind, table)) - one.target
  })
}

export function overheads(observations: readonly Observation[]): readonly Overhead[] {
  const cells = new Map<string, { readonly device: string | null; readonly kind: string | null; readonly logs: number[] }>()
  for (const { setting, kind, target, ideal } of observations) {
    for (const device of [setting.levels.device, null])
      for (const each of [kind, null]) {
        const key = `${device} × ${each}`
        const cell = cells.get(key) ?? { device, kind: each, logs: [] }
        cell.logs.push(target - ideal)
        cells.set(key, cell)
      }
  }
  return [...cells.values()].map(({ device, kind, logs }) => ({ device, kind, value: Math.exp(median(logs)) }))
}
