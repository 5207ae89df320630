/** The sentences of `data threshold`, in Chinese. */
import type { ThresholdCode, ThresholdWords } from "./evidence-threshold-words.ts"
import { code, type Sentence } from "./sentence.ts"

export const thresholdZh: ThresholdWords = {
  about: "按漏报和误报的代价，确定分数从多高起采取行动",
  options: {
    score: "分数列：越高越可能为“是”",
    truth: "真实结果列：是否",
    miss: '漏掉一个“是”的代价："500 USD"',
    alarm: '一次误报的代价："20 USD"',
  },
  needs:
    'data threshold 需要 --score、--truth、--miss 和 --alarm，例如 --score risk --truth left --miss "500 USD" --alarm "20 USD"。',
  needsBoth: "--miss 与 --alarm 要一起给出。",
  costNeeded: "大于零的代价，单位可写可不写：500 USD",
  unitsDiffer: (miss, alarm) =>
    `--miss 的单位是${miss === "" ? "无" : ` ${miss}`}，--alarm 的单位是${alarm === "" ? "无" : ` ${alarm}`}：请用同一个单位。`,
  columns: { rule: "规则", from: "起点", flagged: "行动", missed: "漏报", alarms: "误报", cost: "每行代价" },
  rules: { best: "此处最优", cut: "误报 /（误报 + 漏报）", none: "都不行动", all: "全部行动" },
  best: (score, threshold, cost, none, all) =>
    `${score} 达到 ${threshold} 就行动：每行代价 ${cost}；都不行动为 ${none}，全部行动为 ${all}。`,
  bestIsNone: (cost, all) => `都不行动：每行代价 ${cost}，全部行动为 ${all}；在这些行上没有更好的阈值。`,
  bestIsAll: (cost, none) => `全部行动：每行代价 ${cost}，都不行动为 ${none}；在这些行上没有更好的阈值。`,
  interval: (low, high, sure) => `换一批同类数据，最优阈值会在 ${low} 与 ${high} 之间（${sure}）。`,
  noThreshold: "都不行动",
  saving: (saving, low, high, sure) => `与两种简单做法中较好的相比，每行节省 ${saving}（${sure} 区间：${low} 至 ${high}）。`,
  flattery: (cost) => `阈值就是用这些行选出来的，代价大约少算了 ${cost}。`,
  counted: (rows, yes, truth) => `共 ${rows} 行，其中 ${truth} 为是的有 ${yes} 行。`,
  cut: (cut) => `若分数是概率，应在 误报 /（误报 + 漏报）= ${cut} 处切分。`,
  calibrated: "这个分数可以当作概率：看不出偏高、偏低或过于自信，所以那样切分比此处最优更稳妥。",
  notCalibrated: {
    tooSure: () => "这个分数过于自信：高的偏高，低的偏低。",
    tooTimid: () => "这个分数过于保守：高的应更高，低的应更低。",
    tooLow: (told, counted) => `这个分数偏低：平均为 ${told}，实际为 ${counted}。`,
    tooHigh: (told, counted) => `这个分数偏高：平均为 ${told}，实际为 ${counted}。`,
    unknown: () => "这些行看不出分数是否可以当作概率。",
  },
  ownCut: (extra) => `在这里，那样切分每行多花 ${extra}。`,
  noProbability: "分数不在 0 与 1 之间，不是概率：只能由数据决定在哪里切分。",
  ofFit: "何时行动：用拟合概率，在拟合所用的行上（结果偏乐观）",
  ofFitUnseen: "何时行动：用拟合概率，在未见过的行上",
  method: "逐一试过所有阈值；区间来自对行的一千次重抽样（泊松自助法）。",
}

const holds: Readonly<Record<string, string>> = { number: "数值", date: "日期", category: "类别", empty: "空" }

export const thresholdMistakesZh: Readonly<Record<ThresholdCode, Sentence>> = {
  "evidence-threshold-cost": (p) => [`${code(p("option"))} 是 ${p("got")}：一次错误的代价必须大于零。`, '写成 `"500 USD"`'],
  "evidence-threshold-score": (p) => [
    `${code(p("name"))} 是${holds[p("holds")] ?? ""}，分数必须是数值。`,
    "请用越高越可能为“是”的数值列",
  ],
  "evidence-threshold-truth": (p) => [
    `${code(p("name"))} 是${holds[p("holds")] ?? ""}，真实结果必须是“是”或“否”。`,
    "请用是否列，或 1 与 0 的列",
  ],
}
