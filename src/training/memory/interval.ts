/** Error bars of memory: what leaving a group of measured rows out of the fit was off by, at the level that matches the question. */
import { memoryConstants } from "../../data/index.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { MemoryChoices } from "./choices.ts"
import type { InferenceAsk } from "./inference.ts"
import { hasAdapters } from "./part-parameters.ts"

/** What is asked, as far as errors depend on it. */
export type Measured =
  | {
      readonly kind: "step"
      readonly job: Pick<TrainingJob, "framework" | "method">
      readonly choices?: Partial<Pick<MemoryChoices, "offload">>
    }
  | { readonly kind: "served"; readonly ask: Pick<InferenceAsk, "weights"> }

/** Framework and whether all weights learn, or that the host holds states; of a served model whether its weights are whole. */
export function levelOf(measured: Measured): string {
  if (measured.kind === "served") return isWhole(measured.ask) ? "inference, whole" : "inference, quantised"
  if ((measured.choices?.offload ?? "nothing") !== "nothing") return "offloaded"
  const { framework, method } = measured.job
  return `${framework}, ${hasAdapters({ method }) ? "adapters" : "all weights"}`
}

function isWhole({ weights }: Pick<InferenceAsk, "weights">): boolean {
  return weights === "16 bits" || weights === "fp32"
}

/**
 * 90 % interval around a figure. A level that nobody measured has the spread of sources that the fit had not seen.
 * Units: [byte] → [byte].
 */
export function memoryInterval(bytes: number, measured: Measured): { readonly low: number; readonly high: number } {
  const { levels, unmeasured } = memoryConstants.spread
  const factor = Math.exp(levels[levelOf(measured)] ?? unmeasured)
  return { low: bytes / factor, high: bytes * factor }
}
