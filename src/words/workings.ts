/** How parts of workings come about, in both languages: what planners counted or searched before there were formulas. */
import type { Params } from "../diagnostics/index.ts"
import { servingEn } from "./en-serving.ts"
import { trainingEn } from "./en-training.ts"
import { type Facts, factsOf } from "./sentence.ts"
import { figureOf } from "./training-file.ts"
import type { TrainingWords } from "./training-words.ts"
import { modelZh } from "./zh-model.ts"
import { servingZh } from "./zh-serving.ts"
import { trainingZh } from "./zh-training.ts"

export type WorkingSentence = { readonly says: string; readonly params: Params } | null
export type WorkingKey =
  | ("layer" | "rank-one" | "product" | "planned" | "planned-step")
  | ("step-part" | "memory-part" | "posterior" | "measured-step")
  | (
      | "serving-decode"
      | "serving-prompt"
      | "serving-pass"
      | "serving-product"
      | "serving-products"
      | "serving-part"
      | "serving-apart"
      | "serving-memory"
      | "serving-load"
    )

/** Whatever has no name here is called as in its field; of what needs no more than its name nothing is said. */
export type WorkingWords = {
  readonly names: Readonly<Partial<Record<WorkingKey, (facts: Facts) => string>>>
  readonly said: Readonly<Partial<Record<WorkingKey, (facts: Facts) => string>>>
}

export const workingsEn: WorkingWords = {
  names: {
    "planned-step": () => "a step",
    "step-part": (p) => partOf(trainingEn.parts, p("part")),
    "memory-part": (p) => partOf(trainingEn.memory, p("part")),
    "measured-step": () => "a step of yours",
    "serving-decode": () => "a step",
    "serving-prompt": () => "a step",
    "serving-pass": () => "a pass",
    "serving-part": (p) => partOf(servingEn.parts, p("part")),
    "serving-products": (p) => partOf(servingEn.parts, p("part")),
    "serving-apart": (p) => `${partOf(servingEn.parts, p("part"))}: told apart`,
    "serving-memory": (p) => partOf(servingEn.memory, p("part")),
  },
  said: {
    layer: (p) => `${p("title")}: ${p("formula")}`,
    "rank-one": () => "adapters of rank 1",
    product: (p) => `${p("title")}: ${p("formula")}, tiles of ${p("tile")}, ${p("waves")} waves of them; forward and backward`,
    planned: (p) => `${p("batch")} samples: ${layoutOf(trainingEn, p)}`,
    "planned-step": (p) => `${p("batch")} samples: ${layoutOf(trainingEn, p)}`,
    posterior: (p) =>
      `${percentOf(p("prior"))} as planned; by ${p("runs") === "1" ? "the step that you measured" : `the ${p("runs")} steps that you measured`}, weighed against what such plans are off by, a step takes ${figureOf(p("factor"))} times as long`,
    "measured-step": (p) => `on ${p("gpus")} GPUs, where ${figureOf(p("expected"))} s were expected`,
    "serving-decode": (p) => `a step in which ${p("batch")} requests write, ${p("context")} tokens behind each`,
    "serving-prompt": (p) => `a step that reads ${p("tokens")} tokens of a prompt`,
    "serving-pass": (p) => `a pass over ${p("samples")} samples`,
    "serving-product": (p) =>
      `${p("formula")}: ${p("flop")}, ${p("bytes")}; ${percentOf(p("compute"))} of the peak, ${percentOf(p("bandwidth"))} of the bandwidth`,
    "serving-products": (p) =>
      `kernels of ${p("device")} ${levelOf(trainingEn, p)}, times ${figureOf(p("constant"))} in this engine`,
    "serving-load": (p) => `simulated with ${p("requests")} requests at ${p("load")} of what a replica carries`,
  },
}

