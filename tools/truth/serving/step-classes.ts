/**
 * Steps that are much alike, told as one: the class that differs most within is cut in two where its mean lies, in the quantity in which it
 * differs, until there are enough (Heckbert, SIGGRAPH'82, 297: median cut, here by variance).
 */
import type { StepBatch } from "../../../src/serving/step/step-model.ts"
import { batchColumns } from "./step-log.ts"

/** Shape of each: [steps]. */
export type Steps = Readonly<Record<keyof StepBatch | "seconds", Float64Array>>

export type StepClass = { readonly batch: StepBatch; readonly members: Int32Array }

/** weights: how much each step matters; those of no weight are left out.  Shape: [steps]. */
export function stepClasses(steps: Steps, weights: Float64Array, most: number): readonly StepClass[] {
  const features = [...batchColumns, "seconds" as const].map((name) => steps[name].map(Math.log1p))
  const all = Int32Array.from(weights.keys()).filter((step) => weights[step]! > 0)
  const kinds = groupsOf(all, (step) => kindOf(steps, step))
  const classes = kinds.map((members) => ({ members, ...widest(features, weights, members) }))
  while (classes.length < most) {
    const spread = Math.max(...classes.map(({ within }) => within))
    const next = classes.findIndex(({ within }) => within === spread)
    const cut = classes[next]
    if (cut === undefined || spread <= 0) break
    const feature = features[cut.feature]!
    const halves = groupsOf(cut.members, (step) => (feature[step]! > cut.mean ? 1 : 0))
    classes.splice(next, 1, ...halves.map((members) => ({ members, ...widest(features, weights, members) })))
    // Values that rounding alone tells apart lie on one side of their mean.
    if (halves.length === 1) classes[next]!.within = 0
  }
  return classes.map(({ members }) => ({ members, batch: meanBatch(steps, weights, members) }))
}

/** Steps with prompts, with sequences that generate, with both: costs bend between them. */
function kindOf({ prefillTokens, decodes }: Steps, step: number): number {
  return (prefillTokens[step]! > 0 ? 1 : 0) + (decodes[step]! > 0 ? 2 : 0)
}

function groupsOf(members: Int32Array, keyOf: (step: number) => number): Int32Array[] {
  const groups = new Map<number, number[]>()
  for (const step of members) {
    const key = keyOf(step)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [step])
    else group.push(step)
  }
  return [...groups.values()].map((group) => Int32Array.from(group))
}

/** The quantity in which members differ most, how much, and its mean. */
function widest(features: readonly Float64Array[], weights: Float64Array, members: Int32Array) {
  const spreads = features.map((values) => spreadOf(values, weights, members))
  const within = Math.max(...spreads.map((spread) => spread.within))
  const feature = spreads.findIndex((spread) => spread.within === within)
  return { feature, within, mean: spreads[feature]!.mean }
}

function spreadOf(values: Float64Array, weights: Float64Array, members: Int32Array): { mean: number; within: number } {
  let [weight, sum, squares] = [0, 0, 0]
  // Relative to the first, so that equal values leave no rest.
  const start = values[members[0]!]!
  for (const step of members) {
    const off = values[step]! - start
    weight += weights[step]!
    sum += weights[step]! * off
    squares += weights[step]! * off * off
  }
  return { mean: start + sum / weight, within: Math.max(0, squares - (sum * sum) / weight) }
}

function meanBatch(steps: Steps, weights: Float64Array, members: Int32Array): StepBatch {
  const mean = (values: Float64Array): number => spreadOf(values, weights, members).mean
  return {
    prefillTokens: mean(steps.prefillTokens),
    prefillContext: mean(steps.prefillContext),
    decodes: mean(steps.decodes),
    decodeContext: mean(steps.decodeContext),
    decodeTokens: mean(steps.decodeTokens),
  }
}
