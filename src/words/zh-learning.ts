/** The sentences on finding out, in Chinese. */
import type { LearningCode } from "./codes.ts"
import type { LearningWords } from "./learning-words.ts"
import { led, spaced } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"

/** At the head of a part, where nothing stands before it. */
const head = (text: string): string => spaced(text).trimStart()

export const learningZh: LearningWords = {
  heading: "该去弄清什么",
  columns: {
    study: "调研",
    input: "输入",
    about: "弄清什么",
    exactly: "完全弄清",
    proposal: "怎么做",
    tells: "调研价值",
    pays: "花费上限",
    cost: "花费",
    net: "净值",
    months: "耗时",
    size: "样本",
    kind: "类别",
    inputs: "包括",
    adds: "新增价值",
    until: "得出结果",
  },
  kinds: {
    market: "市场",
    price: "价格与销售",
    usage: "用量",
    costs: "成本",
    people: "人员",
    schedule: "进度",
    technology: "技术",
    funding: "融资",
    resources: "资源",
    own: "你自定的数值",
    future: "只有将来才见分晓的事",
  },
  proposals: {
    survey: (size) => `问${spaced(size)}愿付多少`,
    trial: (size) => `请${spaced(size)}试用，看是或否`,
    pilot: () => "做一次试点，把不确定范围减半",
  },
  study: (name, size) => (size === "" ? name : `${name}（${size}）`),
  ofStudy: (study, about) => `${study}：${head(about)}`,
  order: (steps, isAll) => {
    const told = steps.map(({ study, net }) => `${led(study)}，净值${led(net)}`)
    return `先做${told.join("；再做")}${isAll ? "。" : "；此后再做别的都不划算。"}`
  },
  onlyOne: (study, net) => `值得做${led(study)}：净值${led(net)}。`,
  nonePays: "文件中的调研都不值其花费和等待。",
  notComparable: "调研花的是钱，而目标不以钱计，两者无法相抵，因此不给出净值。",
  asked: "只要花费低于此数就划算。问清你的调研要花多少，写入 `studies`，即可算出净值与先后次序。",
  assumed: (kinds) => {
    const said = {
      survey: "单个回答的离散程度与你给的区间相同",
      trial: "每位客户各自以该比例给出“是”",
      pilot: "试点把离散程度减半",
    }
    return `这里假设：${kinds.map((kind) => said[kind]).join("；")}。`
  },
  delay: {
    launch: (amount, task) => `上线每推迟一个月损失${spaced(amount)}（${head(task)}多花一个月）。`,
    discount: (amount) => `每多等一个月损失${spaced(amount)}（按折现率计：没有任务能推动上线时间）。`,
  },
  money: (one, amount) => `每花${spaced(one)}按${spaced(amount)}计，即现金多出这么多所增加的价值。`,
  together: (kind, amount) => `与${kind}有关的不确定若能一并弄清，值${led(amount)}。`,
  future: (amount) => `只有将来才见分晓的事若能预知，值${led(amount)}；没有调研能告诉你。`,
  opening: (input, amount) => `最值得弄清的是${led(input)}：事先完全弄清值${led(amount)}。`,
  nothing: "事先能弄清的事都不会改变选择。",
  titles: { groups: "按输入的类别", studies: "调研", order: "先后次序" },
  captions: {
    sizes: "各调研在不同样本量下的价值",
    groups: "同类输入一起弄清的价值",
    order: "各调研在此前调研基础上新增的价值",
  },
  chart: {
    inputs: "事先弄清各输入的价值",
    studies: "各调研的价值与花费",
    exactly: "完全弄清",
    tells: "调研价值",
    cost: "花费与等待",
  },
  notes: {
    sizes: "完全弄清的价值是任何调研的上限。净值为调研的平均价值减去花费与等待的损失。不可能改变选择的调研一文不值。",
    groups:
      "几个输入一起的价值可能高于或低于各自之和：说的是同一件事的两个，并不比一个多多少；只有合在一起才要紧的两个，单独则不值钱。",
  },
}

export const learningMistakesZh: Readonly<Record<LearningCode, Sentence>> = {
  "bad-sample": () => [
    "调研的样本量是一个大于 0 的数，或一组可选的数；回答是或否时须为整数。",
    "写成 `sample: 40 customer` 或 `sample: choose 20, 40, 80 customer`",
  ],
  "studies-idle": () => [
    "这里任何调研都没有价值：只有一件事可做，无论弄清什么都别无选择。",
    "再加一个项目、一项决策（`choose 1, 2, 4 GPU`），或可以留着不投的 `resources: { cash: … }`",
  ],
  "study-about": (p) => [`调研针对单个数值；${code(p("name"))} 是逐月的，或是一个真假判断。`, "写出构成它的那个不确定数值"],
  "study-share": (p) => [
    `只有 0 到 1 之间的比例才能以是或否回答；${code(p("name"))} 带有单位。`,
    "写明单次观测的偏差：`noise: 30 %`",
  ],
}
