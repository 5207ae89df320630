/** What the quantities of the trends are, by meaning key. */
const own = {
  "trends.margin": { en: "gross margin below which it counts as dead", zh: "视为失去盈利能力的毛利率下限" },
  "trends.*.growth": { en: "change in a year, by the founder", zh: "创始人给出的年变化率" },
  "trends.*.pass_through": { en: "share of the change that one's own price follows", zh: "自有价格跟随变化的比例" },
  "trends.*.floor": { en: "share of today's price below which it does not fall", zh: "价格相对今天的下限" },
  "trends.*.from": { en: "when the trend begins, or the rule applies", zh: "趋势开始或法规适用的时间" },
  "trends.*.until": { en: "when the trend ends", zh: "趋势结束的时间" },
  "trends.*.cost": { en: "what it costs once to satisfy the rule", zh: "满足法规的一次性费用" },
  "trends.*.upkeep": { en: "what it costs from then on to satisfy the rule", zh: "此后持续合规的费用" },
  "trends.*.delay": { en: "by how long the rule puts off the launch", zh: "法规使上线推迟的时间" },
  "trend.*.yearly": { en: "factor by which the price changes in a year", zh: "一年后价格相对现在的倍数" },
  "trend.*.level": { en: "where the price will stand against its trend, from a year on", zh: "一年后价格相对趋势线的位置" },
  "trend.*.until": { en: "time for which the fitted trend holds", zh: "拟合趋势成立的时间" },
  "trend.*.elapsed": { en: "time for which the trend has gone on", zh: "趋势已持续的时间" },
  "trend.*.factor": { en: "price over that of the start, by the trend", zh: "价格相对期初的倍数（按趋势）" },
  "trend.*.at_training": { en: "price over that of the start when training begins", zh: "训练开始时价格相对期初的倍数" },
  "trend.*.pass_through": { en: "share of the change that one's own price follows", zh: "自有价格跟随变化的比例" },
  "trend.*.passed_on": {
    en: "own price over that of the start, as competition passes the trend on",
    zh: "竞争传导后自有价格相对期初的倍数",
  },
  "trend.*.applies": { en: "when the rule begins to apply", zh: "法规开始适用的时间" },
  "trend.*.cost": { en: "what it costs once to satisfy the rule", zh: "满足法规的一次性费用" },
  "trend.*.upkeep": { en: "what it costs from then on to satisfy the rule", zh: "此后持续合规的费用" },
  "trend.*.delay": { en: "by how long the rule puts off a launch", zh: "法规使上线推迟的时间" },
  "trend.*.delayed": { en: "delay of the launch by this rule", zh: "该法规造成的上线延迟" },
  "trend.*.holds": { en: "when the rule holds for the product", zh: "法规对产品生效的时间" },
  "trend.*.spending": { en: "what this rule costs", zh: "该法规的合规支出" },
  "trend.spending": { en: "what all rules of law cost", zh: "各项法规的合规支出合计" },
  "business.margin_kept": { en: "end of the last month so far with enough gross margin", zh: "迄今毛利率达标的最后一个月末" },
  "business.margin_end": { en: "when the gross margin dies for good", zh: "毛利率从此不再达标的时间" },
} as const

/** Below `expect` the same keys stand a step deeper in the format, though their quantities do not. */
const deeper = Object.entries(own).flatMap(([key, meaning]) => {
  return key.startsWith("trends.*.") ? [[key.replace("trends.*", "trends.expect.*"), meaning] as const] : []
})

export const trendsMeanings: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  ...own,
  ...Object.fromEntries(deeper),
}
