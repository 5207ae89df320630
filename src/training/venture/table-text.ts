/** A figure of the plans as a formula over the number of GPUs. */

/** Of one number of GPUs, as it is written: `0.324`, `69.8 GB/GPU`. */
export type Entry = { readonly count: number; readonly text: string }

/** Numbers of GPUs for which a plan stands, from the first to below the last. */
export type Reach = { readonly from: number; readonly below: number }

/** What lies between two numbers of GPUs, by ratio, takes the plan of the nearer one. `counts` ascend. */
export function reachesOf(counts: readonly number[]): readonly Reach[] {
  const borders = counts.slice(0, -1).map((count, k) => Number(Math.sqrt(count * (counts[k + 1] ?? count)).toPrecision(3)))
  return counts.map((_, k) => ({ from: borders[k - 1] ?? 0, below: borders[k] ?? Infinity }))
}

/** A figure where all plans say the same, else nested conditions. */
export function tableText(entries: readonly Entry[]): string {
  const reaches = reachesOf(entries.map(({ count }) => count))
  const steps = entries.map(({ text }, k) => ({ text, below: reaches[k]?.below ?? Infinity }))
  const apart = steps.filter(({ text }, k) => text !== steps[k + 1]?.text)
  const last = apart.at(-1)?.text ?? ""
  if (apart.length <= 1) return last
  return apart.slice(0, -1).reduceRight((rest, { text, below }) => `if(training.gpus < ${below} GPU, ${text}, ${rest})`, last)
}

/** The same as a whole value: a figure stands alone, a formula begins with its sign. */
export function formulaOf(entries: readonly Entry[]): string {
  const text = tableText(entries)
  return text.startsWith("if(") ? `= ${text}` : text
}
