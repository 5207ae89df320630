/**
 * The path of a price: today's price times a factor that is one at the start. Its yearly factor is one draw of what was fitted, and where the fit knows how
 * far a price strays from its line, a second draw opens over the first year: the price of today is known, that of a year from now lies beside its line.
 * Closed in the time, so that a factor can be had for any month, also for one that is drawn itself.
 */
import { sourceOf, type TrendSeries, trendSeries } from "../data/index.ts"
import type { Row } from "../engine/index.ts"
import type { TrendEntry } from "./section.ts"

export type TrendPath = {
  /** `trend.gpu_rents` */
  readonly root: string
  /** `trends.gpu_rents`, where what the founder writes of it stands. */
  readonly field: string
  readonly entry: TrendEntry
  /** Null for a trend of the founder's own. */
  readonly series: TrendSeries | null
}

/** What any path needs, whenever it is asked for. Units: yearly, level, floor [1]. Shape: scalar. */
export function drawnRows(path: TrendPath): Readonly<Record<string, Row>> {
  const { entry, series, field } = path
  const level = levelOf(path)
  if (entry.growth !== null) return { yearly: ["", `= max(${leastFactor}, 1 + ${field}.growth * 12 month)`] }
  if (series === null) return {}
  return {
    yearly: ["", series.fit.yearly, sourceOf(series)],
    ...(level === null ? {} : { level: ["", level.fit.level, sourceOf(level)] satisfies Row }),
    ...(entry.until === null && series.until !== null ? { until: ["month", series.until, sourceOf(series)] satisfies Row } : {}),
  }
}

/** The tail of a wide range of rates may fall by more than all; a hundredth is left. */
const leastFactor = "0.01"

/** The series whose spread is the price's own; a founder who states a rate states how sure he is with it. */
function levelOf({ entry, series }: TrendPath): TrendSeries | null {
  if (entry.growth !== null || series === null) return null
  return trendSeries.find(({ id }) => id === series.levelOf) ?? null
}

/** Formula of the time for which the trend has gone on at a time (`t`, or the formula of a month). */
export function elapsedText({ entry, series, field, root }: TrendPath, time: string): string {
  const until = entry.until !== null ? `${field}.until` : entry.growth === null && series?.until != null ? `${root}.until` : null
  const ended = until === null ? time : `min(${time}, ${until})`
  return entry.from === null ? ended : `max(0 month, ${ended} - ${field}.from)`
}

/** Formula of the factor after `elapsed`, the name or the formula of a time. */
export function factorText(path: TrendPath, elapsed: string): string {
  const { root, field, entry } = path
  const line = `${root}.yearly ^ (${elapsed} / 12 month)`
  const course = levelOf(path) === null ? line : `${line} * ${root}.level ^ min(${elapsed} / 12 month, 1)`
  return entry.floor === null ? course : `${field}.floor + (1 - ${field}.floor) * ${course}`
}
