/** How parts of workings come about, in both languages: what planners counted or searched before there were formulas. */
import type { Params } from "../diagnostics/index.ts"
import { trainingEn } from "./en-training.ts"
import { type Facts, factsOf } from "./sentence.ts"
import type { TrainingWords } from "./training-words.ts"
import { modelZh } from "./zh-model.ts"
import { trainingZh } from "./zh-training.ts"

export type WorkingSentence = { readonly says: string; readonly params: Params } | null
export type WorkingKey = "layer" | "rank-one" | "product" | "step-part" | "planned"

type Workings = Readonly<Record<WorkingKey, (facts: Facts) => string>>

export const workingsEn: Workings = {
  layer: (p) => `${p("title")}: ${p("formula")}`,
  "rank-one": () => "adapters of rank 1",
  product: (p) => `${p("title")}: ${p("formula")}, tiles of ${p("tile")}, ${p("waves")} waves of them; forward and backward`,
  "step-part": (p) => partOf(trainingEn, p("part")),
  planned: (p) => `${p("batch")} samples: ${layoutOf(trainingEn, p)}`,
}

export const workingsZh: Workings = {
  layer: (p) => `${modelZh.kinds[p("kind")] ?? p("title")}：${p("formula")}`,
  "rank-one": () => "秩为 1 的适配器",
  product: (p) =>
    `${modelZh.kinds[p("kind")] ?? p("title")}：${p("formula")}，分块 ${p("tile")}，共 ${p("waves")} 波；前向与反向合计`,
  "step-part": (p) => partOf(trainingZh, p("part")),
  planned: (p) => `${p("batch")} 个样本：${layoutOf(trainingZh, p)}`,
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

function partOf({ parts }: TrainingWords, part: string): string {
  return parts[part as keyof typeof parts] ?? part
}

/** Without words nothing is said: the figures speak for themselves. */
export function sayWorking(workings: Workings, sentence: WorkingSentence): string | null {
  if (sentence === null || !Object.hasOwn(workings, sentence.says)) return null
  return workings[sentence.says as WorkingKey](factsOf(sentence.params)) // just looked up
}
