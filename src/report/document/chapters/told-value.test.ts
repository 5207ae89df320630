// What the founder wrote, in the words of a reader: English as in the file but for distributions, Chinese throughout.
import { expect, test } from "vitest"
import { wordsOf } from "../../../words/index.ts"
import { toldText } from "./told-value.ts"

test.each([
  ["up to 64 GPU", "up to 64 GPU", "最多 64 块 GPU"],
  ["6 to 12 CNY/GPU-hour", "6 to 12 CNY/GPU-hour", "6 至 12元/GPU-小时"],
  ["1 person", "1 person", "1 人"],
  ["5286308 record", "5286308 record", "528.6308万条记录"],
  ["pert(6, 9, 18) week", "6 to 18 weeks, most likely 9", "6 至 18 周，最可能 9"],
  ["uniform(1, 3) month", "1 to 3 months", "1 至 3 个月"],
  ["normal(30, 4) day", "about 30 days, give or take 4 days", "均值 30 天，标准差 4 天"],
  ["beta(2, 5)", "beta(2, 5)", "beta(2, 5)"],
  ["choose 0, 5k, 15k USD/month", "choose 0, 5k, 15k USD/month", "可选 0、5,000、1.5万 USD/月"],
  ["choose 10 to 50 USD/month", "choose 10 to 50 USD/month", "可选 10 至 50 USD/月"],
  ["no figure", "no figure", "no figure"],
])("%s is %s, in Chinese %s", (text, english, chinese) => {
  expect([toldText(wordsOf("en"), text), toldText(wordsOf("zh"), text)]).toEqual([english, chinese])
})
