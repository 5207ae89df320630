/** Chinese sentences about what a file means: sections, names, units of formulas, what `run` and `plan` are asked. */
import type { FileCode, VentureCode } from "./codes.ts"
import { anyOf, count, didYouMean, percent, someOf, unit, wholeNumber } from "./phrases-zh.ts"
import { code, type Facts, type Sentence } from "./sentence.ts"

const ring = (paths: readonly string[]): string => paths.map(code).join(" → ")

const andMore = (count: string): string => (Number(count) > 0 ? `等（另有 ${count} 项）` : "")

/** 不是项目文件时，它可能是什么。 */
const foreign: Readonly<Record<string, string>> = {
  html: "网页（HTML）",
  xml: " XML 文档",
  pdf: " PDF 文档",
  zip: "压缩包或办公软件的文档",
  plan: " `venturi plan --json` 的输出",
  json: "其他程序的 JSON",
  csv: "表格（CSV）",
  yaml: "其他程序的 YAML",
}

/** 选项可以是什么。 */
function wantedOf(p: Facts): string {
  const wanted: Readonly<Record<string, string>> = {
    "whole-number": wholeNumber(p("least"), p("most")),
    number: "数",
    "positive-number": "大于 0 的数",
    text: "文本",
    truth: " `true` 或 `false`",
    list: "列表",
    object: "带有键的对象",
    function: "函数",
    signal: "信号，例如 AbortController 的 signal",
    quantity: "文本、数、由节点组成的公式、按月给出的数值或存量",
    venture: "项目，即 `compileVenture` 或 `defineVenture` 的结果",
    variant: "方案，即 `readVariant` 的结果",
    calculation: "计算，即 `defineQuantities` 的结果",
    "one-of": ` ${anyOf(p.list("words"))}`,
    pair: "由两项组成的列表",
    model: "名称，或带有 `config` 或 `layers` 的对象",
    month: "月份（`14`、`month 14` 或 `2027-03`）",
    choice: ` ${code(p("choice"))} 给出的值`,
    "adapter-targets": " `attention`、`linear` 或矩阵的列表",
    share: " 0 到 1 之间的比例",
    length: "token 数或其分布",
    hours: "24 个或 168 个负载值（每小时一个）",
  }
  return wanted[p("wanted")] ?? p("wanted")
}

/** 只列出前五个名称。 */
const listed = (names: readonly string[]): string => `${names.slice(0, 5).map(code).join("、")}${names.length > 5 ? " 等" : ""}`

/** 得不出数的运算该怎么办。 */
const failures: Readonly<Record<string, string>> = {
  "/": "为除法加上条件，例如 `if(n > 0 customer, cost / n, 0 USD/customer)`",
  mod: "不要让除数为 0，例如 `if(n > 0, mod(x, n), 0)`",
  log: "使它保持在 0 以上，例如 `log(max(x, 0.001))`",
  "^": "不要让底数低于 0，例如 `max(x, 0)^0.5`",
}

/** 发生时的数值。 */
function whereSeen(p: Facts): string {
  const [names, values, units] = [p.list("inputs"), p.list("values"), p.list("units")]
  const figure = (k: number): string =>
    values[k] === "NaN" ? "不是数" : ` ${`${count(values[k] ?? "")} ${units[k] ?? ""}`.trim()}`
  const seen = names.map((name, k) => `${code(name)} 为${figure(k)}`).join("、")
  return seen === "" ? "" : `，当时 ${seen}${andMore(p("more"))}`
}

