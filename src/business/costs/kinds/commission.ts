/** What sellers get of what they sell: a share of a new customer's first year, or of all revenue. */
import { defaultRow } from "../../../data/index.ts"
import { type Kind, never } from "./kind.ts"

export const commission: Kind = {
  class: "selling",
  uses: ["share_of_contract", "share_of_revenue"],
  forms: [],
  needs: [],
  isOnce: never,
  make: ({ share_of_contract, share_of_revenue }, { field, own }) => {
    const isByContract = share_of_contract !== null || share_of_revenue === null
    const ofRevenue = share_of_revenue === null ? [] : [`${field}.share_of_revenue * business.revenue`]
    if (!isByContract) return { sum: ofRevenue.join("") }
    const each = "if(business.customers > 0 customer, business.recurring / business.customers, 0 ¤/customer/month)"
    return {
      defaults: share_of_contract === null ? { share_of_contract: defaultRow("", "commission.rate") } : {},
      steps: {
        // What is sold once is paid once; what recurs counts for a year of those who join.
        first_year: ["¤/month", `= business.joining * 12 month * ${each} + (business.revenue - business.recurring)`],
      },
      sum: [`${field}.share_of_contract * ${own}.first_year`, ...ofRevenue].join(" + "),
    }
  },
}
