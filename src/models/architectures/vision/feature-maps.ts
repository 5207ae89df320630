/** What a trunk hands on: one map for each stage, the finest first. */
import type { Tensor } from "../../graph/net.ts"

export type FeatureMaps = readonly Tensor[]

/** The coarsest, which a classifier reads. */
export function lastMap(maps: FeatureMaps): Tensor {
  const last = maps.at(-1)
  if (last === undefined) throw new Error("internal: a trunk without stages")
  return last
}
