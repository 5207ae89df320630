/** The layer graph of a model, from the embedding to the head. */
import { blockLayers } from "./block.ts"
import type { ModelConfig } from "./config.ts"
import { type Layer, matrix, plainLayer, table } from "./layer.ts"
import { normLayer } from "./norm.ts"

/** Every layer with its shape, copies, parameters and FLOP per token; equal blocks are listed once with their count. */
export function layers(config: ModelConfig): readonly Layer[] {
  const { hidden, norm } = config
  const listed: Layer[] = [...inputLayers(config)]
  let first = 0
  for (const { count, block } of config.groups) {
    const at = count === 1 ? `blocks.${first}` : `blocks.${first}-${first + count - 1}`
    listed.push(...blockLayers(block, hidden, norm, count, at))
    first += count
  }
  if (config.hasFinalNorm) listed.push(normLayer("final.norm", norm, hidden))
  listed.push(...outputLayers(config))
  return listed
}

function inputLayers(config: ModelConfig): readonly Layer[] {
  const { hidden, vocabulary, embedding, positions, norm } = config
  const listed = [table("embedding.tokens", "embedding", vocabulary, embedding.width)]
  if (positions.kind === "learned") listed.push(table("embedding.positions", "position", positions.rows, hidden))
  if (embedding.segments > 0) listed.push(table("embedding.segments", "embedding", embedding.segments, hidden))
  if (embedding.hasNorm) listed.push(normLayer("embedding.norm", norm, hidden))
  if (embedding.width !== hidden) listed.push(matrix("embedding.in", "embedding", hidden, embedding.width, false))
  return listed
}

/** A tied head costs FLOP but has no weight of its own. The pooler sees one token of a sequence, so it costs a token nothing. */
function outputLayers(config: ModelConfig): readonly Layer[] {
  const { hidden, vocabulary, embedding, head } = config
  const listed: Layer[] = []
  if (config.hasPooler) listed.push(plainLayer("pooler", "pooler", [hidden, hidden], hidden * hidden + hidden))
  if (head.kind === "none") return listed
  if (embedding.width !== hidden) listed.push(matrix("embedding.out", "embedding", embedding.width, hidden, false))
  const full = matrix(head.isTied ? "head (tied)" : "head", "head", vocabulary, embedding.width, head.hasBias)
  listed.push(head.isTied ? { ...full, parameters: head.hasBias ? vocabulary : 0 } : full)
  return listed
}