export const workingsZh: WorkingWords = {
  names: {
    "planned-step": () => "一步",
    "step-part": (p) => partOf(trainingZh.parts, p("part")),
    "memory-part": (p) => partOf(trainingZh.memory, p("part")),
    "measured-step": () => "实测的一步",
    "serving-decode": () => "一步",
    "serving-prompt": () => "一步",
    "serving-pass": () => "一次前向",
    "serving-part": (p) => partOf(servingZh.parts, p("part")),
    "serving-products": (p) => partOf(servingZh.parts, p("part")),
    "serving-apart": (p) => `${partOf(servingZh.parts, p("part"))}：另计`,
    "serving-memory": (p) => partOf(servingZh.memory, p("part")),
  },
  said: {
    layer: (p) => `${modelZh.kinds[p("kind")] ?? p("title")}：${p("formula")}`,
    "rank-one": () => "秩为 1 的适配器",
    product: (p) =>
      `${modelZh.kinds[p("kind")] ?? p("title")}：${p("formula")}，分块 ${p("tile")}，共 ${p("waves")} 波；前向与反向合计`,
    planned: (p) => `${p("batch")} 个样本：${layoutOf(trainingZh, p)}`,
    "planned-step": (p) => `${p("batch")} 个样本：${layoutOf(trainingZh, p)}`,
    posterior: (p) =>
      `规划值为 ${percentOf(p("prior"))}；结合 ${p("runs")} 次实测，并按此类规划的误差加权，每步用时为规划的 ${figureOf(p("factor"))} 倍`,
    "measured-step": (p) => `在 ${p("gpus")} 块 GPU 上实测，规划值为 ${figureOf(p("expected"))} 秒`,
    "serving-decode": (p) => `${p("batch")} 个请求同时生成的一步，每个请求已有 ${p("context")} 个 token`,
    "serving-prompt": (p) => `读入 ${p("tokens")} 个提示 token 的一步`,
    "serving-pass": (p) => `对 ${p("samples")} 个样本的一次前向`,
    "serving-product": (p) =>
      `${p("formula")}：${p("flop")}，${p("bytes")}；达到峰值的 ${percentOf(p("compute"))}、带宽的 ${percentOf(p("bandwidth"))}`,
    "serving-products": (p) => `${p("device")} 的内核${levelOf(trainingZh, p)}，在该引擎中乘以 ${figureOf(p("constant"))}`,
    "serving-load": (p) => `按单个副本承载能力的 ${p("load")} 负载，用 ${p("requests")} 个请求模拟`,
  },
}

function percentOf(share: string): string {
  return `${figureOf(String(100 * Number(share)))} %`
}

/** What is 1 or off is left out. */
function layoutOf(words: TrainingWords, p: Facts): string {
  const degrees = ["tp", "pp", "dp", "cp", "ep", "vpp"].filter((name) => Number(p(name)) > 1)
  const recompute = words.recompute[p("recompute") as keyof typeof words.recompute] ?? ""
  return [
    ...degrees.map((name) => `${name} ${p(name)}`),
    ...(Number(p("zero")) > 0 ? [`ZeRO ${p("zero")}`] : []),
    words.microBatch(p("microBatch")),
    recompute,
    ...(p("sequenceParallel") === "1" ? [words.sequenceParallel] : []),
    p("precision"),
  ].join(" · ")
}

function levelOf({ levels }: TrainingWords, p: Facts): string {
  return levels[p("level") as keyof typeof levels] ?? ""
}

function partOf(parts: Readonly<Record<string, string>>, part: string): string {
  return parts[part] ?? part
}

/** Without words nothing is said: the figures speak for themselves. */
export function sayWorking({ said }: WorkingWords, sentence: WorkingSentence): string | null {
  return sentence === null ? null : (said[sentence.says as WorkingKey]?.(factsOf(sentence.params)) ?? null) // other keys say nothing
}

export function nameWorking({ names }: WorkingWords, sentence: WorkingSentence): string | null {
  return sentence === null ? null : (names[sentence.says as WorkingKey]?.(factsOf(sentence.params)) ?? null) // other keys name nothing
}
