/** What a quantity of a named thing is, with the founder's name for it in the place of each `{}`: a price, a round, a risk. */
import type { Meaning } from "./meanings.ts"
import { evidenceNamed } from "./meanings-evidence.ts"
import { learningNamed } from "./meanings-learning.ts"
import { preferenceNamed } from "./meanings-preference.ts"

export const namedMeanings: Readonly<Record<string, Meaning>> = {
  ...evidenceNamed,
  ...preferenceNamed,
  ...learningNamed,
  "revenue.*.price": { en: "price of {}, before value-added tax", zh: "{}的不含税价格" },
  "revenue.*.steps.*": { en: "price of {} from {} on, before value-added tax", zh: "{}自{}起的不含税价格" },
  "revenue.*.maintenance": { en: "yearly maintenance of {}, as a share of its price", zh: "{}的年维护费占价格的比例" },
  "revenue.*.share": { en: "share of the customers who take {}", zh: "购买{}的客户占比" },
  "revenue.*.discount": { en: "discount on {}", zh: "{}的价格折扣" },
  "revenue.*.terms": { en: "time from the bill for {} to the payment", zh: "{}的账期" },
  "market.filters.*.share": { en: "part of the customers left by {}", zh: "经“{}”筛选保留的客户占比" },
  "market.segments.*.customers": { en: "customers of the segment {}", zh: "细分市场{}的客户数" },
  "market.segments.*.share": { en: "part of the segment {} that can be reached", zh: "细分市场{}中可触达的占比" },
  "market.segments.*.growth": { en: "yearly growth of the segment {}", zh: "细分市场{}的年增长率" },
  "market.segments.*.existing": { en: "customers at the start in the segment {}", zh: "细分市场{}的期初客户" },
  "market.segments.*.begins": { en: "month from which the segment {} is entered", zh: "进入细分市场{}的月份" },
  "market.segments.*.adoption.p": { en: "adoption without word of mouth in the segment {}", zh: "细分市场{}的自发采用率" },
  "market.segments.*.adoption.q": { en: "adoption by word of mouth in the segment {}", zh: "细分市场{}的口碑采用率" },
  "market.competition.competitors.*.price": { en: "price of the competitor {}", zh: "竞争者{}的价格" },
  "market.competition.competitors.*.price_growth": { en: "yearly change of the price of {}", zh: "竞争者{}的价格年变动率" },
  "market.competition.competitors.*.quality": { en: "quality of {} at the start", zh: "竞争者{}期初的质量" },
  "market.competition.competitors.*.improves": { en: "quality that {} gains by year", zh: "竞争者{}每年提升的质量" },
  "market.competition.competitors.*.brand": { en: "standing of the brand of {}", zh: "竞争者{}的品牌地位" },
  "market.competition.competitors.*.from": { en: "month in which {} enters", zh: "竞争者{}进入市场的月份" },
  "market.competition.competitors.*.reacts": {
    en: "how far the price of {} follows ours",
    zh: "竞争者{}价格跟随本公司价格的程度",
  },
  "costs.*.amount": { en: "cost of {}", zh: "{}成本" },
  "costs.*.share_of_revenue": { en: "cost of {} as a share of revenue", zh: "{}成本占收入的比例" },
  "costs.*.from": { en: "month in which the cost of {} begins", zh: "{}成本开始的月份" },
  "costs.*.until": { en: "month in which the cost of {} ends", zh: "{}成本结束的月份" },
  "funding.*.luck": { en: "whether {} closes", zh: "{}能否到账" },
  "funding.*.amount": { en: "money of {}", zh: "{}的金额" },
  "funding.*.probability": { en: "chance that {} closes", zh: "{}成功的概率" },
  "funding.*.pre_money": { en: "value before the money of {}", zh: "{}的投前估值" },
  "funding.*.cap": { en: "valuation cap of {}", zh: "{}的估值上限" },
  "funding.*.discount": { en: "discount of {} on the price of the next round", zh: "{}相对下一轮价格的折扣" },
  "funding.*.dilution": { en: "share of the company that {} takes", zh: "{}出让的股权比例" },
  "funding.*.pool": { en: "share set aside for employees in {}", zh: "{}新增的期权池" },
  "funding.*.after": { en: "month of {}", zh: "{}所在的月份" },
  "funding.*.months_later": { en: "time until the money of {} comes", zh: "{}到账所需的时间" },
  "funding.*.rate": { en: "yearly interest of {}", zh: "{}的年利率" },
  "funding.*.months": { en: "time in which {} is paid back", zh: "{}的还款期限" },
  "business.age.*.rate": {
    en: "share of the customers of {} months that wants to leave in a month",
    zh: "客龄 {} 个月的客户当月想要离开的比例",
  },
  "business.age.*.willing": {
    en: "share of the customers of {} months that still wants to stay, since the contract was signed",
    zh: "自签约以来，客龄 {} 个月的客户中仍愿意留下的比例",
  },
  "business.age.*.renewal": {
    en: "share of the customers of {} months that leaves as the contract ends",
    zh: "客龄 {} 个月的客户在合同到期时离开的比例",
  },
  "business.age.*.customers": { en: "customers who joined {} months ago and are still there", zh: "加入 {} 个月后仍在的客户" },
  "business.age.*.leaving": {
    en: "customers of {} months who leave in the month after",
    zh: "客龄 {} 个月的客户在次月流失的数量",
  },
  "business.age.*.size": {
    en: "customers of {} months, counted by how large they have become",
    zh: "客龄 {} 个月的客户，按规模折算",
  },
  "business.age.*.size_leaving": {
    en: "customers of {} months who leave in the month after, counted by their size",
    zh: "客龄 {} 个月的客户在次月流失的数量，按规模折算",
  },
  "business.term.*.customers": {
    en: "settled customers who signed their contract {} months ago",
    zh: "签约已 {} 个月的稳定客户",
  },
  "business.term.*.size": {
    en: "settled customers who signed their contract {} months ago, counted by their size",
    zh: "签约已 {} 个月的稳定客户，按规模折算",
  },
  "business.alive.*": {
    en: "share of those who join that is still there after {} months, at the churn of the month",
    zh: "按当月流失率，加入 {} 个月后仍留存的客户比例",
  },
  "business.stayed.*": {
    en: "time that one who joins stays within {} months, on average",
    zh: "新客户在 {} 个月内的平均留存时间",
  },
  "unit.revenue.*": { en: "revenue of {}, as risks and formulas leave it", zh: "{}的收入（计入风险与公式的影响）" },
  "unit.running_cost.*": { en: "cost of running {}", zh: "{}的运行成本" },
  "unit.joining_cost.*": { en: "cost of {} that falls due as customers join", zh: "{}随新客户发生的成本" },
  "unit.profit.*": { en: "gross profit of {}", zh: "{}的毛利" },
  "unit.running.*": { en: "share of the revenue of {} that running it costs", zh: "{}的运行成本占其收入的比例" },
  "unit.margin.*": { en: "gross margin of {}", zh: "{}的毛利率" },
  "unit.net.*": {
    en: "what a customer has brought after {} months, on average, less what it cost",
    zh: "加入 {} 个月后客户平均累计毛利减去获客成本",
  },
  "unit.paid.*.time": {
    en: "part of the month after {} months in which something is still owed",
    zh: "加入 {} 个月后的那个月中尚未回本的部分",
  },
  "risk.*.event_*.gap": { en: "when “{}” comes", zh: "“{}”何时发生" },
  "risk.*.event_*.loss": { en: "loss when “{}” comes", zh: "“{}”发生时的损失" },
  "risks.*.probability": { en: "yearly probability of “{}”", zh: "“{}”的年发生概率" },
  "risks.*.frequency": { en: "how often “{}” comes in a year", zh: "“{}”的年均发生次数" },
  "risks.*.effect.*": { en: "effect of “{}” on {}", zh: "“{}”对{}的影响幅度" },
  "risks.*.loss": { en: "loss when “{}” comes", zh: "“{}”的单次损失" },
  "risks.*.lasts": { en: "time for which the effect of “{}” stays", zh: "“{}”的影响持续时间" },
  "risks.*.control.cost": { en: "cost of the control of “{}”", zh: "防范“{}”的费用" },
  "risks.*.control.cuts_frequency": { en: "share by which the control makes “{}” rarer", zh: "控制措施使“{}”减少的比例" },
  "risks.*.control.cuts_loss": { en: "share by which the control cuts the losses by “{}”", zh: "控制措施使“{}”损失减少的比例" },
  "risks.*.control.cuts_effect": {
    en: "share by which the control weakens the effect of “{}”",
    zh: "控制措施减弱“{}”影响的比例",
  },
  "plan.*.takes": { en: "length of the task {}", zh: "任务“{}”的工期" },
  "plan.*.from": { en: "earliest beginning of the task {}", zh: "任务“{}”的最早开始时间" },
  "plan.*.cost": { en: "cost of the task {}, apart from people and GPUs", zh: "任务“{}”的费用（不含人员与 GPU）" },
  "plan.*.needs.*": { en: "what the task {} needs of {}", zh: "任务“{}”所需的{}" },
  "resources.people.*.count": { en: "number of people: {}", zh: "{}现有人数" },
  "resources.people.*.pay": { en: "pay of a full-time {}", zh: "{}的全职薪酬" },
  "resources.people.*.part": { en: "share of full time of {}", zh: "{}的工时占全职的比例" },
  "resources.people.*.attrition": { en: "share of the people who leave (attrition): {}", zh: "{}的离职率" },
  "team.hires.*.attrition": { en: "share of the people who leave (attrition): {}", zh: "{}的离职率" },
  "team.hires.*.count": { en: "people to be hired: {}", zh: "拟招聘的{}人数" },
  "team.hires.*.pay": { en: "pay of a full-time {}", zh: "{}的全职薪酬" },
  "team.hires.*.from": { en: "first month of work of {}", zh: "{}的最早到岗月份" },
  "team.hires.*.months_later": { en: "time until the work of {} begins", zh: "{}推迟到岗的时间" },
  "resources.gpus.*.count": { en: "GPUs of {}", zh: "{}的 GPU 数量" },
  "resources.gpus.*.cost": { en: "price of a GPU-hour of {}", zh: "{}的每 GPU 小时价格" },
  "resources.gpus.*.tariff": { en: "price of electricity for {}", zh: "{}的电价" },
  "resources.data.*.size": { en: "size of {}", zh: "{}的数据规模" },
  "resources.channels.*.reach": { en: "customers that {} reaches", zh: "{}可触达的客户数" },
  "rates.*": { en: "exchange rate {}", zh: "{}汇率" },
}

/** Draws: of a date or an event that comes or does not, higher or lower says nothing. */
export function isChance(key: string): boolean {
  return key === "funding.*.luck" || key === "risk.*.event_*.gap"
}

/** What stands in a path for each `*` of its meaning key; none where the key does not fit. */
export function namesIn(key: string, path: string): string[] {
  if (!key.includes("*")) return []
  const parts = key.split("*").map((part) => part.replaceAll(/[.\\^$+?()[\]{}|]/gu, "\\$&"))
  return [...(new RegExp(`(?:^|\\.)${parts.join("(.+?)")}$`, "u").exec(path) ?? [])].slice(1)
}

/** The phrase with the names filled in; `set` places a name among the words of the language. */
export function filled(template: string, names: readonly string[], set: (name: string) => string): string {
  let k = 0
  return template.replaceAll(/“\{\}”|\{\}/gu, (place) => {
    const name = names[k++] ?? ""
    return place === "{}" ? set(name) : `“${name}”`
  })
}
