/** Words for images, signals and records: [channels, ...axes], or one vector. */
import { unreachable } from "../../engine/index.ts"
import { otherwise, type Shape, word } from "../../shape/index.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"
import { flatten, resample, toTokens } from "../layers/arrange.ts"
import { conv, transposedConv } from "../layers/conv.ts"
import { linear } from "../layers/linear.ts"
import { batchNorm, groupNorm, instanceNorm, layerNorm, rmsNorm } from "../layers/norm.ts"
import { type Activation, activation, dropout, softmax } from "../layers/pointwise.ts"
import { averagePool, globalPool, maxPool } from "../layers/pool.ts"
import { trees } from "../layers/trees.ts"
import { type Lay, type LayerWord, layerWord, needAxes } from "./layer-word.ts"
import { flag, padding, perAxis, type Scope, whole } from "./scope.ts"

const activations = [
  "relu",
  "relu6",
  "leaky relu",
  "gelu",
  "silu",
  "sigmoid",
  "tanh",
  "hard swish",
  "hard sigmoid",
  "mish",
] as const
export function activationWord(): Shape<Activation> {
  return word(activations)
}

/** What moves over the axes of an image. */
const movement = (scope: Scope) => ({
  kernel: otherwise(perAxis(scope), 3),
  stride: otherwise(perAxis(scope), 1),
  dilation: otherwise(perAxis(scope), 1),
})

/** A linear layer multiplies the last axis, which of an image is a row of its places: whoever writes it there has left out a step before it. */
export const isFlat = (axes: number): boolean => axes <= 2

/** It has a thousand million leaves. */
const deepestTree = 30
const pools = ["max", "average", "global"] as const
const norms = ["batch", "layer", "rms", "group", "instance"] as const

const convWord = layerWord(
  "out",
  (scope) => ({
    out: whole(scope),
    ...movement(scope),
    padding: otherwise(padding(scope), 0),
    groups: otherwise(whole(scope), 1),
    bias: otherwise(flag(), true),
  }),
  ({ out, ...options }): Lay =>
    (net, name, x) => {
      for (const size of [options.kernel, options.stride, options.dilation, options.padding])
        if (Array.isArray(size)) needAxes(net, name, x, (axes) => size.length === axes - 1)
      return conv(net, name, x, out, options)
    },
)

const transposedWord = layerWord(
  "out",
  (scope) => ({
    out: whole(scope),
    kernel: otherwise(whole(scope), 2),
    stride: otherwise(whole(scope), 2),
    padding: otherwise(whole(scope, 0), 0),
    bias: otherwise(flag(), true),
  }),
  ({ out, ...options }): Lay =>
    (net, name, x) => {
      const y = transposedConv(net, name, x, out, options)
      if (y.shape.some((size) => size < 1)) throw new ShapeMistake(net.pathOf(name), "too-small", [x.shape, [options.kernel]])
      return y
    },
)

const poolWord = layerWord(
  "kind",
  (scope) => ({
    kind: word(pools),
    kernel: otherwise(whole(scope), 2),
    stride: otherwise(whole(scope, 0), 0),
    padding: otherwise(whole(scope, 0), 0),
  }),
  ({ kind, kernel, stride, padding }): Lay =>
    (net, name, x) => {
      needAxes(net, name, x, (axes) => axes > 1)
      if (kind === "global") return globalPool(net, name, x)
      // As in PyTorch, windows stand side by side unless a stride is given.
      const movement = { kernel, stride: stride === 0 ? kernel : stride, padding }
      return kind === "max" ? maxPool(net, name, x, movement) : averagePool(net, name, x, movement)
    },
)

const normWord = layerWord(
  "kind",
  (scope) => ({ kind: word(norms), groups: otherwise(whole(scope), 32), scaled: otherwise(flag(), true) }),
  ({ kind, groups, scaled }): Lay =>
    (net, name, x) => {
      const learnt = scaled ? "scale and shift" : "nothing"
      switch (kind) {
        case "batch":
          return batchNorm(net, name, x, learnt)
        case "layer":
          return layerNorm(net, name, x, learnt)
        case "rms":
          return rmsNorm(net, name, x)
        case "instance":
          return instanceNorm(net, name, x, learnt)
        case "group":
          if ((x.shape[0] ?? 0) % groups !== 0) throw new ShapeMistake(net.pathOf(name), "not-divisible", [x.shape], groups)
          return groupNorm(net, name, x, groups)
        default:
          return unreachable(kind)
      }
    },
)

export const imageWords: Readonly<Record<string, LayerWord>> = {
  conv: convWord,
  "transposed conv": transposedWord,
  pool: poolWord,
  norm: normWord,
  linear: layerWord(
    "out",
    (scope) => ({ out: whole(scope), bias: otherwise(flag(), true) }),
    ({ out, bias }): Lay =>
      (net, name, x) => {
        needAxes(net, name, x, isFlat)
        return linear(net, name, x, out, { bias })
      },
  ),
  activation: layerWord(
    "kind",
    () => ({ kind: activationWord() }),
    ({ kind }): Lay =>
      (net, name, x) =>
        activation(net, name, x, kind),
  ),
  upsample: layerWord(
    "factor",
    (scope) => ({ factor: otherwise(whole(scope), 2), kind: otherwise(word(["nearest", "bilinear", "bicubic"]), "nearest") }),
    ({ factor, kind }): Lay =>
      (net, name, x) => {
        needAxes(net, name, x, (axes) => axes > 1)
        return resample(
          net,
          name,
          x,
          x.shape.slice(1).map((size) => size * factor),
          kind,
        )
      },
  ),
  flatten: plain(flatten),
  tokens: plain(toTokens),
  softmax: plain(softmax),
  dropout: plain(dropout),
  trees: layerWord(
    "rounds",
    (scope) => ({
      rounds: otherwise(whole(scope), 100),
      depth: otherwise(whole(scope, 1, deepestTree), 6),
      outputs: otherwise(whole(scope), 1),
    }),
    (options): Lay =>
      (net, name, x) => {
        needAxes(net, name, x, (axes) => axes === 1)
        return trees(net, name, x, options)
      },
  ),
}

function plain(lay: Lay): LayerWord {
  return layerWord(
    null,
    () => ({}),
    () => lay,
  )
}
