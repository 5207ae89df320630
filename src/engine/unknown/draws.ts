/** Samples to be looked through a block at a time: of a sampler as they lie there, or drawn anew as a stream draws them. */
import type { Graph, NodeId } from "../graph/graph.ts"
import type { Model } from "../model/model.ts"
import { samplePlan } from "../run/replicates.ts"
import type { Sampler, SamplerOptions } from "../run/sampler.ts"
import { drawerOf } from "../run/stream.ts"

export type Draws = {
  readonly model: Model
  readonly parameters: readonly number[]
  readonly samples: number
  /** All samples of the inputs that these nodes of a graph need, `size` at most in a block, which the next one overwrites. */
  readonly blocks: (nodes: readonly NodeId[], graph: Graph, size: number) => Iterable<Drawn>
}

/** Base units.  Shape: [inputs][count], empty for inputs that are not needed. */
export type Drawn = { readonly columns: readonly Float64Array[]; readonly count: number }

/** The parameters are those of the sampler unless given. */
export function drawsOf(sampler: Sampler, parameters: readonly number[] = sampler.initial): Draws {
  const { model, plan, columns } = sampler
  const { samples } = plan
  return {
    model,
    parameters,
    samples,
    *blocks(_, __, size) {
      for (let first = 0; first < samples; first += size) {
        const count = Math.min(size, samples - first)
        yield { columns: columns.map((column) => column.subarray(first, first + count)), count }
      }
    },
  }
}

/** The samples of `createSampler` with the same options, without holding them all. */
export function drawsOfStream(
  model: Model,
  options: SamplerOptions,
  parameters: readonly number[] = model.parameters.map(({ initial }) => initial),
): Draws {
  const plan = samplePlan(options.samples)
  return {
    model,
    parameters,
    samples: plan.samples,
    *blocks(nodes, graph, size) {
      const count = Math.min(plan.perReplicate, 2 ** Math.floor(Math.log2(size)))
      const drawer = drawerOf({ ...model, graph }, { ...options, nodes }, plan, count)
      for (let replicate = 0; replicate < plan.replicates; replicate++)
        for (let first = 0; first < plan.perReplicate; first += count)
          yield { columns: drawer.columnsAt(replicate, first, count), count }
    },
  }
}
