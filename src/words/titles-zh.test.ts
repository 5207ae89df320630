import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { titleZh } from "./titles-zh.ts"

test.each([
  ["Bass, A new product growth for model consumer durables", "《Bass, A new product growth for model consumer durables》"],
  ["中国电信天翼云价格", "中国电信天翼云价格"],
  ["A usual rank of adapters", "适配器的常用秩"],
  ["Pay of a physician in the United States", "美国医生的薪酬"],
  ["Employer's burden in Germany", "德国的用工附加成本"],
  ["Pay of a diver in Germany", "《Pay of a diver in Germany》"],
  ["Rent of an A800, for which no price with a source was found", "A800 的租价，未找到有出处的价格"],
  [
    "Venturi's planner: the best layout; kernels as measured, steps fitted to 454 published runs",
    "Venturi 训练规划器：取最优布局，算子按实测，步时间按已发表的运行拟合，运行数：454",
  ],
])("%s is %s", (title, zh) => expect(titleZh(title)).toBe(zh))

type Cited = { readonly confidence?: string; readonly source?: { readonly title?: string; readonly where?: string } }

/** Assumptions without an address are sentences of the catalogue: none may stand in English in a Chinese text. */
test("no assumption of the catalogue is left in English", () => {
  const folder = new URL("../data/", import.meta.url)
  const files = ["benchmarks.json", "compensation.json", "electricity.json", "sectors.json"]
  expect(files.filter((file) => !readdirSync(folder).includes(file))).toEqual([])
  const entries = files.flatMap((file): Cited[] => JSON.parse(readFileSync(new URL(file, folder), "utf8")))
  const own = entries.filter(({ confidence, source }) => confidence === "assumption" && (source?.where ?? "") === "")
  const left = own.map(({ source }) => source?.title ?? "").filter((title) => titleZh(title).startsWith("《"))
  expect(left).toEqual([])
})
