/** What the quantities of costs are, by meaning key. */
export const costsMeanings = {
  "costs.*.amount": { en: "amount of this cost", zh: "该项成本金额" },
  "costs.*.share_of_revenue": { en: "this cost as a share of revenue", zh: "该项成本占收入的比例" },
  "costs.*.from": { en: "month in which this cost begins", zh: "该项成本开始的月份" },
  "costs.*.until": { en: "month in which this cost ends", zh: "该项成本结束的月份" },
  "business.costs.*.amount": { en: "this cost by month", zh: "该项每月成本" },
  "business.support_share": { en: "cost of support as a share of revenue", zh: "客户支持成本占收入的比例" },
  support: { en: "cost of supporting customers", zh: "客户支持成本" },
  "business.support": { en: "cost of supporting customers", zh: "客户支持成本" },
  "business.costs": { en: "all operating costs by month", zh: "每月运营成本合计" },
} as const
