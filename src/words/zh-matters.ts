/** The sentences of `explain --matters`, in Chinese. */

import type { MattersWords } from "./matters-words.ts"
import { led, spaced } from "./phrases-zh.ts"

export const mattersZh: MattersWords = {
  title: (name, month) => `哪些输入影响 ${name}${month === "" ? "" : `（${month}）`}`,
  columns: {
    input: "输入",
    total: "连同交互",
    first: "单独",
    shapley: "分摊",
    remains: "剩余",
    rank: "秩相关",
    onePercent: "增加 1 %",
    how: "算法",
    low: "最低 1/5",
    high: "最高 1/5",
  },
  inUnit: (column, unit) => `${column}（${unit}）`,
  how: { derivative: "求导", differences: "差分", probability: "概率" },
  average: (mean, sd) => `平均${led(mean)}，标准差${led(sd)}。`,
  probability: (share) => `概率为${led(share)}。`,
  points: "点",
  figure: (name, value) => `${name}：${value}`,
  certain: "它在每个样本中都相同：背后没有不确定的输入。",
  unknown: "它在部分样本中不是有限的数，无法把波动分摊到各个输入。",
  noneMatters: "没有哪个输入占到它波动的 0.5 %。",
  notes: {
    sobol:
      "单独：已知该输入后会消失的那部分方差。连同交互：已知其余所有输入后仍会剩下的那部分方差，包含它与其他输入共同造成的全部影响，因此各项之和可能超过 100 %。",
    shapley:
      "部分输入彼此相关。分摊：沙普利效应，几个输入共同造成的、或彼此透露的部分在它们之间平分，各项之和为 100 %。单独：已知该输入后会消失的部分，含它所透露的其他输入的信息。剩余：已知其余所有输入后仍会剩下的部分。",
    rank: "秩相关：斯皮尔曼秩相关系数；为负时，输入越高，该数量越低。",
    onePercent: "增加 1 %：该输入的数值都增大 1 %、其余不变时，均值的变化。",
    derivative: "求导：沿每个样本精确求导，其间没有跳变。",
    differences: "差分：该输入经由跳变起作用（如比较、取整、if 或破产），因此用同一批样本把它略微调高和调低，各算一遍。",
    probability: "概率：该输入只取 0 或 1，增加 1 % 的是它的概率。",
    chance: "输入若只是决定某个事件是否发生、何时发生的随机数，则记为“–”。",
    fifths: "最低和最高五分之一：该输入最低或最高的五分之一样本中的均值。",
    errors: "± 为 95 % 区间的一半。",
    others: (count) => `影响更小、未列出的输入：${count} 个。`,
    never: (share, countsAs) => `在${spaced(share)}的样本中它永不到来，此时按期末（${countsAs}）计。`,
  },
}
