/** What has happened so far, dated: training runs, accelerators, prices of a capability, list prices; and each trend with its forecast. */
import {
  apiModels,
  gpus,
  type Source,
  type TrendRule,
  type TrendSeries,
  trendPoints,
  trendRules,
  trendSeries,
} from "../data/index.ts"

export type SeriesTold = {
  /** As a founder writes it: `token prices`. */
  readonly name: string
  readonly unit: string
  /** Change in a year, and the ends of its 90 % interval. */
  readonly growth: number
  readonly low: number
  readonly high: number
  readonly observations: number
  readonly groups: number
  readonly from: string
  readonly to: string
  /** Factor after so many years: 5 %, 50 % and 95 %, of the rate and of how far a price strays from its line. */
  readonly forecast: readonly { readonly years: number; readonly low: number; readonly middle: number; readonly high: number }[]
  /** What it acts on by itself; null: only on what a file names. */
  readonly actsOn: TrendSeries["actsOn"]
  readonly source: Source
  readonly confidence: TrendSeries["confidence"]
  readonly note: string | null
}

export type Timeline = {
  readonly series: readonly SeriesTold[]
  /** The five largest training runs of their day [FLOP]. */
  readonly models: readonly {
    readonly name: string
    readonly organisation: string
    readonly date: string
    readonly flops: number
  }[]
  /** By their release: dense peak in 16 bits [TFLOP/s] and power [W], where they are known. */
  readonly accelerators: readonly {
    readonly id: string
    readonly vendor: string
    readonly date: string
    readonly peak: number | null
    readonly power: number | null
  }[]
  /** Each model that made an Arena score cheaper than any before it [USD/Mtoken of input]. */
  readonly capability: readonly {
    readonly score: number
    readonly date: string
    readonly price: number
    readonly model: string
  }[]
  /** As last checked. */
  readonly listPrices: readonly {
    readonly id: string
    readonly provider: string
    readonly date: string
    readonly input: string | null
    readonly output: string | null
  }[]
  /** As a founder names them. */
  readonly rules: readonly (Pick<TrendRule, "applies" | "countries" | "cost" | "upkeep" | "delay" | "source" | "note"> & {
    readonly name: string
  })[]
}

export function trendTimeline(): Timeline {
  return {
    series: trendSeries.map(seriesTold),
    models: trendPoints.compute.map(([name, organisation, date, flops]) => ({ name, organisation, date, flops })),
    accelerators: gpus
      .flatMap(({ id, vendor, released, peak, power }) => {
        const tera = peak.bf16 ?? peak.fp16
        return released === null ? [] : [{ id, vendor, date: released, peak: figureIn(tera), power: figureIn(power) }]
      })
      .toSorted((a, b) => a.date.localeCompare(b.date)),
    capability: trendPoints.capability.map(([score, date, price, model]) => ({ score, date, price, model })),
    listPrices: apiModels
      .map(({ id, provider, input, output, source }) => ({ id, provider, date: source.date, input, output }))
      .toSorted((a, b) => a.date.localeCompare(b.date)),
    rules: trendRules.map(({ id, aliases, applies, countries, cost, upkeep, delay, source, note }) => {
      return { name: aliases[0] ?? id, applies, countries, cost, upkeep, delay, source, note }
    }),
  }
}

/** Of `312 TFLOP/s` and `400 W`, which the data have in these units. */
const figureIn = (text: string | null | undefined): number | null => (text == null ? null : Number.parseFloat(text))

const horizons: readonly number[] = [1, 3, 5]

function seriesTold(series: TrendSeries): SeriesTold {
  const { id, unit, actsOn, source, confidence, note, fit } = series
  const { growth, low, high, observations, groups, from, to } = fit
  return {
    ...{ name: id.replaceAll("-", " "), unit, growth, low, high, observations, groups, from, to },
    forecast: horizons.map((years) => forecastOf(series, years)),
    ...{ actsOn, source, confidence, note },
  }
}

/** The two errors are independent; both are told by the ends of their 90 % intervals, of the logarithm. */
export function forecastOf({ fit, levelOf, until }: TrendSeries, years: number): SeriesTold["forecast"][number] {
  const spread = trendSeries.find(({ id }) => id === levelOf)?.fit.spread ?? 0
  const half = (Math.log(1 + fit.high) - Math.log(1 + fit.low)) / 2
  // Where a fit holds for a time only, the price stands still after it.
  const elapsed = Math.min(years, until === null ? years : Number.parseFloat(until) / monthsOfYear)
  const middle = Math.log(1 + fit.growth) * elapsed
  const reach = Math.hypot(half * elapsed, normalHalf * spread * Math.min(elapsed, 1))
  const [low, mid, high] = [middle - reach, middle, middle + reach].map(Math.exp) as [number, number, number] // three in, three out
  return { years, low, middle: mid, high }
}

const monthsOfYear = 12

/** From the middle of a normal distribution to its 95 % quantile. */
const normalHalf = 1.6448536
