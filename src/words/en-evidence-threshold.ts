/** The sentences of `data threshold`, in English. */
import type { ThresholdCode, ThresholdWords } from "./evidence-threshold-words.ts"
import { code, type Sentence } from "./sentence.ts"

export const thresholdEn: ThresholdWords = {
  about: "from which score on to act, by what a miss and a false alarm cost",
  options: {
    score: "the column of the score: higher speaks for yes",
    truth: "the column that tells what was true: yes and no",
    miss: 'what one missed yes costs: "500 USD"',
    alarm: 'what one false alarm costs: "20 USD"',
  },
  needs:
    'data threshold needs --score, --truth, --miss and --alarm, such as --score risk --truth left --miss "500 USD" --alarm "20 USD".',
  needsBoth: "--miss and --alarm are given together.",
  costNeeded: "a cost above zero, with or without its unit: 500 USD",
  unitsDiffer: (miss, alarm) =>
    `--miss is in ${miss === "" ? "no unit" : miss} and --alarm in ${alarm === "" ? "no unit" : alarm}: give both in one.`,
  columns: {
    rule: "rule",
    from: "from",
    flagged: "flagged",
    missed: "missed",
    alarms: "false alarms",
    cost: "cost of a row",
  },
  rules: { best: "best here", cut: "alarm / (alarm + miss)", none: "flag none", all: "flag all" },
  best: (score, threshold, cost, none, all) =>
    `Act where ${score} is ${threshold} or higher: ${cost} a row, against ${none} for acting on none and ${all} for acting on all.`,
  bestIsNone: (cost, all) =>
    `Act on none: ${cost} a row, against ${all} for acting on all; no threshold does better on these rows.`,
  bestIsAll: (cost, none) =>
    `Act on all: ${cost} a row, against ${none} for acting on none; no threshold does better on these rows.`,
  interval: (low, high, sure) => `Other rows of the same kind would put the best threshold between ${low} and ${high} (${sure}).`,
  noThreshold: "no row at all",
  saving: (saving, low, high, sure) =>
    `It saves ${saving} a row against the better of none and all (${sure}: ${low} to ${high}).`,
  flattery: (cost) => `Since these rows chose it, its cost is told some ${cost} too low.`,
  counted: (rows, yes, truth) => `${rows} rows, of which ${truth} is yes in ${yes}.`,
  cut: (cut) => `A probability should be cut at alarm / (alarm + miss) = ${cut}.`,
  calibrated:
    "The score is one: nothing shows that it is told too high, too low or too boldly, so that cut is safer than the best of these rows.",
  notCalibrated: {
    tooSure: () => "The score is too sure of itself: high ones are too high, low ones too low.",
    tooTimid: () => "The score is too timid: high ones should be higher, low ones lower.",
    tooLow: (told, counted) => `The score is too low: it tells ${told} on average where ${counted} are counted.`,
    tooHigh: (told, counted) => `The score is too high: it tells ${told} on average where ${counted} are counted.`,
    unknown: () => "Whether the score is one, these rows do not tell.",
  },
  ownCut: (extra) => `That cut costs ${extra} a row more here.`,
  noProbability: "The score is no probability between 0 and 1: only the rows tell where to cut it.",
  ofFit: "Where to act, by the fitted probability on the rows of the fit, which flatters it",
  ofFitUnseen: "Where to act, by the fitted probability on rows not seen",
  method: "Every threshold tried; intervals by a thousand resamples of the rows (Poisson bootstrap).",
}

const holds: Readonly<Record<string, string>> = {
  number: "numbers",
  date: "dates",
  category: "categories",
  empty: "nothing",
}

export const thresholdMistakesEn: Readonly<Record<ThresholdCode, Sentence>> = {
  "evidence-threshold-cost": (p) => [
    `${code(p("option"))} is ${p("got")}: a mistake costs more than nothing.`,
    'write it as `"500 USD"`',
  ],
  "evidence-threshold-score": (p) => [
    `${code(p("name"))} holds ${holds[p("holds")] ?? ""}: a score is a number.`,
    "take the column with the number that speaks for yes",
  ],
  "evidence-threshold-truth": (p) => [
    `${code(p("name"))} holds ${holds[p("holds")] ?? ""}: the truth is yes or no.`,
    "take a column of yes and no, or of 1 and 0",
  ],
}
