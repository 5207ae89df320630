/** 关于公司价值与股权的中文句子。 */
import type { ExitWords, Holder } from "./exit-words.ts"
import { led, spaced } from "./phrases-zh.ts"

const who: Readonly<Record<Holder, string>> = { founders: "创始人", present: "现有股东" }
const first = (text: string): string => spaced(text).trimStart()

const endings = {
  next: (until: string): string => `至${spaced(until)}下一轮融资前`,
  alone: (until: string): string => `至${spaced(until)}经营实现自给前`,
  horizon: (until: string): string => `至${spaced(until)}计划期末`,
} as const

export const exitZh: ExitWords = {
  captions: {
    made: "期末价值的构成",
    inputs: "估值依据",
    investors: "各轮投资人所得（本轮完成时）",
    uses: "各轮资金在所列期间的用途",
    ownership: (holder) => `各年末${who[holder]}持股比例`,
  },
  rows: {
    recurring: "末年经常性收入 × 估值倍数",
    oneOff: "末年一次性销售 × 估值倍数",
    cash: "期末现金",
    debt: "减：期末债务",
    unpaid: "超出公司价值、由债权人承担的债务",
    equity: "期末全部股权价值",
    share: (holder) => `${who[holder]}持股比例`,
    held: (holder) => `期末${who[holder]}股权价值`,
    today: "上项折现至今",
    worth: (holder) => `${who[holder]}股权现值`,
  },
  columns: {
    share: "期末持股",
    worth: "期末价值",
    multipleLow: "回报倍数（5% 情形）",
    multiple: "中位数",
    multipleHigh: "95% 情形",
    yearly: "年化回报率（中位数）",
  },
  equity: (median, low, high, mean) =>
    `期末全部股权价值的中位数为${led(median)}：不利情形下为${led(low)}，有利情形下为${led(high)}；平均${led(mean)}。`,
  madeOf: (mean, parts) => `平均值${spaced(mean)}的构成：${parts.join("，")}。`,
  part: (of, amount) =>
    ({
      recurring: `经常性收入按倍数计${led(amount)}`,
      oneOff: `一次性销售按倍数计${led(amount)}`,
      cash: `现金${led(amount)}`,
      debt: `减去债务${led(amount)}`,
      unpaid: `由债权人承担的债务${led(amount)}`,
    })[of],
  heldToday: (holder, share, held, today, isDiluted) =>
    `${isDiluted ? "稀释后" : ""}${who[holder]}平均持股${led(share)}（仅计存续样本）；所持股权期末价值平均为${led(held)}，折现至今为${led(today)}（全部样本的均值，并非前述均值之积）。`,
  addsUp: "各项均值可以相加，中位数与区间不可相加；破产后各项均计为零。",

  worth: (holder, median, low, high, mean) =>
    `${who[holder]}股权现值的中位数为${led(median)}：不利情形下为${led(low)}，有利情形下为${led(high)}；平均${led(mean)}。`,
  holds: (holder, share) => `期末${who[holder]}平均持股${led(share)}。`,
  dropOut: "各年为年末仍存续样本的均值。没有融资的年份比例仍会变动，因为未获融资、因而未被稀释的样本陆续退出。",
  present: "文件未写明创始人自己的持股比例，因此今天的全部股东（创始人与早期投资人）合并计算。",

  investor: (round, multiple, low, high, yearly) =>
    `若${spaced(round)}完成，投资人期末所得为投入的${spaced(multiple)}倍（中位数；不利情形${spaced(low)}倍，有利情形${spaced(high)}倍），年化回报率${led(yearly)}。`,
  investorsNote: "仅计本轮完成的样本，其中最终破产的样本也计算在内。各类股份同等对待，不计优先权和分红；期权池不归任何一方。",

  lasts: ({ rounds, from, until, ends, never, spent, most, amount, received }) =>
    `自${spaced(from)}${first(rounds)}到账起，${endings[ends](until)}${never === null ? "" : `（${first(never)}的样本始终未能自给）`}，平均支出${led(spent)}，其中最大的一项是${led(most)}（${first(amount).trimEnd()}），客户付款${led(received)}。`,
  span: (rounds, from, last) => `${first(rounds).trimEnd()}，${first(from)}至${led(last)}`,
  spent: "支出合计",
  received: "客户付款",
  gap: "需由融资和现金支付",
  usesNote:
    "各数为所列期间内的合计，取全部样本的均值：自该轮到账之月起，至下一轮为止；最后一轮之后，至经营实现自给或计划期末为止。成本与付款和财务一章一致，无论本轮是否完成；现金耗尽后不再计支出。末行为负表示有盈余。",
  neverAlone: (share) => `${first(share)}的样本在计划期内经营始终未能自给；所列月份为其余样本的中位数。`,
}
