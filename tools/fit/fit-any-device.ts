// Constants that hold for any device: fitted on all measured ones together. Each device in turn is left out, and what its kin
// and what all the others say of it is printed.
import type { Precision, ProductConstants } from "../../src/data/index.ts"
import { fitProductConstants, usualProduct } from "./fit-product-constants.ts"
import { computedBy, missedBy, type ProductFit } from "./fit-product-table.ts"
import { inPercent } from "./statistics.ts"

const evaluations = 1200

export function fitAnyDevice(fits: readonly ProductFit[], precision: Precision): ProductConstants {
  const own = fits.filter((fit) => fit.precision === precision)
  const all = fitProductConstants(own, usualProduct, evaluations)
  for (const left of own) {
    const others = own.filter((fit) => fit !== left)
    const fitted = fitProductConstants(others, all, evaluations / 2)
    console.log(
      `  ${left.device} ${precision} from all others: ${inPercent(missedBy(computedBy(fitted, left.rates), left.rows))}`,
    )
  }
  return all
}

/** What the constants and the surface of one device say of another with its own rates. */
export function printKin(fits: readonly ProductFit[], pairs: readonly (readonly [from: string, to: string])[]): void {
  for (const [from, to] of pairs) {
    for (const target of fits.filter((fit) => fit.device === to)) {
      const source = fits.find((fit) => fit.device === from && fit.precision === target.precision)
      if (source === undefined) continue
      const constants = missedBy(computedBy(source.constants, target.rates), target.rows)
      const surface = missedBy(computedBy(source.constants, target.rates, source.surface), target.rows)
      console.log(`  ${to} ${target.precision} from ${from}: constants ${inPercent(constants)}, surface ${inPercent(surface)}`)
    }
  }
}
