/** The sentences on several projects at once, in Chinese. */
import { led, spaced } from "./phrases-zh.ts"
import type { TogetherWords } from "./together-words.ts"

const head = (text: string): string => spaced(text).trimStart()
const and = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${head(items.slice(0, -1).join("、"))}与${led(items.at(-1) ?? "")}`

export const togetherZh: TogetherWords = {
  heading: "同时做几个项目",
  columns: {
    projects: "项目",
    worth: "合计价值",
    survival: "现金撑到期末",
    fits: "可行",
    short: "缺什么",
    later: "推迟多久可行",
    month: "月份",
    price: "当月价格",
    anew: "多一单位（重新规划）",
  },
  captions: { sets: "项目组合", prices: "约束的价格" },
  fits: { yes: "是", no: "否", customers: "客户相同" },
  and,
  best: (projects, worth, alone) =>
    `同时做${spaced(and(projects))}：手中的资源够用，合计价值${led(worth)}（现金只计一次）；单做最好的一个值${led(alone)}。`,
  survives: (probability) => `共用的现金撑到期末的概率为${led(probability)}。`,
  more: (best, other, worth, why) => `${head(and([best, other]))}同做本可值${led(worth)}，但${why}。`,
  less: (best, other, worth) => `只做${led(best)}：即使加上最合适的${spaced(other)}，两者合计也不过${led(worth)}。`,
  why: {
    customers: "两者卖给同一批客户，客户只买一次",
    cash: (lasts) => `共用的现金只在${spaced(lasts)}的情形下撑到期末`,
    short: (resource, month, enough) => `${head(resource)}不够，${spaced(month).trimStart()}最缺：够用的概率为${led(enough)}`,
  },
  later: (other, months) => `${head(other)}推迟${spaced(months)}开工，人手和 GPU 就能腾出来。`,
  shares: (shares) =>
    `按均值、各月都放得下的份额：${shares.map(({ project, share }) => `${head(project).trimEnd()}${led(share)}`).join("，")}。`,
  price: (resource, unit, month, price, anew) =>
    `最贵的约束是${spaced(month)}的${led(resource)}：当月多${spaced(unit)}增值${led(price)}；若从开头就持有并重新规划（计入开销和破产），增值${led(anew)}。`,
  unbound: "按均值看，没有资源限制这些项目。",
  note: "各项目都从第一个月开始；已有的人员和机器只付一次，融资按最好的项目计，税各自缴。",
  priceNote: "均值的线性规划不知道破产，也不付所买之物的开销，价格只指那一个月；重新规划两者都计，而且是一直持有。",
}
