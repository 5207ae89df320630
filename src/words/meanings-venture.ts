/** What the quantities that all projects share are, by meaning key: resources, rates, the calendar. */
export const ventureMeanings = {
  "*.planned": { en: "the same without the effects of risks and trends", zh: "不计风险与趋势影响的数值" },
  about: { en: "what the company does, in one line", zh: "公司做什么，一句话" },
  discount: { en: "return that the founders require", zh: "创始人要求的回报率" },
  horizon: { en: "time that the venture is followed", zh: "测算期限" },
  rates: { en: "exchange rate", zh: "汇率" },
  "rates.*": { en: "exchange rate", zh: "汇率" },
  "resources.cash": { en: "cash at hand", zh: "现有现金" },
  "resources.gpus.*.count": { en: "GPUs of this pool", zh: "该组 GPU 数量" },
  "resources.gpus.*.cost": { en: "price of an hour of a GPU of this pool", zh: "该组 GPU 每小时价格" },
  "resources.gpus.*.power": { en: "power that a GPU draws", zh: "单卡功耗" },
  "resources.gpus.*.overhead": { en: "power of the whole room over that of the GPUs", zh: "机房能效比（PUE）" },
  "resources.gpus.*.tariff": { en: "price of electricity", zh: "电价" },
  "resources.gpus.*.upkeep": { en: "hosting of the whole pool, used or not", zh: "该组 GPU 的托管总费用" },
  "resources.gpus.*.hosting": { en: "hosting of an owned GPU", zh: "自有 GPU 的托管费" },
  "resources.data.*.size": { en: "size of the data", zh: "数据规模" },
  "resources.channels.*.reach": { en: "customers that the channel reaches", zh: "渠道可触达的客户数" },
} as const
