/** The sentences of `data fit`, in Chinese. */
import type { Effect, EffectFacts, FitCode, FitWords, Step } from "./evidence-fit-words.ts"
import { count } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"

const steps: Readonly<Record<Step, (facts: EffectFacts) => string>> = {
  unit: ({ column }) => `${column} 每高 1`,
  percent: ({ column }) => `${column} 每高 1 %`,
  month: ({ column }) => `${column} 每过一个月`,
  yes: ({ column }) => `${column} 为是时`,
  level: ({ column, level, baseline }) => `${column} 为 ${level} 而非 ${baseline} 时`,
}

const effects: Readonly<Record<Effect, (facts: EffectFacts) => string>> = {
  more: ({ of, figure, isUp }) => `${of} ${isUp ? "高" : "低"} ${figure}`,
  times: ({ of, figure }) => `${of} 变为 ${figure} 倍`,
  odds: ({ of, figure }) => `${of} 的几率变为 ${figure} 倍`,
  percent: ({ of, figure, isUp }) => `${of} ${isUp ? "高" : "低"} ${figure} %`,
  oddsPercent: ({ of, figure, isUp }) => `${of} 的几率${isUp ? "高" : "低"} ${figure} %`,
}

export const fitsZh: FitWords = {
  about: "用其他列解释一列：线性、是否或计数，附检验，并用较晚的行验证",
  options: {
    of: "要解释的列",
    by: "可能解释它的列：A,B,C",
    kind: "linear、logistic（是否）或 poisson（计数）；不写则按列的内容决定",
    log: "取对数的列：两列都取对数时，系数就是弹性",
    exposure: "每个计数对应的数量：月数、访问数",
    time: "决定行的先后的列：用较晚的行检验拟合",
    respondent: "标明每一行属于谁的列，用于一人多行",
    holdout: "用来检验的较晚的行所占比例（默认 25%；0 表示不检验）",
    alpha: "区间不含真值的概率（默认 0.05）",
  },
  needs: "data fit 需要 --of 列 和 --by 列,列，例如 --of sold --by price,season。",
  columnsNeeded: "用逗号隔开的列名：price,season",
  columns: {
    term: "项",
    estimate: "估计",
    error: "标准误",
    times: "倍数",
    p: "p",
    loss: "在这些行上的损失",
    rows: "行数",
    fit: "拟合",
    baseline: "只用均值",
  },
  constant: "常数",
  per: (of, exposure) => `${of} / ${exposure}`,
  term: (column, level) => (level === "" ? column : `${column} = ${level}`),
  effect: (step, effect, facts) =>
    `${steps[step](facts)}，${effects[effect](facts)}（${facts.sure} 区间：${facts.low} 至 ${facts.high}）。`,
  noEffect: (of) => `看不出这些列与 ${of} 有关。`,
  line: (rSquared, adjusted, deviation, f, p) =>
    `R² = ${rSquared}（校正后 ${adjusted}）；残差标准差 ${deviation}；F = ${f}，${p}。`,
  law: (deviance, alone, ratio, p) => `偏差 ${deviance}，只用均值时为 ${alone}；似然比 ${ratio}，${p}。`,
  baselines: (pairs) => `各取值与 ${pairs.join("、")} 相比。`,
  zero: (column, day) => `${column} 从 ${day} 起按月计。`,

  doubts: "可疑之处",
  noDoubts: (isTimed) => `没有发现：没有弯曲，${isTimed ? "没有先后相关，" : ""}没有个别行左右拟合，也没有几列说同一件事。`,
  few: (events, terms, isOdds) =>
    isOdds
      ? `数据偏少：较少的一种结果只有 ${events} 行，却有 ${terms} 项；每项至少要 10 行，否则几率会被夸大。`
      : `数据偏少：${terms} 项只有 ${events} 行；每项至少要 10 行。`,
  curvature: (column, isUpward, p) =>
    `结果随 ${column} ${isUpward ? "向上" : "向下"}弯曲，而拟合是直的（${p}）：可试 --log ${column}，或另加一列表示弯曲。`,
  spread: (p) => `残差的离散程度不一（Breusch–Pagan，${p}）：上面的区间不准。`,
  robust: (terms) => `仍然成立的区间（HC3）：${terms.join("；")}。`,
  autocorrelation: (correlation, durbinWatson, p) =>
    `相继的残差彼此相近（相关系数 ${correlation}，Durbin–Watson ${durbinWatson}，${p}）：这些行所含的信息比行数显示的少，区间过窄。`,
  dispersion: (factor) => `计数的离散程度是随机计数的 ${factor} 倍：标准误和区间已相应放宽（准泊松）。`,
  influence: (rows) => `个别行左右着拟合：${rows.join("、")}。请核对这些行是否有误。`,
  collinear: (columns, inflation) =>
    `${columns.join("、")} 说的几乎是同一件事（方差膨胀最高 ${inflation}）：它们各自的作用难以分开。`,

  unseen: "在未见过的行上",
  split: (rows, testRows, time, from) =>
    time === ""
      ? `用文件的前 ${rows} 行拟合，用最后 ${testRows} 行检验。`
      : `用较早的 ${rows} 行拟合，用较晚的 ${testRows} 行检验（按 ${time}，从 ${from} 起）。`,
  left: (rows) => `其中 ${rows} 行的取值在较早的行里没有，未计入。`,
  measures: {
    rmse: "误差（均方根）",
    logLoss: "对数损失",
    deviance: "每行偏差",
    auc: "“是”排在“否”之前的概率（AUC）",
  },
  mean: (observed) => `预测均值（实际 ${observed}）`,
  verdict: {
    better: "拟合比较早各行的均值预测得更好。",
    worse: "拟合比较早各行的均值预测得更差：不要用它预测以后。",
    unclear: "看不出拟合是否比较早各行的均值预测得更好。",
  },
  noHoldout: "行数太少，无法用未见过的行检验拟合。",

  kinds: { linear: "最小二乘（QR 分解）。", logistic: "逻辑回归。", poisson: "泊松回归。" },
  alike: "每项作用都以其他列不变为前提。",
  notCause: "同时变化不等于因果。",
  guessed: (of) => `类型由 ${of} 的内容决定，可用 --kind 另行指定。`,
  intervals: {
    student: "区间用 t 分布。",
    profile: "区间用剖面似然。",
    wald: "区间用正态近似（Wald）。",
    clustered: "区间已考虑同一人的多行数据，用 t 分布。",
    quasi: "区间按计数的离散程度放宽，用 t 分布。",
  },
}

