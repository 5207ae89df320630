/** One compiled step of training: loss, gradient, clipping and the optimizer's rule in one program. */
import type { Backend, Loss } from "../engine/backend.ts"
import type { HostArrays, Tensor, Tensors, Tree } from "../engine/tensor.ts"
import { clipped, lengthOf } from "./clip.ts"
import type { Optimizer } from "./optimizer.ts"

export type TrainState = {
  readonly parameters: Tensors
  /** The optimizer's, each a tree like the parameters. */
  readonly moments: readonly Tensors[]
  /** How many steps were made. */
  readonly step: number
}

export type Stepped = {
  readonly state: TrainState
  readonly loss: number
  /** Of the gradient, before it was clipped. */
  readonly gradientLength: number
}

export type TrainStepSettings<Rest extends readonly Tree[]> = {
  readonly loss: Loss<Rest>
  readonly optimizer: Optimizer
  /** Longest gradient; none is cut unless said. */
  readonly clip?: number
  /** Which weights decay: matrices and tables unless said, as GPT-2's code has it. */
  readonly isDecayed?: (name: string, weight: Tensor) => boolean
}

export type TrainStep<Rest extends readonly Tree[]> = {
  /** Frees the state that it is given. */
  readonly run: (state: TrainState, rate: number, ...rest: Rest) => Promise<Stepped>
  readonly dispose: () => void
}

export function startOf(backend: Backend, weights: HostArrays, optimizer: Optimizer): TrainState {
  const each = (make: (array: HostArrays[string]) => Tensor): Tensors =>
    Object.fromEntries(Object.entries(weights).map(([name, array]) => [name, make(array)]))
  const zeros = (): Tensors => each(({ shape, values }) => backend.tensor(new Float32Array(values.length), shape))
  return {
    parameters: each(({ shape, values }) => backend.tensor(values, shape)),
    moments: Array.from({ length: optimizer.moments }, zeros),
    step: 0,
  }
}

export function trainStep<Rest extends readonly Tree[]>(backend: Backend, settings: TrainStepSettings<Rest>): TrainStep<Rest> {
  const { optimizer } = settings
  const compiled = backend.compile((parameters: Tensors, moments: readonly Tensors[], scalars: readonly Tensor[], rest: Rest) =>
    oneStep(backend, settings, { parameters, moments }, scalars, rest),
  )
  const run = async (state: TrainState, rate: number, ...rest: Rest): Promise<Stepped> => {
    const { parameters, moments, step } = state
    const scalars = [rate, ...optimizer.scalars(step)].map((value) => backend.tensor([value], []))
    const out = compiled.run(parameters, moments, scalars, rest)
    backend.dispose([parameters, moments, scalars])
    const [loss = Number.NaN] = await backend.read(out.loss)
    const [gradientLength = Number.NaN] = await backend.read(out.gradientLength)
    backend.dispose([out.loss, out.gradientLength])
    return { state: { parameters: out.parameters, moments: out.moments, step: step + 1 }, loss, gradientLength }
  }
  return { run, dispose: compiled.dispose }
}

type Out = {
  readonly parameters: Tensors
  readonly moments: readonly Tensors[]
  readonly loss: Tensor
  readonly gradientLength: Tensor
}

function oneStep<Rest extends readonly Tree[]>(
  backend: Backend,
  { loss, optimizer, clip, isDecayed = isMatrix }: TrainStepSettings<Rest>,
  { parameters, moments }: Omit<TrainState, "step">,
  [rate, ...scalars]: readonly Tensor[],
  rest: Rest,
): Out {
  if (rate === undefined) throw new Error("internal: a step without a rate")
  const { value, gradient: whole } = backend.valueAndGradient(loss)(parameters, ...rest)
  const gradientLength = lengthOf(backend, whole)
  const gradient = clip === undefined ? whole : clipped(backend, whole, gradientLength, clip)
  const [fresh, freshMoments]: [Record<string, Tensor>, Record<string, Tensor>[]] = [{}, moments.map(() => ({}))]
  for (const [name, weight] of Object.entries(parameters)) {
    const at = { weight, gradient: named(gradient, name), moments: moments.map((each) => named(each, name)) }
    const followed = optimizer.follow(backend, { ...at, rate, scalars, isDecayed: isDecayed(name, weight) })
    fresh[name] = followed.weight
    for (const [k, moment] of followed.moments.entries()) (freshMoments[k] ?? {})[name] = moment
  }
  return { parameters: fresh, moments: freshMoments, loss: value, gradientLength }
}

function isMatrix(_name: string, { shape }: Tensor): boolean {
  return shape.length > 1
}

function named(tensors: Tensors, name: string): Tensor {
  const found = tensors[name]
  if (found === undefined) throw new Error(`internal: nothing beside ${name}`)
  return found
}
