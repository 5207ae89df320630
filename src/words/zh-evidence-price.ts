/** The sentences of `data price`, in Chinese. */
import type { PriceCode, PriceWords } from "./evidence-price-words.ts"
import { code, type Sentence } from "./sentence.ts"

export const priceZh: PriceWords = {
  about: "价格调查：van Westendorp、Gabor–Granger、方案选择（联合分析）",
  options: {
    kind: "van-westendorp、gabor-granger 或 conjoint",
    columns: "van Westendorp：过于便宜,便宜,贵,过贵 四列；Gabor–Granger：价格,是否购买，一人多答时再加受访者列",
    task: "联合分析：标明一次选择的列：respondent,task",
    chosen: "联合分析：被选中的方案为“是”",
    by: "联合分析：方案的构成：price,brand,support",
    price: "联合分析：其中的价格列",
    unit: "价格的单位，用于显示：USD/month",
  },
  needsKind: "data price 需要 --kind：van-westendorp、gabor-granger 或 conjoint。",
  needsColumns: "data price 需要 --columns，例如 --columns too_cheap,cheap,expensive,too_expensive 或 --columns price,buys。",
  needsChoices:
    "data price --kind conjoint 需要 --task、--chosen 和 --by，例如 --task respondent,task --chosen chosen --by price,brand。",
  columns: {
    point: "价格点",
    price: "价格",
    meaning: "含义",
    asked: "询问",
    buy: "购买",
    share: "比例",
    fitted: "单调拟合",
    revenue: "人均收入",
    elasticity: "弹性",
    chance: "最优的概率",
    part: "构成",
    worth: "效用",
    pay: "愿付",
    p: "p",
  },

  westendorp: (lower, upper) => `可接受的价格为 ${lower} 至 ${upper}。`,
  points: { lower: "下限", optimal: "拒绝最少", indifference: "无差异", upper: "上限" },
  pointMeanings: {
    lower: "嫌过于便宜的与不觉得便宜的一样多",
    optimal: "嫌过于便宜的与嫌过贵的一样多",
    indifference: "觉得便宜的与觉得贵的一样多",
    upper: "嫌过贵的与不觉得贵的一样多",
  },
  noPoint: "曲线没有交点",
  respondents: (rows) => `${rows} 位受访者的四个价格依次升高。`,
  leftOut: (rows) => `另有 ${rows} 位的价格没有依次升高，未计入。`,
  westendorpNote: "说能接受不等于会购买：这个区间告诉您该在哪里试价，不告诉您能挣多少。",
  westendorpMethod: "van Westendorp 价格敏感度测试（1976）；区间来自对受访者的重抽样。",

  gabor: (price, revenue, share) => `${price} 的收入最高：每问一人得 ${revenue}，其中 ${share} 会购买。`,
  gaborInterval: (low, high, sure) => `换一批受访者，最优价格会在 ${low} 与 ${high} 之间（${sure}）。`,
  gaborSame: (price, sure) => `换一批受访者，最优价格仍是 ${price}（${sure}）。`,
  gaborAsked: (rows, respondents) =>
    rows === respondents ? `共 ${rows} 个回答。` : `${respondents} 位受访者，共 ${rows} 个回答。`,
  atEnd: {
    high: "这是问过的最高价，更高的价格也许收入更多，请再问。",
    low: "这是问过的最低价，更低的价格也许收入更多，请再问。",
  },
  gaborMethod:
    "Gabor 与 Granger（1966）；合并相邻价格使比例不随价格上升；弹性是相对低一档价格的弧弹性；区间来自对受访者的重抽样。",

  conjointPays: (part, pay, low, high, sure) => `他们愿为 ${part} 付 ${pay}（${sure} 区间：${low} 至 ${high}）。`,
  conjointLikes: (part, isUp) => `${part} 被选得更${isUp ? "多" : "少"}。`,
  conjointNothing: "看不出这些构成有影响。",
  priceNotFelt: (price) => `看不出 ${price} 升高会减少选择：无法由这些选择得知愿付多少。`,
  conjointFit: (tasks, hits, blind) => `共 ${tasks} 次选择；其中 ${hits} 选了最可能的方案，随机选则为 ${blind}。`,
  conjointRespondents: (respondents) => `${respondents} 位受访者。`,
  conjointMethod: (isClustered) =>
    `条件逻辑模型（McFadden 1974）；愿付价格用 Krinsky–Robb 法（1986）${isClustered ? "；标准误已考虑同一受访者的多次选择" : ""}。`,
}

const holds: Readonly<Record<string, string>> = { number: "数值", date: "日期", category: "类别", empty: "空" }
const columnsOf: Readonly<Record<string, string>> = {
  "van-westendorp": "too_cheap,cheap,expensive,too_expensive",
  "gabor-granger": "price,buys",
}

export const priceMistakesZh: Readonly<Record<PriceCode, Sentence>> = {
  "evidence-price-by": (p) =>
    p("name") === ""
      ? ["要写明哪些列标明一次选择，哪些列区分各方案。", "写成 `--task respondent,task --by price,brand`"]
      : [`${code(p("name"))} 不在 \`--by\` 的列中。`, "请把价格列也写进去"],
  "evidence-price-choice": (p) => [
    `${code(p("file"))} 的 ${p("task")} 有 ${p("alternatives")} 个方案，选中 ${p("chosen")} 个；应在两个以上方案中选中一个。`,
    "每个方案一行，被选中的为“是”",
  ],
  "evidence-price-columns": (p) => [
    `写了 ${p("got")} 列，需要 ${p("needed")} 列。`,
    `写成 \`--columns ${columnsOf[p("kind")] ?? ""}\``,
  ],
  "evidence-price-number": (p) => [`${code(p("name"))} 是${holds[p("holds")] ?? ""}，价格必须是数值。`, "只写数字，不写货币"],
  "evidence-price-truth": (p) => [
    `${code(p("name"))} 是${holds[p("holds")] ?? ""}，必须是“是”或“否”。`,
    "请用是否列，或 1 与 0 的列",
  ],
}
