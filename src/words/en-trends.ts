/** What `trends` says, in English. */
import type { MarginFacts, TrendsWords } from "./trends-words.ts"

const least = (margin: string): string => (margin === "" ? "zero" : margin)

export const trendsEn: TrendsWords = {
  file: "a venture file; without one, the series, the rules and the time-line",
  svg: "folder to write the pictures to, as SVG",
  titles: {
    series: "Trends that a file can expect",
    rules: "Rules of law that a file can expect",
    timeline: "What has happened so far",
    expected: "What the file expects",
    margin: "Gross margin by year",
    killers: "With one trend switched off, on the same draws",
    prices: "Cheapest price of a capability",
  },
  columns: {
    trend: "trend",
    growth: "a year",
    interval: "90 % interval",
    years1: "in 1 year",
    years3: "in 3 years",
    rows: "rows",
    period: "observed",
    actsOn: "acts on",
    source: "source",
    rule: "rule",
    applies: "applies from",
    cost: "once",
    upkeep: "from then on",
    delay: "delay",
    countries: "countries",
    year: "year",
    run: "largest training run",
    flops: "FLOP",
    accelerator: "fastest new accelerator",
    peak: "TFLOP/s",
    price: "USD/Mtoken",
    model: "cheapest model at Arena 1300",
    score: "score",
    date: "month",
    named: "model",
    margin: "margin",
    low: "5 %",
    middle: "50 %",
    high: "95 %",
    without: "without",
    dies: "it dies",
    month: "in the middle",
    saves: "saved",
  },
  names: {},
  stated: "yours",
  actsOn: {
    rents: "rents of GPUs",
    serving: "rents for serving",
    machines: "machines bought",
    power: "power of owned GPUs",
    tokens: "token prices, bought and sold",
    none: "what you name",
  },
  seriesNote: [
    "A year: change of the price in a year, fitted to the logarithm within what compares; its interval is robust to errors that providers, models or makers share. In 1 and 3 years: times today's price, with how far a price strays from its line.",
    "Token prices are for what has been on the market for a year; a new capability falls far faster in its first (frontier token prices).",
  ],
  sourceOf: (name, rows, period, title, where) => `${name}: ${title}; ${rows} rows, ${period}. ${where}`,
  ruleSource: (name, title, where) => `${name}: ${title}. ${where}`,
  never: "never",
  inForce: "in force",
  all: "all of them",
  countries: (count) => `${count} countries`,
  howTo:
    "Expect them in a file with `trends: usual`, or by name: `trends: [gpu rents, token prices, regulation]`; then `venturi trends FILE` tells when the margin dies.",
  unasked: "The file expects no trends; this is what the usual ones would do. Keep them with `trends: usual`.",
  nothingActs:
    "None of them acts on anything in your projects. `venturi trends` lists what there is; `acts_on` names what a trend changes.",
  noProjects: "No project of the file has revenue and costs to lose a margin between.",
  margin: {
    dies: ({ project, dies, month, early, late, least: margin }: MarginFacts) =>
      `The gross margin of ${project} falls below ${least(margin)} for good${dies === "" ? "" : ` with ${dies} probability`}${
        early === "" ? ` in ${month}` : `, in the middle in ${month} (${early} to ${late})`
      }.`,
    never: (project, margin, sure) =>
      `The gross margin of ${project} stays above ${least(margin)} to the end of the plan${sure === "" ? "" : ` with ${sure} probability`}.`,
    always: (project, month, margin) =>
      `The gross margin of ${project} is below ${least(margin)} from its first sale on, in ${month}: no trend is needed for it.`,
    unsold: (project) => `${project} sells nothing, so it has no margin to lose.`,
    killer: (trend, saves) => `What kills it is ${trend}: without it ${saves} of these deaths come later or never.`,
    noKiller: "No single trend kills it: with any one of them switched off it dies as soon.",
  },
  foot: (samples, seed) => `${samples} samples, seed ${seed}; decisions as written.`,
  charts: {
    titles: {
      prices: "Price of a capability, with the forecast",
      compute: "Training compute of the largest runs",
      efficiency: "Energy efficiency of accelerators",
      factors: "Factors of the prices",
    },
    score: (score) => `Arena ${score}`,
    forecast: (name, quantile) => `${name}, ${quantile} ahead`,
    year: "year",
    today: "end of the data",
  },
  chapter: {
    noMargin: "no margin left",
    lead: (names) =>
      `The plan lives under these trends: ${names}. Each is one draw for all projects, of a rate that was fitted to public dated figures or that the founders state.`,
    says: {
      factor: (end, middle, low, high) =>
        `Price over that of the start. By ${end} it is ${middle} in the middle and between ${low} and ${high} nine times in ten.`,
      margin: (year, middle, low) =>
        `Gross profit over revenue of each year, of the draws in which anything is sold. In ${year} it is ${middle} in the middle; one time in twenty it is below ${low}.`,
      timeline: (low, high) =>
        `Cheapest price of a model that reaches an Arena score. The score in the middle costs between ${low} and ${high} three years on, nine times in ten.`,
    },
    captions: {
      trends: "What is expected a year, with its source",
      rules: "Rules of law",
      margin: "Gross margin by year",
      killers: "The end of the margin with one trend switched off",
    },
    factorTitle: (trend) => `${trend}: factor`,
    marginTitle: (project) => `Gross margin of ${project}`,
    timelineTitle: "Prices so far and ahead",
  },
}
