/** What is known of a model once its layers are counted: a plain document, the same for programs and for reports. */
import type { TrustedSource } from "../../data/index.ts"
import type { Library, Task, Unit } from "../architecture.ts"
import type { LayerKind, Shape } from "../graph/layer-graph.ts"
import type { Precision } from "../measure/memory.ts"
import type { TuningName } from "./count-options.ts"

export type LayerCount = {
  /** As in the state dictionary of the usual implementation. */
  readonly path: string
  readonly kind: LayerKind
  /** What it is called in its field: `conv 3×3`. */
  readonly title: string
  readonly parameters: number
  /** For one token, image or sample, as `per` says. */
  readonly forwardFlops: number
  /** Of one sample, without the batch. */
  readonly output: Shape
}

/** Layers that keep keys and values of at most so many tokens; null of all. */
export type StateWindow = { readonly layers: number; readonly window: number | null }

export type ModelCount = {
  readonly name: string
  readonly family: string
  readonly title: string
  readonly library: Library
  readonly tasks: readonly Task[]
  /** What FLOP are counted for; `token` is the mean over a sequence. */
  readonly per: Unit
  /** What goes in, for one sample. */
  readonly inputs: readonly { readonly name: string; readonly shape: Shape }[]
  readonly batch: number
  readonly precision: Precision
  readonly tuning: TuningName
  /** Null where no adapters are trained. */
  readonly loraRank: number | null
  /** `causal`: the half that a mask hides is not counted; `full`: all scores are; null without attention. */
  readonly attention: "causal" | "full" | null

  readonly parameters: number
  /** Those that one token meets. */
  readonly activeParameters: number
  /** In tables of tokens, positions and segments. */
  readonly embeddingParameters: number
  readonly trainableParameters: number
  /** The form that is trained, whose are all figures of training, where the one that is counted is fused for use; null elsewhere. */
  readonly trainedAs: { readonly name: string; readonly parameters: number } | null
  readonly forwardMacs: number
  readonly forwardFlops: number
  /** Forward and backward. */
  readonly trainingFlops: number
  /** Decisions of trees, for one sample; null without trees. */
  readonly comparisons: number | null
  /** Kept for the backward pass of the whole batch, where all weights are trained. */
  readonly activationBytes: number
  readonly weightBytes: Readonly<Record<Precision, number>>
  /** Keys and values: what one more token adds while no window is full. */
  readonly stateBytesPerToken: number
  /** Recurrent states, which do not grow. */
  readonly stateBytesFixed: number
  /** All that one sequence of this length keeps. */
  readonly stateBytes: number
  readonly stateWindows: readonly StateWindow[]
  readonly layers: readonly LayerCount[]
  readonly sources: readonly TrustedSource[]
}
