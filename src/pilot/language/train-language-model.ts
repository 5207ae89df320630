/**
 * Trains a language model on a text of tokens, step by step: whoever calls decides when to stop, measure and store. Same settings, same seed, same
 * back end: the same bits, in one go or resumed.
 */

import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { readAll, readCheckpoint, writeCheckpoint } from "../checkpoint/checkpoint.ts"
import type { Backend } from "../engine/backend.ts"
import type { HostArrays, Tensor, Tensors } from "../engine/tensor.ts"
import { softmaxCrossEntropy } from "../learning/losses.ts"
import { rateAt } from "../learning/schedule.ts"
import { optimizerOf, type TrainingSettings } from "../learning/settings.ts"
import { startOf, type TrainState, trainStep } from "../learning/train-step.ts"
import { initialWeights } from "./initial-weights.ts"
import type { LanguageModel } from "./language-model.ts"
import { type LanguageQuality, languageQuality } from "./quality.ts"
import { checkpointSettings } from "./settings.ts"
import { trainingBatches, wholeText } from "./windows.ts"

export type LanguageStep = {
  /** Steps made, this one among them. */
  readonly step: number
  /** Of the step's batch, before it. Units: [nat/token]. */
  readonly loss: number
  readonly gradientLength: number
  readonly rate: number
}

export type LanguageTraining = {
  readonly step: () => Promise<LanguageStep>
  /** Steps made so far. */
  readonly steps: () => number
  /** Of a text that was held back; `bytes` is its length in UTF-8. */
  readonly measure: (tokens: Int32Array, bytes: number) => Promise<LanguageQuality>
  readonly weights: () => Promise<HostArrays>
  readonly checkpoint: () => Promise<Uint8Array<ArrayBuffer>>
  readonly dispose: () => void
}

export type LanguageResumed =
  | { readonly kind: "training"; readonly training: LanguageTraining }
  | { readonly kind: "problems"; readonly problems: readonly Diagnostic[] }

/** `tokens` must be more than a window. */
export function trainLanguageModel(
  backend: Backend,
  model: LanguageModel,
  tokens: Int32Array,
  settings: TrainingSettings,
): LanguageTraining {
  const weights = initialWeights(model.graph, settings.seed)
  return trainingFrom(backend, model, tokens, settings, startOf(backend, weights, optimizerOf(settings)))
}

/** Goes on from a checkpoint that the same model, text and settings wrote. Errors: pilot-checkpoint. */
export function resumeLanguageModel(
  backend: Backend,
  model: LanguageModel,
  tokens: Int32Array,
  settings: TrainingSettings,
  checkpoint: Uint8Array,
): LanguageResumed {
  const weights = initialWeights(model.graph, settings.seed)
  const read = readCheckpoint(backend, checkpoint, checkpointSettings(model, tokens, settings), weights)
  if (read.kind === "fault") {
    const { fault, array } = read
    return { kind: "problems", problems: [error("pilot-checkpoint", null, { fault, array })] }
  }
  return { kind: "training", training: trainingFrom(backend, model, tokens, settings, read.state) }
}

function trainingFrom(
  backend: Backend,
  model: LanguageModel,
  tokens: Int32Array,
  settings: TrainingSettings,
  start: TrainState,
): LanguageTraining {
  const stepper = stepping(backend, model, tokens, settings)
  const meter = measuring(backend, model, settings.batch)
  let state = start
  return {
    step: async () => {
      const { told, next } = await stepper.step(state)
      state = next
      return told
    },
    steps: () => state.step,
    measure: (held, bytes) => meter.measure(state.parameters, held, bytes),
    weights: () => readAll(backend, state.parameters),
    checkpoint: () => writeCheckpoint(backend, state, checkpointSettings(model, tokens, settings)),
    dispose: () => {
      stepper.dispose()
      meter.dispose()
      backend.dispose([state.parameters, state.moments])
    },
  }
}

type Stepper = {
  readonly step: (state: TrainState) => Promise<{ readonly told: LanguageStep; readonly next: TrainState }>
  readonly dispose: () => void
}

function stepping(backend: Backend, model: LanguageModel, tokens: Int32Array, settings: TrainingSettings): Stepper {
  const { batch, seed, clip, schedule } = settings
  const { context } = model
  const loss = (parameters: Tensors, inputs: Tensor, labels: Tensor): Tensor =>
    softmaxCrossEntropy(backend, model.logits({ ops: backend, parameters }, inputs), labels)
  const compiled = trainStep(backend, { loss, optimizer: optimizerOf(settings), ...(clip === undefined ? {} : { clip }) })
  const batchOf = trainingBatches(tokens, { batch, context, seed })
  const step: Stepper["step"] = async (state) => {
    const { inputs, labels } = batchOf(state.step)
    const [x, y] = [backend.tensor(inputs, [batch, context]), backend.tensor(labels, [batch, context])]
    const rate = rateAt(schedule, state.step)
    const { state: next, loss: told, gradientLength } = await compiled.run(state, rate, x, y)
    backend.dispose([x, y])
    return { told: { step: next.step, loss: told, gradientLength, rate }, next }
  }
  return { step, dispose: compiled.dispose }
}

type Meter = {
  readonly measure: (parameters: Tensors, tokens: Int32Array, bytes: number) => Promise<LanguageQuality>
  readonly dispose: () => void
}

function measuring(backend: Backend, model: LanguageModel, batch: number): Meter {
  const { context } = model
  const loss = (parameters: Tensors, inputs: Tensor, labels: Tensor, weights: Tensor): Tensor =>
    softmaxCrossEntropy(backend, model.logits({ ops: backend, parameters }, inputs), labels, weights)
  const compiled = backend.compile(loss)
  const measure = async (parameters: Tensors, tokens: Int32Array, bytes: number): Promise<LanguageQuality> => {
    let [nats, told] = [0, 0]
    for (const { inputs, labels, weights } of wholeText(tokens, batch, context)) {
      const given = [inputs, labels, weights].map((values) => backend.tensor(values, [batch, context])) as [
        Tensor,
        Tensor,
        Tensor,
      ]
      const mean = compiled.run(parameters, ...given)
      const count = weights.reduce((sum, weight) => sum + weight, 0)
      nats += ((await backend.read(mean))[0] ?? Number.NaN) * count
      told += count
      backend.dispose([mean, given])
    }
    return languageQuality(nats, told, bytes)
  }
  return { measure, dispose: compiled.dispose }
}
