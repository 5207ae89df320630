/** A server that needs less: fewer bits of the weights, a smaller model of the family, a slower promise, prompts that are cached. */
import { type BenchmarkId, findGpu, isUnknown } from "../../data/index.ts"
import { bitsOf, findModel, isUnknownModel, parseQuantity } from "../../models/index.ts"
import { nextSmaller } from "../feasibility/changes/models.ts"
import { medianOf, own, type SavingBench } from "./bench.ts"
import { type Candidate, ratioOf, set, timesText } from "./candidate.ts"

export function lighter(bench: SavingBench): readonly Candidate[] {
  return [...quantised(bench), ...smaller(bench), ...slower(bench), ...cached(bench)]
}

const lossOf = { fp8: "quantised.fp8", int8: "quantised.int8", int4: "quantised.int4" } as const satisfies Readonly<
  Record<string, BenchmarkId>
>

function quantised(bench: SavingBench): readonly Candidate[] {
  const server = bench.project.server?.() ?? null
  if (server === null) return []
  const from = bench.project.basis?.precision ?? "bf16"
  const gpu = findGpu(server.gpu.id)
  const eight = isUnknown(gpu) || gpu.peak.fp8 !== undefined ? "fp8" : "int8"
  return ([eight, "int4"] as const)
    .filter((to) => bitsOf[to] < bitsOf[from])
    .map((to): Candidate => {
      const lost = ratioOf(lossOf[to])
      const change = set(bench, "serving.precision", to)
      return {
        kind: "quantise",
        makes: change.makes,
        told: change.told.map((one) => ({ ...one, from })),
        risk: () => ({ of: "quantise", from, to, low: lost.low, high: lost.high }),
        sources: [lost.source],
      }
    })
}

function smaller(bench: SavingBench): readonly Candidate[] {
  const next = nextSmaller(bench.project)
  if (next === null) return []
  const { change, from, to, parameters, own: before } = next
  const [scale, power] = [ratioOf("loss.parameters.scale"), ratioOf("loss.parameters.power")]
  const found = findModel(to)
  const isText = !isUnknownModel(found) && found.config.role === "decoder"
  const lossAt = (count: number): number => scale.middle * count ** -power.middle
  return [
    {
      kind: "smaller-model",
      makes: [change],
      told: [{ path: `projects.${bench.project.label}.model.base`, from, to, set: null }],
      risk: () => ({
        of: "smaller",
        from,
        to,
        share: parameters / before,
        loss: isText ? lossAt(parameters) - lossAt(before) : null,
      }),
      sources: isText ? [scale.source] : [],
    },
  ]
}

/** The promise of a token's time twice as long: more requests at a time. */
const slowerBy = 2

function slower(bench: SavingBench): readonly Candidate[] {
  const name = "serving.target.tpot"
  const value = own(bench, name)?.definition.value?.kind
  const text = value === "formula" ? null : timesText(bench, name, slowerBy)
  if (text === null || bench.project.server?.() == null) return []
  const second = parseQuantity("1 s")
  const paceOf = (of: SavingBench): number | null => {
    const opening = medianOf(of, "business.opening")
    const month = Math.min(of.venture.model.months - 1, Math.ceil(opening ?? 0))
    const pace = medianOf(of, "serving.tpot", month)
    return pace === null ? null : pace / second
  }
  return [
    {
      kind: "latency",
      ...set(bench, name, text),
      risk: (after) => ({ of: "latency", before: paceOf(bench), after: paceOf(after) }),
      sources: [],
    },
  ]
}

/** Where nothing is found in the cache yet. */
function cached(bench: SavingBench): readonly Candidate[] {
  const name = "serving.request.cached"
  const value = own(bench, name)?.definition.value
  if (value?.kind !== "constant" || value.magnitude !== 0) return []
  const share = ratioOf("cache.share")
  return [
    {
      kind: "cache",
      ...set(bench, name, share.text),
      risk: () => ({ of: "cache", low: share.low, high: share.high }),
      sources: [share.source],
    },
  ]
}
