/** The Chinese sentences of the report on unit economics. */
import { led, spaced } from "./phrases-zh.ts"
import type { UnitWords } from "./unit-words.ts"

export const unitZh: UnitWords = {
  lines: {
    cac: "获客成本（CAC）",
    ltv: "客户终身价值（LTV）",
    ltv_discounted: "折现的客户终身价值",
    ltv_to_cac: "LTV/CAC",
    payback: "回本时间（计入流失）",
    payback_if_kept: "回本时间（假设无人流失）",
    lifetime: "客户平均留存时间",
    by_month: "单客户月毛利",
    at_joining: "客户加入时的毛利",
    nrr: "十二个月净收入留存率（NRR）",
    grr: "十二个月毛收入留存率（GRR）",
    arr: "年度经常性收入（ARR）",
    gross_margin: "毛利率",
    gross_margin_trained: "扣除当期训练支出后的毛利率",
    margin_amortised: "训练成本按销售摊销后的毛利率",
  },
  marginOf: (line) => `${line}的毛利率`,
  captions: {
    byYear: "各年单位经济",
    atEnd: "规划期末，与同行对照",
    alive: "加入后仍留存的客户比例",
    net: "单个客户累计毛利减去获客成本",
    bridge: "最后十二个月年度经常性收入的变动",
  },
  benchmark: "同行",
  lead: (cac, discounted, ltv) =>
    `规划期末，获得一个新客户花费 ${cac}，该客户留存期间带来 ${discounted}（折现至加入时），未折现为 ${ltv}（均为中位数）。`,
  ratio: (ratio) => `未折现时，所带来的是花费的 ${ratio} 倍。`,
  payback: (months) => `${months}后收回获客成本。`,
  paidAtOnce: "客户加入时带来的毛利即已收回获客成本。",
  never: (chance) => `在存续至期末的样本中，有 ${chance} 始终无法收回。`,
  noCost: "没有任何获客支出，因此无从得知获客成本：请写明此类成本，或安排销售人员。",
  byYearNote:
    "经常性收入为年末全部样本的均值。各比率为分子均值与分母均值之比，因而与同表数字及成本一章相符：毛利率按全年销售计，获客成本与终身价值按当年新客户计，留存率按年末前十二个月的经常性收入计。几乎没有基数的年份留空。",
  benchmarkNote:
    "仅统计届时仍存续的样本。同行指软件公司，多为规模较大者；所列为区间两端。其中回本越晚越差，超过一百年记为永不。来源：",
  alive: (share, age) => `加入后${age}，仍留存 ${share}（中位数）。`,
  net: (after) => `曲线越过零点时收回获客成本，即加入后 ${after}（中位数）。`,
  aliveLabel: "仍留存",
  age: (month) => `第 ${month} 个月`,
  ageColumn: "加入时长",
  aliveColumn: "仍留存",
  paidBack: "回本",
  zero: "已回本",
  bridge: (opening, closing) => `平均由${spaced(opening)}变为${led(closing)}。`,
  bridgeSteps: {
    opening: "期末前一年",
    joined: "新客户",
    expansion: "留存客户增加",
    contraction: "留存客户减少",
    churned: "流失客户",
    ruined: "现金耗尽而终止",
    closing: "期末",
  },
  bridgeLabels: { up: "增加", down: "减少", total: "年度经常性收入" },
  bridgeNote: "月度经常性收入乘以十二。价格或用量上升计为增加，下降计为减少。现金耗尽后计为零，与逐年表一致。",
  movement: "变动来源",
}
