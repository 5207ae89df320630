/** How parts of workings come about, in both languages: what planners counted or searched before there were formulas. */
import type { Params } from "../diagnostics/index.ts"
import { servingEn } from "./en-serving.ts"
import { trainingEn } from "./en-training.ts"
import { type Facts, factsOf } from "./sentence.ts"
import type { TrainingWords } from "./training-words.ts"
import { modelZh } from "./zh-model.ts"
import { servingZh } from "./zh-serving.ts"
import { trainingZh } from "./zh-training.ts"

export type WorkingSentence = { readonly says: string; readonly params: Params } | null
export type WorkingKey =
  | ("layer" | "rank-one" | "product" | "step-part" | "planned")
  | ("serving-decode" | "serving-prompt" | "serving-part" | "serving-apart" | "serving-memory" | "serving-load")

type Workings = Readonly<Record<WorkingKey, (facts: Facts) => string>>

export const workingsEn: Workings = {
  layer: (p) => `${p("title")}: ${p("formula")}`,
  "rank-one": () => "adapters of rank 1",
  product: (p) => `${p("title")}: ${p("formula")}, tiles of ${p("tile")}, ${p("waves")} waves of them; forward and backward`,
  "step-part": (p) => partOf(trainingEn, p("part")),
  planned: (p) => `${p("batch")} samples: ${layoutOf(trainingEn, p)}`,
  "serving-decode": (p) => `a step in which ${p("batch")} requests write, ${p("context")} tokens behind each`,
  "serving-prompt": (p) => `a step that reads ${p("tokens")} tokens of a prompt`,
  "serving-part": (p) => partOf(servingEn, p("part")),
  "serving-apart": (p) => `${partOf(servingEn, p("part"))}: told apart`,
  "serving-memory": (p) => named(servingEn.memory, p("part")),
  "serving-load": (p) => `simulated with ${p("requests")} requests at ${p("load")} of what a replica carries`,
}

export const workingsZh: Workings = {
  layer: (p) => `${modelZh.kinds[p("kind")] ?? p("title")}：${p("formula")}`,
  "rank-one": () => "秩为 1 的适配器",
  product: (p) =>
    `${modelZh.kinds[p("kind")] ?? p("title")}：${p("formula")}，分块 ${p("tile")}，共 ${p("waves")} 波；前向与反向合计`,
  "step-part": (p) => partOf(trainingZh, p("part")),
  planned: (p) => `${p("batch")} 个样本：${layoutOf(trainingZh, p)}`,
  "serving-decode": (p) => `${p("batch")} 个请求同时生成的一步，每个请求已有 ${p("context")} 个词元`,
  "serving-prompt": (p) => `读入 ${p("tokens")} 个提示词元的一步`,
  "serving-part": (p) => partOf(servingZh, p("part")),
  "serving-apart": (p) => `${partOf(servingZh, p("part"))}：另计`,
  "serving-memory": (p) => named(servingZh.memory, p("part")),
  "serving-load": (p) => `按单个副本承载能力的 ${p("load")} 负载，用 ${p("requests")} 个请求模拟`,
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

function partOf({ parts }: { readonly parts: Readonly<Record<string, string>> }, part: string): string {
  return named(parts, part)
}

function named(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name
}

/** Without words nothing is said: the figures speak for themselves. */
export function sayWorking(workings: Workings, sentence: WorkingSentence): string | null {
  if (sentence === null || !Object.hasOwn(workings, sentence.says)) return null
  return workings[sentence.says as WorkingKey](factsOf(sentence.params)) // just looked up
}
