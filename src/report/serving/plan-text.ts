/** A set-up of a server in the abbreviations of the field; what is 1 is left out. */
import type { ServedPlan } from "../../serving/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { separator } from "../facts-text.ts"

const degrees = ["tp", "pp", "ep"] as const

type Degrees = Pick<ServedPlan, (typeof degrees)[number] | "attentionDp">

function degreesText(layout: Degrees): string {
  const parts = degrees.filter((key) => layout[key] > 1).map((key) => `${key} ${layout[key]}`)
  const attention = layout.attentionDp > 1 ? [`attention dp ${layout.attentionDp}`] : []
  return parts.length + attention.length === 0 ? "tp 1" : [...parts, ...attention].join(" ")
}

/** Workers and their layout. */
function workersText(plan: ServedPlan, { serving, language }: Words): string {
  const { prefill, replicas, spares } = plan
  const count = (workers: number): string => grouped(workers, language)
  const spare = spares === 0 ? [] : [serving.spares(count(spares))]
  if (prefill === null) return [serving.replicas(count(replicas)), ...spare, degreesText(plan)].join(separator)
  const [reading, writing] = [prefill, { ...plan, workers: replicas }].map(
    (pool) => `${count(pool.workers)} × ${degreesText(pool)}`,
  )
  return [serving.pools(reading ?? "", writing ?? ""), ...spare].join(separator)
}

export function formatsText({ formats }: ServedPlan, { serving }: Words): string {
  const experts = formats.experts === formats.weights ? [] : [`${formats.experts} experts`]
  return [formats.weights, ...experts, ...(formats.cache === "bf16" ? [] : [serving.cacheIn(formats.cache)])].join(separator)
}

/** As a row of a table. */
export function planText(plan: ServedPlan, words: Words): string {
  const { gpus, gpu, engine } = plan
  return [`${grouped(gpus, words.language)} × ${gpu}`, workersText(plan, words), formatsText(plan, words), engine.name].join(
    separator,
  )
}

/** One replica, or two pools that belong together, within a sentence: `4 × H100-SXM, tp 4, fp8`. */
export function unitText(plan: ServedPlan, words: Words): string {
  const degrees =
    plan.prefill === null && plan.gpus === 1 ? [] : [plan.prefill === null ? degreesText(plan) : workersText(plan, words)]
  return [`${grouped(plan.gpus, words.language)} × ${plan.gpu}`, ...degrees, formatsText(plan, words)].join(words.signs.comma)
}

/** `hasTokens`: steps are limited by tokens too. */
export function planLines(plan: ServedPlan, hasTokens: boolean, words: Words): readonly string[] {
  const { engine, maxSequences, maxBatchedTokens } = plan
  const { serving, language } = words
  const program = engine.version === null ? engine.name : `${engine.name} ${engine.version}`
  const limits = serving.limits(grouped(maxSequences, language), hasTokens ? grouped(maxBatchedTokens, language) : null)
  return [workersText(plan, words), [formatsText(plan, words), program, limits].join(separator)]
}
