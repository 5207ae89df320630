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
  "business.cogs": {
    en: "costs of what is sold: serving, support, machines, payment fees",
    zh: "营业成本：推理、客户支持、机器与支付手续费",
  },
  "business.selling": { en: "costs of winning customers", zh: "销售与市场费用" },
  "business.research": { en: "costs of making the product: people, training, data", zh: "研发费用：研发人员、训练与数据" },
  "business.overhead": { en: "all other costs, unpaid bills among them", zh: "管理费用及其他，含坏账" },
  "business.costs_apart": {
    en: "what acts on all costs and belongs to no single one",
    zh: "作用于全部成本、不属于任何单项的部分",
  },
  "business.gross_profit": { en: "revenue less the costs of what is sold", zh: "毛利：收入减营业成本" },
  "business.gross_margin": { en: "gross profit as a share of revenue; 0 without revenue", zh: "毛利率；无收入时记为 0" },
  "business.gross_margin_trained": { en: "gross margin after the spending on training", zh: "计入训练支出后的毛利率" },
  "business.costs": { en: "all operating costs by month", zh: "每月运营成本合计" },
} as const
