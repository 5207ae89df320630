/** The rule of the field for memory: bytes for each parameter, shared by all devices, and a fifth more. */
import { unreachable } from "../../../src/engine/index.ts"
import type { LayerGraph } from "../../../src/models/index.ts"
import type { TrainingMethod } from "../../../src/training/plan/job.ts"
import type { MemoryQuestion } from "./question.ts"

/** Source: EleutherAI/cookbook and "Transformer Math 101", blog.eleuther.ai/transformer-math: inference takes 1.2 times the weights. */
const more = 1.2

/** Units: → [byte], of one device, of all devices for a served model. */
export function baselineBytes(question: MemoryQuestion): number {
  if (question.kind === "served") return more * parametersOf(question.ask.graph) * servedBytes(question.ask.weights)
  const { tp, pp, dp, zero, precision } = question.layout
  const shared = tp * pp * (zero === 0 ? 1 : dp)
  const bytes = bytesOf(question.job.method) * (precision === "fp32" && question.job.method !== "pretrain" ? 2 : 1)
  return (more * parametersOf(question.job.graph) * bytes) / shared
}

/** Source: arXiv 1910.02054, section 3.1 (16 bytes a parameter); arXiv 2106.09685; arXiv 2305.14314. */
function bytesOf(method: TrainingMethod): number {
  switch (method) {
    case "pretrain":
    case "full":
      return 16
    case "lora":
      return 2
    case "qlora":
      return 0.5
    default:
      return unreachable(method)
  }
}

function servedBytes(format: string): number {
  if (format === "int4") return 0.5
  return format === "fp8" || format === "int8" ? 1 : format === "fp32" ? 4 : 2
}

export function parametersOf({ nodes }: LayerGraph): number {
  const own = nodes.flatMap(({ weights }) => weights.filter(({ tiedTo }) => tiedTo === null))
  return own.reduce((sum, { shape, copies }) => sum + copies * shape.reduce((a, b) => a * b, 1), 0)
}
