/** Tables of misses, ours beside the roofline's and the best constant's, by metric, structure and source. */
import { metricNames } from "../../../src/serving/calibration/interval.ts"
import { groupBy } from "../statistics.ts"
import { type Miss, middle } from "./holdout.ts"

export function printErrors(title: string, misses: readonly Miss[]): void {
  console.log(`\n${title}`)
  for (const metric of metricNames) {
    const own = misses.filter((miss) => miss.metric === metric)
    console.log(
      `  ${metric.padEnd(52)} figures |  ours: median   p90  bias | roofline: median   p90 | best constant: median   p90`,
    )
    line("all", own)
    for (const [structure, some] of groupBy(own, ({ one }) => one.setting.levels.structure)) line(String(structure), some)
    for (const [source, some] of groupBy(own, ({ one }) => one.source)) line(source, some)
  }
}

/** Of |predicted / published - 1| [%]; the bias is the median of predicted / published - 1. */
function line(name: string, misses: readonly Miss[]): void {
  const errors = (figure: (miss: Miss) => number): readonly number[] =>
    misses.map((miss) => 100 * Math.abs(Math.exp(sign(miss) * figure(miss)) - 1)).toSorted((a, b) => a - b)
  const told = (figure: (miss: Miss) => number): string => {
    const off = errors(figure)
    return [middle(off), off[Math.floor(0.9 * off.length)] ?? 0].map((each) => each.toFixed(1).padStart(6)).join(" ")
  }
  const bias = 100 * (Math.exp(middle(misses.map((miss) => sign(miss) * miss.error))) - 1)
  const ours = `${told(({ error }) => error)} ${bias.toFixed(1).padStart(5)}`
  const plain = told(({ roofline }) => roofline)
  const best = told(({ naive }) => naive)
  console.log(
    `    ${name.padEnd(50)} ${String(misses.length).padStart(7)} |        ${ours} |           ${plain} |                ${best}`,
  )
}

/** Rates are the inverse of times. */
function sign({ metric }: Miss): number {
  return metric === "throughput" ? -1 : 1
}
