/** Error bars of memory: what leaving a group of measured rows out of the fit was off by, at the level that matches the question. */
import { type MemoryConstants, memoryConstants } from "../../data/index.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { MemoryChoices } from "./choices.ts"
import type { InferenceAsk } from "./inference.ts"
import { hasAdapters } from "./part-parameters.ts"
import type { Reading } from "./stage-memory.ts"

/** What is asked, as far as errors depend on it. `reading` is "device" unless said. */
export type Measured =
  | {
      readonly kind: "step"
      readonly job: Pick<TrainingJob, "framework" | "method" | "offload">
      readonly choices?: Partial<Pick<MemoryChoices, "offload">>
      readonly reading?: Reading
    }
  | { readonly kind: "served"; readonly ask: Pick<InferenceAsk, "weights" | "reading"> }

const allocated = ", allocated"

/**
 * Framework and whether all weights learn, or that the host holds states, and whether tensors alone are counted; of a served model whether its weights
 * are whole.
 */
export function levelOf(measured: Measured): string {
  if (measured.kind === "served") {
    const level = isWhole(measured.ask) ? "inference, whole" : "inference, quantised"
    return measured.ask.reading === "allocated" ? `${level}${allocated}` : level
  }
  if ((measured.choices?.offload ?? measured.job.offload ?? "nothing") !== "nothing") return "offloaded"
  const { framework, method } = measured.job
  const level = `${framework}, ${hasAdapters({ method }) ? "adapters" : "all weights"}`
  return measured.reading === "allocated" ? `${level}${allocated}` : level
}

function isWhole({ weights }: Pick<InferenceAsk, "weights">): boolean {
  return weights === "16 bits" || weights === "fp32"
}

/**
 * 90 % interval around a figure. Where tensors were measured and the device is asked for, or the other way round, the spread of all levels is added;
 * a level that nobody measured has that of frameworks which the fit had not seen.
 * Units: [byte] → [byte].
 */
export function memoryInterval(bytes: number, measured: Measured): { readonly low: number; readonly high: number } {
  const factor = Math.exp(halfWidthOf(memoryConstants.spread, levelOf(measured)))
  return { low: bytes / factor, high: bytes * factor }
}

/** Of a 90 % interval, as a logarithm. */
export function halfWidthOf({ levels, transfer, unmeasured }: MemoryConstants["spread"], level: string): number {
  const own = levels[level]
  if (own !== undefined) return own
  const other = levels[level.endsWith(allocated) ? level.slice(0, -allocated.length) : `${level}${allocated}`]
  return other === undefined ? unmeasured : Math.hypot(other, transfer)
}
