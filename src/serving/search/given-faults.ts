/** What of a request cannot be, before anything is searched; the same rules as the space of the search. */
import { divisorsOf, nearestCount, nearestDivisor } from "../../devices/index.ts"
import { servedLimits } from "./model-limits.ts"
import type { ServingFault } from "./serving-plan.ts"
import type { ServingRequest } from "./serving-request.ts"
import { canServe, holdsExperts, sharesHeads, usualFormats } from "./space.ts"

export function givenFaults(request: ServingRequest): readonly ServingFault[] {
  const { graph, fixed, fleet, pools } = request
  const limits = servedLimits(graph)
  const { tp = 1, pp = 1, ep = 1, attentionDp = 1 } = fixed
  const faults: ServingFault[] = []
  if (!sharesHeads(limits, tp)) {
    const cuts = divisorsOf(limits.heads).filter((degree) => sharesHeads(limits, degree))
    faults.push({ kind: "heads", tp, heads: limits.heads, nearest: nearestCount(cuts, tp) })
  }
  if (pp > limits.blocks) faults.push({ kind: "blocks", pp, blocks: limits.blocks, nearest: limits.blocks })
  if (!holdsExperts(limits.experts, ep)) {
    const nearest = limits.experts === 0 ? 1 : nearestDivisor(limits.experts, ep)
    faults.push({ kind: "experts", ep, experts: limits.experts, nearest })
  }
  const isStageGiven = fixed.tp !== undefined && (fixed.attentionDp !== undefined || limits.experts === 0)
  if (isStageGiven && (tp * attentionDp) % ep !== 0)
    faults.push({ kind: "expert group", ep, ranks: tp * attentionDp, nearest: nearestDivisor(tp * attentionDp, ep) })
  const each = pools === "split" ? 1 : 0
  const workers = fixed.replicas ?? (fixed.prefillWorkers ?? each) + (fixed.decodeWorkers ?? each)
  const needed = tp * pp * attentionDp * Math.max(1, workers)
  if (fleet !== null && needed > fleet) faults.push({ kind: "fleet size", fleet, needed })
  return [...faults, ...formatFaults(request)]
}

/** Where no device can do any of the formats. */
function formatFaults({ places, formats }: ServingRequest): readonly ServingFault[] {
  if (places.some(({ device }) => formats.some((each) => canServe(device, each)))) return []
  const [place] = places
  const [format] = formats
  if (place === undefined || format === undefined) return []
  const [wide] = usualFormats(place.device).filter((each) => canServe(place.device, each))
  return [{ kind: "format", format: format.weights, device: place.device.id, nearest: wide?.weights ?? null }]
}
