/** The sentences of `solve`, in Chinese. */
import type { SolveCode } from "./codes.ts"
import { anyOf, didYouMean, led, spaced, unit } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"
import type { SolveWords } from "./solve-words.ts"

const list = (items: readonly string[]): string => items.join("、")
const or = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join("、")} 或 ${items.at(-1)}`

export const solveZh: SolveWords = {
  columns: { probability: "概率", mean: "均值", error: "±", holds: "成立" },
  yes: "是",
  no: "否",
  today: "（现在）",

  atLeast: (value, sure) => `至少${led(value)}${sure}`,
  atMost: (value, sure) => `至多${led(value)}${sure}`,
  fromTo: (from, to) => `${from} 至 ${to}`,
  exactly: (value) => value,
  anyOf: (values) => or(values),
  sure: (low, high) => `（${low} 至 ${high}）`,
  sureFrom: (low) => `（${low} 起）`,
  sureUpTo: (high) => `（不超过 ${high}）`,

  answer: (name, where, today) => `${name}：${where}；现在是${led(today)}。`,
  todayRange: (low, high, middle) => `${low} 至 ${high}，中位数${led(middle)}`,
  result: (condition, figure, today) => `这时${led(condition)} 成立：${figure}，现在是${led(today)}。`,
  alsoHolds: (wheres) => `在以下取值也成立：${list(wheres)}。`,

  holdsToday: (name, today, condition, figure) => `${name}：${condition} 已经成立（${figure}）；现在是${led(today)}。`,
  mayFall: (value) => `最低可降到${led(value)}，再低就不成立。`,
  mayRise: (value) => `最高可升到${led(value)}，再高就不成立。`,
  holdsBelow: (least) => `再低也无妨：往下看到${led(least)} 都成立。`,
  holdsAbove: (most) => `再高也无妨：往上看到${led(most)} 都成立。`,
  holdsFor: (options) => `各选项中，成立的有：${list(options)}。`,

  nowhere: (name, low, high, condition) => `${name}：从${spaced(low)}到${spaced(high)}，没有取值能使${led(condition)} 成立。`,
  noOption: (name, condition) => `${name}：没有哪个选项能使${led(condition)} 成立。`,
  closest: (figure, value) => `取${spaced(value)}时最接近，为${led(figure)}。`,
  unmoved: (name, quantity, figure, low, high) =>
    `从${spaced(low)}到${led(high)}，${spaced(name).trimStart()}对 ${quantity} 没有影响：始终是${led(figure)}。`,

  moves: {
    proportion: "整个分布一起移动，比例不变；表中的取值是它的中位数。",
    width: "整个分布一起移动，宽度不变；表中的取值是它的中位数。",
    chance: "表中的取值是事件的概率。",
    count: "表中的取值是次数的均值。",
  },
  bestProject: (project) => `按最佳项目${spaced(project)}计算；用 --project 名称 可换别的项目。`,
  decides: (path, value) => `决策：${path} = ${value}`,
  type: (command, figure) => `试一试（${figure}）：${command}`,
  method: "各取值用同一组样本。括号内：条件所看的数取其 95 % 区间的两端时，条件从哪里开始成立。± 为该区间的半宽。",

  progress: (share) => `正在寻找取值…… ${share}`,
  needs: "solve 需要 --for 名称 和 --such-that 条件，例如 --for price --such-that 'ruin at end < 5 %'。",
}

const more = (count: string): string => (Number(count) > 0 ? ` 等（另有 ${count} 项）` : "")

export const solveMistakesZh: Readonly<Record<SolveCode, Sentence>> = {
  "solve-between": (p) => [`${code(p("got"))} 不是查找范围。`, `写明两端和单位：${code(p("example"))}`],
  "solve-between-none": (p) => [
    `${code(p("name"))} 没有落在 ${code(p("got"))} 之内的取值。`,
    "把范围放宽：个数只取整数，不能为负的不取负数",
  ],
  "solve-between-unit": (p) => [
    `${code(p("name"))} 的单位是${spaced(unit(p("expected"))).trimEnd()}，所给范围却是${spaced(unit(p("got"))).trimEnd()}。`,
    p("expected") === "" ? "两端都不要带单位" : `写成 ${code(`5 to 60 ${p("expected")}`)}`,
  ],
  "solve-fixed": (p) => [`${code(p("name"))} 在这里必须是常数：抽样之前就要按它排定方案。`, "用 `--set` 逐个取值来试"],
  "solve-formula": (p) => [
    `${code(p("name"))} 是公式，由别的数量得出。`,
    p.list("inputs").length > 0
      ? `请对它所依赖的输入求解：${anyOf(p.list("inputs"))}${more(p("more"))}`
      : `请对一个输入求解；它背后没有输入${more(p("more"))}`,
  ],
  "solve-mean-with": (p) => [
    `均值只有成立与不成立之分：${code(`mean(${p("quantity")})`)} 不能再带概率。`,
    `去掉 ${code("mean( )")}，或去掉 ${code("with")} 开头的部分`,
  ],
  "solve-planned-anew": (p) =>
    `在文件中写下 ${code(`${p("name")} = ${p("text")}`)} 后，方案会重新排定，条件不再成立：这里的答案按现有方案得出。`,
  "solve-several-figures": (p) => [
    `${code(p("name"))} 由多个数值构成：按月给出，或是存量。`,
    "把其中一个数写在 `assumptions` 下并取名，再对它求解",
  ],
  "solve-unknown-input": (p) => [
    `没有名为 ${code(p("name"))} 的输入。`,
    didYouMean(p, "`venturi explain FILE` 列出全部数量；可对常数、决策、区间或资源求解"),
  ],
  "solve-unknown-project": (p) => [`没有名为 ${code(p("name"))} 的项目。`, didYouMean(p, "取 `projects` 下的一个名称")],
  "solve-unmoved": (p) => [
    `${code(p("condition"))} 与 ${code(p("name"))} 无关：它取什么值都不影响条件。`,
    `看条件依赖什么：${code(`venturi explain FILE ${p("condition")}`)}`,
  ],
}
