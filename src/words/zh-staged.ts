/** 关于去留决策点的句子，中文。 */
import type { StagedCode } from "./codes.ts"
import { code, type Sentence } from "./sentence.ts"
import type { GateSaid, StagedWords } from "./staged-words.ts"

const called = ({ when, name }: GateSaid): string => (name === "" ? when : `${when}（${name}）`)
const done = ({ otherwise }: GateSaid): string => (otherwise === null ? "叫停" : `转做${otherwise}`)
const condition = ({ seen }: GateSaid): string =>
  seen === null ? "无论看到什么都" : `若${seen.quantity} ${seen.side === "below" ? "<" : "≥"} ${seen.threshold}，就`

export const stagedZh: StagedWords = {
  heading: "继续还是叫停",
  opening: "项目不必无论如何都做到底。本章看中途复盘值多少。",
  launch: "上线时",
  month: (month) => month,
  about: (month) => `${month}前后`,
  given: (project, worth, without, gain) => `设了决策点，${project}值 ${worth}，否则只值 ${without}（${gain}）。`,
  usual: (project, worth, without, gain) =>
    `若中途复盘${project}、不再划算时及时叫停，它值 ${worth}，一直做到底则值 ${without}（${gain}）。`,
  gain: (change, error) => `${change} ± ${error}`,
  ruin: (after, before) => `这样以破产告终的样本占 ${after}，原来是 ${before}。`,
  idle: (project) => `${project}的决策点带来的收益不确定，可视为没有。`,
  blind: (worth) => `不看结果、照样决定也值 ${worth}：届时看到的信息几乎不改变决定。`,
  rule: (gate) => `${called(gate)}：${condition(gate)}${done(gate)}；这样的样本占 ${gate.share}。`,
  byRules: (gain) => `其中以下规则带来 ${gain}，其余要综合看到的各项数来判断。`,
  called,
  short: (gate) => `${condition(gate)}${done(gate)}`,
  telling: (gate, alone) =>
    `最有用的决策点在${called(gate)}：${condition(gate)}${done(gate)}。仅此一处就增加 ${alone}，会叫停 ${gate.share} 的样本。`,
  overtakes: (project, worth, best) => `若设决策点，${project}会排到第一，值 ${worth}：它比${best}更容易低成本地及时收手。`,
  columns: {
    gate: "决策点",
    held: "仍需决定",
    rule: "叫停条件",
    stops: "叫停",
    alone: "单独增加",
    project: "项目",
    with: "设决策点",
    without: "一直做到底",
  },
  goOn: "无论看到什么都继续",
  together: "综合几个数判断，单看哪一个都不够",
  charts: {
    worth: (objective) => `决策点对${objective}的影响`,
    stops: (project) => `${project}在各决策点被叫停的概率`,
  },
  chartLabels: { with: "设决策点", without: "一直做到底", stops: "叫停" },
  note: (foresight) =>
    `每条规则都在别的样本上学得，再用于本组样本，所以收益宁低勿高（Longstaff 与 Schwartz，2001）；若事先什么都知道，收益为 ${foresight}。排名不计决策点。`,
  usualNote:
    "文件没有写决策点；这里用的是常见的几处：上线时，以及半年、一年、两年之后。叫停所得是创始人在当时剩余现金（扣除债务并折现）中的份额；另有约定请写 `gates`。",
}

export const stagedMistakesZh: Readonly<Record<StagedCode, Sentence>> = {
  "gate-gets": (p) => [
    p("project") === ""
      ? "这里不知道叫停能得到什么：只有公式的项目没有剩余现金可言。"
      : `从那时起转做 ${code(p("project"))} 能得到什么，模型里没有：那个项目是从第一个月起、用全部现金来算的。`,
    `以 ${code(p("objective"))} 的单位写明折到今天的所得：\`gets: = payoff\``,
  ],
  "gate-gets-twice": () => [
    "一个决策点只能写 `gets` 或 `stopping` 之一。",
    "保留一个：`gets` 是叫停的全部所得，`stopping` 是剩余现金之外的收支",
  ],
  "gate-months": (p) => [
    "`from`、`to` 和 `every` 要写固定的整月，且起点早于终点。",
    `写成 \`from: month 6, to: month 24, every: 3 months\`，最多 ${p("most")} 处`,
  ],
  "gate-sees": () => ["这个决策点什么也看不到：项目既没有现金，也没有客户、收入或成本。", "写明届时已知的量：`sees: [demand]`"],
  "gate-time": () => [
    "每个决策点只有一个时间：`at` 某月，`after` 某项任务，或 `from` … `to` 的每个月。",
    "写成 `at: month 9`、`after: pilot`，或 `from: month 6, to: month 24, every: 3 months`",
  ],
}
