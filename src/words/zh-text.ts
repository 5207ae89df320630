/** Chinese sentences about the text itself: YAML, figures, units, formulas. */
import type { TextCode, YamlCode } from "./codes.ts"
import { anyOf, count, didYouMean, unit } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"

const rules: Readonly<Record<string, string>> = {
  "sd-positive": "标准差必须大于 0",
  "mean-positive": "均值必须大于 0",
  "low-below-high": "下限必须小于上限",
  "low-mode-high": "三个数应依次为最低、最可能、最高",
  "alpha-beta-positive": "alpha 和 beta 必须大于 0",
  "p-between-0-and-1": "概率应在 0 与 1 之间",
  "weights-not-negative": "权重不能为负",
  "weights-sum-positive": "至少要有一个权重大于 0",
  "truncate-empty": "两个界限之间没有任何取值",
}
const expectedSigns: Readonly<Record<string, string>> = {
  operand: "名称、数字或括号",
  operator: "运算符（如 `+`、`*`）或结尾",
  "closing-parenthesis": "右括号 `)`",
  "comma-or-closing-parenthesis": "逗号或右括号 `)`",
  exponent: "指数（如 `^2`、`^(1/2)`）",
  unit: "单位名称",
}
const measures: Readonly<Record<string, string>> = { characters: "个字符", words: "个词和符号", nesting: "层括号" }

const found = (text: string): string => (text === "" ? "文本却到此为止" : `实际是 ${code(text)}`)

