/** Chinese sentences about the `market` section. */
import type { MarketCode } from "./en-market.ts"
import { didYouMean, someOf } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"

export const marketZh: Readonly<Record<MarketCode, Sentence>> = {
  "market-beside-segments": (p) => [
    `已经分了细分市场，再写 ${code(p("key"))} 会把同一批客户算两遍。`,
    `把 ${code(p("key"))} 写进各个细分市场`,
  ],
  "market-elasticity-beside-competition": () => ["竞争已经说明价格会流失多少客户，再写弹性会重复计算。", "两者只留一个"],
  "market-elasticity-sign": (p) => [`弹性 ${code(p("got"))} 的意思是涨价反而带来更多客户。`, "应写成负数，例如 `-1.5 to -0.5`"],
  "market-free-price": () => ["没有写价格的竞争者是免费的，没有价格可以变动。", "给它加上 `price`"],
  "market-gap": (p) => [
    `${code(p("project"))} 的市场规模前后矛盾：自上而下，到计划期末有 ${p("above")} 个客户（${p("aboveLow")} 到 ${p("aboveHigh")}）；自下而上，靠自己的渠道和销售可带来 ${p("below")} 个（${p("belowLow")} 到 ${p("belowHigh")}）。`,
    p("to") === ""
      ? `没有哪一个数字改到可信的程度就能弥合差距${p("input") === "" ? "" : `；最不确定的是 ${code(p("input"))}`}。先想清楚更相信哪一边：有多少人会要，还是有多少人能卖（销售人数、人均成单、渠道触达）`
      : `先核对 ${code(p("input"))}，它是两边依据中最不确定的一项：由 ${code(p("from"))} 改为 ${code(p("to"))}，两边才对得上`,
  ],
  "market-price-units": (p) => [
    `相互比较的价格须用同一单位，${code(p("first"))} 和 ${code(p("got"))} 的单位不同。`,
    "都按客户、席位、请求或 token 计价",
  ],
  "market-reference-price": () => [
    "竞争者全都免费，无从得知通常的价格。",
    "加上 `reference_price`：客户既不觉得便宜也不觉得贵的价格",
  ],
  "market-season-start": () => ["季节按日历月份计算，而文件没有写从哪个月开始。", "在文件开头加上 `start: 2027-01`"],
  "market-spending": (p) => [
    `${code(p("got"))} 是金额；折合多少客户，取决于每个客户的花费。`,
    "加上 `spending: 5万 to 20万 CNY/customer/year`，或者直接以客户数写 `total`",
  ],
  "market-spending-unneeded": () => [
    "`spending` 用来把以金额表示的市场折算成客户数，而 `total` 并不是金额。",
    "去掉它，或写成 `total: 10亿 to 40亿 CNY/year`",
  ],
  "market-total-twice": () => ["`total` 和 `customers` 说的是同一件事：产品面向多少客户。", "两者只留一个"],
  "market-unknown-role": (p) => [
    `没有人担任岗位 ${code(p("name"))}。`,
    didYouMean(
      p,
      p.list("known").length === 0 ? "在 `resources.people` 或 `team.hires` 中加人" : `已有：${someOf(p.list("known"))}`,
    ),
  ],
}
