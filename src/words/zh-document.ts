/** The sentences of the decision half of a report, in Chinese. */
import type { DocumentWords } from "./document-words.ts"
import { led, spaced } from "./phrases-zh.ts"

const pieces: Readonly<Record<number, string>> = { 1000: "千", 1e6: "百万", 1e9: "十亿", 1e12: "万亿" }

export const documentZh: DocumentWords = {
  titles: {
    subtitle: "商业计划书",
    contents: "目录",
    summary: "执行摘要",
    ranking: "选哪个项目",
    projects: "项目对照",
    survival: "生存与资金",
    drivers: "成败关键",
    advantage: "优势所在",
    next: "下一步",
    warnings: "需要留意",
    warningsInFull: "警告全文",
    range: (objective) => `${objective}的可能范围`,
    tornado: (objective) => `什么左右${led(objective)}`,
    bars: "失去每项资源的损失",
    resources: "每项资源的贡献",
    fan: "逐月现金",
    ruin: "现金耗尽的概率",
    waterfall: "资金从哪里来，到哪里去",
  },
  columns: {
    figure: "指标",
    p5: "偏低（5%）",
    p25: "下四分位",
    p50: "中位数",
    p75: "上四分位",
    p95: "偏高（95%）",
    mean: "平均",
    never: "永不发生",
    input: "不确定因素",
    low: "5 % 分位",
    high: "95 % 分位",
    result: "结果",
    month: "月份",
    probability: "概率",
    flow: "资金项目",
    amount: "金额",
    lost: "失去它的损失",
  },
  labels: {
    wide: "九成情形",
    narrow: "半数情形",
    median: "中位数",
    mean: "平均",
    zero: "现金为零",
    clipped: "超出图幅",
    kept: "留住现金",
    low: "因素在 5 % 分位时",
    high: "因素在 95 % 分位时",
    up: "流入",
    down: "流出",
    total: "现金",
    opening: "期初现金",
    closing: "期末现金",
  },
  tiles: {
    survival: "存活概率",
    best: "最优概率",
    beats: "胜过留住现金的概率",
    lowestCash: "最低现金（不论月份）",
    launch: "上线时间",
    breakEven: "现金流转正",
    between: (low, high) => `九成情形在${spaced(low)}至${spaced(high)}之间`,
    onAverage: (range) => `平均值；${range}`,
    neverIn: (probability) => `${probability} 的样本中永不发生`,
    toTheEnd: (month) => `存活到${month}末`,
    ofProjects: "在参与比较的项目之中",
    thanCash: "比什么都不做更值",
  },
  says: {
    range: (project, what, mean, low, high) =>
      `${project}：${what}平均为${led(mean)}，九成情形在${spaced(low)}至${spaced(high)}之间。`,
    kept: (cash) => `留住现金则为${led(cash)}。`,
    tornado: (input, what, atLow, low, atHigh, high) =>
      `分别固定在 5 % 和 95 % 分位值时，使${spaced(what)}的平均值变动最大的是${led(input)}：为${spaced(low)}时平均为${led(atLow)}，为${spaced(high)}时平均为${led(atHigh)}。`,
    bars: (resources, what, loss) =>
      resources.length < 2
        ? `失去${spaced(resources.join(""))}的损失最大：${what}减少${led(loss)}。`
        : `失去其中任何一项的损失最大，${what}约减少${led(loss)}：${resources.join("、")}。`,
    fan: (month, median, low, end) =>
      `逐月取中位数，现金在${month}降到最低，为${led(median)}；此时二十次中有一次低于${led(low)}。期末中位数为${led(end)}。`,
    fanFalling: (month, median, low) =>
      `逐月取中位数，现金一路减少，到${month}只剩${led(median)}；此时二十次中有一次低于${led(low)}。`,
    fanLacking: (month, median, low) =>
      `逐月取中位数，现金降到零以下，缺口到期末一路扩大：${month}达${led(median)}；此时二十次中有一次超过${led(low)}。`,
    ruin: (month, probability, end, last) =>
      `到${month}，现金已经耗尽的概率为${led(probability)}；到${end}，这一概率为${led(last)}。`,
    neverRuined: "所有样本中，现金都没有耗尽。",
    waterfall: (opening, closing) => `平均而言，期初的${spaced(opening)}到期末变为${led(closing)}。`,
    inflow: (name, amount) => `最大的一项流入是${led(name)}（${amount}）。`,
    outflow: (name, amount) => `最大的一项流出是${led(name)}（${amount}）。`,
  },
  notCovered: (source, what) => `来源${spaced(source)}未涵盖${led(what)}：据此得出的结果只能当作估计。`,
  value: "现值",
  constraint: {
    says: ({ name, when, compared, value, share }) =>
      `${when}${name}${compared} ${value}${share === "" ? "" : `（至少 ${share} 的样本）`}`,
    comparisons: { "<": "低于", "<=": "不超过", ">": "高于", ">=": "不低于", "==": "等于", "!=": "不等于" },
    end: "期末",
    always: "每个月的",
    month: (month) => `${month}的`,
  },
  aside: (text, more) => `${text}（${more}）`,
  per: (resource, count, unit) => `${resource}（每${pieces[count] ?? ""}${spaced(unit).trimEnd()}）`,
  byMonth: /每月/u,
  rest: "其余部分",
  writtenOff: "破产时未付的缺口核销",
  fanNote: "封面上的“最低现金”与此不同：先取每个样本自身最低月的现金，不论落在哪个月，再取中位数。",
  fanNoteRuin:
    "本图零线以下的部分与“最低现金”一样，表示现金耗尽后若仍继续经营会缺多少，即融资须补足的缺口；其他各处的期末现金一律将已破产的样本计为零。",
  survivalNote:
    "二十次中有一次低于“偏低”一栏，有一次高于“偏高”一栏。月份只统计确实发生的情形。最低现金取每个样本自身最低的月份。",
  ruinNote:
    "现金耗尽的样本自此按零计，以下各章亦同：在均值、中位数与区间中，客户、收入、成本与人数均为零，价值为零，并视为始终未能实现现金流转正。只有最低现金与资金需求例外：它们表示假如没有破产会缺多少。价格、比率与时间只统计仍存续的情形；逐年表中的比率为分子均值与分母均值之比。",
  sharesNote: (objective) => `各项占的是${led(objective)}波动的份额；两个因素共同起作用的部分各算一次，合计可能超出总量。`,
  moneyNote: "各项均为全部样本的平均值，并按全部月份求和，因此收支可以对上。",
  foot: (count, command) => `样本${spaced(count)}个。生成命令：${command}。`,
}
