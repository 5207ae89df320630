/** 文件 training 部分关于训练步的说法，中文。 */
import type { TrainingFileCode } from "./codes.ts"
import { count } from "./phrases-zh.ts"
import { code, type Sentence } from "./sentence.ts"
import { asKeys } from "./training-file.ts"
import { trainingMistakesZh } from "./zh-training.ts"

export const trainingFileZh: Readonly<Record<TrainingFileCode, Sentence>> = {
  "training-in-file": (p) => {
    const [message, advice] = asKeys(trainingMistakesZh, p, "没有这样的训练步。")
    return [`在 ${count(p("gpus"))} 块 ${code(p("device"))} 上：${message}`, advice]
  },
  "training-measured-elsewhere": (p) => [
    `这一步是在 ${code(p("gpu"))} 上测的，而训练按 ${code(p("planned"))} 规划，因此不计入。`,
    "在实际训练的 GPU 上测一步，或删去这一条",
  ],
  "training-measured-nothing": (p) => [`实测的一步必有用时，${code(p("got"))} 看不出是多久。`, "写成 `1.3 s` 这样的时间"],
  "training-measured-unused": (p) => [
    `文件给出了 ${code(p("key"))}，实测的步因此不起作用。`,
    `删去 ${code(p("key"))} 或 ${code("measured")}`,
  ],
  "training-plan-number": (p) => [
    `${code(p("key"))} 写的是 ${code(p("got"))}；训练步在抽样和决策之前规划，需要一个整数。`,
    `写一个确定的整数，或不写 ${code(p("key"))}，由程序搜索最优值`,
  ],
  "training-zero-stage": (p) => [
    `ZeRO 没有第 ${p("got")} 级。`,
    "写 0（不分片）、1（优化器状态）、2（另加梯度）或 3（另加权重）",
  ],
}
