/** What the quantities of customers are, by meaning key. */
export const customersMeanings = {
  churn: { en: "customers lost in a year", zh: "客户年流失率" },
  "business.late_response": { en: "how much churn rises when all answers are late", zh: "全部回答迟到时流失率上升的比例" },
  "business.late_churn": { en: "what late answers make of churn", zh: "回答迟到使流失率变为原来的倍数" },
  "business.leaving": { en: "customers who leave by month", zh: "每月流失客户" },
  "business.customers": { en: "customers in use", zh: "使用中的客户" },
} as const