export const ventureZh: Readonly<Record<VentureCode, Sentence>> = {
  "bad-constraint": (p) => [
    `${code(p("got"))} 不是约束：要写明数量、时点、比较符号和数值。`,
    "写成 `ruin at end < 10 %` 或 `cash always > 0 USD with 95 %`",
  ],
  "bad-correlation": (p) => [
    `${p.list("between").length === 0 ? "" : `${p.list("between").map(code).join("、")}：`}相关性连接两个不同的不确定输入，每一对只写一次，秩相关系数在 -1 与 1 之间。`,
    "写成 `{ between: [price, churn], rank: 0.4 }`",
  ],
  "bad-horizon": (p) => `${code(p("got"))} 不能作为期限，应为 1 到 ${p("longest")} 个月。`,
  "bad-name": (p) => [
    `${code(p("name"))} 不能在公式中用作名称：名称由字母、汉字、数字和 \`_\` 组成，且不以数字开头。`,
    "换一个名称",
  ],
  "bad-option": (p) => {
    if (p("wanted") === "known-name")
      return [`这里没有 ${code(p("option"))} 这个选项。`, didYouMean(p, `可用的有：${someOf(p.list("known"))}`)]
    const message = `${code(p("option"))} 是 ${code(p("seen"))}，这里需要${wantedOf(p)}。`
    // 应为列表，却只写了一个文本。
    return p("wanted") === "list" && p("seen").startsWith('"') ? [message, `写成 ${code(`[${p("seen")}]`)}`] : message
  },
  "bad-rate": (p) => `${code(p("got"))} 不是一对货币：应写成一种货币兑一单位另一种货币。`,
  "bad-start": (p) => [`${code(p("got"))} 不是月份，应写年份和月份。`, "写成 `2027-01`"],
  "bad-unit-name": (p) => [
    `${code(p("got"))} 不能作单位：单位是一个由字母、汉字、数字和 \`_\` 组成的词。`,
    "写成 `units: [bed, scan]`",
  ],
  "constraint-not-applied": (p) => `${code(p("project"))} 没有这个量，因此约束 ${code(p("constraint"))} 对它不起作用，视为满足。`,
  "constraint-not-met": (p) =>
    `无论怎样决策，${code(p("project"))} 都不满足 ${code(p("constraint"))}；取最优决策时的概率为 ${percent(p("probability"))}。`,
  "correlations-repaired": () => "给出的相关系数互相矛盾，已改用与之最接近且能同时成立的一组。",
  "data-column": (p) => [`${code(p("file"))} 里没有 ${code(p("column"))} 这一列。`, didYouMean(p, "列名写在文件的第一行")],
  "data-missing": (p) => [
    `无法读取 ${code(p("file"))}。数据文件须放在项目文件所在的文件夹内，且不超过 20 MB。`,
    "检查文件名和位置",
  ],
  "data-number": (p) => [
    `${code(p("file"))} 的 ${code(p("column"))} 列在第 ${p("row")} 行不是数字：${code(p("got"))}。`,
    "改正或删去这一行",
  ],
  "description-value": (p) => [
    `描述里只能写文本、数字、列表和普通对象，这里却是 ${code(p("got"))}。`,
    "按项目文件的写法写成文本，例如 `20 to 40 USD`",
  ],
  "duplicate-name": (p) => [`${code(p("name"))} 在这里出现了两次。`, "给其中一个改名"],
  "endless-history": (p) => [
    `${code(p("path"))} 的第一个月就要用到所有月份的数值：${ring(p.list("loop"))}。`,
    "用 `cumulative` 或 `previous` 代替 `sum`、`last`、`at`",
  ],
  "exponent-not-constant": (p) => [
    `底数带单位时，指数（${code(p("sign"))}）必须是常数。`,
    "先把底数除以它的单位，例如 `(x / 1 USD) ^ y`",
  ],
  "list-expected": (p) => [`${code(p("key"))} 应当是一个列表。`, "每项单独一行，以 `- ` 开头，或写成 `[a, b]`"],
  loop: (p) => [
    `这些数量在同一个月里互相依赖：${ring(p.list("loop"))}。`,
    "让其中一个用 `previous(x, 初值)` 取上个月的值，或把它写成存量",
  ],
  "mismatched-units": (p) => [
    `${code(p("sign"))} 两边不是同类：${p.list("units").map(unit).join(" 与 ")}。`,
    "换成同一种单位；按月的速率乘以时间（如 `* 1 month`）才是总量",
  ],
  "missing-key": (p) => [
    p("section") === "" ? `文件缺少 ${code(p("key"))}。` : `${code(p("section"))} 缺少 ${code(p("key"))}。`,
    `在这里加上 \`${p("key")}:\``,
  ],
  "month-expected": (p) => [
    `${code(p("key"))} 按月取值，而 ${code(p("got"))} 不是月份。`,
    "写成 `{ month 0: 10k USD, month 12: 20k USD }`",
  ],
  "month-outside": (p) => [
    `期限共 ${p("months")} 个月${p("from") === "" ? "" : `（${p("from")} 至 ${p("to")}）`}，这里要写 0 到 ${p("last")} 之间的整数。`,
    `最晚写 \`month ${p("last")}\`，或把期限加长`,
  ],
  "monthly-start": (p) => [`${code(p("path"))} 的初值逐月变化，而存量只能从一个数开始。`, "用 `at(x, month 0)`"],
  "no-start": (p) => [
    `文件没有写从哪个月开始，月份只按序数计，因此没有 ${code(p("got"))} 这个月。`,
    "写成 `month 14`，或在文件里写上起始月份：`start: 2027-01`",
  ],
  "no-venture": (p) => [
    `这不是项目文件，看起来是${foreign[p("kind")] ?? "别的东西"}。`,
    p("kind") === "plan" ? "请给出推演所用的项目文件" : "请给出 YAML 格式的项目文件；`venturi init` 问十个问题就能写好一份",
  ],
  "needs-plain": (p) => [
    `${code(p("sign"))} 只接受不带单位的数，这里的单位是 ${unit(p("got"))}。`,
    "先除以单位，例如 `ceil(gpus / 1 GPU) * 1 GPU`",
  ],
  "no-objective": (p) => [
    `项目 ${code(p("project"))} 没有用来比较的数量 ${code(p("name"))}。`,
    didYouMean(p, `在该项目中加上 \`formulas: { ${p("name")}: = … }\``),
  ],
  "no-costs": (p) => [`项目 ${code(p("project"))} 只由公式构成，其成本不分类别。`, "写出 `market`、`revenue`，以及 `costs`"],
  "no-projects": (p) => [
    `文件里没有项目，无从按 ${code(p("objective"))} 作选择。`,
    "加上 `projects:`，或用 `venturi run` 只计算数量",
  ],
  "correlation-lapsed": (p) =>
    `${p.list("certain").map(code).join("、")} 已设为定值，${p.list("paths").map(code).join(" 与 ")} 之间的相关不再起作用，另一方不会随之变动。`,
  "no-random-input": (p) => [
    `${code(p("name"))} 不是不确定的输入，只有这类输入才谈得上相关。`,
    didYouMean(p, "写一个取区间或分布的数量"),
  ],
  "no-rate": (p) => [
    `有一笔 ${code(p("currency"))} 金额，账目用 ${code(p("books"))}，却没有两者的汇率。`,
    `加上 \`rates: { ${p("currency")}/${p("books")}: … }\``,
  ],
  "more-not-a-number": (p) => `另有 ${count(p("more"))} 个数量在某处不是数：${listed(p.list("paths"))}。`,
  "never-a-number": (p) => [`${code(p("operation"))} 无论如何都不是数。`, failures[p("sign")] ?? "换一个数"],
  "not-a-number": (p) => [
    [
      p("without") === "" ? "" : `没有 ${code(p("without"))} 时，`,
      `${count(p("of"))} 个样本中有 ${count(p("samples"))} 个的 ${code(p("path"))} `,
      p("hidden") === "" ? "不是数" : "用到了不是数的结果",
      p("operation") === "" ? "" : `（${code(p("operation"))}）`,
      `，最早在第 ${p("month")} 个月${whereSeen(p)}；`,
      p("hidden") === "" ? "依赖它的数值均未知。" : "比较时仍会得出真或假，依赖它的数值可能有误。",
    ].join(""),
    failures[p("sign")] ?? "往上找除以 0、无穷大的数值，或永不到来的月份",
  ],
  "objective-units": (p) => [
    `项目之间只能用同一单位比较：${code(p("project"))} 的 ${code(p("name"))} 是 ${unit(p("got"))}，第一个项目是 ${unit(p("expected"))}。`,
    "换成同一种单位",
  ],
  "outside-data": (p) => [
    [
      `${p.list("defaults").map(code).join("、")}${andMore(p("more"))} 的来源“${p("source")}”只涵盖 `,
      p.list("gpus").length > 0
        ? `${p.list("gpus").map(code).join("、")}，而 ${code(p("quantity"))} 是 ${code(p("got"))} 的数值。`
        : `${code(p("range"))}，而 ${code(p("quantity"))} 为 ${code(p("got"))}。`,
    ].join(""),
    "结果只能当作估计；能实测时，请写入自己的数值",
  ],
  "plain-number-expected": (p) => [`${code(p("key"))} 应为不小于 0 的数，不带单位。`, `写成 \`${p("key")}: 2\``],
  "previous-needs-start": (p) => [
    `${p("name") === "" ? "这里" : code(p("name"))}不是存量，第一个月之前没有数值可取。`,
    "用第二个参数给出第一个月的值：`previous(x, 0 USD)`",
  ],
  "reserved-name": (p) => [`${code(p("name"))} 在公式中另有含义。`, "换一个名称"],
  "risk-aversion-negative": (p) => [
    `${count(p("of"))} 个样本中有 ${count(p("samples"))} 个的 ${code(p("project"))} 目标值低于 0，相对风险厌恶在那里没有定义；这些值按 ${count(p("floor"))}${p("unit") === "" ? "" : ` ${p("unit")}`} 计算。`,
    "在目标里加上已有的财富，使它保持在 0 以上，或去掉 `riskAversion`",
  ],
  "section-expected": (p) => [
    `${code(p("key"))} 是一个小节，下面要有键${p.list("keys").length === 0 ? "" : `：${someOf(p.list("keys"))}`}。`,
    "把键缩进写在下面几行，或写在花括号里",
  ],
  "several-quantities": (p) => [
    `${code(p("name"))} 可以指 ${p("count")} 个数量：${p.list("paths").map(code).join("、")}${p.list("paths").length < Number(p("count")) ? " 等" : ""}。`,
    `请写完整路径，例如 ${code(p.list("paths")[0] ?? "")}`,
  ],
  "section-not-read": (p) => [`目前还不读取 ${code(p("section"))} 小节，它不影响任何结果。`, "无需处理"],
  "unused-quantity": (p) => [`没有项目用到 ${code(p("name"))}，它不影响任何结果。`, "在某个项目的公式中用到它，或删去这一行"],
  "steps-unordered": (p) => `${code(p("key"))} 的月份没有按顺序写，已自动排序。`,
  "stock-incomplete": (p) => [
    `${code(p("key"))} 是存量，需要 \`start\`，以及 \`next\` 和 \`change\` 二者之一。`,
    '写成 `{ start: 100 customer, next: "= previous * 0.9" }`',
  ],
  "text-expected": (p) => [`${code(p("key"))} 应当是文字，这里却是 ${code(p("got"))}。`, "写成文字；以数字开头时加引号"],
  "probability-above-one": (p) => [
    `${code(p("key"))} 是这段时间内发生的概率，最多 ${code(p("most"))}，这里却是 ${code(p("got"))}。`,
    `写一个不超过 ${code(p("most"))} 的数`,
  ],
  "too-small": (p) => [
    `${code(p("key"))} 不能小于 ${p("least")}，这里却是 ${code(p("got"))}。`,
    `写一个不小于 ${p("least")} 的数`,
  ],
  "too-large": (p) => [
    `${code(p("key"))} 是占比，最多 ${p("most")} %，这里却是 ${p("got")} %。`,
    `写一个不超过 ${p("most")} % 的比例`,
  ],
  "unknown-currency": (p) => [`不认识货币 ${code(p("got"))}。`, didYouMean(p, "写三个字母的代码，例如 `USD`、`CNY`")],
  "unknown-key": (p) => [
    `${p("section") === "" ? "项目文件" : code(p("section"))} 没有 ${code(p("key"))} 这个键。`,
    didYouMean(p, p.list("known").length === 0 ? "去掉它" : `这里可以写：${someOf(p.list("known"), 12)}`),
  ],
  "unknown-name": (p) => [
    `没有名为 ${code(p("name"))} 的数量。`,
    didYouMean(p, "在 `assumptions` 或 `formulas` 下定义它；`venturi explain FILE` 会列出所有名称"),
  ],
  "unknown-quantity": (p) =>
    p.list("several").length > 0
      ? [`名为 ${code(p("name"))} 的数量不止一个。`, `写明是哪一个：${anyOf(p.list("several"))}`]
      : [`找不到数量 ${code(p("name"))}。`, didYouMean(p, "`venturi explain FILE` 会列出所有数量")],
  "unknown-scenario": (p) => [
    `文件中没有情景 ${code(p("name"))}。`,
    didYouMean(p, "情景写在 `scenarios:` 小节中，每个情景按路径给出取值"),
  ],
  "unknown-version": (p) => `文件声明的格式是 ${code(p("got"))}，本程序读取格式 ${p("known")}。`,
  "unknown-word": (p) => [
    `${code(p("got"))} 不能用作 ${code(p("key"))}，可选的有 ${someOf(p.list("words"), 20)}。`,
    didYouMean(p, "从这些词里选一个"),
  ],
  "until-form": (p) => [
    `${code(p("got"))} 没有说明要算到多准：先写数量名，再写 \`+-\` 和均值 95 % 区间的半宽。`,
    `写成 ${code(`${p("value")} +- 1 %`)}、${code(`${p("value")} +- 20k USD`)} 或 ${code(`${p("ruin")} at end +- 0.5 %`)}，多项之间用逗号隔开`,
  ],
  "until-not-reached": (p) =>
    `抽取 ${count(p("samples"))} 个样本后仍未达到 ${code(p("target"))}${p("reached") === "" ? "，其均值未知" : `，均值只能确定到 ±${`${count(p("reached"))} ${p("unit")}`.trim()}`}。不再继续抽样。`,
  "until-width": (p) => [`${code(p("got"))} 不能作半宽：应为大于零的数值，带单位或写成百分数。`, "写成 `1 %` 或 `20k USD`"],
  "value-expected": (p) => [`${code(p("key"))} 需要一个数值。`, "写带单位的数、区间或公式"],
  "wrong-unit": (p) => [
    `${code(p("what"))} 的单位应是 ${unit(p("expected"))}，这里却是 ${unit(p("got"))}。`,
    p("bare") !== ""
      ? `按实际写成 ${code(`${p("bare")} ms`)} 或 ${code(`${p("bare")} s`)}`
      : p("expected") === ""
        ? "除以它的单位"
        : `换成 ${code(p("expected"))}`,
  ],
}

export const fileZh: Readonly<Record<FileCode, Sentence>> = {
  "file-exists": (p) => [`${code(p("file"))} 已经存在，没有改动它。`, `换一个文件名：${code(p("other"))}`],
  "file-is-directory": (p) => [
    `${code(p("file"))} 是文件夹，而项目文件是单个文件。`,
    `写出其中的文件名，例如 ${code(`${p("file")}/venture.yaml`)}`,
  ],
  "file-missing": (p) => [`找不到文件 ${code(p("file"))}。`, didYouMean(p, "检查文件名和所在文件夹")],
  "file-too-large": (p) => [`${code(p("file"))} 太大：大小为 ${p("got")}，上限为 ${p("limit")}。`, "确认是否选错了文件"],
  "file-unreadable": (p) => [`无法打开 ${code(p("file"))}（${p("reason")}）。`, "检查是否有读取权限"],
  "file-unwritable": (p) => [`无法写入 ${code(p("file"))}（${p("reason")}）。`, "检查文件夹是否存在，是否有写入权限"],
  "not-text": (p) => [`${code(p("file"))} 不是 UTF-8 文本。`, "另存为 UTF-8 编码"],
}
