/** What a chart shows, without how it looks: series of figures with their labels in the language of the report. */

/** A figure a month; null where it is not known. */
type Monthly = readonly (number | null)[]

/** Bands of a quantity over the months: 5 to 95 %, 25 to 75 %, median. */
export type FanChart = {
  readonly kind: "fan"
  readonly unit: string
  /** Labels of the months: `2027-01`. */
  readonly months: readonly string[]
  readonly p5: Monthly
  readonly p25: Monthly
  readonly p50: Monthly
  readonly p75: Monthly
  readonly p95: Monthly
  readonly labels: {
    readonly wide: string
    readonly narrow: string
    readonly median: string
    readonly zero: string
    readonly clipped: string
  }
  /** Events on the time axis, such as the launch: month counted from the start, and its name. */
  readonly marks: readonly { readonly month: number; readonly label: string }[]
}

/** A probability over the months. */
export type CurveChart = {
  readonly kind: "curve"
  readonly months: readonly string[]
  readonly values: Monthly
  readonly label: string
}

/** Ranges side by side: 5 to 95 % as a line, 25 to 75 % as a bar, the mean as a mark; with a line across to compare with. */
export type RangeChart = {
  readonly kind: "range"
  readonly unit: string
  /** Equal ratios take equal lengths, where all figures are above zero: for what spans powers of ten. */
  readonly isLog?: boolean
  readonly rows: readonly {
    readonly label: string
    readonly p5: number | null
    readonly p25: number | null
    readonly p50: number | null
    readonly p75: number | null
    readonly p95: number | null
    readonly mean: number | null
    readonly isStrong: boolean
  }[]
  readonly reference: { readonly value: number; readonly label: string } | null
  readonly labels: { readonly wide: string; readonly narrow: string; readonly median: string; readonly mean: string }
}

/** What the objective becomes when each input is low and when it is high, largest swing on top. */
export type TornadoChart = {
  readonly kind: "tornado"
  readonly unit: string
  readonly base: { readonly value: number; readonly label: string }
  readonly rows: readonly {
    readonly label: string
    readonly low: { readonly value: number; readonly label: string }
    readonly high: { readonly value: number; readonly label: string }
  }[]
  readonly labels: { readonly low: string; readonly high: string }
}

/** From an opening figure through what comes in and goes out to a closing one. */
export type WaterfallChart = {
  readonly kind: "waterfall"
  readonly unit: string
  readonly opening: { readonly label: string; readonly value: number }
  readonly steps: readonly { readonly label: string; readonly value: number }[]
  readonly closing: { readonly label: string; readonly value: number }
  readonly labels: { readonly up: string; readonly down: string; readonly total: string }
}

/** One bar a row, such as what each resource is worth; a diamond where a row has a figure to compare its bar with, such as a price. */
export type BarChart = {
  readonly kind: "bars"
  readonly unit: string
  readonly rows: readonly { readonly label: string; readonly value: number; readonly part?: number; readonly mark?: number }[]
  /** What bar, the part of it that is filled, and diamond are, where there are others than bars. */
  readonly labels?: { readonly bar: string; readonly part?: string; readonly mark?: string }
}

/** Groups of bars over the years: revenue beside costs. */
export type ColumnChart = {
  readonly kind: "columns"
  readonly unit: string
  /** Short enough to stand beside each other. */
  readonly years: readonly string[]
  /** Under the years: what their names mean, where that is not plain. */
  readonly yearsNote?: string
  /** Parts of one column a year, one on the other, in the place of columns side by side. */
  readonly isStacked?: boolean
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[]
}

/** Figures over a figure, such as latency over load: curves or single points, lines across to compare with, places that stand out. */
export type LinesChart = {
  readonly kind: "lines"
  /** Of the figures across, with what they are; and of those upwards, which rise by equal ratios where all are above zero. */
  readonly across: { readonly unit: string; readonly label: string; readonly isYear?: true }
  readonly unit: string
  readonly isLog: boolean
  readonly series: readonly {
    readonly label: string
    /** In the order of `x`; null where a figure is not known. */
    readonly points: readonly { readonly x: number; readonly y: number | null }[]
  }[]
  readonly limits: readonly { readonly value: number; readonly label: string }[]
  readonly marks: readonly { readonly x: number; readonly y: number; readonly label: string }[]
}

export type Chart = LinesChart | FanChart | CurveChart | RangeChart | TornadoChart | WaterfallChart | BarChart | ColumnChart
