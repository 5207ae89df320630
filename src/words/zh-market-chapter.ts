/** Chinese sentences of the report about the market. */
import type { MarketWords } from "./market-words.ts"
import { led, spaced } from "./phrases-zh.ts"

export const marketChapterZh: MarketWords = {
  captions: {
    funnel: "从整个市场到可触达的客户",
    segments: "细分市场",
    competition: "竞争者",
    worth: "以金额计的市场规模",
    shares: "各年末在可触达客户中的份额",
  },
  tam: "全部客户（TAM）",
  sam: "产品适合的客户（SAM）",
  som: "可触达的客户（SOM）",
  potential: "期末的潜在客户",
  filter: (name) => `经“${name}”筛选后`,
  segmentAt: (name) => `${spaced(name).trimStart()}的潜在客户`,
  ours: "本公司",
  nothing: "不购买",
  funnel: (tam, sam, som) => `全部${spaced(tam)}中，产品适合其中${led(sam)}，可触达${led(som)}（均为中位数）。`,
  worth: (spend) =>
    `期初客户数乘以${led(spend)}，即计划期最后十二个月内本公司一个客户的经常性付费（中位数）：表示这些客户若都向本公司购买时每年的付费，而非他们目前付给他人的金额。`,
  soldOnce: "一次性销售另计。",
  ratios: "坐标轴上等距表示等比。",
  counted: (above, below) => `到计划期末，采用曲线给出${led(above)}，渠道和销售可带来${led(below)}（均为中位数）。`,
  share: (share, year) => `${led(year)}末，本公司平均占${led(share)}。`,
}
