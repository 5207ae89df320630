/** What `plan` says of feasibility, in Chinese. */
import type { FeasibilityFacts, FeasibilityWords } from "./feasibility-words.ts"

const binds =
  (what: string) =>
  ({ project, probability, required }: FeasibilityFacts): string =>
    `${project}：按现有条件不可行。${what}的样本占 ${probability}，要求 ${required}。`

const bindsToo =
  (what: string) =>
  ({ probability, required }: FeasibilityFacts): string =>
    `${what}的样本占 ${probability}，要求 ${required}。`

export const feasibilityZh: FeasibilityWords = {
  heading: "可行性",
  columns: { project: "项目", dial: "事项", needed: "需要", owned: "现有", ratio: "比值", enough: "足够概率" },
  dials: { parameters: "可容纳的参数", data: "数据（含重复轮次）", gpuHours: "GPU 小时", tasks: "同一基座的任务" },
  reasons: {
    "no-model": "未指定模型",
    rented: "模型为租用",
    untrained: "不训练",
    unbounded: "无限制",
  },
  noFigure: (dial, reason) => `${dial}：${reason}`,
  shared: (projects, lines) => `${projects} 个项目、${lines} 个产品`,
  served: (count) => `已知 ${count} 类`,
  times: (ratio) => `${ratio} 倍`,

  feasible: (project) => `${project}：以现有条件可行。`,
  feasibleIf: (project, unknown) =>
    `${project}：以现有条件可行，前提是 ${unknown.join("、")} 的许可允许做成产品；没有来源说明这一许可。`,
  binds: {
    memory: binds("最先受限于显存：模型放得下"),
    date: binds("最先受限于日期：能按期完成"),
    data: binds("最先受限于数据：数据足够"),
    cash: binds("最先受限于现金：现金够用"),
    licence: ({ project }) => `${project}：按现有条件不可行。最先受限于许可：其许可不允许做成产品。`,
  },
  bindsToo: {
    memory: bindsToo("显存也不够：模型放得下"),
    date: bindsToo("日期也不够：能按期完成"),
    data: bindsToo("数据也不够：数据足够"),
    cash: bindsToo("现金也不够：现金够用"),
    licence: () => "许可也有限制：不允许做成产品。",
  },
  limits: { memory: "显存", date: "日期", data: "数据", cash: "现金", licence: "许可" },
  fails: {
    memory: (probability) => `模型放得进显存的样本只占 ${probability}`,
    date: (probability) => `能按期完成的样本只占 ${probability}`,
    data: (probability) => `数据足够的样本只占 ${probability}`,
    cash: (probability) => `现金够用的样本只占 ${probability}`,
    licence: () => "许可不允许做成产品",
  },
  notRanked: (projects) => `按现有写法做不成，未参与比较：${projects.join("、")}；见“可行性”。`,
  firstOfAll: (change) => `首先要让它做得成：${change}。`,
  nearest: (change) => `最近的改动：${change}。`,
  nothingLifts: "试过的单项改动都不能解除这一限制。",
  also: (changes) => `或者：${changes.join("；或 ")}。`,
  amount: (name, from, to, more) => `${name}由 ${from} 改为 ${to}（多 ${more}）`,
  batch: (from, to) => `每块 GPU 的批量由 ${from} 改为 ${to}`,
  method: (from, to) => `训练方法由 ${from} 改为 ${to}`,
  precision: (from, to) => `推理精度由 ${from} 改为 ${to}`,
  device: (from, to) => `用 ${to} 代替 ${from}`,
  model: (from, to) => `基座由 ${from} 改为 ${to}`,
  horizon: (from, to) => `规划期由 ${from} 改为 ${to}`,
  deadline: (from, to) => `把 ${from} 改为 ${to}`,
  licence: (place) => `在 ${place} 取得允许商用的许可`,
  type: (text) => `（${text}）`,
  write: (place, text) => `（在 ${place} 写 ${text}）`,
  holds: (probability) => `此后成立的概率为 ${probability}`,
  leaves: (limits) => `，但随后受限于${limits.join("、")}`,

  unknownLicence: (names) => `没有来源说明许可：${names.join("、")}。`,
  conditions: (names) => `许可附有条件，须细读：${names.join("、")}。`,
  note: "所列为中位数。数据是该方法至少所需的量；训练显存按规划并计入其误差，推理显存按其规划器计算。每项改动都已实际运行验证。",
}