const whyLog: Readonly<Record<string, string>> = { stray: "既不是被解释的列，也不是解释的列", kind: "不是数值" }
const kindsWanted: Readonly<Record<string, string>> = { linear: "数值", logistic: "是否", poisson: "计数（从 0 起的整数）" }

export const fitMistakesZh: Readonly<Record<FitCode, Sentence>> = {
  "evidence-fit-collinear": (p) => [
    `${code(p("name"))}${p("level") === "" ? "" : ` = ${code(p("level"))}`} 可由前面的列推出，作用无法分开。`,
    "去掉其中一列",
  ],
  "evidence-fit-costs": (p) => [
    `漏报和误报只用于“是否”，而 ${code(p("name"))} 不是按“是否”拟合的。`,
    "去掉 `--miss` 和 `--alarm`",
  ],
  "evidence-fit-exposure": (p) =>
    p("why") === "kind"
      ? ["只有计数才有对应的数量（exposure）。", "去掉 exposure，或按 poisson 拟合"]
      : [`${code(p("name"))} 在第 ${count(p("row"))} 行不大于零。`, "改正或去掉这一行"],
  "evidence-fit-kind": (p) => [`${code(p("name"))} 不是${kindsWanted[p("kind")] ?? ""}。`, "换一种类型，或不写：按列的内容决定"],
  "evidence-fit-large": (p) => [
    `${count(p("rows"))} 行乘 ${count(p("columns"))} 列，超过 ${count(p("most"))} 个数。`,
    "请随机抽取一部分行",
  ],
  "evidence-fit-log": (p) =>
    p("why") === "sign"
      ? [`${code(p("name"))} 在第 ${count(p("row"))} 行不大于零，没有对数。`, "不取对数，或去掉这样的行"]
      : [`${code(p("name"))} ${whyLog[p("why")] ?? ""}。`, "只有参与拟合的数值列才能取对数"],
  "evidence-fit-nothing": (p) => [`没有写用什么解释 ${code(p("name"))}。`, "请写出可能解释它的列，例如 `price`"],
  "evidence-fit-range": (p) => [`${code(p("name"))} 在第 ${count(p("row"))} 行太大，无法计算。`, "改正或去掉这一行"],
  "evidence-fit-separation": (p) => {
    const sure = p("outcome") === "none" ? (p("kind") === "logistic" ? "总是“否”" : "总是 0") : "总是“是”"
    return [
      p("level") === ""
        ? `在这些行里，仅凭 ${code(p("name"))} 就能完全区分 ${code(p("of"))}：作用大到没有界限。`
        : `${code(p("name"))} 为 ${code(p("level"))} 时，${code(p("of"))} ${sure}：作用大到没有界限。`,
      "收集更多数据，合并取值，或去掉这一列",
    ]
  },
  "evidence-fit-unsettled": (p) => [`${code(p("of"))} 的拟合不收敛：${p("kind")} 不适合这些数据。`, "先检查离群值，或换一种类型"],
}
