/** One layer of the graph: a weight of one shape, how often it occurs, and what it costs a token. */

export type LayerKind = "embedding" | "position" | "attention" | "scores" | "feed-forward" | "router" | "norm" | "head" | "pooler"

/** The matrices that an adapter may be added to. */
export type AdapterTarget = "query" | "key" | "value" | "output" | "gate" | "up" | "down"

export type Layer = {
  readonly name: string
  readonly kind: LayerKind
  /** Equal copies in the model. */
  readonly count: number
  /** Of the weight of one copy, outputs first; empty where there is no weight of its own. */
  readonly shape: readonly number[]
  /** Of one copy, bias included. */
  readonly parameters: number
  /** Share of the copies that one token passes: below 1 for experts only. */
  readonly activeShare: number
  /** Forward, of one copy that is used, a multiply-add counted as 2; norms and lookups count 0. */
  readonly flopsPerToken: number
  /** Attention scores only: FLOP of one token for each position that it attends to. */
  readonly flopsPerPosition: number
  /** The same in decoding, where a latent cache is attended to as it stands. */
  readonly decodeFlopsPerPosition: number
  readonly window: number | null
  readonly target: AdapterTarget | null
}

type Extra = Partial<Pick<Layer, "count" | "activeShare" | "target">>

/** A matrix product: `shape` [outputs, inputs]. */
export function matrix(
  name: string,
  kind: LayerKind,
  outputs: number,
  inputs: number,
  hasBias: boolean,
  extra: Extra = {},
): Layer {
  const weights = outputs * inputs
  const parameters = weights + (hasBias ? outputs : 0)
  return { ...plainLayer(name, kind, [outputs, inputs], parameters), flopsPerToken: 2 * weights, ...extra }
}

/** A table that rows are looked up in: `shape` [rows, width]. */
export function table(name: string, kind: LayerKind, rows: number, width: number): Layer {
  return plainLayer(name, kind, [rows, width], rows * width)
}

export function plainLayer(name: string, kind: LayerKind, shape: readonly number[], parameters: number): Layer {
  const costs = { flopsPerToken: 0, flopsPerPosition: 0, decodeFlopsPerPosition: 0 }
  return { name, kind, count: 1, shape, parameters, activeShare: 1, ...costs, window: null, target: null }
}
