/** The sentences of compare, in Chinese. */
import type { CompareWords } from "./compare-words.ts"
import { led, spaced } from "./phrases-zh.ts"

export const compareZh: CompareWords = {
  headings: {
    verdict: "结论",
    projects: "各项目",
    figures: (project) => `${project} 的关键数字`,
    causes: "差异来自哪里",
    idle: "对方案没有影响的改动",
  },
  columns: {
    difference: "差值",
    error: "误差",
    best: "最优概率",
    change: "改动",
    worth: "价值",
    survival: "存活",
  },
  scenario: (name) => `情景${led(name)}`,
  set: (text) => `改为${led(text)}`,

  nothingDiffers: "A 与 B 内容相同，没有差异。",
  nothingMoves: "A 与 B 内容不同，但方案没有变化：价值、存活概率和选择都不变。",
  more: (by, error) => `B 比 A 多值 ${by}${error === "" ? "" : ` ± ${error}`}`,
  less: (by, error) => `B 比 A 少值 ${by}${error === "" ? "" : ` ± ${error}`}`,
  equal: "B 与 A 价值相同",
  unclear: (by, error) => `B 与 A 价值相当（相差 ${by} ± ${error}）`,
  incomparable: "A 与 B 的目标不是同一类量，无法相减",
  survivalRises: (by) => `存活概率上升${led(by)}`,
  survivalFalls: (by) => `存活概率下降${led(by)}`,
  survivalStays: "存活概率不变",
  choiceStays: (project) => `仍然选择${led(project)}`,
  choiceMoves: (from, to) => `选择从${spaced(from)}变为${led(to)}`,
  keepingCash: "留住现金",
  cashInBoth: "在两者中，留住现金平均都更值。",

  rows: {
    worth: "价值",
    best: "最优概率",
    beats: "胜过不做",
    survival: "存活",
    never: (row) => `${row}：永不`,
    at: (row, quantile) => `${row}（${quantile}）`,
  },
  points: (figure) => `${figure} 个百分点`,
  plusMinus: (figure, error) => `${figure}（± ${error}）`,
  decides: (path, before, after) => `决策：${path} 由${spaced(before)}改为${led(after)}`,

  changed: (name, before, after) => `${name}：${before} → ${after}`,
  added: (name, after) => `${name}：新增，${after}`,
  removed: (name, before) => `${name}：已删去，原为${led(before)}`,
  contents: (file) => `${file}：数据文件内容不同`,
  worthBy: (by) => `价值${led(by)}`,
  survivalBy: (by) => `存活${led(by)}`,
  together: (least, most) => `与其他改动相互作用，在${spaced(least)}与${spaced(most)}之间`,
  inOne: "以下改动须一起看：",
  rest: "条目的先后次序，或一处写明、多处引用的文字在另一文件中分开写",
  method:
    "两者使用相同的样本；每个项目都取为 A 和为 B 找到的决策中较好的一组。改动先从文件开头逐个做到末尾，再从末尾做到开头；每项的份额是两次的平均，各项相加即为总差值。± 为 95% 区间的一半。",

  needsSecond: "compare 还需要第二个版本：另一个文件、@情景名、--scenario 情景名 或 --set 路径=值。",
  formats: " text 或 md",
}
