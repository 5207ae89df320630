/**
 * The constants of memory as a vector of logarithms around what is known beforehand: one for all frameworks, and what each framework departs from it.
 * A framework without rows stays at what the others share.
 */

import type { FrameworkConstants } from "../../../src/training/memory/constants.ts"
import type { InferenceConstants } from "../../../src/training/memory/inference.ts"
import type { Framework, LossKernel } from "../../../src/training/plan/job.ts"

export const frameworks: readonly Framework[] = ["megatron", "fsdp", "deepspeed", "maxtext", "torch"]

/** Expected beforehand, how far that may be off for all (a standard deviation of its logarithm), and how far frameworks differ. */
type Expected = { readonly value: number; readonly shared: number; readonly own: number }

type Field = Exclude<keyof FrameworkConstants, "logitBytes">

const fields: Readonly<Record<Field, Expected>> = {
  live: { value: 0.2, shared: 0.5, own: 0.5 },
  gathered: { value: 1, shared: 0.2, own: 0.3 },
  offloaded: { value: 2, shared: 0.3, own: 0.5 },
  // The root of the second moments and the denominator. Source: pytorch/pytorch:torch/optim/adamw.py, _multi_tensor_adamw.
  step: { value: 2, shared: 0.1, own: 0.3 },
  buffers: { value: 2e8, shared: 0.4, own: 0.7 },
  workspace: { value: 5e8, shared: 0.7, own: 0.7 },
  fragmentation: { value: 0.06, shared: 0.4, own: 0.5 },
  context: { value: 1.5e9, shared: 0.1, own: 0.7 },
}
const fieldNames = Object.keys(fields) as readonly Field[]

/** Counted by what lies side by side in the sources that ./choices.ts names. */
const losses: Readonly<Record<LossKernel, Expected>> = {
  plain: { value: 14, shared: 0.15, own: 0 },
  shifted: { value: 18, shared: 0.15, own: 0 },
  parallel: { value: 20, shared: 0.15, own: 0 },
  narrow: { value: 8, shared: 0.25, own: 0 },
  fused: { value: 4, shared: 0.3, own: 0 },
  chunked: { value: 2, shared: 0.4, own: 0 },
}
const lossNames = Object.keys(losses) as readonly LossKernel[]

const served = {
  allocated: { value: 1.5e7, shared: 0.7 },
  reserved: { value: 3e8, shared: 0.5 },
  quantised: { value: 3e8, shared: 0.5 },
  joined: { value: 2, shared: 0.2 },
  besideInt4: { value: 0.1, shared: 0.5 },
  fragmentation: { value: 0.01, shared: 0.7 },
} as const
const servedNames = Object.keys(served) as readonly (keyof typeof served)[]

const lossStart = fieldNames.length * (1 + frameworks.length)
const servedStart = lossStart + lossNames.length

/** Standard deviations of all parameters, in the order of the vector. */
export const priorDeviations: readonly number[] = [
  ...fieldNames.map((name) => fields[name].shared),
  ...frameworks.flatMap(() => fieldNames.map((name) => fields[name].own)),
  ...lossNames.map((name) => losses[name].shared),
  ...servedNames.map((name) => served[name].shared),
]

function ownIndex(framework: Framework, field: number): number {
  return fieldNames.length * (1 + frameworks.indexOf(framework)) + field
}

export function indicesOfStep(framework: Framework, losses: readonly LossKernel[]): readonly number[] {
  const shared = fieldNames.map((_, k) => k)
  return [...shared, ...shared.map((k) => ownIndex(framework, k)), ...losses.map((loss) => lossStart + lossNames.indexOf(loss))]
}

export function indicesOfServed(): readonly number[] {
  return servedNames.map((_, k) => servedStart + k)
}

export function frameworkConstants(at: Float64Array, framework: Framework): FrameworkConstants {
  const value = (name: Field): number => {
    const k = fieldNames.indexOf(name)
    return fields[name].value * Math.exp((at[k] ?? 0) + (at[ownIndex(framework, k)] ?? 0))
  }
  const loss = (name: LossKernel): number => losses[name].value * Math.exp(at[lossStart + lossNames.indexOf(name)] ?? 0)
  return {
    logitBytes: {
      plain: loss("plain"),
      shifted: loss("shifted"),
      parallel: loss("parallel"),
      narrow: loss("narrow"),
      fused: loss("fused"),
      chunked: loss("chunked"),
    },
    live: value("live"),
    gathered: value("gathered"),
    offloaded: value("offloaded"),
    step: value("step"),
    buffers: value("buffers"),
    workspace: value("workspace"),
    fragmentation: value("fragmentation"),
    context: value("context"),
  }
}

export function servedConstants(at: Float64Array): InferenceConstants {
  const value = (name: keyof typeof served): number =>
    served[name].value * Math.exp(at[servedStart + servedNames.indexOf(name)] ?? 0)
  return {
    workspace: { allocated: value("allocated"), reserved: value("reserved"), quantised: value("quantised") },
    joined: value("joined"),
    besideInt4: value("besideInt4"),
    fragmentation: value("fragmentation"),
  }
}
