/** What the plainest rule gives for a step: the bytes of weights and cache over the bandwidth, or the operations over the peak, whichever takes longer. */
import type { ServingSetup } from "../plan/setup.ts"
import type { StepCost } from "../simulate/simulate.ts"
import { cacheBytesOf } from "./memory.ts"
import { type Place, placeOf } from "./place.ts"
import { metExperts } from "./product-time.ts"
import type { ServedModel } from "./served-model.ts"
import { weightBits, wideFormat } from "./weight-formats.ts"

/** Source: S. Williams, A. Waterman, D. Patterson, Roofline, CACM 52(4) (2009) 65. No constant of any engine, nothing of the host. */
export function rooflineCost(setup: ServingSetup, model: ServedModel): StepCost {
  const place = placeOf(setup)
  const { layout, device, sequence } = setup
  const stage = layout.tp * layout.attentionDp
  // The batches of a pipeline are under way at once, each in one stage.
  const perKey = sequence === null ? 0 : cacheBytesOf(setup, sequence) / sequence
  const bandwidth = device.memory.bandwidth ?? Number.POSITIVE_INFINITY
  const counts = countsOf(model, setup)
  return {
    step: (prefillTokens, prefillContext, decodes, decodeContext, decodeTokens) => {
      const units = prefillTokens + decodeTokens
      const bytes =
        counts.denseBytes / layout.tp + counts.expertBytes(units) / stage + (decodeContext * perKey) / layout.attentionDp
      const emitting = decodes + Math.min(1, prefillTokens)
      const work = units * counts.perUnit + emitting * counts.head + (prefillContext + decodeContext) * counts.perPair
      return Math.max(bytes / bandwidth, work / (peakOf(place) * stage * layout.pp))
    },
    arrivalSeconds: 0,
    endSeconds: 0,
  }
}

function peakOf({ dense, kernels, peak }: Place): number {
  return kernels.device.peak[dense.precision] ?? peak
}

type Counts = {
  /** [byte] that each step reads; of experts those that so many units meet. */
  readonly denseBytes: number
  readonly expertBytes: (units: number) => number
  /** [FLOP] */
  readonly perUnit: number
  readonly head: number
  readonly perPair: number
}

function countsOf({ parts }: ServedModel, { formats }: ServingSetup): Counts {
  const [dense, expert, wide] = [formats.weights, formats.experts, wideFormat(formats.weights)].map(
    (format) => weightBits[format] / 8,
  ) as [number, number, number] // one each
  let [denseBytes, perUnit, head, perPair] = [0, 0, 0, 0]
  for (const { count, products, attentions, experts } of parts) {
    for (const { kind, rows, batch, columns, depth } of products) {
      denseBytes += count * batch * columns * depth * (kind === "dense" ? dense : wide)
      const work = 2 * count * rows * batch * columns * depth
      if (kind === "head") head += work
      else perUnit += work
    }
    for (const { active, columns, depth } of experts) perUnit += 2 * count * active * columns * depth
    for (const { heads, headSize, valueHeadSize } of attentions) perPair += 2 * count * heads * (headSize + valueHeadSize)
  }
  const expertBytes = (units: number): number =>
    parts.reduce(
      (sum, { count, experts }) =>
        sum + experts.reduce((all, task) => all + count * metExperts(task, units).met * task.columns * task.depth * expert, 0),
      0,
    )
  return { denseBytes, expertBytes, perUnit, head, perPair }
}
