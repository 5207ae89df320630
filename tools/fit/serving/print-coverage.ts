/** Coverage and width of intervals, by what was left out; of groups also by kind of server and load, as an interval is asked for one of them. */
import { metricNames } from "../../../src/serving/calibration/interval.ts"
import { groupBy } from "../statistics.ts"
import { coverageOf, type Judged, judged } from "./coverage.ts"
import type { NearMiss } from "./near-misses.ts"

const kinds: readonly ((miss: NearMiss) => string)[] = [
  ({ one }) => `${one.setting.levels.structure}`,
  ({ one }) => `${one.setting.levels.engine}`,
  ({ one }) => `${one.setting.levels.engineStructure}`,
  ({ one }) => `${one.setting.levels.device}`,
  ({ one }) => `${one.setting.levels.pools}`,
  ({ one }) => `${one.setting.levels.size}, ${one.setting.levels.structure}`,
  ({ one }) => one.kind,
]

/** Fewer figures say little of nine in ten. */
const fewest = 50

export function printCoverage(pool: readonly NearMiss[]): void {
  for (const metric of metricNames) {
    const all = judged(pool, metric)
    console.log(`\n90 % intervals of ${metric}`)
    for (const leftOut of ["group", "device", "engine"] as const) {
      const own = all.filter(({ miss }) => miss.leftOut === leftOut)
      line(`${leftOut} left out`, own)
      if (leftOut !== "group") continue
      for (const kindOf of kinds)
        for (const [kind, some] of groupBy(own, ({ miss }) => kindOf(miss))) if (some.length >= fewest) line(`  ${kind}`, some)
    }
  }
}

function line(name: string, own: readonly Judged[]): void {
  const { covered, width, figures } = coverageOf(own)
  console.log(
    `  ${name.padEnd(40)} ${String(figures).padStart(5)} figures: cover ${(100 * covered).toFixed(1)} %, median width (high / low) ${width.toFixed(2)}`,
  )
}