export const textZh: Readonly<Record<TextCode, Sentence>> = {
  "bad-distribution": (p) => [`这些数值构不成 ${code(p("name"))}：${rules[p("rule")] ?? p("rule")}。`, "改正这些数值"],
  "chained-comparison": (p) =>
    `比较不能连写：${code(p("first"))} 和 ${code(p("second"))} 要各有左右两边，再用 ${code("and")} 连接（中间项是 ${code(p("middle"))}）。`,
  "constant-expected": () => ["这里是一个分布，而参数只能是带单位的确定数值。", "写一个数，例如 `5 USD`"],
  "cut-text": (p) => [
    `${code(p("key"))} 的文本被逗号切断，只剩 ${code(p("text"))}。在花括号和方括号中，YAML 的文本到逗号为止。`,
    '给整段文本加上引号，例如 `"discrete(1: 2, 5: 1)"`',
  ],
  "data-arguments": () => ["`data` 需要文件名和列名。", "写成 `data(file.csv, column)`"],
  "data-not-alone": () => ["`data` 只能单独作为一个值，不能放进别的分布里。", "在 `assumptions` 下给它单独起个名字"],
  "different-dimensions": (p) => [
    `单位对不上：${unit(p("unit"))} 与 ${unit(p("other"))}。同一个值里的数要用同类单位。`,
    "只在最后一个数后面写单位",
  ],
  "different-units": (p) => [
    `这一部分的单位是 ${unit(p("unit"))}，前面的是 ${unit(p("other"))}，两者无法换算。`,
    `改用 ${unit(p("other"))}`,
  ],
  "distribution-in-formula": (p) => [
    `公式里混入了不确定的数值或决策（${code(p("name"))}），它必须单独成值。`,
    "在 `assumptions` 下给它起个名字，再在公式里引用",
  ],
  "empty-file": (p) => [
    "文件是空的。",
    p("of") === "device"
      ? "先写 `base: H100-SXM` 或其他相近的设备，再写不同之处（docs/devices.md）"
      : "先写 `venturi: 1`，再写 `assumptions:` 或 `projects:`",
  ],
  "file-too-deep": (p) => [`层级超过 ${p("limit")} 层，项目文件用不到这么深。`, "检查缩进"],
  "full-width": (p) => [
    `这里有全角符号：${p.list("found").map(code).join(" ")}。文件中要用半角符号。`,
    "切换到英文输入法再输入这些符号",
  ],
  "grouped-digits": (p) => `数字不分节：${code(p("found"))} 会有歧义，应写成 ${code(p("right"))}。`,
  "interval-dash": (p) => `两个数之间用了 ${code(p("found"))}，区间要用 \`to\` 连接。`,
  "key-expected": () => ["冒号前面缺少键名。", "在 `:` 前写上名称"],
  "missing-equals": (p) => `${code(p("text"))} 看起来是公式，公式要以 \`=\` 开头。`,
  "no-sections": () => ["文件里没有任何小节。", "项目文件以 `venturi: 1`、`projects:` 这样的行开头"],
  "no-whole-number": (p) => [`两端之间没有整数个 ${unit(p("unit"))}，而这里只能取整数。`, "把范围放宽"],
  "not-a-quantity": (p) => [
    p("text") === "" ? "这里缺少一个数值。" : `${code(p("text"))} 不是数值。`,
    "写带单位的数（`20 元`）、区间（`20 to 40 元/月`）或公式（`= price * customers`）",
  ],
  "number-expected": (p) => [`这里需要一个数字，${found(p("found"))}。`, "写一个数，例如 `20` 或 `1.5万`"],
  "number-too-large": (p) => [`${code(p("number"))} 太大，无法计算。`, "改用后缀或更大的单位"],
  "plain-expected": (p) => [`这里需要不带单位的数，却写了单位 ${code(p("unit"))}。`, "去掉单位"],
  "reversed-interval": (p) => `区间写反了：${code(p("low"))} 不小于 ${code(p("high"))}，应先写较小的一端。`,
  syntax: (p) =>
    p("expected") === "end"
      ? [`在 ${code(p("found"))} 之前值已经完整，后面不能再有内容。`, "是否写错了单位，或漏了符号？"]
      : [`这里应当是${expectedSigns[p("expected")] ?? p("expected")}，${found(p("found"))}。`, "检查附近的符号"],
  "too-deep": (p) => [`内容过长，最多 ${count(p("limit"))} ${measures[p("of")] ?? p("of")}。`, "拆成几个有名字的数量"],
  "too-many-values": (p) => [`文件里的值超过 ${count(p("limit"))} 个，项目文件用不到这么多。`, "确认是否选错了文件"],
  "unit-form": (p) => `单位里不能有空格，也不写 \`per\`，应为 ${code(p("unit").trim())}。`,
  "unit-missing": (p) => `这个数没有单位，其余的单位是 ${code(p("unit"))}。`,
  "unit-syntax": (p) => [
    `单位在 ${code(p("unit"))} 处写得不完整或多了符号，这里应当是${expectedSigns[p("expected")] ?? p("expected")}。`,
    "单位写成 `USD/seat/month` 这样的形式",
  ],
  "unit-twice": (p) => [`括号里的数已有单位 ${code(p("other"))}，后面又写了 ${code(p("unit"))}。`, "去掉其中一个"],
  "unknown-alias": (p) => [`${code(`*${p("name")}`)} 引用的内容在文件里找不到。`, `在被引用处标上 ${code(`&${p("name")}`)}`],
  "unknown-distribution": (p) => [
    `没有 ${code(p("name"))} 这种分布。`,
    didYouMean(p, "可用 `normal`、`lognormal`、`uniform`、`triangular`、`pert`、`beta` 等；公式要以 `=` 开头"),
  ],
  "unknown-function": (p) => [
    `没有 ${code(p("name"))} 这个函数。`,
    didYouMean(p, "可用 `min`、`max`、`if`、`sum`、`mean`、`at`、`cumulative`、`previous` 等"),
  ],
  "unknown-unit": (p) => [
    `不认识单位 ${code(p("unit"))}。`,
    didYouMean(p, `如果是自定义单位，请先声明：\`units: [${p("unit")}]\``),
  ],
  "weight-expected": (p) => [`${code(p("name"))} 的每个取值后面都要有冒号和权重。`, `写成 \`"${p("name")}(10: 2, 20: 1)"\``],
  "wrong-arity": (p) => {
    const [least, most] = [p("least"), p("most")]
    const wanted = least === most ? least : most === "any" ? `至少 ${least}` : `${least} 到 ${most}`
    return [`${code(p("name"))} 需要 ${wanted} 个参数，这里有 ${p("found")} 个。`, "补上缺少的参数，或去掉多余的"]
  },
  "wrong-operator": (p) => `${code(p("found"))} 不是本语言的运算符，应为 ${code(p("right"))}。`,
}

