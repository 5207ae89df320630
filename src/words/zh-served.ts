/** 报告中关于推理服务的中文句子。 */
import { spaced } from "./phrases-zh.ts"
import type { ServedWords } from "./served-words.ts"

export const servedZh: ServedWords = {
  asked: (project, month, rate) => `${project} 在 ${month} 请求最多：高峰小时为 ${rate}。`,
  planned: (setup, batch) => `规划方案为 ${setup}，每个副本最多同时处理 ${batch}。`,
  latency: (hasTargets) => `规划方案在其他负载下的平均时间${hasTargets ? "，虚线为目标" : ""}；菱形为高峰小时。`,
  cost: (price, api) =>
    `规划方案在其他负载下的成本，按 ${price} 计：空闲的机器也要付钱。${api === null ? "" : `虚线为 ${api} 的价格。`}`,
  front: "同样的 GPU 的其他部署方案，都能在目标之内承载高峰小时，其中没有哪个既更便宜又更快；菱形为规划方案。",
  tokens: (input, output, cached) =>
    `假设：请求随机到达，均取当月中位数，输入 ${input}、输出 ${output}${cached === null ? "" : `，其中 ${cached} 的输入命中提示词缓存`}。数值为规划器给出的平均值，未经模拟。`,
  samples: "假设：样本逐个随机到达，取当月中位数。数值为规划器给出的平均值，由成批处理的短模拟得出。",
  dollars: (rate) => `美元按 ${rate} 折算。`,
  chosen: "规划方案",
  setup: "部署方案",
  makeOrBuy: ({ isMake, make, buy, api, date, likeness }) => {
    const about = { same: "", version: "（同一模型的另一版本）", size: "（规模相近的模型）" }[likeness]
    return `当月${isMake ? "自建" : "购买"}更便宜：每千次请求，自建（这些 GPU 全天付费）为 ${make}，向${about === "" ? spaced(api) : `${spaced(api).trimEnd()}${about}`}购买为 ${buy}（${date} 标价）。`
  },
  breakEven: (rate) => (rate === null ? "在任何负载下都是购买更便宜。" : `当月平均达到 ${rate} 起，自建更划算。`),
}
