/** The sentences of `data`, in Chinese. */
import type { EvidenceCode } from "./codes.ts"
import type { EvidenceWords } from "./evidence-words.ts"
import { anyOf, count, didYouMean, led, spaced } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"
import { fitMistakesZh } from "./zh-evidence-fit.ts"
import { priceMistakesZh } from "./zh-evidence-price.ts"
import { thresholdMistakesZh } from "./zh-evidence-threshold.ts"

/** The first dozen, as they stand. */
function listed(names: readonly string[]): string {
  return `${names.slice(0, 12).map(code).join("、")}${names.length > 12 ? " 等" : ""}`
}

export const evidenceZh: EvidenceWords = {
  about: {
    test: "检验各组是否不同：均值、是否的比例，或类别",
    sampleSize: "A/B 测试每组需要多少样本",
  },
  file: "CSV 表格，第一行是列名",
  options: {
    of: "要比较的列",
    by: "区分各组的列",
    groups: "其中两组，基准在前：A,B",
    alpha: "没有差异却判为有的概率（默认 0.05）",
    power: "有差异时能发现的概率（默认 0.8）",
    baseline: "现在的比例：4%",
    lift: "要发现的相对变化：25%",
    to: "要与基准区分开的比例：5%",
  },
  kinds: { number: "数值", truth: "是否", date: "日期", category: "类别", empty: "空" },
  columns: {
    column: "列",
    kind: "类型",
    missing: "缺失",
    distinct: "不同值",
    least: "最小",
    most: "最大",
    mean: "均值",
    median: "中位数",
    summary: "最常见",
    group: "组",
    rows: "行数",
    yes: "是",
    share: "比例",
    interval: "区间",
    deviation: "标准差",
    levels: "取值",
    observed: "实际",
    expected: "期望",
  },
  profiled: (rows, columns) => `${rows} 行，${columns} 列`,
  levels: (level, rows) => `${level}（${rows}）`,
  yes: (share) => `是 ${share}`,
  range: (low, high) => `${low} 至 ${high}`,
  odd: "异常之处",
  nothingOdd: "没有异常：没有只取一个值的列，没有重复的行，也没有离群值。",
  constant: (column, value) => `${led(column).trimStart()} 在有值的行里都是${led(value)}：区分不了任何东西。`,
  empty: (column) => `${column} 整列为空。`,
  duplicates: (rows) => `有 ${rows} 行与前面的某一行完全相同。`,
  outliers: (column, total, farthest) =>
    `${column} 有 ${total} 个离群值，最远的是：${farthest.join("、")}。它们超出四分位距的 1.5 倍，仍保留在内。`,
  outlier: (value, row) => `第 ${row} 行的${led(value)}`,
  mixed: (column, total, examples) => `${column} 大多是数值，但有 ${total} 格不是：${examples.join("、")}。`,

  shares: ({ of, higher, lower, higherFigure, lowerFigure, low, high }) =>
    `${higher} 组的 ${of} 更高：${higherFigure}，而 ${lower} 组为 ${lowerFigure}，相差 ${low} 至 ${high} 个百分点。`,
  sharesAlike: ({ of, higher, lower, higherFigure, lowerFigure, low, high, sure }) =>
    `看不出 ${of} 有差异：${higher} 组 ${higherFigure}，${lower} 组 ${lowerFigure}；差异可能在 ${low} 至 ${high} 个百分点之间（${sure}）。`,
  means: ({ of, higher, lower, higherFigure, lowerFigure, low, high }) =>
    `${higher} 组的 ${of} 更高：${higherFigure}，而 ${lower} 组为 ${lowerFigure}，相差 ${low} 至 ${high}。`,
  meansAlike: ({ of, higher, lower, higherFigure, lowerFigure, low, high, sure }) =>
    `看不出 ${of} 有差异：${higher} 组 ${higherFigure}，${lower} 组 ${lowerFigure}；差异可能在 ${low} 至 ${high} 之间（${sure}）。`,
  dependent: (of, by) => `${of} 在 ${by} 的各组之间有差异。`,
  independent: (of, by) => `看不出 ${of} 在 ${by} 的各组之间有差异。`,
  detectable: (difference, power) => `这么多行能以 ${power} 的概率发现${spaced(difference)}的差异；更小的往往发现不了。`,
  points: (figure) => `${figure} 个百分点`,
  p: (p) => `p = ${p}`,
  under: (p) => `p < ${p}`,
  intervalOf: (sure) => `${sure} 区间`,
  methods: {
    means: "Welch t 检验，不假定两组方差相等。",
    proportions: "合并比例的 z 检验；各组比例用精确区间（Clopper–Pearson），差异的区间用 Newcombe 方法 10。",
    independence: "独立性卡方检验，不作连续性校正。",
    sampleSize: "两个比例的双侧检验，两组人数相等，按正态近似。",
  },
  sampleSize: (baseline, target, arm, both) => `要把 ${target} 与 ${baseline} 区分开，两组各需 ${arm} 个样本，共 ${both} 个。`,
  chances: (alpha, power) => `没有差异却判为有的概率为 ${alpha}，有差异时发现它的概率为 ${power}。`,

  shareNeeded: "0 与 1 之间的概率，如 0.05 或 5%",
  groupsNeeded: "用逗号隔开的两组：A,B",
  needs: "data test 需要 --of 列 和 --by 列，例如 --of converted --by variant。",
  needsSize: "data sample-size 需要 --baseline，以及 --to 或 --lift 之一，例如 --baseline 4% --to 5%。",
}

