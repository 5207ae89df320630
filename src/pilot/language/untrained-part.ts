/** What a transformer may have that the forward pass here has not: told by the name of the part, and never left out in silence. */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import type { Attention, Block, TransformerConfig } from "../../models/index.ts"

/** The first such part; null where all can be computed. */
export function untrainedPart(config: TransformerConfig): Diagnostic | null {
  const part =
    partOf(config) ?? config.groups.map(({ block }) => partOfBlock(config, block)).find((each) => each !== null) ?? null
  return part === null ? null : error("pilot-part", null, { part })
}

export type UntrainedPart =
  | ("encoder" | "no-language-head" | "segments" | "positions" | "pooler")
  | ("state" | "latent" | "gate" | "sinks" | "relative" | "odd-head" | "experts" | "one-part" | "norms")

function partOf({ role, head, embedding, positions, hasPooler }: TransformerConfig): UntrainedPart | null {
  if (role !== "decoder") return "encoder"
  if (head.kind !== "language") return "no-language-head"
  if (embedding.segments > 0) return "segments"
  if (positions.kind === "alibi") return "positions"
  return hasPooler ? "pooler" : null
}

function partOfBlock(config: TransformerConfig, { attention, feedForward, norms }: Block): UntrainedPart | null {
  if (feedForward.kind === "experts") return "experts"
  if (feedForward.kind === "none") return "one-part"
  const allowed = config.isParallel ? [1, 2] : [2, 4]
  if (!allowed.includes(norms)) return "norms"
  return partOfAttention(attention, config.positions.kind === "rotary")
}

function partOfAttention(attention: Attention, isRotary: boolean): UntrainedPart | null {
  if (attention.kind === "none") return "one-part"
  if (attention.kind === "latent") return "latent"
  if (attention.kind !== "grouped") return "state"
  if (attention.hasGate) return "gate"
  if (attention.hasSinks) return "sinks"
  if (attention.hasRelativePositions) return "relative"
  return isRotary && attention.headSize % 2 !== 0 ? "odd-head" : null
}
