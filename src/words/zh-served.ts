/** 报告中关于推理服务的中文句子。 */
import { spaced } from "./phrases-zh.ts"
import type { ServedWords } from "./served-words.ts"

export const servedZh: ServedWords = {
  othersOnly: (chosen) => `选定的项目${spaced(chosen)}没有在此规划的推理服务；以下是其他项目的推理服务，供对比。`,
  notChosen: (project) => `${project} 不是选定的项目，其推理服务仅供对比。`,
  asked: (project, month, rate) => `${project} 在 ${month} 请求最多：高峰小时为 ${rate}。`,
  planned: (setup, batch) => `规划方案为 ${setup}，每个副本最多同时处理 ${batch}。`,
  capacity: ({ most, busiest, ready, isShort }) => {
    const reserve = ready === null ? "" : `，连同余量占 ${ready}${isShort ? "，已超出承载能力" : ""}`
    return `在目标之内可承载 ${most}，高峰小时占其中 ${busiest}${reserve}。`
  },
  latency: (hasTargets) => `规划方案在其他负载下的平均时间${hasTargets ? "，虚线为目标" : ""}；菱形为高峰小时。`,
  cost: (price, api) =>
    `规划方案在各时段负载均匀时的成本，按 ${price} 计：空闲的机器也要付钱。${api === null ? "" : `虚线为 ${api} 的价格。`}`,
  front: "规划方案，以及同样的 GPU 的其他部署方案：后者都能在目标之内承载高峰小时，其中没有哪个既更便宜又更快；菱形为规划方案。",
  tokens: (input, output, cached) =>
    `假设：请求随机到达，均取当月中位数，输入 ${input}、输出 ${output}${cached === null ? "" : `，其中 ${cached} 的输入命中提示词缓存`}。数值为规划器给出的平均值，未经模拟。`,
  samples: "假设：样本逐个随机到达，取当月中位数。数值为规划器给出的平均值，由成批处理的短模拟得出。",
  dollars: (rate) => `美元按 ${rate} 折算。`,
  chosen: "规划方案",
  setup: "部署方案",
  besidePlan: "与规划相比",
  standing: {
    planned: "规划方案",
    dearer: "成本更高",
    "no-reserve": "容量不足：能承载高峰小时，但没有余量",
    "other-size": "也能承载余量，但副本规模不同，需先实测",
    fewer: "按中位数也能承载余量；规划还考虑了步耗时偏慢和请求偏多的情形",
  },
  makeOrBuy: ({ isMake, make, buy, api, date, likeness }) => {
    const about = { same: "", version: "（同一模型的另一版本）", size: "（规模相近的模型）" }[likeness]
    return `当月${isMake ? "自建" : "购买"}更便宜：按全月平均，每千次请求，自建（这些 GPU 全天付费）为 ${make}，向${about === "" ? spaced(api) : `${spaced(api).trimEnd()}${about}`}购买为 ${buy}（${date} 标价）。`
  },
  breakEven: (mean, even) => {
    if (mean !== null && even !== null)
      return `按规划的峰谷差异，当月平均达到 ${mean} 起，自建更划算；若各时段请求均匀，则 ${even} 起即划算。`
    if (mean !== null) return `当月平均达到 ${mean} 起，自建更划算。`
    if (even === null) return "在目标之内能承载的任何负载下，都是购买更便宜。"
    return `按规划的峰谷差异和高峰余量，任何负载下都是购买更便宜；只有各时段请求均匀、达到 ${even} 起，该方案才划算。`
  },
  costs: {
    caption: (isSamples) => `每千${isSamples ? "个样本" : "次请求"}的成本`,
    what: "负载",
    load: "速率",
    cost: "每千次成本",
    rows: {
      full: "满载：各时段都达到目标之内的承载上限",
      planned: "无闲置副本：高峰小时满载（扣除余量），全部时段平均",
      busiest: "当月高峰小时",
      mean: "当月全部时段平均，即实际支付",
    },
    bought: (api) => `向${spaced(api)}购买`.trimEnd(),
    note: (perHour) => `规划方案的各行都是同一笔 ${perHour}，除以每小时的请求数：请求越多、越均匀，单次成本越低。`,
    inProduct: "产品一章中“单次请求成本（不计闲置副本）”即第二行，取全部样本的中位数，并计入步耗时的偏差。",
  },
  cheaper: ({ setup, saving, share, hasReserve }) =>
    hasReserve
      ? `找到更便宜的部署方案：${setup} 可在目标之内承载高峰小时及同样的余量，便宜 ${saving}（${share}）。规划沿用原有的副本规模；换一种规模值得实测。`
      : `找到更便宜的部署方案：${setup} 可在目标之内承载高峰小时，便宜 ${saving}（${share}），但没有规划所保留的余量。`,
}
