/** What the quantities of `gates` are, by meaning key. */
export const stagedMeanings = {
  "gates.*.at": { en: "month in which the gate is held", zh: "决策点所在的月份" },
  "gates.*.from": { en: "first month of a row of gates", zh: "一系列决策点的首月" },
  "gates.*.to": { en: "last month of a row of gates", zh: "一系列决策点的末月" },
  "gates.*.every": { en: "months from one gate of a row to the next", zh: "相邻决策点相隔的月数" },
  "gates.*.gets": { en: "what stopping at the gate gives, in today's money", zh: "在决策点叫停所得的现值" },
  "gates.*.stopping.cost": { en: "cost of winding the venture up", zh: "收尾清算的支出" },
  "gates.*.stopping.salvage": { en: "what the venture's things fetch", zh: "变卖资产的所得" },
} as const
