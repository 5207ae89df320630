/** What a file says of a training step, and of one that was measured, by meaning key: the same words at two places. */
import type { Meaning } from "./meanings.ts"

const keys = {
  sequence: { en: "tokens of a sequence", zh: "序列长度" },
  micro_batch: { en: "sequences or samples that one replica takes at once", zh: "每个副本同时处理的序列或样本数（微批）" },
  global_batch: { en: "sequences or samples of one step", zh: "每一步的序列或样本数（全局批）" },
  tp: { en: "tensor parallelism: GPUs that share each matrix", zh: "张量并行度" },
  pp: { en: "pipeline parallelism: stages that the layers are cut into", zh: "流水线并行度" },
  dp: { en: "data parallelism: replicas that see other samples", zh: "数据并行度" },
  cp: { en: "context parallelism: GPUs that share each sequence", zh: "上下文并行度" },
  ep: { en: "expert parallelism: GPUs that share the experts of a layer", zh: "专家并行度" },
  vpp: { en: "chunks of layers that a pipeline stage holds in turn", zh: "每个流水级的交错分块数" },
  loader: { en: "samples a second that the loader of one machine gives", zh: "单机数据加载速度" },
  zero: { en: "stage of ZeRO: what replicas share instead of repeating", zh: "ZeRO 级别" },
} as const

const under = (place: string): Readonly<Record<string, Meaning>> =>
  Object.fromEntries(Object.entries(keys).map(([name, meaning]) => [`${place}.${name}`, meaning]))

export const planMeanings: Readonly<Record<string, Meaning>> = {
  ...under("training"),
  ...under("training.measured.*"),
  "training.measured.*.gpus": { en: "GPUs of the run that was measured", zh: "实测运行所用 GPU 数" },
  "training.measured.*.step": { en: "time of a step as measured", zh: "实测的每步用时" },
}
