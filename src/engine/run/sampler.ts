/**
 * A model ready to be sampled: inputs drawn once, programs compiled once for each set of results.
 * Every run is on the same draws, so that a difference between two runs is a difference of the plans.
 */
import { type CompiledProgram, compileProgram } from "../backends/program.ts"
import { quickestBackEnd } from "../backends/quickest.ts"
import { column, crewInUse, shared } from "../backends/wasm/crew.ts"
import { GraphBuilder, type NodeId } from "../graph/graph.ts"
import type { Model } from "../model/model.ts"
import type { Correlation } from "./correlation.ts"
import { lawOf } from "./distributions.ts"
import { drawInputs } from "./draws.ts"
import type { Seat } from "./points.ts"
import { programsOf } from "./programs.ts"
import { type SamplePlan, samplePlan } from "./replicates.ts"
import { seatsOf } from "./seats.ts"

export type SamplerOptions = {
  readonly samples: number
  readonly seed: number
  readonly correlations?: readonly Correlation[]
  /** One for each input, in the order of the model: for draws that a second model shares. */
  readonly seats?: readonly Seat[]
}

export type Sampler = {
  readonly model: Model
  readonly plan: SamplePlan
  readonly seed: number
  /** In base units; shared, not to be changed.  Shape: [inputs][samples]. */
  readonly columns: readonly Float64Array[]
  /** True when the correlations asked for contradict each other and near ones were taken. */
  readonly repaired: boolean
  /** The parameters of the model at their initial values, to be copied and changed. */
  readonly initial: readonly number[]
  /** Results in base units; other columns than the drawn ones may be given.  Shape of each: [samples] for a scalar, [months][samples] for a monthly node. */
  readonly run: (
    nodes: readonly NodeId[],
    parameters?: readonly number[],
    columns?: readonly Float64Array[],
    /** Of these only the last month is wanted, as [samples]: sixty months of each would be carried about for one. */
    ends?: ReadonlySet<NodeId>,
  ) => readonly Float64Array[]
}

export function createSampler(model: Model, options: SamplerOptions): Sampler {
  const plan = samplePlan(options.samples)
  const { columns: drawn, repaired } = drawInputs(
    model.inputs,
    options.correlations ?? [],
    plan,
    options.seed,
    options.seats ?? seatsOf(model),
  )
  const columns = crewInUse() === null ? drawn : drawn.map(shared)
  const initial = model.parameters.map((parameter) => parameter.initial)
  const run: Sampler["run"] = (nodes, parameters = initial, given = columns, ends = none) => {
    const program = programOf(model, nodes, ends)
    const results = program.isMonthly.map((isMonthly) => column(plan.samples * (isMonthly ? model.months : 1)))
    program.run(crewInUse() === null ? given : given.map(shared), parameters, plan.samples, results)
    return results
  }
  return { model, plan, seed: options.seed, columns, repaired, initial, run }
}

const none: ReadonlySet<NodeId> = new Set()

/** Samplers of one model, coarse and fine, share their programs, and so do models whose graphs are the same. */
export function programOf(model: Model, nodes: readonly NodeId[], ends: ReadonlySet<NodeId> = none): CompiledProgram {
  const { graph, months, parameters } = model
  const isContinuous = isContinuousIn(model)
  const options = { months, parameters: parameters.length, isContinuous, compile: quickestBackEnd() }
  const jumps = model.inputs.flatMap((_, input) => (isContinuous(input) ? [] : [input]))
  const names = nodes.map((node) => (ends.has(node) ? `${node} at end` : node))
  const key = `${months} ${parameters.length} ${jumps.join()}: ${names.join()}`
  return programsOf(graph).of(key, () => {
    if (ends.size === 0) return compileProgram(graph, nodes, options)
    const builder = GraphBuilder.on(graph)
    const asked = nodes.map((node) => (ends.has(node) && builder.isMonthly(node) ? builder.reduction("last", node) : node))
    return compileProgram(builder, asked, options)
  })
}

/** Of a model's inputs, by number: whether each has a continuous distribution. */
export function isContinuousIn({ inputs }: Model): (input: number) => boolean {
  return (input) => {
    const distribution = inputs[input]?.distribution
    return distribution !== undefined && lawOf(distribution).atoms.length === 0
  }
}
