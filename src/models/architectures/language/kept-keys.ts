/** What a decoder keeps of its attentions: keys and values of its own tokens, and those of the source, made once. */
import type { State } from "../../graph/layer-graph.ts"
import type { Tensor } from "../../graph/net.ts"

/** Grow with each token. */
export function ownKeys(inner: number): State {
  return { kind: "cache", valuesPerToken: 2 * inner, window: null }
}

/** As many as the source has tokens, however long the answer. */
export function sourceKeys(inner: number, source: Tensor): State {
  return { kind: "recurrent", values: 2 * inner * (source.shape[0] ?? 0) }
}
