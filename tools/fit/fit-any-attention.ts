// Constants of attention that hold for any device, fitted on all measured ones together; each in turn is left out.
import type { AttentionConstants } from "../../src/data/index.ts"
import type { Regime } from "./attention-rows.ts"
import { type AttentionFit, attentionBy, missed } from "./fit-attention.ts"
import { fitAttentionConstants, usualAttention } from "./fit-attention-constants.ts"
import { inPercent } from "./statistics.ts"

const evaluations = 1000

export function fitAnyAttention(fits: readonly AttentionFit[], regime: Regime): AttentionConstants {
  const own = fits.filter((fit) => fit.regime === regime)
  const all = fitAttentionConstants(own, usualAttention, evaluations)
  for (const left of own) {
    const others = own.filter((fit) => fit !== left)
    const fitted = fitAttentionConstants(others, all, evaluations / 4)
    console.log(`  ${left.device} ${regime} from all others: ${inPercent(missed(attentionBy(fitted, left.rates), left.rows))}`)
  }
  return all
}
