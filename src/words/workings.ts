/** How parts of workings come about, in both languages: what planners counted or searched before there were formulas. */
import type { Params } from "../diagnostics/index.ts"
import { type Facts, factsOf } from "./sentence.ts"
import { modelZh } from "./zh-model.ts"

export type WorkingSentence = { readonly says: string; readonly params: Params } | null
export type WorkingKey = "layer" | "rank-one"

type Workings = Readonly<Record<WorkingKey, (facts: Facts) => string>>

export const workingsEn: Workings = {
  layer: (p) => `${p("title")}: ${p("formula")}`,
  "rank-one": () => "adapters of rank 1",
}

export const workingsZh: Workings = {
  layer: (p) => `${modelZh.kinds[p("kind")] ?? p("title")}：${p("formula")}`,
  "rank-one": () => "秩为 1 的适配器",
}

/** Without words nothing is said: the figures speak for themselves. */
export function sayWorking(workings: Workings, sentence: WorkingSentence): string | null {
  if (sentence === null || !Object.hasOwn(workings, sentence.says)) return null
  return workings[sentence.says as WorkingKey](factsOf(sentence.params)) // just looked up
}
