/** The sentences on holdings beside their market prices, in Chinese. */
import { led, spaced } from "./phrases-zh.ts"
import type { WorthWords } from "./worth-words.ts"

const lead = (amount: string, share: string, quantity: string, name: string): string =>
  `${led(amount).trimStart()}（占${spaced(quantity)}的${led(share)}）是${spaced(name)}带给你的领先`

export const worthZh: WorthWords = {
  columns: { price: "市场价", ahead: "领先" },
  prices: { rented: "同价租用", public: "公开免费", "not-for-sale": "无处可买", unknown: "未知" },
  leading: {
    "not-for-sale": (...of) => `${lead(...of)}：它无处可买，后来者只能没有它。`,
    unknown: (...of) => `${lead(...of)}：没有已知的市场价，按失去它的全部损失计。`,
    dearer: (...of) => `${lead(...of)}：后来者要得到同样的资源，须多付这么多。`,
    money: (...of) => `${lead(...of)}，而且是仅有的领先：谁筹到同样多的钱就同样拥有，其余资源都能按你所付的价格得到。`,
  },
  noLead: "你手中的资源都不构成领先：后来者按你所付的价格就能全部得到。",
  beside: (items) =>
    `此外，按后来者须多付或要损失的金额：${items
      .map(({ name, amount, isCash }) => `${spaced(name).trim()}${led(amount)}${isCash ? "（谁筹到谁就有）" : ""}`)
      .join("，")}。`,
  full: (items) => `最忙时全部占满：${items.map(({ name, month }) => `${name}（${month}）`).join("、")}。`,
  lowestCash: (month, left, runsOut) => `现金在${spaced(month)}最低，平均只剩${led(left)}；耗尽的概率为${led(runsOut)}。`,
  spare: (name, quantity, gain, isIdle) =>
    `${spaced(name).trimStart()}少一人，${spaced(quantity).trimStart()}反而高出${led(gain)}：${isIdle ? "任务从不需要全部人手" : "最后一人的开销大于其贡献"}。`,
  note: "失去资源时，从未上线的项目不计价值，闲置现金也不计。市场价指全部持有量，按今天的钱计。",
  chart: {
    lost: "失去它的损失",
    price: "市场价",
  },
}
