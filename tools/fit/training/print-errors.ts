/** Tables of misses, ours beside the naive rule's, by source. */
import { median } from "../statistics.ts"
import type { Errors } from "./holdout.ts"
import type { Observation } from "./observations.ts"

export type Figures = { readonly rows: number; readonly median: number; readonly mean: number; readonly ninetieth: number }

/** Of |predicted / published - 1| [%]. */
export function figuresOf(errors: Errors): Figures {
  const off = errors.map((error) => 100 * Math.abs(Math.exp(error) - 1)).toSorted((a, b) => a - b)
  return {
    rows: off.length,
    median: median(off),
    mean: off.reduce((sum, each) => sum + each, 0) / Math.max(1, off.length),
    ninetieth: off[Math.min(off.length - 1, Math.floor(0.9 * off.length))] ?? 0,
  }
}

export function printErrors(title: string, observations: readonly Observation[], ours: Errors, naive: Errors): void {
  console.log(`\n${title.padEnd(36)} rows | ours: median   mean    p90 | naive: median  mean    p90`)
  const line = (name: string, isMeant: (one: Observation) => boolean): void => {
    const pick = (errors: Errors): Errors => errors.filter((_, k) => observations[k] !== undefined && isMeant(observations[k]))
    console.log(
      `${name.padEnd(36)} ${String(pick(ours).length).padStart(4)} |       ${told(pick(ours))} |        ${told(pick(naive))}`,
    )
  }
  line("all", () => true)
  for (const source of new Set(observations.map((one) => one.source))) line(source, (one) => one.source === source)
}

function told(errors: Errors): string {
  const { median, mean, ninetieth } = figuresOf(errors)
  return [median, mean, ninetieth].map((figure) => figure.toFixed(1).padStart(6)).join(" ")
}
