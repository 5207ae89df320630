/**
 * How the devices of a measured server share the model. The importer that the rows of InferenceX come from multiplied ranks that share devices: its
 * tables hold the same measurements with and without (Qwen3.5-397B on B200, 32 clients, 8192 in: `tp 4, ep 4` and `tp 16` with experts 4 × 4, both
 * 1386 ms and 22.72 ms), so that the product is taken back.
 */
import type { ServingLayout } from "../../../src/serving/plan/setup.ts"
import type { Inputs } from "../row.ts"
import { countOf } from "../training-row.ts"

/** The words of the rows; null and 0 are 1: where attention is not data parallel, or there are no experts. */
type Told = {
  readonly tp: number
  readonly pp: number
  readonly attentionDp: number
  readonly expertTp: number
  readonly expertEp: number
}

export function servingLayout(inputs: Inputs, hasExperts: boolean): ServingLayout {
  const told: Told = {
    tp: countOf(inputs.tp) ?? 1,
    pp: countOf(inputs.pp) ?? 1,
    attentionDp: countOf(inputs.attention_dp) ?? 1,
    expertTp: countOf(inputs.moe_tp) ?? 1,
    expertEp: countOf(inputs.moe_ep) ?? 1,
  }
  const isTold = countOf(inputs.attention_dp) !== null
  const { tp, pp, attentionDp, ep } = hasExperts ? (isTold ? divided(told) : completed(told)) : { ...told, ep: 1 }
  return { tp, pp, attentionDp, ep: Math.min(ep, tp * attentionDp) }
}

type Shares = { readonly tp: number; readonly pp: number; readonly attentionDp: number; readonly ep: number }

/** Rows of InferenceX: T devices, of which E hold different experts, stand there as T · E where both are above 1. */
function divided({ tp, pp, attentionDp, expertTp, expertEp }: Told): Shares {
  const both = expertTp > 1 && expertEp > 1
  if (both && attentionDp === 1 && tp === expertTp * expertEp) return { tp: expertTp, pp, attentionDp, ep: expertEp }
  if (both && tp === 1 && attentionDp === expertTp * expertEp) return { tp, pp, attentionDp: expertTp, ep: expertEp }
  if (tp > 1 && tp === attentionDp && expertEp === tp * tp) return { tp, pp, attentionDp: 1, ep: tp }
  return { tp, pp, attentionDp, ep: expertEp }
}

/** Other rows leave attention's data parallelism out where experts lie on more devices than share attention's matrices. */
function completed({ tp, pp, expertTp, expertEp }: Told): Shares {
  return { tp, pp, attentionDp: Math.max(1, (expertTp * expertEp) / tp), ep: expertEp }
}
