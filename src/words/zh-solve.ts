/** The sentences of `solve`, in Chinese. */
import type { SolveCode } from "./codes.ts"
import { anyOf, didYouMean, led, spaced, unit } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"
import type { SolveWords } from "./solve-words.ts"

const list = (items: readonly string[]): string => items.join("、")
const or = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join("、")} 或 ${items.at(-1)}`

export const solveZh: SolveWords = {
  columns: { probability: "概率", mean: "均值", figure: "数值", error: "±", holds: "成立" },
  yes: "是",
  no: "否",
  today: "（现在）",

  atLeast: (value, sure) => `至少${led(value)}${sure}`,
  atMost: (value, sure) => `至多${led(value)}${sure}`,
  fromTo: (from, to) => `${from} 至 ${to}`,
  exactly: (value, sure) => `${value}${sure}`,
  at: (value) => value,
  anyOf: (values) => or(values),
  sure: (low, high) => `（${low} 至 ${high}）`,
  sureFrom: (low) => `（${low} 起）`,
  sureUpTo: (high) => `（不超过 ${high}）`,

  answer: (name, where, today) => `${name}：${where}；现在是${led(today)}。`,
  todayRange: (low, high, middle) => `${low} 至 ${high}，中位数${led(middle)}`,
  result: (condition, figure, today) => `这时${led(condition)} 成立：${figure}，现在是${led(today)}。`,
  alsoHolds: (wheres, others) => `在以下取值也成立：${list(wheres)}${others === "0" ? "" : `，另有 ${others} 段`}。`,
  alsoFor: (options) => `在以下选项也成立：${list(options)}。`,
  comesAndGoes: "条件时而成立、时而不成立：看过的取值之间，可能还有没列出的变化。",

  holdsToday: (name, today, condition, figure) => `${name}：${condition} 已经成立（${figure}）；现在是${led(today)}。`,
  mayFall: (value) => `最低可降到${led(value)}，再低就不成立。`,
  mayRise: (value) => `最高可升到${led(value)}，再高就不成立。`,
  holdsBelow: (least) => `再低也无妨：往下看到${spaced(least)}都成立。`,
  holdsAbove: (most) => `再高也无妨：往上看到${spaced(most)}都成立。`,
  onlyThere: "在看过的其他取值都不成立。",
  holdsFor: (options) => `各选项中，成立的有：${list(options)}。`,

  nowhere: (name, low, high, condition) => `${name}：从${spaced(low)}到${led(high)}，没有取值能使${led(condition)} 成立。`,
  nowhereSeen: (name, low, high, condition, more) =>
    `${name}：从${spaced(low)}到${led(high)}，细看过的取值都不能使${led(condition)} 成立。另有 ${more} 处数值越过它，未逐一细看，可能只是跳变。`,
  noOption: (name, condition) => `${name}：没有哪个选项能使${led(condition)} 成立。`,
  closest: (figure, value) => `取${spaced(value)}时最接近，为${led(figure)}。`,
  unmoved: (name, condition, figure, low, high) =>
    `从${spaced(low)}到${led(high)}，${spaced(name).trimStart()}对 ${condition} 没有影响：始终是${led(figure)}。`,
  holdsAnyway: "因此总是成立。",
  failsAnyway: "因此不成立。",

  moves: {
    proportion: "整个分布一起移动，比例不变；表中的取值是它的中位数。",
    width: "整个分布一起移动，宽度不变；表中的取值是它的中位数。",
    chance: "表中的取值是事件的概率。",
    count: "表中的取值是次数的均值。",
  },
  bestProject: (project) => `按最佳项目${spaced(project)}计算；用 --project 名称 可换别的项目。`,
  conditionProject: (project) => `按项目${spaced(project)}计算：条件中的数量只有它有。`,
  decides: (path, value) => `决策：${path} = ${value}`,
  type: (command, figure) => `试一试（${figure}）：${command}`,
  looked: (values, isAll) =>
    isAll ? "所有取值都看过，用的是同一组样本。" : `共看了 ${values} 个取值，用的是同一组样本；其间的情况不得而知。`,
  method: "括号内：条件所看的数取其 95 % 区间的两端时，条件从哪里开始成立。± 为该区间的半宽。",

  progress: (share) => `正在寻找取值…… ${share}`,
  needs: "solve 需要 --for 名称 和 --such-that 条件，例如 --for price --such-that 'ruin at end < 5 %'。",
  oneInput: "solve 每次只对一个输入求解：--for 只能写一次。",
  oneCondition: "solve 每次只看一个条件：--such-that 只能写一次。",
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
  "solve-never-equal": (p) => [
    `${code(p("name"))} 的取值是分散的：恰好等于 ${code(p("value"))} 的概率为 0。`,
    `改为比较均值 ${code(p("mean"))}，或中位数 ${code(p("median"))}`,
  ],
  "solve-no-condition": (p) =>
    p.list("parts").length > 0
      ? [`${code(p("got"))} 不止一个条件，solve 每次只看一个条件。`, `只问其中一个：${anyOf(p.list("parts"))}`]
      : [
          `${code(p("got"))} 不是条件：要写明数量、时点、比较符号和数值。`,
          p("meant") === ""
            ? "写成 `ruin at end < 5 %`、`cash always > 0 USD with 95 %` 或 `mean(value) > 2M USD`"
            : `写成 ${code(p("meant"))}`,
        ],
  "solve-other-project": (p) => [
    `项目 ${code(p("project"))} 没有 ${code(p("name"))}：这是项目${or(p.list("others").map((one) => ` ${code(one)}`))} 的数量。`,
    `改看那个项目：${code(`--project ${p("other")}`)}，或写本项目的数量`,
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
