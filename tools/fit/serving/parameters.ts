/** The parameters of the fit: constants of all servers, and deviations of levels, each with where it is expected and how far it may stray. */
import type { CalibratedName, ServingTable } from "../../../src/serving/calibration/constants.ts"
import type { Factor } from "../../../src/serving/calibration/setting.ts"
import type { ServingConstantName } from "../../../src/serving/step/constants.ts"
import type { Observation } from "./observations.ts"

export type Parameter = {
  readonly constant: CalibratedName
  /** Null: of all servers. */
  readonly factor: Factor | null
  readonly level: string | null
  /** ln, and its standard deviation. */
  readonly prior: number
  readonly spread: number
}

/** Where the constants are expected before any server is seen, and a factor of what they may be off. */
const common: Readonly<Record<ServingConstantName, readonly [prior: number, spread: number]>> = {
  product: [Math.log(1.1), 0.2],
  experts: [Math.log(1.2), 0.3],
  attention: [Math.log(1.1), 0.4],
  cache: [Math.log(1.1), 0.3],
  passes: [Math.log(0.8), 0.4],
  scan: [Math.log(1.2), 0.7],
  tensor: [Math.log(1), 0.4],
  exchange: [Math.log(1), 0.5],
  sending: [Math.log(1), 0.7],
  start: [Math.log(0.7), 0.4],
  launch: [Math.log(1e-5), 0.5],
  step: [Math.log(1e-3), 0.8],
  layer: [Math.log(1e-5), 0.8],
  promptLayer: [Math.log(3e-5), 0.8],
  sequence: [Math.log(2e-5), 0.8],
  arrival: [Math.log(0.015), 0.8],
}

type Level = { readonly constant: CalibratedName; readonly factor: Factor; readonly spread: number }

/** How far levels stray from what all servers have in common; chosen once, by the errors of groups that were held out. */
export const levels: readonly Level[] = [
  { constant: "scale", factor: "engine", spread: 0.15 },
  { constant: "scale", factor: "device", spread: 0.05 },
  { constant: "scale", factor: "server", spread: 0.05 },
  { constant: "scale", factor: "version", spread: 0.05 },
  { constant: "scale", factor: "release", spread: 0.15 },
  { constant: "scale", factor: "era", spread: 0.05 },
  { constant: "scale", factor: "structure", spread: 0.08 },
  { constant: "scale", factor: "engineStructure", spread: 0.08 },
  { constant: "scale", factor: "model", spread: 0.08 },
  { constant: "scale", factor: "engineModel", spread: 0.05 },
  { constant: "scale", factor: "sharing", spread: 0.05 },
  { constant: "scale", factor: "served", spread: 0.3 },
  { constant: "kernels", factor: "engine", spread: 0.15 },
  { constant: "kernels", factor: "format", spread: 0.15 },
  { constant: "start", factor: "engine", spread: 0.3 },
  { constant: "start", factor: "version", spread: 0.1 },
  { constant: "start", factor: "format", spread: 0.3 },
  { constant: "start", factor: "structure", spread: 0.15 },
  { constant: "start", factor: "engineEra", spread: 0.1 },
  { constant: "launch", factor: "engine", spread: 0.6 },
  { constant: "launch", factor: "structure", spread: 0.6 },
  { constant: "product", factor: "format", spread: 0.15 },
  { constant: "product", factor: "engine", spread: 0.15 },
  { constant: "product", factor: "engineStructure", spread: 0.1 },
  { constant: "product", factor: "engineFormat", spread: 0.1 },
  { constant: "layer", factor: "engineFormat", spread: 0.25 },
  { constant: "experts", factor: "format", spread: 0.2 },
  { constant: "experts", factor: "engine", spread: 0.2 },
  { constant: "experts", factor: "model", spread: 0.1 },
  { constant: "attention", factor: "engine", spread: 0.25 },
  { constant: "attention", factor: "structure", spread: 0.3 },
  { constant: "product", factor: "device", spread: 0.1 },
  { constant: "cache", factor: "device", spread: 0.1 },
  { constant: "cache", factor: "engine", spread: 0.2 },
  { constant: "cache", factor: "structure", spread: 0.15 },
  { constant: "passes", factor: "engine", spread: 0.2 },
  { constant: "passes", factor: "structure", spread: 0.3 },
  { constant: "passes", factor: "engineStructure", spread: 0.2 },
  { constant: "tensor", factor: "engine", spread: 0.2 },
  { constant: "exchange", factor: "engine", spread: 0.3 },
  { constant: "step", factor: "engine", spread: 0.4 },
  { constant: "step", factor: "version", spread: 0.2 },
  { constant: "layer", factor: "engine", spread: 0.4 },
  { constant: "layer", factor: "structure", spread: 0.2 },
  { constant: "layer", factor: "version", spread: 0.15 },
  { constant: "promptLayer", factor: "engine", spread: 0.6 },
  { constant: "promptLayer", factor: "structure", spread: 0.4 },
  { constant: "promptLayer", factor: "version", spread: 0.3 },
  { constant: "sequence", factor: "engine", spread: 0.6 },
  { constant: "sequence", factor: "structure", spread: 0.6 },
  { constant: "sequence", factor: "version", spread: 0.15 },
  { constant: "arrival", factor: "engine", spread: 0.6 },
  { constant: "arrival", factor: "engineEra", spread: 0.4 },
  { constant: "arrival", factor: "structure", spread: 0.3 },
  { constant: "arrival", factor: "version", spread: 0.4 },
  { constant: "arrival", factor: "served", spread: 0.35 },
]

/**
 * Samples wait for no tokeniser and no stream: a client of NVIDIA's inference server waits 6,153 µs for ResNet-50, of which 4,775 are computed
 * (TensorRT Inference Server 1.8, perf_client, docs.nvidia.com/deeplearning/triton-inference-server/archives/tensorrt_inference_server_180).
 */
const samplesArrival = Math.log(1.378e-3 / 0.015)

/** [ln] 0: a level is as all are. */
function expectedOf(constant: CalibratedName, factor: Factor, level: string): number {
  return constant === "arrival" && factor === "structure" && level === "samples" ? samplesArrival : 0
}

export function parametersFor(observations: readonly Observation[]): readonly Parameter[] {
  const ofAll = Object.entries(common).map(([constant, [prior, spread]]) => ({
    ...{ constant: constant as ServingConstantName, factor: null, level: null }, // a key of the table above
    prior,
    spread,
  }))
  const deviations = levels.flatMap(({ constant, factor, spread }) => {
    const known = new Set(observations.flatMap(({ setting }) => setting.levels[factor] ?? []))
    return [...known].map((level) => ({ constant, factor, level, prior: expectedOf(constant, factor, level), spread }))
  })
  return [...ofAll, ...deviations]
}

export function tableOf(parameters: readonly Parameter[], values: ArrayLike<number>): ServingTable {
  const ofAll = {} as Record<ServingConstantName, number>
  const deviations: ServingTable["deviations"][number][] = []
  parameters.forEach(({ constant, factor, level }, k) => {
    const value = values[k] ?? 0
    if (factor !== null && level !== null) deviations.push({ constant, factor, level, value })
    else if (constant !== "scale" && constant !== "kernels") ofAll[constant] = value
  })
  return { common: ofAll, deviations }
}
