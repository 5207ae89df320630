/** What the quantities of customers are, by meaning key. */
export const customersMeanings = {
  churn: { en: "share of the customers who leave (churn)", zh: "客户流失率" },
  "churn.rate": { en: "share of the customers who leave once they have settled (churn)", zh: "客户稳定后的流失率" },
  "churn.early": {
    en: "share of new customers that leaves besides, in the month after they joined",
    zh: "新客户加入后首月额外流失的比例",
  },
  "churn.settles": {
    en: "time in which the early leaving fades: to 37 % of what it was",
    zh: "新客户额外流失衰减到 37% 所需的时间",
  },
  "churn.contract": { en: "months of a contract, within which nobody leaves", zh: "合同期月数，合同期内客户不会离开" },
  "expansion.rate": { en: "growth in a year of what a customer who stays buys", zh: "留存客户购买量的年增长率" },
  "expansion.contraction": {
    en: "share of what a customer who stays buys that is lost in a year",
    zh: "留存客户购买量的年缩减率",
  },
  "business.late_response": { en: "how much churn rises when all answers are late", zh: "全部回答迟到时流失率上升的比例" },
  "business.late_churn": { en: "what late answers make of churn", zh: "回答迟到使流失率变为原来的倍数" },
  "business.leaving_rate": { en: "share of the settled customers that leaves in a month", zh: "稳定客户的月流失率" },
  "business.lost": {
    en: "customers who left, read off the customers that formulas give",
    zh: "由公式给出的客户数推算的流失客户",
  },
  "business.lost_rate": {
    en: "share of the customers lost in a month, over the last twelve months",
    zh: "月流失率，按最近十二个月的客户推算",
  },
  "business.renewal_rate": {
    en: "share of the settled customers that does not renew when a contract ends",
    zh: "稳定客户在合同到期时不续约的比例",
  },
  "business.age.*.rate": {
    en: "share of the customers of this age, in months, that wants to leave in a month",
    zh: "该客龄（月）客户当月想要离开的比例",
  },
  "business.age.*.willing": {
    en: "share of the customers of this age that still wants to stay, since the contract was signed",
    zh: "自签约以来，该客龄客户中仍愿意留下的比例",
  },
  "business.age.*.renewal": {
    en: "share of the customers of this age that leaves as the contract ends",
    zh: "该客龄客户在合同到期时离开的比例",
  },
  "business.age.*.customers": {
    en: "customers who joined so many months ago and are still there",
    zh: "加入已满该月数且仍在使用的客户",
  },
  "business.age.*.leaving": { en: "customers of this age who leave", zh: "该客龄的流失客户" },
  "business.age.*.size": { en: "customers of this age, counted by how large they have become", zh: "该客龄客户，按规模折算" },
  "business.age.*.size_leaving": {
    en: "customers of this age who leave, counted by their size",
    zh: "该客龄的流失客户，按规模折算",
  },
  "business.settled.customers": {
    en: "customers who joined so long ago that they leave as settled ones do",
    zh: "已过早期、按稳定流失率离开的客户",
  },
  "business.settled.leaving": { en: "settled customers who leave", zh: "流失的稳定客户" },
  "business.settled.size": { en: "settled customers, counted by how large they have become", zh: "稳定客户，按规模折算" },
  "business.settled.size_leaving": { en: "settled customers who leave, counted by their size", zh: "流失的稳定客户，按规模折算" },
  "business.term.*.customers": {
    en: "settled customers who signed their contract so many months ago",
    zh: "签约已满该月数的稳定客户",
  },
  "business.term.*.size": {
    en: "settled customers who signed so many months ago, counted by their size",
    zh: "签约已满该月数的稳定客户，按规模折算",
  },
  "business.alive.*": {
    en: "share of those who join that is still there after so many months, at the churn of the month",
    zh: "按当月流失率，加入满该月数后仍留存的客户比例",
  },
  "business.stayed.*": {
    en: "time that one who joins stays within so many months, on average",
    zh: "新客户在该月数内的平均留存时间",
  },
  "business.leaving": { en: "customers who leave by month", zh: "每月流失客户" },
  "business.customers": { en: "customers in use", zh: "使用中的客户" },
  "business.expanding": { en: "growth in a month of what a customer who stays buys", zh: "留存客户购买量的月增长率" },
  "business.contracting": { en: "share lost in a month of what a customer who stays buys", zh: "留存客户购买量的月缩减率" },
  "business.growing": { en: "growth in a month less what is lost", zh: "购买量的月净增长率" },
  "business.size_leaving": { en: "customers who leave, counted by their size", zh: "流失客户，按规模折算" },
  "business.size": {
    en: "customers, counted by how large they have become since they joined",
    zh: "客户数，按加入以来的规模折算",
  },
  "business.grown": { en: "mean size of a customer against its size when it joined", zh: "客户平均规模与加入时规模之比" },
  "business.paying": { en: "customers who pay, without those who try", zh: "付费客户（不含试用）" },
  "business.paying_leaving": { en: "customers who pay and leave", zh: "流失的付费客户" },
  "business.winning": { en: "customers who begin to pay", zh: "开始付费的客户" },
  "business.mrr": { en: "monthly recurring revenue (MRR)", zh: "月度经常性收入（MRR）" },
  "business.arr": { en: "recurring revenue of a year at this month's pace (ARR)", zh: "按当月水平折算的年度经常性收入（ARR）" },
  "business.mrr_each": {
    en: "monthly recurring revenue of a customer of the size at joining",
    zh: "单个客户（按加入时规模）的月度经常性收入",
  },
  "business.mrr_before": { en: "monthly recurring revenue of the month before", zh: "上月的月度经常性收入" },
  "business.mrr_new": { en: "monthly recurring revenue of those who join", zh: "新客户带来的月度经常性收入" },
  "business.mrr_churned": { en: "monthly recurring revenue lost with those who leave", zh: "客户流失损失的月度经常性收入" },
  "business.mrr_kept": { en: "of last month's recurring revenue, that of those who stay", zh: "上月经常性收入中留存客户的部分" },
  "business.mrr_grown": {
    en: "monthly recurring revenue that those who stay add by growing",
    zh: "留存客户扩大购买增加的月度经常性收入",
  },
  "business.mrr_shrunk": {
    en: "monthly recurring revenue that those who stay take away by buying less",
    zh: "留存客户减少购买损失的月度经常性收入",
  },
  "business.mrr_rest": {
    en: "change of recurring revenue that neither joining nor leaving nor growth explains",
    zh: "新增、流失与增长之外的经常性收入变动",
  },
  "business.mrr_repriced": {
    en: "change of recurring revenue by price and use alone",
    zh: "仅由价格与用量变化引起的经常性收入变动",
  },
  "business.mrr_expansion": { en: "monthly recurring revenue gained from those who stay", zh: "留存客户增加的月度经常性收入" },
  "business.mrr_contraction": { en: "monthly recurring revenue lost from those who stay", zh: "留存客户减少的月度经常性收入" },
} as const
