/**
 * How weights follow their gradients. Each rule keeps a fixed number of moments beside every weight. Its `scalars` change with the
 * step and are computed in double precision outside of the compiled step.
 */
import type { Operations } from "../engine/backend.ts"
import type { Tensor } from "../engine/tensor.ts"

export type Followed = { readonly weight: Tensor; readonly moments: readonly Tensor[] }

export type Optimizer = {
  readonly name: string
  readonly moments: number
  /** What a step needs beside the learning rate; `step` counts from 0. */
  readonly scalars: (step: number) => readonly number[]
  readonly follow: (ops: Operations, at: Place) => Followed
}

export type Place = Followed & {
  readonly gradient: Tensor
  readonly rate: Tensor
  readonly scalars: readonly Tensor[]
  /** Whether weight decay takes hold of this weight. */
  readonly isDecayed: boolean
}

export function sgd(): Optimizer {
  return {
    name: "SGD",
    moments: 0,
    scalars: () => [],
    follow: (ops, at) => ({ weight: less(ops, at, at.gradient), moments: [] }),
  }
}

/** Source: Sutskever et al. 2013, in the form of PyTorch's SGD, where the rate multiplies the whole velocity. */
export function momentum(part = 0.9): Optimizer {
  return {
    name: "momentum",
    moments: 1,
    scalars: () => [],
    follow: (ops, at) => {
      const velocity = ops.add(ops.multiply(momentOf(at, 0), part), at.gradient)
      return { weight: less(ops, at, velocity), moments: [velocity] }
    },
  }
}

export type AdamSettings = { readonly beta1?: number; readonly beta2?: number; readonly epsilon?: number }

/** Source: Kingma & Ba, arXiv 1412.6980, algorithm 1. */
export function adam(settings: AdamSettings = {}): Optimizer {
  return adamRule("Adam", settings, 0)
}

/** The decay is apart from the gradient. Source: Loshchilov & Hutter, arXiv 1711.05101, algorithm 2. */
export function adamW(settings: AdamSettings & { readonly decay?: number } = {}): Optimizer {
  return adamRule("AdamW", settings, settings.decay ?? 0.01)
}

function adamRule(name: string, { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamSettings, decay: number): Optimizer {
  return {
    name,
    moments: 2,
    scalars: (step) => [1 / (1 - beta1 ** (step + 1)), 1 / (1 - beta2 ** (step + 1))],
    follow: (ops, at) => {
      const { gradient, scalars } = at
      const first = blend(ops, momentOf(at, 0), gradient, beta1)
      const second = blend(ops, momentOf(at, 1), ops.multiply(gradient, gradient), beta2)
      const [correction1 = 1, correction2 = 1] = scalars
      const root = ops.add(ops.sqrt(ops.multiply(second, correction2)), epsilon)
      const move = ops.divide(ops.multiply(first, correction1), root)
      const isApart = at.isDecayed && decay > 0
      const weight = isApart ? ops.multiply(at.weight, ops.subtract(1, ops.multiply(at.rate, decay))) : at.weight
      return { weight: less(ops, { ...at, weight }, move), moments: [first, second] }
    },
  }
}

function blend(ops: Operations, old: Tensor, fresh: Tensor, part: number): Tensor {
  return ops.add(ops.multiply(old, part), ops.multiply(fresh, 1 - part))
}

function less(ops: Operations, { weight, rate }: Place, move: Tensor): Tensor {
  return ops.subtract(weight, ops.multiply(move, rate))
}

function momentOf({ moments }: Place, index: number): Tensor {
  const moment = moments[index]
  if (moment === undefined) throw new Error(`internal: no moment ${index}`)
  return moment
}
