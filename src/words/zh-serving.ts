/** The sentences of `serving`, in Chinese. */
import type { ServingCode } from "./codes.ts"
import { count, didYouMean } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"

export const servingMistakesZh: Readonly<Record<ServingCode, Sentence>> = {
  "trace-column": (p) => [
    `请求记录里没有 ${code(p("column"))} 这一列。`,
    didYouMean(p, "在第一行写明列名 `arrival`、`input` 和 `output`"),
  ],
  "trace-empty": (p) => [`${code(p("file"))} 里没有请求。`, "在列名下面，每行写一个请求"],
  "trace-left-out": (p) => [
    `${code(p("file"))} 里没有输入或没有输出的请求不计入，共 ${count(p("count"))} 个。`,
    "它们可能在记录时就已失败",
  ],
  "trace-time": (p) => [
    `${code(p("column"))} 列在这里不是时间：${code(p("got"))}。`,
    "写成秒数，例如 `12.5`，或日期和时间，例如 `2026-03-01 08:15:46.5`",
  ],
  "trace-tokens": (p) => [`${code(p("column"))} 列在这里不是词元数：${code(p("got"))}。`, "写一个不小于零的整数"],
}
