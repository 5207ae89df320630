/** What each trend is fitted to, of the dated points: when, how much, which of them compare, which belong together. */
import { gpus } from "./gpus.ts"
import { trendPoints } from "./trend-points.ts"

export type TrendObservation = {
  /** A year with its part: 2024.5 is the middle of 2024. */
  readonly time: number
  /** In the unit of the series. */
  readonly value: number
  /** Only observations of one group are compared with each other. */
  readonly group: string
  /** Those of one cluster err together. */
  readonly cluster: string
  /** What moves beside the time and is taken out, such as the day of a price where the time is that of a release. */
  readonly beside?: number
}

type Observed = readonly TrendObservation[]

/** By the ids of trends.json. */
const observations: Readonly<Record<string, () => Observed>> = {
  "gpu-rents": () =>
    rents(
      (provider) => !largeClouds.has(provider),
      (gpu) => gpu,
    ),
  "provider-rents": () =>
    rents(
      () => true,
      (gpu, provider) => `${provider} ${gpu}`,
    ),
  "cloud-rents": () =>
    rents(
      (provider) => largeClouds.has(provider),
      (gpu, provider) => `${provider} ${gpu}`,
    ),
  "hardware-efficiency": rentOfSpeed,
  "machine-prices": machines,
  electricity: electricity,
  "token-prices": () => capability(monthsUntilSettled, Number.POSITIVE_INFINITY),
  "frontier-token-prices": () => capability(0, monthsUntilSettled),
  "capability-prices": () => capability(0, Number.POSITIVE_INFINITY),
  "energy-efficiency": energy,
  "training-compute": compute,
}

export function trendObservations(id: string): Observed {
  const made = observations[id]
  if (made === undefined) throw new Error(`internal: no observations of ${id}`)
  return made()
}

/** `2024-05-20`, or `2024-05` for the middle of the month. */
export function yearOf(date: string): number {
  const [year = 0, month = 1, day = 15] = date.split("-").map(Number)
  const begin = Date.UTC(year, 0, 1)
  return year + (Date.UTC(year, month - 1, day) - begin) / (Date.UTC(year + 1, 0, 1) - begin)
}

const largeClouds: ReadonlySet<string> = new Set(["Amazon Web Services", "Google Cloud", "Microsoft Azure", "Oracle Cloud"])

function rents(isMeant: (provider: string) => boolean, groupOf: (gpu: string, provider: string) => string): Observed {
  return trendPoints.rents.flatMap(([gpu, provider, day, value]) =>
    isMeant(provider) ? [{ time: yearOf(day), value, group: groupOf(gpu, provider), cluster: provider }] : [],
  )
}

/** Rent of a TFLOP/s by release, within each provider, with the day of the price beside it. */
function rentOfSpeed(): Observed {
  return trendPoints.rents.flatMap(([gpu, provider, day, price]) => {
    const found = fast.get(gpu)
    if (found === undefined) return []
    return [{ time: found.released, value: price / found.tera, group: provider, cluster: gpu, beside: yearOf(day) }]
  })
}

function machines(): Observed {
  return trendPoints.machines.flatMap(([gpu, , price]) => {
    const found = fast.get(gpu)
    return found === undefined ? [] : [{ time: found.released, value: price / found.tera, group: "", cluster: gpu }]
  })
}

function energy(): Observed {
  return gpus.flatMap(({ id, vendor, power }) => {
    const found = fast.get(id)
    if (found === undefined || power === null || !makers.has(vendor) || /^(RTX|RX|TITAN|ARC|GTX)/u.test(id)) return []
    return [{ time: found.released, value: (1000 * found.tera) / Number.parseFloat(power), group: "", cluster: id }]
  })
}

const makers: ReadonlySet<string> = new Set(["NVIDIA", "AMD", "Google", "Intel"])

/** Of the accelerators whose release and 16-bit peak are known. */
const fast: ReadonlyMap<string, { readonly released: number; readonly tera: number }> = new Map(
  gpus.flatMap(({ id, released, peak }) => {
    const tera = peak.bf16 ?? peak.fp16
    return released === null || tera === undefined
      ? []
      : [[id, { released: yearOf(released), tera: Number.parseFloat(tera) }] as const]
  }),
)

/** Months of the year are compared with themselves: summers are dearer. */
function electricity(): Observed {
  return trendPoints.electricity.map(([month, value]) => ({
    ...{ time: yearOf(month), value },
    ...{ group: month.slice(5), cluster: month.slice(0, 4) },
  }))
}

function compute(): Observed {
  return trendPoints.compute.map(([, organisation, day, value]) => ({
    time: yearOf(day),
    value,
    group: "",
    cluster: organisation,
  }))
}

const monthsUntilSettled = 12
const monthsOfQuarter = 3

/** The cheapest price of each score by quarter, so many months after it was first offered: quarters without a new price count too. */
function capability(from: number, until: number): Observed {
  const scores = [...new Set(trendPoints.capability.map(([score]) => score))]
  const end = monthOf(trendPoints.sources.capability.date)
  return scores.flatMap((score) => {
    const steps = trendPoints.capability
      .filter((point) => point[0] === score)
      .map(([, month, price]) => ({ month: monthOf(month), price }))
    const first = steps[0]?.month ?? end
    const quarters = Array.from(
      { length: Math.floor((end - first) / monthsOfQuarter) + 1 },
      (_, k) => first + k * monthsOfQuarter,
    )
    return quarters
      .filter((month) => month >= first + from && month <= first + until)
      .map((month) => ({
        time: (month + 0.5) / 12,
        value: steps.findLast((step) => step.month <= month)?.price ?? Number.NaN,
        ...{ group: String(score), cluster: String(score) },
      }))
  })
}

function monthOf(date: string): number {
  const [year = 0, month = 1] = date.split("-").map(Number)
  return year * 12 + month - 1
}