const noTable: Readonly<Record<string, string>> = {
  quotes: "有引号没有闭合",
  rows: "第一行之下没有数据",
  names: "第一行没有给每一列命名",
}

export const evidenceMistakesZh: Readonly<Record<EvidenceCode, Sentence>> = {
  "evidence-constant": (p) => [`${code(p("name"))} 每一行都相同，没有可比之处。`, "换一列，或加入取值不同的行"],
  "evidence-expected-low": (p) => `若相互独立，有一格的期望只有 ${p("least")}；低于 ${p("needed")} 时 p 值只是粗略的。`,
  "evidence-few-rows": (p) => [
    `${code(p("name"))} 只有 ${p("rows")} 行，至少需要 ${p("needed")} 行。`,
    "收集更多数据，或合并各组",
  ],
  ...fitMistakesZh,
  ...priceMistakesZh,
  ...thresholdMistakesZh,
  "evidence-groups": (p) => [
    `${code(p("name"))} 在这里有 ${p("count")} 组：${listed(p.list("known"))}。`,
    "指定其中两组，基准在前：`--groups A,B`",
  ],
  "evidence-many-levels": (p) => [
    `${code(p("name"))} 有 ${count(p("count"))} 个不同的值，最多比较 ${p("most")} 个。`,
    "合并少见的值，或改用数值列",
  ],
  "evidence-missing": (p) => `${count(p("rows"))} 行中有 ${count(p("count"))} 行未计入：其中 ${anyOf(p.list("columns"))} 缺失。`,
  "evidence-no-lift": (p) => [`要区分的比例就是基准本身，${p("baseline")}。`, "换一个比例"],
  "evidence-no-table": (p) => [`${code(p("file"))} 不是表格：${noTable[p("kind")] ?? ""}。`, "请给出 CSV，每一列都有名称"],
  "evidence-not-number": (p) => [
    p("kind") === "empty" ? `${code(p("name"))} 整列为空。` : `${code(p("name"))} 是日期，不能比较。`,
    "请用数值、是否或类别的列",
  ],
  "evidence-outside": (p) =>
    `${code(p("file"))} 中 ${code(p("name"))} 在 ${p("least")} 至 ${p("most")} 之间：取 ${p("got")} 时会怎样，数据没有显示。`,
  "evidence-ragged": (p) => `${code(p("file"))} 有 ${count(p("count"))} 行不是 ${p("columns")} 格：缺的按空格处理，多的不读。`,
  "evidence-same-column": (p) => [`${code(p("name"))} 不能与自己比较。`, "请给出两个不同的列"],
  "evidence-same-name": (p) => [`${code(p("file"))} 有两列都叫 ${code(p("name"))}。`, "请改成不同的名称"],
  "evidence-share": (p) => [`${code(p("option"))} 是 ${p("got")}：必须在 0 与 1 之间。`, "写成 `0.05` 或 `5%`"],
  "evidence-too-large": (p) => [
    `${code(p("file"))} 有 ${count(p("rows"))} 行、${count(p("columns"))} 列，最多读 ${count(p("mostRows"))} 行、${count(p("mostColumns"))} 列。`,
    "请随机抽取一部分行",
  ],
  "evidence-unit": (p) => [`${code(p("got"))} 不是单位。`, "exposure 的单位请用单个词，例如 `month`"],
  "evidence-unknown-column": (p) => [
    `${code(p("file"))} 中没有名为 ${code(p("name"))} 的列。`,
    didYouMean(p, `现有的列：${listed(p.list("known"))}`),
  ],
}
