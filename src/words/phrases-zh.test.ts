// Between Chinese signs a space stands beside Latin letters and figures, and nowhere else, whatever a sentence is filled with.
import { expect, test } from "vitest"
import { calendar, led, spaced } from "./phrases-zh.ts"
import { wordsOf } from "./words.ts"

test.each([
  ["99.9 %", "在 99.9 % 的"],
  ["超过 99.9 %", "在超过 99.9 % 的"],
  ["21,700 客户", "在 21,700 客户的"],
  ["-35 %", "在 -35 % 的"],
  ["68.7万元", "在 68.7万元的"],
  // A figure of a document, whose own signs are not seen yet.
  ["\u{e000}x\u{e001}", "在 \u{e000}x\u{e001} 的"],
])("%j in the middle of a sentence", (text, sentence) => expect(`在${spaced(text)}的`).toBe(sentence))

test.each([
  ["超过 99.9 %", "为超过 99.9 %。"],
  ["81.3 %", "为 81.3 %。"],
])("%j at the end of one", (text, sentence) => expect(`为${led(text)}。`).toBe(sentence))

test("a share that is nearly all, in the verdict", () => {
  const facts = {
    project: "甲",
    barred: 0,
    projects: 2,
    beatsNothing: null,
    survival: null,
    value: "68.7万元",
    lacks: null,
    isAsMuch: false,
  }
  const said = wordsOf("zh").report.choose({ ...facts, probabilityBest: "超过 99.9 %" })
  expect(said).toBe("选甲：在超过 99.9 % 的样本中，它是 2 个项目里最好的。")
})

test("what a task is shortened to", () => {
  const said = wordsOf("zh").report.actions.hasten({
    name: "build",
    kind: "",
    from: "40 客户",
    to: "21,700 客户",
    effect: "无",
    otherwise: "",
    isMore: true,
  })
  expect(said).toBe("把任务 build 从 40 客户缩短到 21,700 客户：无。")
})

test.each([
  ["2030-12", "2030年12月"],
  ["2031-01", "2031年1月"],
  ["第 3 年", "第 3 年"],
])("the month %s is %s", (month, said) => expect(calendar(month)).toBe(said))

test.each([
  ["people", "“consultant”", "Hire more: “consultant”, 4 instead of 3: up.", "增聘“consultant”，从 3 到 4：up。"],
  [
    "channels",
    "“archives”",
    "Reach more customers through the channel “archives”, 4 instead of 3: up.",
    "通过渠道“archives”触达更多客户，从 3 到 4：up。",
  ],
  ["gpus", "“lab”", "Get more GPUs of “lab”, 4 instead of 3: up.", "增加 GPU“lab”，从 3 到 4：up。"],
  ["data", "“notes”", "Get more of the data “notes”, 4 instead of 3: up.", "增加数据“notes”，从 3 到 4：up。"],
  ["cash", "cash", "Get more cash, 4 instead of 3: up.", "增加 cash，从 3 到 4：up。"],
])("more of %s is asked for in a sentence of its own", (kind, name, en, zh) => {
  const facts = { kind, name, from: "3", to: "4", effect: "up", otherwise: "", isMore: true }
  expect(wordsOf("en").report.actions.add(facts)).toBe(en)
  expect(wordsOf("zh").report.actions.add(facts)).toBe(zh)
})
