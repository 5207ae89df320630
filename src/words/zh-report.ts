/** What the reports say, in Chinese. */
import { led, spaced } from "./phrases-zh.ts"
import type { ReportWords, VerdictFacts } from "./report-words.ts"

const because = ({ reasons }: VerdictFacts): string => (reasons.length === 0 ? "" : `；${reasons.join("，")}`)

function standing({ projects, probabilityBest, beatsNothing }: VerdictFacts): string {
  const first = projects === 1 ? "这是唯一的项目" : `在 ${probabilityBest} 的样本中，它是 ${projects} 个项目里最好的`
  return beatsNothing === null ? first : `${first}，胜过什么都不做的概率为 ${beatsNothing}`
}

const resourceKinds: Readonly<Record<string, (owner: string) => string>> = {
  cash: () => "现金",
  gpus: (owner) => `GPU ${owner}`,
  data: (owner) => `数据 ${owner}`,
  people: (owner) => `人员 ${owner}`,
  channels: (owner) => `渠道 ${owner}`,
}

export const reportZh: ReportWords = {
  warned: (code) => `${code}（警告）`,
  fix: (text) => `改法：${text}`,
  write: (text) => `写成 \`${text}\``,
  leaveOut: "去掉这一段",
  alsoHere: (place) => `相关位置：${place}`,
  problems: (errors, warnings) =>
    [...(errors > 0 ? [`${errors} 处错误`] : []), ...(warnings > 0 ? [`${warnings} 处警告`] : [])].join("，"),
  isRight: (file, quantities, projects) => `${file} 没有问题：${quantities} 个数量，${projects} 个项目。`,
  otherwise: (code) => `这里有问题（${code}）。`,

  headings: {
    verdict: "结论",
    ranking: "排名",
    glance: "生存与资金",
    advantage: "你的优势",
    drivers: "成败关键",
    next: "下一步",
    warnings: "警告",
  },
  columns: {
    quantity: "数量",
    unit: "单位",
    mean: "均值",
    p5: "5%",
    p50: "50%",
    p95: "95%",
    project: "项目",
    best: "最优概率",
    beats: "胜过不做",
    survival: "存活",
    resource: "资源",
    oneMore: "多一单位增加",
    interval: "5% 至 95%",
    without: "失去它的损失",
  },
  rows: {
    value: "现值",
    minimumCash: "最低现金",
    peakFunding: "最大资金缺口",
    launch: "上线",
    breakEven: "盈亏平衡",
    objective: (name) => `目标：${name}`,
  },
  groups: {
    written: "文件中写明的",
    resources: "资源",
    shared: "各项目共用",
    project: (name) => `项目 ${name}`,
  },

  never: "永不",
  neverWith: (probability) => `永不：${probability}`,
  month: (number) => `第 ${number} 个月`,
  calendar: (year, month) => `${year}年${month}月`,
  range: (low, high) => `${low} 至 ${high}`,
  named: (meaning, path) => `${meaning}（${path}）`,
  list: (items) => (items.length < 2 ? items.join("") : `${items.slice(0, -1).join("、")}和${items.at(-1)}`),
  samples: (count, seed) => `样本 ${count} 个，随机种子 ${seed}。`,
  interval: "二十个样本中有一个低于“5%”一栏，一半低于“50%”一栏，一个高于“95%”一栏。",

  choose: (facts) => `选 ${facts.project}：${standing(facts)}${because(facts)}。`,
  gamble: (facts) => `选 ${facts.project}，但这是一场平均划算、输多赢少的赌注：${standing(facts)}${because(facts)}。`,
  keepCash: (facts) =>
    `留住现金：没有哪个项目比什么都不做更值得。其中最好的是 ${facts.project}，胜过不做的概率为 ${facts.beatsNothing ?? "零"}${because(facts)}。`,
  ahead: (value, more, next) => `平均价值 ${value}，比 ${next} 多 ${more}`,
  behind: (value) => `它的平均价值只有 ${value}`,
  worth: (value) => `平均价值 ${value}`,
  strongest: (resource, loss) => `最有分量的资源是${led(resource)}，没有它要损失 ${loss}`,
  survives: (probability) => `存活到期末的概率为 ${probability}`,
  unkept: (constraints) => `它没有满足你提出的约束：${constraints}。`,
  doingNothing: "“不做”即留住现金，只作对照，不参与排名。",

  theValue: "价值",
  theRuin: "破产概率",
  keeping: (quantity) => `满足${spaced(quantity)}约束的概率`,
  projectSurvives: (project, probability) => `${project}：存活到期末的概率为 ${probability}`,

  decided: (decisions) => `决策：${decisions}`,
  kept: (text, probability) => `满足：${text}（${probability}）`,
  notKept: (text, probability) => `不满足：${text}（${probability}）`,
  resource: (kind, owner) => resourceKinds[kind]?.(owner) ?? `${kind} ${owner}`,
  noResources: "文件中没有写资源。",
  advantageNote: (quantity) =>
    `多一单位资源能让${spaced(quantity)}增加多少，失去这项资源会损失多少；每种情形下都重新选择项目和决策。`,

  driver: (direction, share, knowing) => `${direction}：占波动的 ${share}${knowing === "" ? "" : `；${knowing}`}。`,
  raises: (input, quantity) => `${spaced(input).trimStart()}越高，${spaced(quantity).trimStart()}越高`,
  lowers: (input, quantity) => `${spaced(input).trimStart()}越高，${spaced(quantity).trimStart()}越低`,
  sways: (input, quantity) => `${spaced(input).trimStart()}会左右${led(quantity)}，方向不定`,
  knowing: (value) => `事先弄清它值 ${value}`,
  knowingAll: (value) => `事先弄清一切值 ${value}，任何调研都不会值更多。`,
  nothingDecides: "没有哪个不确定的输入影响结果。",

  actions: {
    decide: ({ name, from, to, effect }) => `把${spaced(name)}定为 ${to}，而不是 ${from}：${effect}。`,
    add: ({ name, from, to, effect }) => `增加${led(name)}，从 ${from} 到 ${to}：${effect}。`,
    drop: ({ name, from, effect }) => `不再保留${led(name)}（现为 ${from}），没有任务需要：${effect}。`,
    "find-out": ({ name, effect }) => `投入之前先弄清${led(name)}：${effect}。`,
    protect: ({ name, from, effect }) => `防范风险${led(name)}（现为 ${from}）：没有它时，${effect}。`,
    secure: ({ name, from, effect, otherwise }) =>
      `落实融资${led(name)}（现有把握 ${from}）：${effect}${otherwise === "" ? "" : `；若始终不到账，${otherwise}`}。`,
    hasten: ({ name, from, to, effect }) => `把任务${spaced(name)}从 ${from} 缩短到 ${to}：${effect}。`,
    improve: ({ name, from, to, effect }) => `把${spaced(name)}从 ${from} 改善到 ${to}：${effect}。`,
    watch: ({ name, from, to, effect }) => `盯紧${led(name)}：从 ${from} 变到 ${to} 时，${effect}。`,
  },
  moves: (what, by, error) => `${what}平均 ${by}${error === "" ? "" : ` ± ${error}`}`,
  movesBy: (what, by) => `${what}变化 ${by}`,
  survivalMoves: (by) => `，存活概率 ${by}`,
  until: (month) => `${month}之前。`,
  costs: (value) => `花费 ${value}。`,
  points: (figure) => `${figure} 个百分点`,
  nothingToDo: "试过的做法都不影响结果。",
  noWarnings: "无。",
  openAny: (command) => `${command} 可以把任何一个数追溯到来源。`,

  source: {
    written: (place) => `你写的，${place}`,
    byDefault: (source) => `默认值：${source}`,
    assumption: (source) => `默认值（假设）：${source}`,
    formula: "内置公式",
    formulaFrom: (source) => `内置公式：${source}`,
  },
  kinds: {
    constant: "数值",
    random: "不确定",
    decision: "决策",
    bound: "上限",
    data: "观测数据",
    formula: "公式",
    stock: "存量",
    steps: "按月",
  },
  byMonth: (figure) => `按月 ${figure}`,
  seeAbove: (path) => `${path}（见上文）`,
  is: (path, value) => `${path}：${value}`,
  dated: (month, value) => `${month}：${value}`,
  withRange: (value, range) => `${value}（${range}）`,
}
