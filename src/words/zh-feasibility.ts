/** What `plan` says of feasibility, in Chinese. */
import type { FeasibilityFacts, FeasibilityWords } from "./feasibility-words.ts"

const binds =
  (what: string) =>
  ({ project, probability, required }: FeasibilityFacts): string =>
    `${project}：按现有条件不可行。${what}的样本占 ${probability}，要求 ${required}。`

export const feasibilityZh: FeasibilityWords = {
  heading: "可行性",
  columns: { project: "项目", dial: "事项", needed: "需要", owned: "现有", ratio: "比值", enough: "足够概率" },
  dials: { parameters: "可容纳的参数", data: "数据", gpuHours: "GPU 小时", tasks: "同一基座的任务" },
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
  binds: {
    memory: binds("最先受限于显存：模型放得下"),
    date: binds("最先受限于日期：能按期完成"),
    data: binds("最先受限于数据：数据足够"),
    cash: binds("最先受限于现金：现金够用"),
    licence: ({ project }) => `${project}：按现有条件不可行。最先受限于许可：其许可不允许做成产品。`,
  },
  nearest: (change) => `最近的改动：${change}。`,
  nothingLifts: "试过的单项改动都不能解除这一限制。",
  also: (changes) => `或者：${changes.join("；或 ")}。`,
  amount: (name, from, to, more) => `${name}由 ${from} 改为 ${to}（多 ${more}）`,
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

  unknownLicence: (names) => `没有来源说明许可：${names.join("、")}。`,
  conditions: (names) => `许可附有条件，须细读：${names.join("、")}。`,
  note: "所列为中位数。数据是该方法至少所需的量；显存为粗略估计，只说明哪些放不下。每项改动都已实际运行验证。",
}
