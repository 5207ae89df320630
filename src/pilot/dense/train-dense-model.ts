/** Trains a model of features on the rows of a table, step by step; same settings and seed, same bits. */

import { readAll } from "../checkpoint/checkpoint.ts"
import type { Backend } from "../engine/backend.ts"
import { randomOf, shuffled } from "../engine/random.ts"
import type { HostArrays, Tensor, Tensors } from "../engine/tensor.ts"
import { binaryCrossEntropy, softmaxCrossEntropy, squaredError } from "../learning/losses.ts"
import { rateAt } from "../learning/schedule.ts"
import { optimizerOf, type TrainingSettings } from "../learning/settings.ts"
import { startOf, trainStep } from "../learning/train-step.ts"
import { type DenseModel, denseWeights } from "./dense-model.ts"

/** A number; whether something is so, as 1 or 0; one of several classes, as its index. */
export type DenseTask = "number" | "whether" | "class"

export type Table = {
  /** Row after row, as many as the model has features in each. */
  readonly features: Float32Array
  /** One a row. */
  readonly targets: Float32Array
}

export type DenseTraining = {
  /** The loss of the step's batch, before the step. */
  readonly step: () => Promise<number>
  /** Row after row, as many as the model has outputs in each: numbers, or scores before the sigmoid or the softmax. */
  readonly scores: (features: Float32Array) => Promise<Float32Array>
  readonly weights: () => Promise<HostArrays>
  readonly dispose: () => void
}

/** `batch` must not be above the number of rows. A task of a number or of whether something is so takes a model of one output. */
export function trainDenseModel(
  backend: Backend,
  model: DenseModel,
  task: DenseTask,
  table: Table,
  settings: TrainingSettings,
): DenseTraining {
  const { batch, clip, schedule, seed } = settings
  const loss = (parameters: Tensors, rows: Tensor, targets: Tensor): Tensor =>
    lossOf(backend, task, model.scores({ ops: backend, parameters }, rows), targets)
  const compiled = trainStep(backend, { loss, optimizer: optimizerOf(settings), ...(clip === undefined ? {} : { clip }) })
  const ready = backend.compile((parameters: Tensors, rows: Tensor) => model.scores({ ops: backend, parameters }, rows))
  const rowsOf = rowsOfSteps(table.targets.length, batch, seed)
  let state = startOf(backend, denseWeights(model.graph, seed), optimizerOf(settings))
  return {
    step: async () => {
      const given = batchOf(backend, model, task, table, rowsOf(state.step))
      const stepped = await compiled.run(state, rateAt(schedule, state.step), ...given)
      backend.dispose(given)
      state = stepped.state
      return stepped.loss
    },
    scores: async (features) => {
      const rows = backend.tensor(features, [features.length / model.features, model.features])
      const out = ready.run(state.parameters, rows)
      const values = Float32Array.from(await backend.read(out))
      backend.dispose([rows, out])
      return values
    },
    weights: () => readAll(backend, state.parameters),
    dispose: () => {
      compiled.dispose()
      ready.dispose()
      backend.dispose([state.parameters, state.moments])
    },
  }
}

function lossOf(backend: Backend, task: DenseTask, scores: Tensor, targets: Tensor): Tensor {
  if (task === "class") return softmaxCrossEntropy(backend, scores, targets)
  const one = backend.reshape(scores, targets.shape)
  return task === "number" ? squaredError(backend, one, targets) : binaryCrossEntropy(backend, one, targets)
}

/** The streams of the seed that orders are drawn from begin here, one for each pass over the rows. */
const firstStream = 1000

/** Each row once in a pass, in random order; what is left over comes in another pass. */
function rowsOfSteps(rows: number, batch: number, seed: number): (step: number) => Int32Array {
  const stepsInPass = Math.max(1, Math.floor(rows / batch))
  let order: { readonly pass: number; readonly rows: Int32Array } | null = null
  return (step) => {
    const pass = Math.floor(step / stepsInPass)
    if (order?.pass !== pass) order = { pass, rows: shuffled(rows, randomOf(seed, firstStream + pass)) }
    const from = (step % stepsInPass) * batch
    return order.rows.subarray(from, from + batch)
  }
}

function batchOf(backend: Backend, { features }: DenseModel, task: DenseTask, table: Table, rows: Int32Array): [Tensor, Tensor] {
  const values = new Float32Array(rows.length * features)
  for (const [k, row] of rows.entries()) values.set(table.features.subarray(row * features, (row + 1) * features), k * features)
  const targets = Array.from(rows, (row) => table.targets[row] ?? 0)
  return [
    backend.tensor(values, [rows.length, features]),
    backend.tensor(targets, [rows.length], task === "class" ? "int32" : "float32"),
  ]
}