const around = (line: string): string => (line === "" ? "" : `该行是 ${code(line)}。`)

export const yamlZh: Readonly<Record<YamlCode, Sentence>> = {
  "yaml-alias-props": (p) => [`引用（\`*名称\`）不能再带标记。${around(p("line"))}`, "去掉标记"],
  "yaml-bad-alias": (p) => [`引用（\`*名称\`）写得不对。${around(p("line"))}`, "以 `*` 开头的文本要加引号"],
  "yaml-bad-collection-type": (p) => [`YAML 类型标记（\`!…\`）与后面的内容不符。${around(p("line"))}`, "去掉标记"],
  "yaml-bad-directive": (p) => [`以 \`%\` 开头的行是 YAML 指令，而这条指令无法识别。${around(p("line"))}`, "去掉这一行"],
  "yaml-bad-dq-escape": (p) => [`双引号里的反斜杠有特殊含义，这里的写法无效。${around(p("line"))}`, "改用单引号"],
  "yaml-bad-indent": (p) => [`缩进与上面的行对不上。${around(p("line"))}`, "同一小节的各项用相同数目的空格缩进"],
  "yaml-bad-prop-order": (p) => [`标记（\`&名称\`、\`!类型\`）的位置不对。${around(p("line"))}`, "把它紧挨着写在值的前面"],
  "yaml-bad-scalar-start": (p) => [`文本不能以这个符号开头。${around(p("line"))}`, "给文本加上引号"],
  "yaml-block-as-implicit-key": (p) => [`这里多了一个冒号。${around(p("line"))}`, "含有 `: ` 的文本要加引号"],
  "yaml-block-in-flow": (p) => [`花括号和方括号里不能再分行缩进。${around(p("line"))}`, "先把括号闭合"],
  "yaml-duplicate-key": (p) => [`同一小节里这个键出现了两次。${around(p("line"))}`, "去掉其中一个"],
  "yaml-impossible": (p) => [`这段内容无法按 YAML 读取。${around(p("line"))}`, "换一种更简单的写法"],
  "yaml-key-over-1024-chars": (p) => [`键名超过 1024 个字符。${around(p("line"))}`, "是否少了换行？"],
  "yaml-missing-char": (p) => [`这里缺了符号：右引号、右括号、逗号，或冒号后的空格。${around(p("line"))}`, "把它补上"],
  "yaml-multiline-implicit-key": (p) => [`缺少冒号，或者键名跨了多行。${around(p("line"))}`, "在一行里写 `键: 值`"],
  "yaml-multiple-anchors": (p) => [`一个值带了两个名称（\`&名称\`）。${around(p("line"))}`, "去掉其中一个"],
  "yaml-multiple-docs": (p) => [
    `\`---\` 开启了第二份文档，而一个项目文件只能有一份。${around(p("line"))}`,
    "去掉这一行，或拆成两个文件",
  ],
  "yaml-multiple-tags": (p) => [`一个值带了两个类型标记（\`!类型\`）。${around(p("line"))}`, "两个都去掉"],
  "yaml-non-string-key": (p) => [`键名必须是简单的词。${around(p("line"))}`, "写成 `键: 值`"],
  "yaml-resource-exhaustion": (p) => [`文件反复引用自身，展开后过大。${around(p("line"))}`, "把值直接写出来"],
  "yaml-tab-as-indent": (p) => [`该用空格的地方用了制表符。${around(p("line"))}`, "用空格缩进"],
  "yaml-tag-resolve-failed": (p) => [
    `类型标记（\`!类型\`）无法识别。${around(p("line"))}`,
    "去掉标记；以 `!` 开头的文本要加引号",
  ],
  "yaml-unexpected-token": (p) => [
    `这个符号不能出现在这里。${around(p("line"))}`,
    `含有 ${anyOf(["#", "{", "[", ":"])} 的文本要加引号`,
  ],
}
