/** `venturi training SPEC --gpu DEVICE`: the best layout of a training step, its time and memory. */
import { readTextFile } from "../host/index.ts"
import { type DeviceDescribed, planTraining, type TrainingOptions, trainingText } from "../index.ts"
import { askOfModel, given, tellAnswer } from "./model-argument.ts"
import type { Options, Settings } from "./settings.ts"
import type { Exit, Shell } from "./shell.ts"
import { tellWrong } from "./source.ts"

export function training(spec: string, options: Options, settings: Settings, shell: Shell): Exit {
  const read = deviceOf(options.gpu ?? "")
  if ("diagnostic" in read) return tellWrong([read.diagnostic], () => null, settings, shell)
  const { gpu } = read
  const asked = askOfModel(spec, (described) => planTraining(described, optionsOf(gpu, options), { now: shell.now }))
  const sources: typeof asked.sources = (file) => (typeof gpu !== "string" && gpu.file === file ? gpu.text : asked.sources(file))
  const found = asked.result?.answer ?? null
  const answer = found === null ? null : { document: found, text: trainingText(found, settings.page) }
  return tellAnswer(answer, { ...asked, sources }, optionNames, settings, shell)
}

/** A device file ends as YAML does; no device is called so. */
function deviceOf(
  gpu: string,
): { readonly gpu: DeviceDescribed } | Extract<ReturnType<typeof readTextFile>, { diagnostic: unknown }> {
  if (!/\.ya?ml$/iu.test(gpu)) return { gpu }
  const read = readTextFile(gpu)
  return "diagnostic" in read ? read : { gpu: { text: read.text, file: gpu } }
}

const optionNames = [
  ...["sequence", "image", "frames", "classes", "gpu", "gpus", "machine", "microBatch", "globalBatch", "tokens"],
  ...["tp", "pp", "dp", "cp", "ep", "vpp", "precision", "recompute", "sequenceParallel", "zero", "optimizer"],
  ...["method", "loraRank", "framework", "offload", "schedule", "loader", "objective", "measuredStep"],
]

function optionsOf(gpu: DeviceDescribed, options: Options): TrainingOptions {
  const { seq: sequence, image, frames, classes, gpus, machine, microBatch, globalBatch, tokens } = options
  const { tp, pp, dp, cp, ep, vpp, precision, recompute, sequenceParallel, zero, optimizer } = options
  const { method, loraRank, framework, offload, schedule, loader, objective, measuredStep } = options
  return {
    gpu,
    ...given({ sequence, image, frames, classes, gpus, machine, microBatch, globalBatch, tokens }),
    ...given({ tp, pp, dp, cp, ep, vpp, recompute, sequenceParallel, zero, optimizer }),
    ...given({ precision, method, loraRank, framework, offload, schedule, loader, objective, measuredStep }),
  } as TrainingOptions // words are checked where they are typed
}
