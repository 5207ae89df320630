/** How well classes and chances are told. Labels are numbers of classes from 0; chances are between 0 and 1. */
import {
  bootstrapEstimate,
  type Estimate,
  type IntervalAsked,
  meanEstimate,
  normalEstimate,
  shareEstimate,
  usualInterval,
} from "./estimate.ts"

type Numbers = ArrayLike<number>

export function accuracy(labels: Numbers, told: Numbers, asked: IntervalAsked = usualInterval): Estimate {
  let hits = 0
  for (let row = 0; row < labels.length; row++) if (labels[row] === told[row]) hits += 1
  return shareEstimate(hits, labels.length, asked.level)
}

/** The harmonic mean of precision and recall, all rows together (`micro`) or the plain mean over the classes that occur or are told (`macro`). */
export function f1(labels: Numbers, told: Numbers, mean: "macro" | "micro", asked: IntervalAsked = usualInterval): Estimate {
  return bootstrapEstimate(labels.length, (rows) => f1Of(labels, told, mean, rows), asked)
}

function f1Of(labels: Numbers, told: Numbers, mean: "macro" | "micro", rows: Int32Array): number {
  const [hits, asked, given] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()]
  const count = (of: Map<number, number>, label: number): void => void of.set(label, (of.get(label) ?? 0) + 1)
  for (const row of rows) {
    count(asked, labels[row]!)
    count(given, told[row]!)
    if (labels[row] === told[row]) count(hits, labels[row]!)
  }
  const classes = [...new Set([...asked.keys(), ...given.keys()])]
  const sum = (of: Map<number, number>): number => [...of.values()].reduce((all, each) => all + each, 0)
  if (mean === "micro") return (2 * sum(hits)) / (sum(asked) + sum(given))
  const each = classes.map((one) => (2 * (hits.get(one) ?? 0)) / ((asked.get(one) ?? 0) + (given.get(one) ?? 0)))
  return each.reduce((all, one) => all + one, 0) / classes.length
}

/**
 * The chance that a row of class 1 is scored above one of class 0, ties by half. Null with one class alone.
 * Source: DeLong, DeLong & Clarke-Pearson 1988, doi:10.2307/2531595; by ranks (Sun & Xu 2014, doi:10.1109/LSP.2014.2337313).
 */
export function auc(labels: Numbers, scores: Numbers, asked: IntervalAsked = usualInterval): Estimate | null {
  const { ones, zeros } = placements(labels, scores)
  if (ones.length === 0 || zeros.length === 0) return null
  const value = ones.reduce((sum, each) => sum + each, 0) / ones.length
  const error = Math.sqrt(spread(ones, value) / ones.length + spread(zeros, value) / zeros.length)
  const { low, high } = normalEstimate(value, error, asked.level)
  return { value, low: Math.max(0, low), high: Math.min(1, high), how: "delong" }
}

/** For each row the share of the other class that it is on the right side of. */
function placements(labels: Numbers, scores: Numbers): { ones: number[]; zeros: number[] } {
  const order = Int32Array.from({ length: labels.length }, (_, row) => row).sort((a, b) => scores[a]! - scores[b]!)
  let total = 0
  for (let row = 0; row < labels.length; row++) total += labels[row] === 1 ? 1 : 0
  const [ones, zeros]: [number[], number[]] = [[], []]
  let [onesBelow, zerosBelow] = [0, 0]
  for (let from = 0; from < order.length; ) {
    let to = from
    let tiedOnes = 0
    for (; to < order.length && scores[order[to]!] === scores[order[from]!]; to++) tiedOnes += labels[order[to]!] === 1 ? 1 : 0
    const tiedZeros = to - from - tiedOnes
    for (let k = 0; k < tiedOnes; k++) ones.push((zerosBelow + tiedZeros / 2) / (labels.length - total))
    for (let k = 0; k < tiedZeros; k++) zeros.push((total - onesBelow - tiedOnes / 2) / total)
    onesBelow += tiedOnes
    zerosBelow += tiedZeros
    from = to
  }
  return { ones, zeros }
}

/** One row alone tells nothing of its spread: at most it is that of a coin. */
function spread(values: readonly number[], mean: number): number {
  if (values.length < 2) return 0.25
  return values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1)
}

/** The most by which the shares of both classes below a score differ (Kolmogorov and Smirnov). Null with one class alone. */
export function ks(labels: Numbers, scores: Numbers, asked: IntervalAsked = usualInterval): Estimate | null {
  const estimate = bootstrapEstimate(labels.length, (rows) => ksOf(labels, scores, rows), asked)
  return Number.isFinite(estimate.value) ? estimate : null
}

function ksOf(labels: Numbers, scores: Numbers, rows: Int32Array): number {
  const order = Int32Array.from(rows).sort((a, b) => scores[a]! - scores[b]!)
  let ones = 0
  for (const row of order) ones += labels[row] === 1 ? 1 : 0
  const zeros = order.length - ones
  let [onesBelow, zerosBelow, most] = [0, 0, ones === 0 || zeros === 0 ? Number.NaN : 0]
  for (let k = 0; k < order.length; k++) {
    if (labels[order[k]!] === 1) onesBelow += 1
    else zerosBelow += 1
    const isLast = k + 1 === order.length || scores[order[k + 1]!] !== scores[order[k]!]
    if (isLast) most = Math.max(most, Math.abs(onesBelow / ones - zerosBelow / zeros))
  }
  return most
}

/** A chance of nothing would cost without end: below this none is taken. */
const leastChance = 1e-15

/** What the right class was thought unlikely by, in nats a row.  Shape: chances [rows, classes], row after row. */
export function logLoss(labels: Numbers, chances: Numbers, classes: number, asked: IntervalAsked = usualInterval): Estimate {
  const losses = Float64Array.from({ length: labels.length }, (_, row) => {
    return -Math.log(Math.max(leastChance, chances[row * classes + labels[row]!]!))
  })
  return meanEstimate(losses, asked.level)
}
