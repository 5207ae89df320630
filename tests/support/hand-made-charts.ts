/** For tests of pictures: one chart of every kind, with what is awkward in each. */
import type { Language } from "../../src/index.ts"
import type { Chart } from "../../src/report/charts/chart.ts"

const by = (language: Language, en: string, zh: string): string => (language === "zh" ? zh : en)

function months(count: number): string[] {
  return Array.from({ length: count }, (_, k) => `${2027 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, "0")}`)
}

/** Cash that falls towards zero, is lifted by a round and grows to many times what it was. */
function cash(factor: number): (number | null)[] {
  return months(48).map(
    (_, m) => 1.2e6 - 9e4 * m * (2 - factor) + (m > 14 ? 1.5e6 * factor : 0) + factor ** 3 * 4e3 * Math.max(0, m - 16) ** 2,
  )
}

export function handMadeCharts(language: Language): Readonly<Record<Chart["kind"], Chart>> {
  const said = (en: string, zh: string): string => by(language, en, zh)
  const [wide, narrow] = [said("nine times in ten", "十次有九次"), said("half of the time", "一半的情形")]
  const [median, mean] = [said("median", "中位数"), said("average", "平均值")]
  const unit = language === "zh" ? "CNY" : "USD"
  return {
    fan: {
      kind: "fan",
      unit,
      months: months(48),
      p5: cash(0.05),
      p25: cash(0.6),
      p50: cash(1),
      p75: cash(1.6),
      p95: cash(3.4),
      labels: { wide, narrow, median, zero: said("no cash left", "资金耗尽"), clipped: said("beyond the picture", "超出图外") },
      marks: [
        { month: 13, label: said("launch", "上线") },
        { month: 15, label: said("seed round", "种子轮") },
        { month: 16, label: said("first hospital group signs", "第一家医院集团签约") },
        { month: 47, label: said("series A", "A 轮") },
      ],
    },
    curve: {
      kind: "curve",
      months: months(48),
      values: months(48).map((_, m) => (m < 7 ? 0 : 0.42 * (1 - Math.exp(-(m - 7) / 9)))),
      label: said("Probability that the cash has run out", "资金已经耗尽的概率"),
    },
    range: {
      kind: "range",
      unit,
      rows: [
        {
          label: said("own model in the hospital's own machine room", "部署在医院机房的自有模型"),
          p5: -4e5,
          p25: 2.1e5,
          p50: 8e5,
          p75: 1.9e6,
          p95: 5.2e6,
          mean: 1.3e6,
          isStrong: true,
        },
        {
          label: said("rented model", "租用模型"),
          p5: -1e5,
          p25: 1e5,
          p50: 2.4e5,
          p75: 7e5,
          p95: 2.7e6,
          mean: 6e5,
          isStrong: false,
        },
        {
          label: said("nothing is known of it", "一无所知"),
          p5: null,
          p25: null,
          p50: null,
          p75: null,
          p95: null,
          mean: null,
          isStrong: false,
        },
      ],
      reference: { value: 9e5, label: said("cash kept", "留着的现金") },
      labels: { wide, narrow, median, mean },
    },
    tornado: {
      kind: "tornado",
      unit,
      base: { value: 1.3e6, label: said("average 1.3M USD", "平均值 130万元") },
      rows: [
        {
          label: said("price of a seat, before value-added tax", "每席位不含税价格"),
          low: { value: 1e5, label: "10.2 USD/seat/month" },
          high: { value: 3.1e6, label: "15.8 USD/seat/month" },
        },
        {
          label: said("customers lost in a year", "客户年流失率"),
          low: { value: 2.2e6, label: "15.1 %/year" },
          high: { value: 4e5, label: "24.8 %/year" },
        },
        {
          label: said("months of curating", "整理数据的月数"),
          low: { value: 1.6e6, label: said("2 months", "2 个月") },
          high: { value: 1.5e6, label: said("5 months", "5 个月") },
        },
      ],
      labels: { low: said("when it is low", "取低值时"), high: said("when it is high", "取高值时") },
    },
    waterfall: {
      kind: "waterfall",
      unit,
      opening: { label: said("cash at the start", "期初资金"), value: 1.2e6 },
      steps: [
        { label: said("revenue before value-added tax and refunds", "不含增值税和退款的收入"), value: 6.4e6 },
        { label: said("pay", "工资"), value: -3.9e6 },
        { label: said("serving", "推理服务"), value: -1.1e6 },
        { label: said("training", "训练"), value: -2.4e5 },
        { label: said("taxes", "税"), value: -1.2e5 },
        { label: said("the rest", "其余"), value: 0 },
      ],
      closing: { label: said("cash at the end", "期末资金"), value: 2.24e6 },
      labels: { up: said("comes in", "流入"), down: said("goes out", "流出"), total: said("cash", "资金") },
    },
    bars: {
      kind: "bars",
      unit,
      rows: [
        { label: said("cash", "现金"), value: 976e3 },
        { label: said("people: ml-engineer", "人员：机器学习工程师"), value: 448e3 },
        { label: said("data: clinical notes of three hospital groups, exclusive", "数据：三家医院集团的独家病历"), value: 252e3 },
        { label: said("channels: a partner who costs more than he brings", "渠道：得不偿失的合作伙伴"), value: -81e3 },
      ],
    },
    columns: {
      kind: "columns",
      unit,
      years: ["2027", "2028", "2029", "2030", "2031"],
      series: [
        { label: said("revenue", "收入"), values: [0, 4.1e5, 1.9e6, 3.2e6, 4.4e6] },
        { label: said("costs", "成本"), values: [6.1e5, 8.8e5, 1.2e6, 1.7e6, 2.1e6] },
        { label: said("profit", "利润"), values: [-6.1e5, -4.7e5, null, 1.5e6, 2.3e6] },
      ],
    },
    lines: {
      kind: "lines",
      across: { unit: "request/s", label: said("requests that come", "到达的请求") },
      unit: "s",
      isLog: true,
      series: [
        {
          label: said("time to first token", "首 token 延迟"),
          points: [0.5, 1, 2, 4, 6].map((x) => ({ x, y: 0.08 / (1 - x / 6.2) })),
        },
        {
          label: said("time per output token", "每输出 token 的时间"),
          points: [0.5, 1, 2, 4, 6].map((x) => ({ x, y: x === 2 ? null : 0.01 + 0.004 * x })),
        },
      ],
      limits: [
        { label: said("promised: first token", "承诺：首 token"), value: 1 },
        { label: said("promised: each token", "承诺：每 token"), value: 0.05 },
      ],
      marks: [{ x: 4, y: 0.23, label: said("chosen load", "所选负载") }],
    },
  }
}
