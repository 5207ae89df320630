/** What the reports say, in Chinese. */
import { led, spaced } from "./phrases-zh.ts"
import type { ReportWords, VerdictFacts } from "./report-words.ts"

function standing({ projects, barred, probabilityBest, beatsNothing, survival }: VerdictFacts): string {
  return [
    projects === 1
      ? barred === 0
        ? "这是唯一的项目"
        : `${1 + barred} 个项目中只有它按现有写法做得成`
      : `在${spaced(probabilityBest)}的样本中，它是 ${projects} 个项目里最好的`,
    ...(beatsNothing === null ? [] : [`胜过什么都不做的概率为${led(beatsNothing)}`]),
    ...(survival === null ? [] : [`存活到期末的概率为${led(survival)}`]),
  ].join("，")
}

const resourceKinds: Readonly<Record<string, (owner: string) => string>> = {
  cash: () => "现金",
  gpus: (owner) => `GPU“${owner}”`,
  data: (owner) => `数据“${owner}”`,
  people: (owner) => `人员“${owner}”`,
  channels: (owner) => `渠道“${owner}”`,
}

const more: Readonly<Record<string, (name: string) => string>> = {
  gpus: (name) => `增加${led("GPU")}${name}`,
  data: (name) => `增加数据${name}`,
  people: (name) => `增聘${name}`,
  channels: (name) => `通过渠道${name}触达更多客户`,
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
    peakFunding: "不融资的最大缺口",
    launch: "上线",
    breakEven: "现金流转正",
    objective: (name) => `目标：${name}`,
  },
  groups: {
    written: "文件中写明的",
    resources: "资源",
    shared: "各项目共用",
    project: (name) => `项目${led(name)}`,
  },

  never: "永不",
  neverWith: (probability) => `永不：${probability}`,
  month: (number) => `第 ${number} 个月`,
  calendar: (year, month) => `${year}年${month}月`,
  range: (low, high) => `${spaced(low).trimStart()}至${led(high)}`,
  named: (meaning, path) => (meaning.endsWith("）") ? `${meaning.slice(0, -1)}；${path}）` : `${meaning}（${path}）`),
  list: (items) => (items.length < 2 ? items.join("") : `${items.slice(0, -1).join("、")}和${items.at(-1)}`),
  builtIn: (count, example, file) =>
    `另有${spaced(count)}个内置的量${example === null ? "" : `，例如 \`${example}\``}：用 \`venturi explain ${file}\` 列出，用 \`venturi run ${file} 名称…\` 计算其中几个。`,
  samples: (count, seed) => `样本${spaced(count)}个，随机种子 ${seed}。`,
  interval: "二十个样本中有一个低于“5%”一栏，一半低于“50%”一栏，一个高于“95%”一栏。",

  choose: (facts) => `选${led(facts.project)}：${standing(facts)}。`,
  gamble: (facts) => `选${led(facts.project)}，但这是一场平均划算、输多赢少的赌注：${standing(facts)}。`,
  longShot: ({ project, survival, value, beatsNothing }) =>
    `${spaced(project).trimStart()}胜算很小：平均价值${led(value)}，高于手里的现金，但只有${spaced(survival ?? "")}的样本能存活到期末，胜过不做的概率为${led(beatsNothing ?? "")}。输得起全部投入才选它。`,
  keepCash: ({ project, barred, value, lacks, isAsMuch, beatsNothing, survival }) => {
    const less = isAsMuch ? "，与手里的现金相当" : lacks === null ? "" : `，比手里的现金少${led(lacks)}`
    const lives = survival === null ? "" : `，存活到期末的概率为${led(survival)}`
    return `留住现金：${barred > 0 ? "做得成的项目中" : ""}没有哪个项目${isAsMuch ? "能确定" : ""}比什么都不做更值得。其中最好的是${led(project)}，平均价值 ${value}${less}；胜过不做的概率为 ${beatsNothing ?? "零"}${lives}。`
  },
  impossible: ({ project, projects }, why) =>
    projects === 1
      ? `${spaced(project).trimStart()}按现有写法做不成：${why}。`
      : `${projects} 个项目按现有写法都做不成；其中居首的是${led(project)}，但${why}。`,
  barred: (project, value, why) => `${spaced(project).trimStart()}平均价值本可达${led(value)}，但按现有写法做不成：${why}。`,
  wouldBeWorth: (value) => `若能做成，平均价值为${led(value)}。`,
  ahead: (value, more, next, reasons) =>
    `平均价值${led(value)}，比${spaced(next)}多${led(more)}${reasons.length === 0 ? "" : `：${reasons.join("；")}`}。`,
  worth: (value) => `平均价值${led(value)}。`,
  unlawful: (value, other, its, constraint) =>
    `平均价值${led(value)}；${spaced(other).trimStart()}本可值${led(its)}，但不满足${led(constraint)}。`,
  reasons: {
    recurring: (best, next) => `期末经常性收入估值为${led(best)}，后者为${led(next)}`,
    oneOff: (best, next) => `期末一次性销售估值为${led(best)}，后者为${led(next)}`,
    cash: (best, next) => `期末现金为${led(best)}，后者为${led(next)}`,
    revenue: (best, next) => `最后一个月的收入为${led(best)}，后者为${led(next)}`,
    costs: (best, next) => `最后一个月的成本为${led(best)}，后者为${led(next)}`,
    survival: (best, next) => `存活概率为${led(best)}，后者为${led(next)}`,
    launch: (sooner) => `上线早${led(sooner)}`,
  },
  against: (next, reasons) => `但${spaced(next)}${reasons.join("，")}。`,
  againsts: {
    survival: (next, best) => `存活概率更高（${next}，前者为${led(best)}）`,
    launch: (sooner) => `上线早${led(sooner)}`,
  },
  roundFails: (name, loss) => `最大的危险是融资“${name}”不到账，平均要损失${led(loss)}。`,
  riskIs: (name, often, loss) => `最大的危险是“${name}”${often === "" ? "" : `（${often}）`}，平均要损失${led(loss)}。`,
  dangerIs: (name, from, to, effect) => `最大的危险是${led(name)}：从${spaced(from)}变到${spaced(to)}时，${effect}。`,
  unkept: (constraints) => `它没有满足你提出的约束：${constraints}。`,
  doingNothing: "“不做”即留住现金，只作对照，不参与排名。",
  tied: (share) => `在${spaced(share)}的样本中各项目不分优劣（多因现金均已耗尽），此类样本不计入任何项目。`,

  theValue: "价值",
  theRuin: "破产概率",
  keeping: (quantity) => `满足${spaced(quantity)}约束的概率`,
  projectSurvives: (project, probability) => `${project}：存活到期末的概率为${led(probability)}`,

  decided: (decisions) => `决策：${decisions}`,
  explains: (paths) => `可追溯：${paths}`,
  under: (bound) => `不足${led(bound)}`,
  over: (bound) => `超过${led(bound)}`,
  kept: (text, probability) => `满足：${text}（实为${led(probability)}）`,
  notKept: (text, probability) => `不满足：${text}（实为${led(probability)}）`,
  resource: (kind, owner) => resourceKinds[kind]?.(owner) ?? `${kind} ${owner}`,
  noResources: "文件中没有写资源。",
  advantageNote: (quantity) =>
    `多一单位资源能让${spaced(quantity)}增加多少，失去这项资源会损失多少；每种情形下都重新选择项目和决策。`,

  perUnit: (resource, unit) => `${resource}（每${spaced(unit.replace(/^1 /u, "")).trimEnd()}）`,
  allLost: (quantity, resources) =>
    resources.length === 1
      ? `失去${resources[0]}，${quantity}就归零。`
      : `失去其中任何一项，${quantity}就归零：${resources.join("、")}。`,
  onlyCosts: "负数：多一单位只增加开销（薪酬、电费、训练时间等），带不来收益。",
  withoutSaves: "损失为负数：没有这项资源反而能省下这么多。",
  unused: (resources) => `数量多少对任何项目都没有影响：${resources}。`,
  idle: (resources) => `多少都不影响结果：${resources}。`,

  driver: (input, direction, share, knowing) =>
    `${input}：${direction === "" ? "" : `${direction}，`}占波动的 ${share}${knowing === "" ? "" : `；${knowing}`}。`,
  higher: "越高越好",
  lower: "越低越好",
  sways: "高低各有利弊",
  byItself: (direction, others) => `单看它${direction}，但它与${others}相关`,
  sharesOverlap: (quantity) => `各项占的是${led(quantity)}波动的份额；两个因素共同起作用的部分各算一次，合计可能超过 100 %。`,
  byDefault: (knowing) => `${knowing === "" ? "" : `${knowing}；`}这是目录的默认值，并非创始人给出`,
  unknowable: "事先无从得知：只能对冲，或为它留出余地",
  knowing: (value) => `事先弄清它值${led(value)}`,
  knowingAll: (value) => `事先弄清一切值${led(value)}，任何调研都不会值更多。`,
  nothingDecides: "没有哪个不确定的输入影响结果。",

  actions: {
    decide: ({ name, from, to, effect }) => `把${spaced(name)}定为${led(to)}，而不是${led(from)}：${effect}。`,
    add: ({ name, kind, from, to, effect }) =>
      `${more[kind]?.(name) ?? `增加${led(name)}`}，从${spaced(from)}到${led(to)}：${effect}。`,
    drop: ({ name, from, effect }) => `不再保留${led(name)}，现为${led(from)}，没有任务需要：${effect}。`,
    "find-out": ({ name, effect }) => `投入之前先弄清${led(name)}：${effect}。`,
    protect: ({ name, from, effect }) => `防范风险${led(name)}，现为${led(from)}：没有它时，${effect}。`,
    secure: ({ name, from, effect, otherwise }) =>
      `落实融资${led(name)}，现有把握${led(from)}：${effect}${otherwise === "" ? "" : `；若始终不到账，${otherwise}`}。`,
    hasten: ({ name, from, to, effect }) => `把任务${spaced(name)}从${spaced(from)}缩短到${led(to)}：${effect}。`,
    improve: ({ name, from, to, effect, isMore }) =>
      `${isMore ? "提高" : "降低"}${led(name)}：从${spaced(from)}变为${spaced(to)}时，${effect}。`,
    gate: ({ name, from, to, effect }) =>
      `开始${spaced(from)}后设一个决策点，届时若${spaced(name).trimStart()}低于 ${to}就叫停：${effect}。`,
    watch: ({ name, from, to, effect }) => `盯紧${led(name)}：从${spaced(from)}变到${spaced(to)}时，${effect}。`,
  },
  moves: (what, by, isUp, error) => `${what}平均${isUp ? "上升" : "下降"} ${by}${error === "" ? "" : ` ± ${error}`}`,
  movesBy: (what, by, isUp) => `${what}${isUp ? "上升" : "下降"} ${by}`,
  survivalMoves: (by, isUp) => `，存活概率${isUp ? "上升" : "下降"} ${by}`,
  until: (month) => `${month}之前。`,
  costs: (value) => `花费${led(value)}。`,
  points: (figure) => `${figure} 个百分点`,
  actionsNote: "每一条都在同样的样本上单独试过；± 是样本有限带来的误差范围。",
  worthIt: (project, lacks, enough) => {
    const wanted = `要和留住现金一样值，${spaced(project).trimStart()}平均还差${led(lacks)}。`
    if (enough.length === 0) return `${wanted}下列各条单靠一条都不够。`
    return `${wanted}${enough.length === 1 ? "只要做到" : "做到其中任一条就够："}第${spaced(enough.join("、"))}条${enough.length === 1 ? "就够" : ""}。`
  },
  othersUnkept: (constraint, projects) => `${projects.join("、")} 不满足${led(constraint)}。`,
  nothingToDo: "试过的做法都不影响结果。",
  noWarnings: "无。",
  openAny: (command) => `${command} 可以把任何一个数追溯到来源。`,

  source: {
    written: (place) => `你写的，${place}`,
    byDefault: (source) => `默认值：${source}`,
    ownFile: (source) => `来自你的文件：${source}`,
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
  byMonth: (figure) => `按月${led(figure)}`,
  othersInJson: (count, path) => `${path} 取其他值时的 ${count} 种情形见 --json`,
  seeAbove: (path) => `${path}（见上文）`,
  is: (path, value) => `${path}：${value}`,
  dated: (month, value) => `${month}：${value}`,
  withRange: (value, range) => `${value}（${range}）`,
  average: (value) => `平均${led(value)}`,
  probability: (share) => `概率${led(share)}`,
  inBrackets: "括号内为 5% 至 95% 的范围。",
  program: {
    step: "步骤",
    nodes: "节点",
    monthly: "每月计算",
    before: "原样",
    fixed: "每次运行只算一次（各样本相同）",
    main: "每个样本都算",
    passes: { identities: "恒等变换", geometric: "幂改为逐月相乘", reciprocals: "除法改为乘倒数" },
  },
}
